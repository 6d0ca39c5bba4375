"""How a film is cut: for a screen, and for a phone that is held upright."""

from __future__ import annotations

from dataclasses import dataclass

WORLD_WIDTH = 1920
WORLD_BOTTOM = 850
"""The drawings are this wide, and end here; above there is more sky or wall than a wide cut shows."""


@dataclass(frozen=True)
class Cut:
    """How the film lies in a frame: the picture above, the text below it, the jetty at the foot."""

    name: str
    ending: str
    width: int
    height: int
    picture_height: int
    text: tuple[int, int, int, int]
    text_size: int
    jetty: tuple[int, int, int]

    @property
    def is_upright(self) -> bool:
        return self.height > self.width


LANDSCAPE = Cut("landscape", "land", 1920, 1080, 850, (140, 868, 1640, 138), 54, (140, 1034, 1640))
PORTRAIT = Cut("portrait", "port", 1080, 1920, 1190, (70, 1240, 940, 520), 84, (70, 1820, 940))
CUTS = {cut.name: cut for cut in (LANDSCAPE, PORTRAIT)}
