"""Carries out what other starts order of this program, and tells them how things stand."""

from __future__ import annotations

import json
from collections.abc import Callable

from voicelive_desktop.app.environment.logs import connection_fields, turn_name
from voicelive_desktop.app.environment.orders import MuteOrder, Orders, TalkOrder
from voicelive_desktop.app.runtime.door import new_item_id
from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import in_session
from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.kinds import TalkMode

StatusTaker = Callable[[bytes], None]

NO_SESSION = "There is no conversation. Start one first, or add --start."
OPEN_MICROPHONE = (
    "The talk key has no effect while the microphone is always open. "
    "Choose push-to-talk or hold-to-mute in the window first."
)


class RemoteDesk:
    """GUI thread only.

    Args:
        show: Brings the window to the front.
        start_clock: The time at which a conversation begins.
    """

    def __init__(
        self,
        store: Store,
        show: Callable[[], None],
        clock: Callable[[], float],
        start_clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._show = show
        self._clock = clock
        self._start_clock = start_clock
        self._watchers: dict[StatusTaker, bytes] = {}
        store.observe(self._on_event)

    def carry_out(self, orders: Orders) -> bytes:
        """Do this and return the answer, a line of JSON: `note` in words, `error`, `status`.

        A talk key without effect is an error, but what else was ordered is carried out.
        """
        if orders.needs_session and not in_session(self._store.state):
            return _line({"error": "no_session", "note": NO_SESSION})
        if orders.show:
            self._show()
        for event in self._events(orders):
            self._store.dispatch(event)
        answer: dict[str, object] = {"note": ""}
        if orders.talk and self._store.state.settings.talk_mode == TalkMode.OPEN:
            answer = {"error": "open_microphone", "note": OPEN_MICROPHONE}
        elif orders.talk:
            self._talk(orders.talk)
        if orders.say:
            self._store.dispatch(ev.TextSubmitted(new_item_id(), whole(orders.say), self._clock()))
        if orders.end:
            self._store.dispatch(ev.EndRequested())
        return _line(answer | {"status": status(self._store.state)})

    def watch(self, tell: StatusTaker) -> None:
        """StatusTaker this one how things stand, now and whenever it changes, until `forget`."""
        self._watchers[tell] = b""
        self._tell(self._store.state)

    def forget(self, tell: StatusTaker) -> None:
        """StatusTaker this one no more; any other is ignored."""
        self._watchers.pop(tell, None)

    def _events(self, orders: Orders) -> list[ev.Event]:
        state = self._store.state
        events: list[ev.Event] = []
        if orders.mute:
            if orders.mute is MuteOrder.TOGGLE:
                events.append(ev.MuteChosen(not state.microphone.muted))
            else:
                events.append(ev.MuteChosen(orders.mute is MuteOrder.ON))
        if orders.start and not in_session(state):
            events.append(ev.StartRequested(self._start_clock()))
        if orders.stop:
            events.append(ev.StopRequested())
        return events

    def _talk(self, how: TalkOrder) -> None:
        """Like the key: a toggle is a tap, which leaves it on, or ends the turn."""
        was_held, at_s = self._store.state.microphone.talk.held, self._clock()
        if how is TalkOrder.DOWN or (how is TalkOrder.TOGGLE and not was_held):
            self._store.dispatch(ev.TalkPressed(at_s))
        if how in {TalkOrder.UP, TalkOrder.TOGGLE}:
            self._store.dispatch(ev.TalkReleased(at_s))

    def _on_event(self, _old: State, new: State, _event: ev.Event) -> None:
        if self._watchers:
            self._tell(new)

    def _tell(self, state: State) -> None:
        line = _line(status(state))
        for tell, told in list(self._watchers.items()):
            if told != line:
                self._watchers[tell] = line
                tell(line)


def status(state: State) -> dict[str, object]:
    """How things stand, in the names of the JSON log; nothing of what is said."""
    return {
        "state": turn_name(state),
        "connection": connection_fields(state.connection)["state"],
        "muted": state.microphone.muted,
        "talking": state.microphone.talk.on,
        "profile": state.settings.profile,
        "target": state.settings.target,
    }


def _line(fields: dict[str, object]) -> bytes:
    return json.dumps(fields).encode() + b"\n"
