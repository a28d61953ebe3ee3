"""One connection's life: configure, then receive, send and microphone loops side by side
until it ends.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field

from voicelive_desktop.client.face_side import FaceSide
from voicelive_desktop.client.growth import Growth
from voicelive_desktop.client.kept_audio import KeptAudio
from voicelive_desktop.client.ports import (
    AppendAudio,
    AudioReceived,
    AvatarAnswered,
    AvatarOffered,
    AvatarSwitched,
    Command,
    ConnectionLost,
    Microphone,
    MicrophoneFrame,
    MouthReceived,
    NoScreen,
    Received,
    ServiceConnection,
    SoundRetrieved,
    Speaker,
    VideoReceived,
    VideoScreen,
)
from voicelive_desktop.client.sent_audio import SentAudio
from voicelive_desktop.client.unhurried import UnhurriedReading
from voicelive_desktop.domain.facts.effects import (
    ClearInput,
    CommitInput,
    ConfigureSession,
    CreateResponse,
)
from voicelive_desktop.domain.facts.events import (
    AudioArrived,
    AudioCompleted,
    Event,
    ReplyTextGrew,
    ReplyWordTimed,
    ResponseCreated,
    ResponseDone,
    ServiceErrorReported,
    ServiceSoundCame,
    SessionConfigured,
    SessionCreated,
    SessionUpdated,
    SpeechStarted,
    SpeechStopped,
)
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.pcm import FRAME_BYTES, FRAME_MS
from voicelive_desktop.domain.words.quick_classes import dataclass, replace

CONFIGURE_DEADLINE_S = 10.0
# 50 s of frames, or a whole turn said again. A link that takes nothing for so long is dead whatever
# its heartbeat says.
OUTBOX_LIMIT = 2500
# by the service; 1006 is a line that broke
WORDLESS_CLOSES = frozenset({"1000", "1001", "1005", "1008", "1011"})
SERVER_ERROR = "server_error"  # the service's own fault, worth another try (its errors' `type`)
AT_ONCE = 16  # messages; more of them would keep the window waiting
AT_ONCE_S = 0.02  # what one of them takes depends on the computer, and on what else it does
REPORT_EVERY = 50  # frames; UX.md, capture/frame_sent
JOINED = 10  # frames that wait together, as those of a silent room do, go in one message
# all else may matter now
_GROWING = (AudioReceived, AudioArrived, MouthReceived, ReplyTextGrew, ReplyWordTimed)
SAME_BREATH_S = 0.010  # further apart than this from where they should be, they are two sounds


@dataclass(frozen=True, slots=True)
class FrameSent:
    """For measuring: the message that holds frame number `n` was sent at `sent_t`, its last sample
    captured at `captured_t` (monotonic s).
    """

    n: int
    captured_t: float
    sent_t: float


@dataclass(frozen=True, slots=True)
class SessionParts:
    """What a session works with.

    `configuration`, `restored` and `unfinished` are called when the session starts: the wire form
    of session.update, what brings an earlier conversation back, and since when (on the capture
    clock) a turn lasts whose sound a drop swallowed. `next_configuration`: the first, for a session
    that is opened beside the present one. `on_audio_sent` and `on_buffer_cut` (True: committed,
    False: cleared) are called in the order in which the service gets it.
    """

    microphone: Microphone
    speaker: Speaker
    report: Callable[[Event], None]
    configuration: Callable[[], Mapping[str, object]]
    restored: Callable[[], Sequence[Command]]
    wall_clock: Callable[[], float]
    clock: Callable[[], float]
    on_frame_sent: Callable[[FrameSent], None]
    on_audio_sent: Callable[[bytes], None] = lambda _pcm: None
    on_buffer_cut: Callable[[bool], None] = lambda _committed: None
    on_sound_retrieved: Callable[[ItemId, bytes], None] = lambda _item_id, _pcm: None
    next_configuration: Callable[[], Mapping[str, object]] = dict
    unfinished: Callable[[], float | None] = lambda: None
    screen: VideoScreen = field(default_factory=NoScreen)


class _Turns:
    """Gives the window its turn: what has arrived already, and what waits to be sent, comes without
    a pause.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._count = 0
        self._since = clock()

    async def give(self) -> None:
        """Count one message; pause where there were many, or a few that took long."""
        self._count += 1
        if self._count >= AT_ONCE or self._clock() - self._since >= AT_ONCE_S:
            await asyncio.sleep(0)
            self._count, self._since = 0, self._clock()


