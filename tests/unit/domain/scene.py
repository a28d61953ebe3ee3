"""A conversation under test: events go in, state and effects are looked at."""

from __future__ import annotations

from typing import TypeVar

from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role
from voicelive_desktop.domain.facts.effects import Effect, Later
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.sound_check_state import Heard
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import CallId, DeviceName, ItemId, ResponseId, SessionId
from voicelive_desktop.domain.words.kinds import ResponseStatus

E = TypeVar("E")

T0 = 1_000.0
LOST = Failure(FailureKind.LOST, "1006")
REFUSED = Failure(FailureKind.REFUSED, "401")
U1, U2, A1, A2 = ItemId("u1"), ItemId("u2"), ItemId("a1"), ItemId("a2")
R1, R2 = ResponseId("r1"), ResponseId("r2")
C1, C2 = CallId("c1"), CallId("c2")
MIC, SPEAKER = DeviceName("mic"), DeviceName("speaker")
# Voices that the audio check heard.
FINE = Heard(-21.0, -9.0, -60.0, 2.0)
QUIET = Heard(-45.0, -33.0, -70.0, 2.0)


class Scene:
    """State and the effects of the latest `tell`. The verbs are what happens, in the words of a
    conversation.
    """

    def __init__(self, state: State | None = None) -> None:
        self.state = state or State()
        self.effects: tuple[Effect, ...] = ()
        self.clock = T0

    @classmethod
    def connected(cls, **settings: object) -> Scene:
        """A configured session with open devices."""
        scene = cls(State(settings=Settings(**settings)))  # type: ignore[arg-type] # settings are plain values
        scene.tell(
            ev.StartRequested(T0),
            ev.PlaybackOpened(SPEAKER, 24_000, 10.0),
            ev.CaptureStarted(MIC, 24_000, 10),
        )
        scene.tell(ev.ConnectingStarted(1))
        scene.configured()
        return scene

    def tell(self, *events: ev.Event) -> Scene:
        """Let these happen; `effects` are those of all of them."""
        self.effects = ()
        for event in events:
            self.state, effects = step(self.state, event)
            self.effects += effects
        return self

    def configured(self) -> Scene:
        """The service opens and configures the session."""
        self.clock += 1
        created = ev.SessionCreated(SessionId("s"), "gpt-realtime", None)
        return self.tell(created, ev.SessionUpdated(None), ev.SessionConfigured(self.clock))

    def user_says(self, item: ItemId = U1, text: str = "", *, after: ItemId | None = None) -> Scene:
        """Speech from start to commit, and its words if there are any."""
        self.clock += 1
        self.tell(
            ev.SpeechStarted(item, 0, self.clock),
            ev.SpeechStopped(item, 900, self.clock + 0.9),
            ev.InputCommitted(item, after, self.clock + 0.9),
            ev.ItemCreated(Item(item, Role.USER, at_s=self.clock), after),
        )
        return self.tell(ev.TranscriptionCompleted(item, text)) if text else self

    def reply_begins(
        self, response: ResponseId = R1, item: ItemId = A1, text: str = "one two three four"
    ) -> Scene:
        """An answer is made: its row, its words, 1,000 ms of its sound."""
        self.clock += 1
        row = Item(item, Role.ASSISTANT, at_s=self.clock, response_id=response)
        return self.tell(
            ev.ResponseCreated(response, self.clock),
            ev.ItemCreated(row),
            ev.ReplyTextGrew(response, item, text, self.clock),
            ev.AudioArrived(response, item, 1_000.0),
        )

    def reply_sounds(
        self, response: ResponseId = R1, item: ItemId = A1, played_ms: float = 400.0
    ) -> Scene:
        """The answer is audible up to `played_ms`."""
        return self.tell(
            ev.PlaybackStarted(response, item, self.clock), ev.PlaybackProgressed(item, played_ms)
        )

    def reply_complete(
        self, response: ResponseId = R1, item: ItemId = A1, text: str = "one two three four"
    ) -> Scene:
        """Everything of the answer has arrived."""
        return self.tell(
            ev.ReplyTextCompleted(response, item, text),
            ev.AudioCompleted(response, item),
            ev.ItemDone(item, text, True),
            ev.ResponseDone(response, ResponseStatus.COMPLETED),
        )

    def flushed(
        self, heard_ms: float, received_ms: float = 1_000.0, item: ItemId | None = A1
    ) -> Scene:
        """The speaker reports the cut."""
        return self.tell(ev.PlaybackFlushed(item, R1, heard_ms, received_ms, CutReason.SPEECH))

    def item(self, item_id: ItemId) -> Item:
        """A row; it must exist."""
        item = self.state.conversation.get(item_id)
        assert item is not None
        return item

    @property
    def rows(self) -> list[str]:
        """The ids of the rows in their order."""
        return [item.id for item in self.state.conversation]

    @property
    def orders(self) -> list[Effect]:
        """The effects without reminders."""
        return [effect for effect in self.effects if not isinstance(effect, Later)]

    def ordered(self, kind: type[E]) -> list[E]:
        """The effects of one kind."""
        return [effect for effect in self.effects if isinstance(effect, kind)]

    def notice_keys(self) -> list[str]:
        """Which notices are shown."""
        return [notice.key for notice in self.state.program.notices]
