"""Starts the two children of the program beside its imports: what watches for devices, and, for who
talks before all is there that stands behind the window, the local service.
"""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING

from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.domain.facts.connection_state import Connecting
from voicelive_desktop.domain.facts.events import Event
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.brain import OWN_EAR, brain_arguments, ear_arguments
from voicelive_desktop.domain.words.kinds import Target

if TYPE_CHECKING:
    from voicelive_desktop.app.environment.local_service import LocalServiceProcess


class EarlyService:
    """Watches the store until the machine takes over what it began. Loop thread only.

    The first list of devices takes a third of a second. The service's process needs half a second
    until it answers. Beside the imports of the window's it is there when they are done; before
    somebody wants it, it would only hold them up.
    """

    def __init__(self) -> None:
        self._tasks = TaskOwner()
        self._service: LocalServiceProcess | None = None
        self._told: list[tuple[str, str, dict[str, object]]] = []
        self._is_over = False
        self._watching: subprocess.Popen[str] | None = None

    def watch_devices(self) -> None:
        """Start the child that lists the devices; what keeps it from it is told at the next try."""
        from voicelive_desktop.app.environment.device_child import started_watch  # noqa: PLC0415 - the first frame waits for none

        self._watching = started_watch()

    def take_watch(self) -> subprocess.Popen[str] | None:
        """Return that child, for others to use and to end, if it was started."""
        watching, self._watching = self._watching, None
        return watching

    def __call__(self, _old: State, new: State, _event: Event) -> None:
        """An observer of the store: the first conversation that is wanted begins it."""
        if self._is_over or not isinstance(new.connection, Connecting):
            return
        self._is_over = True
        if _is_simple(new.settings):
            self._service = _new_service(self._keep)
            arguments = ear_arguments(new.settings)
            self._tasks.start(_awaken(self._service, arguments), "early local service")

    def hand_over(self, tell: Callable[..., None]) -> LocalServiceProcess:
        """Return the process, for others to use and to end. What it has told by now is told when
        they are ready, which the loop's next round is taken for.
        """
        self._is_over = True
        service, self._service = self._service or _new_service(tell), None
        service.tell_to(tell)
        if self._told:
            asyncio.get_running_loop().call_soon(self._tell_kept, tell)
        return service

    async def close(self) -> None:
        """End what nobody took over."""
        self._is_over = True
        await self._tasks.close()
        if self._service is not None:
            await self._service.stop()
        if self._watching is not None:
            await asyncio.to_thread(self._watching.communicate)

    def _keep(self, topic: str, event: str, **fields: object) -> None:
        self._told.append((topic, event, fields))

    def _tell_kept(self, tell: Callable[..., None]) -> None:
        for topic, event, fields in self._told:
            tell(topic, event, **fields)


def _is_simple(settings: Settings) -> bool:
    """Whether it is started with nothing that has to be looked up: no key, no folder."""
    has_guests = settings.target != Target.DEMO or bool(brain_arguments(settings))
    return not has_guests and settings.local_ear != OWN_EAR


def _new_service(tell: Callable[..., None]) -> LocalServiceProcess:
    from voicelive_desktop.app.environment.local_service import LocalServiceProcess  # noqa: PLC0415 - the first frame waits for none

    return LocalServiceProcess(tell=tell)


async def _awaken(service: LocalServiceProcess, arguments: tuple[str, ...]) -> None:
    from voicelive_desktop.client.ports import ConnectFailed  # noqa: PLC0415 - as above

    try:
        await service.address(arguments)
    except ConnectFailed:
        return  # whoever connects asks again, and is told
