from steiger.privacy.actions.retention import check_run, draw_up, hold_back, put_back, release_run

__all__ = ["check_run", "draw_up", "hold_back", "put_back", "release_run"]
