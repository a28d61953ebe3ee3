"""Who serves what the window asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from voicelive_desktop.domain.facts.requests.about_profiles import ProfileRequest
from voicelive_desktop.domain.facts.requests.about_program import RestartProgram

if TYPE_CHECKING:
    from voicelive_desktop.domain.facts.requests.request import LaterRequest, Request


class RequestDoor:
    """Gives each request to the service that it is for. GUI thread only.

    Profiles and another start are served from the first frame on; the rest as soon as there is
    something behind the window, and until then not at all.
    """

    def __init__(
        self, restart: Callable[[], None], profiles: Callable[[ProfileRequest], None]
    ) -> None:
        self._restart = restart
        self._profiles = profiles
        self._behind: Callable[[LaterRequest], None] | None = None

    def attach(self, behind: Callable[[LaterRequest], None]) -> None:
        """Serve from now on everything."""
        self._behind = behind

    def enter(self, request: Request) -> None:
        """Let a request in."""
        if isinstance(request, RestartProgram):
            self._restart()
        elif isinstance(request, ProfileRequest):
            self._profiles(request)
        elif self._behind is not None:
            self._behind(request)
