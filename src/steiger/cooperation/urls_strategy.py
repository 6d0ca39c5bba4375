"""The multi-year support plan and its goals: part of the addresses of the agreements."""

from __future__ import annotations

from django.urls import path

from steiger.cooperation.views import strategy_goals, support_strategy

patterns = [
    path("plan/", support_strategy.current, name="strategies"),
    path("plan/start/", support_strategy.start, name="start_strategy"),
    path("plan/<int:strategy>/", support_strategy.strategy, name="strategy"),
    path("plan/<int:strategy>/pdf/", support_strategy.pdf, name="strategy_pdf"),
    path("plan/<int:strategy>/write/", support_strategy.write, name="write_strategy"),
    path("plan/<int:strategy>/publish/", support_strategy.publish, name="publish_strategy"),
    path("plan/<int:strategy>/discard/", support_strategy.discard, name="discard_strategy"),
    path("plan/<int:strategy>/goals/add/", strategy_goals.add, name="add_goal"),
    path("plan/goals/<int:goal>/", strategy_goals.goal, name="goal"),
    path("plan/goals/<int:goal>/change/", strategy_goals.change, name="change_goal"),
    path("plan/goals/<int:goal>/move/", strategy_goals.move, name="move_goal"),
    path("plan/goals/<int:goal>/remove/", strategy_goals.remove, name="remove_goal"),
]
