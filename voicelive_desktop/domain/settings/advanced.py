"""The settings for those who know the protocol."""

from __future__ import annotations

from dataclasses import dataclass

from voicelive_desktop.domain.settings.spec import Group, Kind, Spec, setting
from voicelive_desktop.domain.settings.texts import object_problem, paths_problem


@dataclass(frozen=True, kw_only=True)
class AdvancedSettings:
    """Part of `Settings`."""

    __slots__ = ()

    session_extra: str = setting(
        "",
        Spec(
            "Fields of your own",
            "A JSON object that is laid over the session.update, for options that have no row here.",
            Group.ADVANCED,
            Kind.TEXT,
            "session_extra_edit",
            keywords="json raw extra unknown preview session update",
            check=object_problem,
        ),
    )
    session_without: str = setting(
        "",
        Spec(
            "Fields left out",
            "Fields that a model refuses, one a line, such as temperature or turn_detection.threshold.",
            Group.ADVANCED,
            Kind.LINES,
            "session_without_edit",
            keywords="json omit remove leave out unsupported refused field session update",
            check=paths_problem,
        ),
    )