class LiveSession:
    """Runs one open connection. All methods on the loop's thread.

    Args:
        kept: outlives it.
        on_stand_by: None: it talks as soon as it can. Else it is opened beside another session,
            calls this when it is
            ready to take over, and says nothing to anybody until `take_over`.

    Attributes:
        configured: It talks.
        accepts: It takes commands; they follow what brings the conversation back.
    """

    def __init__(
        self,
        connection: ServiceConnection,
        parts: SessionParts,
        kept: KeptAudio,
        on_stand_by: Callable[[], None] | None = None,
    ) -> None:
        self._connection = connection
        self._parts = parts
        self._kept = kept
        self._outbox: asyncio.Queue[Command] = asyncio.Queue(OUTBOX_LIMIT)
        self._frames = 0
        self._sent = SentAudio()
        self._started_ms = 0
        self._played = False
        self._flowing: dict[ItemId, ResponseId] = {}  # whose sound has not ended
        self._face = FaceSide(parts.screen, self.send, waits=on_stand_by is not None)
        self._turns = _Turns(parts.clock)
        self._reading = UnhurriedReading(connection, parts.clock)
        self._growth = Growth(self._report, parts.clock)
        self._left = asyncio.Event()
        self._why_left: Failure | None = None
        self._on_stand_by = on_stand_by
        self._held: list[Event] | None = None if on_stand_by is None else []
        self._go = asyncio.Event()
        self._restored: Sequence[Command] | None = None
        self.configured = False
        self.accepts = False

    def send(self, command: Command) -> bool:
        """Queue a command. False: the queue is full, the link takes nothing any more."""
        if isinstance(command, CommitInput | ClearInput):
            waiting = self._parts.microphone.take()
            if isinstance(command, CommitInput):
                return all(self._queue_frames(frame) for frame in waiting) and self._queue(command)
            self._kept.clear()
        if isinstance(command, CreateResponse):
            self._parts.speaker.be_ready()
        return self._queue(command)

    def _queue(self, command: Command) -> bool:
        if not isinstance(command, AppendAudio):
            self._reading.hurry()
        try:
            self._outbox.put_nowait(command)
        except asyncio.QueueFull:
            return False
        return True

    def _queue_frames(self, *frames: MicrophoneFrame) -> bool:
        for frame in frames:
            self._kept.add(frame)
        sound = b"".join(frame.pcm for frame in frames)
        return self._queue(AppendAudio(sound, frames[-1].captured_t))

    def take_over(self, unsent: Sequence[Command]) -> None:
        """Talk from now on. `unsent`: what an earlier session was asked to send and did not."""
        held, self._held = self._held or [], None
        for event in held:
            self._parts.report(event)
        self._restored = self._parts.restored()
        self.accepts = True
        self._face.take_over()
        for command in unsent:
            self._queue(command)
        self._go.set()

    def unsent(self) -> list[Command]:
        """What it was asked to send and did not, after its end; without sound and texts, which are
        brought back.
        """
        waiting = [self._outbox.get_nowait() for _ in range(self._outbox.qsize())]
        return [command for command in waiting if isinstance(command, CommitInput | CreateResponse)]

    def leave(self, because: Failure) -> None:
        """End `run` as if the connection were lost."""
        self._why_left = because
        self._left.set()

    async def run(self) -> None:
        """Run until the connection ends.

        Raises:
            ConnectionLost: it ended, for whatever reason; whoever asked for that knows.
        """
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._wait_for_leave(), name="session leave")
                await self._live(tasks)
        except ExceptionGroup as group:  # not except*: that would raise a group again
            raise _lost(group) from None
        finally:
            self._growth.flush()

    async def _live(self, tasks: asyncio.TaskGroup) -> None:
        try:
            async with asyncio.timeout(CONFIGURE_DEADLINE_S):
                sent = await self._greet()
        except TimeoutError as error:
            raise ConnectionLost(Failure(FailureKind.TIMED_OUT, "session.updated")) from error
        if self._on_stand_by is not None:
            tasks.create_task(self._receive_loop(), name="session receive")
            self._on_stand_by()
            await self._go.wait()
        await self._begin(sent)
        if self._on_stand_by is None:
            tasks.create_task(self._receive_loop(), name="session receive")
        tasks.create_task(self._send_loop(), name="session send")
        tasks.create_task(self._microphone_loop(), name="session microphone")

    async def _greet(self) -> Mapping[str, object]:
        """Session.created, then our configuration, which the service confirms."""
        while not await self._received(SessionCreated):
            pass
        if self._on_stand_by is None:
            sent = self._parts.configuration()
        else:
            sent = self._parts.next_configuration()
        await self._connection.send(ConfigureSession(sent))
        while not await self._received(SessionUpdated):
            pass
        return sent

    async def _begin(self, sent: Mapping[str, object]) -> None:
        """The conversation so far comes first."""
        for command in self._parts.restored() if self._restored is None else self._restored:
            await self._connection.send(command)
            await self._turns.give()
        # the user changed settings meanwhile
        while (wanted := self._parts.configuration()) != sent:
            sent = wanted
            await self._connection.send(ConfigureSession(sent))
        resumed_from_t = self._resume_turn()
        self.configured = self.accepts = True
        self._report(SessionConfigured(self._parts.wall_clock(), resumed_from_t))

    def _report(self, event: Event) -> None:
        if self._held is None:
            self._parts.report(event)
        else:
            self._held.append(event)

    def _resume_turn(self) -> float | None:
        """The sound around a drop comes first."""
        frames, from_t = self._kept.resume(self._parts.microphone.take(), self._parts.unfinished())
        for frame in frames:
            self._queue_frames(frame)
        return from_t

    async def _received(self, awaited: type[SessionCreated | SessionUpdated]) -> bool:
        await self._turns.give()
        messages = await self._connection.receive()
        for message in messages:
            if isinstance(message, ServiceErrorReported):
                self._refuse(message.because)
            self._handle(message)
        return any(isinstance(message, awaited) for message in messages)

    @staticmethod
    def _refuse(because: Failure) -> None:
        """An error in answer to the configuration: the settings do not go together, or the service
        has a bad day.
        """
        rejected = because.kind is FailureKind.SERVICE_ERROR and because.code != SERVER_ERROR
        if rejected:
            kind = FailureKind.REJECTED_SETTINGS
        else:
            kind = because.kind
        raise ConnectionLost(replace(because, kind=kind))

    async def _receive_loop(self) -> None:
        said: Failure | None = None
        while True:
            await self._turns.give()
            try:
                messages = await self._connection.receive()
            except ConnectionLost as lost:
                raise _explained(lost, said) from lost
            for message in messages:
                if isinstance(message, ServiceErrorReported):
                    said = message.because
                else:
                    said = None
                self._handle(message)
                if not isinstance(message, _GROWING):
                    self._reading.hurry()
            self._reading.pause(is_ahead=bool(self._flowing) and self._growth.is_ahead)

    def _handle(self, message: Received) -> None:
        speaker, tell = self._parts.speaker, self._growth.take
        if self._face.take(message):
            return
        if isinstance(message, SpeechStarted | SpeechStopped | ResponseCreated):
            speaker.be_ready()
        match message:
            case AudioReceived(response_id, item_id, pcm):
                self._flowing[item_id] = response_id
                self._played = speaker.play(response_id, item_id, pcm)
            case MouthReceived(item_id, at_ms, viseme):
                speaker.shape(item_id, at_ms, viseme)
            case SoundRetrieved(item_id, pcm):
                self._parts.on_sound_retrieved(item_id, pcm)
                tell(ServiceSoundCame(item_id, bool(pcm)))
            case AudioArrived():
                # Samples of a cut answer come late: they are not played, but its text belongs to
                # them too.
                tell(replace(message, dropped=message.dropped or not self._played))
            case AudioCompleted(response_id, item_id):
                self._flowing.pop(item_id, None)
                speaker.finish(response_id, item_id)
                tell(message)
            case ResponseDone(response_id):
                self._finish(response_id)
                tell(message)
            case SpeechStarted() | SpeechStopped():
                tell(self._in_our_time(message))
            case VideoReceived() | AvatarOffered() | AvatarAnswered() | AvatarSwitched():
                pass  # the face has taken it
            case _:
                tell(message)

    def _in_our_time(self, message: SpeechStarted | SpeechStopped) -> SpeechStarted | SpeechStopped:
        """The service tells places in what it was sent; add when that was captured."""
        if isinstance(message, SpeechStarted):
            self._started_ms = message.audio_start_ms
            return replace(message, captured_t=self._sent.captured_t(message.audio_start_ms))
        return replace(
            message,
            captured_t=self._sent.captured_t(message.audio_end_ms),
            voice_end_t=self._sent.voice_end_t(self._started_ms, message.audio_end_ms),
        )

    def _finish(self, response_id: ResponseId) -> None:
        """An answer that is over has no more sound, also where the service did not say that its
        items' had ended.
        """
        for item_id in [
            item for item, response in self._flowing.items() if response == response_id
        ]:
            del self._flowing[item_id]
            self._parts.speaker.finish(response_id, item_id)

    async def _send_loop(self) -> None:
        while True:
            await self._turns.give()
            command = await self._outbox.get()
            if isinstance(
                command, AppendAudio
            ):  # before: the service may end a turn with this frame, and say so at once
                self._sent.add(command.captured_t, command.pcm)
            await self._connection.send(command)
            if isinstance(command, AppendAudio):
                self._parts.on_audio_sent(command.pcm)
                self._count(command)
            elif isinstance(command, CommitInput | ClearInput):
                self._parts.on_buffer_cut(isinstance(command, CommitInput))

    def _count(self, sound: AppendAudio) -> None:
        told = self._frames // REPORT_EVERY
        self._frames += len(sound.pcm) // FRAME_BYTES
        if self._frames // REPORT_EVERY > told:
            n = self._frames - self._frames % REPORT_EVERY
            self._parts.on_frame_sent(FrameSent(n, sound.captured_t, self._parts.clock()))

    async def _wait_for_leave(self) -> None:
        await self._left.wait()
        raise ConnectionLost(self._why_left or Failure(FailureKind.LOST))

    async def _microphone_loop(self) -> None:
        while True:
            frames = await self._parts.microphone.read_some(JOINED)
            self._reading.heard(len(frames))
            if not all(self._queue_frames(*joined) for joined in _unbroken(frames)):
                raise ConnectionLost(Failure(FailureKind.LOST, "stalled"))


