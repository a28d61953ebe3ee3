"""An avatar over WebRTC: the exchange with the service, and whose the sound is that comes.

The sound of a live avatar never ends: between replies it is silence, and nothing in it says to
which message it belongs. A message's sound begins with the first loud block after it was announced,
and ends with a pause after the service said that it is whole. What comes after an interruption, or
since before a message was announced, is dropped until the service is silent.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from voicelive_desktop.app.environment import avatar_process as ap
from voicelive_desktop.app.services.face_calm import BEFORE_MS, QUIET, peak
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.pcm import bytes_to_ms

LEAD_MS = 120.0  # of a message are held back before it is heard: packets come unevenly
PAUSE_MS = 300.0  # of silence end a message that is over, or whole while another one waits
BETWEEN_MS = 1_500.0  # end one that is whole: its text is, and a voice pauses between sentences
LONG_PAUSE_MS = 5_000.0  # end one of which nothing is said any more
MOST_ANNOUNCED = 8
SETTLED_MS = 40.0  # of silence after `cleared`: the rest of the cut message is over
UNSAID_MS = 4_000.0  # of silence behind a message that is whole: the service will not say it
STRAY_MS = 400.0  # of sound while nothing is awaited: it is of a message that was given up
SLIP_MS = 60.0  # between when a block was due and when it was sent: something before it is missing
LAG_MS = 260.0  # between now and the picture while nobody speaks: as when somebody does


@dataclass(slots=True)
class LiveMessage:
    """One message whose sound comes. `begins`: after how many of its milliseconds a part of it
    begins, and when that was sent; some may be lost between two parts.
    """

    response_id: ResponseId
    item_id: ItemId
    begins: list[tuple[float, float]] = field(default_factory=list)
    received_ms: float = 0.0
    is_whole: bool = False  # the service has told all of it
    is_over: bool = False  # its face rests again
    silent_ms: float = 0.0
    held: bytearray | None = field(default_factory=bytearray)

    def receive(self, at_ms: float, long_ms: float) -> None:
        """Note when a block was sent."""
        if not self.begins or abs(at_ms - self.moment_of(self.received_ms)) > SLIP_MS:
            self.begins.append((self.received_ms, at_ms))
        self.received_ms += long_ms

    def moment_of(self, heard_ms: float) -> float:
        """Return when this millisecond of it was sent."""
        part = bisect_right(self.begins, heard_ms, key=lambda begin: begin[0])
        after_ms, sent_ms = self.begins[max(0, part - 1)]
        return sent_ms + heard_ms - after_ms


class LiveAvatar:
    """Loop thread only.

    Args:
        send: a frame to the media process.
        play: gets the sound of a message.
        done: is told when no more of a message will come, and whether all of it came.
        clock: monotonic seconds, as in the media process.
    """

    def __init__(
        self,
        send: Callable[[bytes, bytes], None],
        play: Callable[[ResponseId, ItemId, bytes], None],
        done: Callable[[ResponseId, ItemId, bool], None],
        clock: Callable[[], float],
    ) -> None:
        self._send, self._play, self._done, self._clock = send, play, done, clock
        self._send_offer: Callable[[str], object] | None = None
        self._servers = ""
        self._began_s: float | None = None
        self._announced: deque[LiveMessage] = deque()
        self._heard: deque[LiveMessage] = deque(maxlen=3)  # the newest is the one that comes
        self._coming: LiveMessage | None = None
        self._settling = False  # a message was cut, and the service still speaks it
        self._was_cleared = False
        self._settled_ms = 0.0
        self._stray_ms = self._quiet_ms = 0.0  # of sound that nobody awaits, of silence since
        self._silent_from_ms = -math.inf  # when the mouth of a cut message had closed
        self.is_linked = False

    @property
    def waited_s(self) -> float | None:
        """How long the connection has been awaited; None while none is."""
        if self._began_s is None or self.is_linked:
            return None
        return self._clock() - self._began_s

    @property
    def is_begun(self) -> bool:
        """Whether one is there or on its way."""
        return self._send_offer is not None

    @property
    def is_awaited(self) -> bool:
        """Whether a message comes, or is to come."""
        return self._coming is not None or bool(self._announced)

    def shows(self, at_ms: float) -> bool:
        """Whether a picture of this moment is to be seen: none of a message that was cut, whose
        last ones come later than the silence after it.
        """
        return self.is_linked and not self._settling and at_ms >= self._silent_from_ms

    # --- the exchange ---------------------------------------------------------------------------

    def connect(self, servers: str, send_offer: Callable[[str], object]) -> bool:
        """Begin one for a session, which is known by its `send_offer`; False: it is there."""
        if send_offer == self._send_offer:
            return False
        self.hang_up()
        self._send_offer, self._servers = send_offer, servers
        self._offer()
        return True

    def begin_again(self) -> bool:
        """Connect anew, because the process died; False if there was no connection to be renewed.

        The service may go on with the message that was lost: nothing is heard until it is silent.
        """
        was_linked = self.is_linked
        is_lost = self._settling or self.is_awaited
        self.failed()
        if was_linked:
            self._settling, self._was_cleared, self._settled_ms = is_lost, False, 0.0
            self._offer()
        return was_linked

    def _offer(self) -> None:
        self._began_s = self._clock()
        self._send(ap.OFFER, self._servers.encode())

    def offered(self, description: bytes) -> None:
        """Our side is ready."""
        if self._send_offer is not None:
            self._send_offer(description.decode("ascii", "replace"))

    def answered(self, description: str) -> None:
        """The service's side is ready."""
        if self._began_s is not None:
            self._send(ap.ANSWER, description.encode())

    def linked(self) -> float:
        """Media can come; returns after how many milliseconds."""
        self.is_linked = True
        return (self._clock() - (self._began_s or 0.0)) * 1000

    def failed(self) -> None:
        """It is given up; what was coming ends."""
        self.is_linked, self._began_s = False, None
        self._end(is_whole=False)
        self._give_up(len(self._announced))
        self._settling = False
        self._stray_ms = self._quiet_ms = 0.0
        self._silent_from_ms = -math.inf  # another one may count time anew

    def hang_up(self) -> None:
        """The session is over."""
        if self._send_offer is not None:
            self._send(ap.HANG_UP, b"")
            self._send_offer = None
            self.failed()

    # --- messages -------------------------------------------------------------------------------

    def announce(self, response_id: ResponseId, item_id: ItemId) -> None:
        """A message of the assistant began."""
        if len(self._announced) == MOST_ANNOUNCED:
            self._give_up(1)
        self._announced.append(LiveMessage(response_id, item_id))

    def whole(self, response_id: ResponseId, item_id: ItemId | None = None) -> None:
        """The service has said all of a message, or of a response."""
        for message in (*self._announced, *self._heard):
            if message.response_id == response_id and item_id in {None, message.item_id}:
                message.is_whole = True

    def switched(self, state: str, turn_id: str) -> None:
        """The service's face begins to speak ("speaking"), rests ("idle") or was "cleared"."""
        if state == "speaking":
            if any(message.response_id == turn_id for message in self._announced):
                self._stray_ms = 0.0
            while self._announced and any(m.response_id == turn_id for m in self._announced):
                if self._announced[0].response_id == turn_id:
                    break
                self._give_up(1)
            return
        self._was_cleared = True
        if self._coming is not None and state == "idle":
            self._coming.is_whole = self._coming.is_over = True

    def cut(self) -> bool:
        """The person interrupted: nothing more of it is heard. False: nothing came."""
        self._settling, self._was_cleared, self._settled_ms = self.is_linked, False, 0.0
        self._coming = None
        self._announced.clear()
        self._heard.clear()
        return self.is_linked

    def silent(self) -> None:
        """No sound comes at all."""
        self._give_up(len(self._announced))

    def hear(self, at_ms: float, pcm: bytes) -> None:
        """Take a block of sound."""
        is_loud = peak(pcm) > QUIET
        if self._settling:
            self._settle(at_ms, is_loud, bytes_to_ms(len(pcm)))
            return
        if self._coming is None and self._is_stray(bytes_to_ms(len(pcm)), is_loud=is_loud):
            return
        if self._coming is None and is_loud and self._announced:
            self._coming = self._announced.popleft()
            self._coming.silent_ms = 0.0
            self._heard.append(self._coming)
        if self._coming is not None:
            self._coming.receive(at_ms, bytes_to_ms(len(pcm)))
            self._go_on(self._coming, pcm, is_loud=is_loud)
        elif self._announced and self._announced[0].is_whole:
            self._wait_on(self._announced[0], bytes_to_ms(len(pcm)))

    def moment_of(self, heard: tuple[ItemId, float] | None) -> float:
        """Return the moment whose picture goes with what is heard now."""
        if heard is not None:
            for message in self._heard:
                if message.item_id == heard[0]:
                    return message.moment_of(heard[1])
        return self._clock() * 1000 - LAG_MS

    # --- inside ---------------------------------------------------------------------------------

    def _settle(self, at_ms: float, is_loud: bool, long_ms: float) -> None:
        if is_loud:
            self._settled_ms = 0.0
            return
        if self._settled_ms == 0.0:
            self._silent_from_ms = at_ms + BEFORE_MS
        self._settled_ms += long_ms
        if self._settled_ms >= (SETTLED_MS if self._was_cleared else PAUSE_MS):
            self._settling = False

    def _is_stray(self, long_ms: float, *, is_loud: bool) -> bool:
        """Whether a block goes on with what nobody awaited."""
        if not is_loud:
            self._quiet_ms += long_ms
            if self._quiet_ms >= PAUSE_MS:
                self._stray_ms = 0.0
        else:
            self._quiet_ms = 0.0
            if not self._announced:
                self._stray_ms += long_ms
        return self._stray_ms >= STRAY_MS

    def _wait_on(self, message: LiveMessage, long_ms: float) -> None:
        message.silent_ms += long_ms
        if message.silent_ms >= UNSAID_MS:
            self._give_up(1)

    def _give_up(self, count: int) -> None:
        """The first of those that are announced will never be said."""
        for _ in range(count):
            message = self._announced.popleft()
            self._done(message.response_id, message.item_id, False)

    def _go_on(self, message: LiveMessage, pcm: bytes, *, is_loud: bool) -> None:
        message.silent_ms = 0.0 if is_loud else message.silent_ms + bytes_to_ms(len(pcm))
        if message.held is None:
            self._play(message.response_id, message.item_id, pcm)
        else:
            message.held += pcm
            if bytes_to_ms(len(message.held)) >= LEAD_MS:
                self._let_go(message)
        if message.silent_ms >= self._pause_ms(message):
            self._end(is_whole=message.is_whole)

    def _pause_ms(self, message: LiveMessage) -> float:
        if not message.is_whole:
            return LONG_PAUSE_MS
        if message.is_over or self._announced:
            return PAUSE_MS
        return BETWEEN_MS

    def _let_go(self, message: LiveMessage) -> None:
        held, message.held = message.held, None
        if held:
            self._play(message.response_id, message.item_id, bytes(held))

    def _end(self, *, is_whole: bool) -> None:
        message, self._coming = self._coming, None
        if message is not None:
            self._let_go(message)
            self._done(message.response_id, message.item_id, is_whole)