def _unbroken(frames: Sequence[MicrophoneFrame]) -> Iterator[Sequence[MicrophoneFrame]]:
    """The frames in runs that were captured one right behind the other."""
    begin = 0
    for n in range(1, len(frames)):
        apart_s = frames[n].captured_t - frames[n - 1].captured_t
        if abs(apart_s - FRAME_MS / 1000) > SAME_BREATH_S:
            yield frames[begin:n]
            begin = n
    yield frames[begin:]


def _explained(lost: ConnectionLost, said: Failure | None) -> ConnectionLost:
    """Some services say why in an error and close without a word right after it: then the error is
    the reason.
    """
    because = lost.failure
    if said is None or because.message or because.code not in WORDLESS_CLOSES:
        return lost
    if said.kind is FailureKind.SERVICE_ERROR:
        kind = FailureKind.SESSION_ENDED
    else:
        kind = said.kind
    if because.kind.is_permanent:
        return ConnectionLost(replace(said, kind=because.kind))
    return ConnectionLost(replace(said, kind=kind))


def _lost(group: ExceptionGroup[Exception]) -> Exception:
    """The loss of the connection among what the loops raised; the group itself when one of
    them is defective.
    """
    lost, other = group.split(ConnectionLost)
    if other is not None or lost is None:
        return group
    first = lost.exceptions[0]
    if isinstance(first, ConnectionLost):
        return first
    return group
