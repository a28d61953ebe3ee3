"""The avatar's video on its way: pieces to the media process, its sound to the speaker, its
pictures to the window.

The sound goes through the playout like any other, and the picture of the moment is asked for by the
samples that are really heard. So what holds for the sound (silence at an interruption, what was
heard, recording) holds for the face.
"""

from __future__ import annotations

import contextlib
import itertools
import struct
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

from voicelive_desktop.app.environment import avatar_process as ap
from voicelive_desktop.app.environment.avatar_process import AvatarProcess, Take
from voicelive_desktop.app.services.face_calm import FaceCalm
from voicelive_desktop.app.services.face_log import FaceLog
from voicelive_desktop.app.services.face_moment import FaceMoment, Film
from voicelive_desktop.app.services.face_ports import MediaProcess, PlayedSpeaker, ShownPicture
from voicelive_desktop.app.services.live_avatar import LiveAvatar
from voicelive_desktop.app.services.speech_pauses import SpeechPauses
from voicelive_desktop.domain.facts.events import (
    AnyEvent,
    AudioArrived,
    AudioCompleted,
    AvatarConnected,
    AvatarTroubled,
    ConnectingStarted,
    ConnectionEnded,
    ConnectionFailed,
    Event,
    PlaybackFlushed,
    RetryScheduled,
    SessionConfigured,
    SessionMoved,
    SoundAwaited,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.kinds import AvatarTransport
from voicelive_desktop.domain.words.pcm import bytes_to_ms

REST_MS = 10.0  # of a film: its first picture, most likely a face at rest
REST_WAIT_S = 0.5  # it is awaited: a busy window would be given the next one in its place
AHEAD_MS = 40.0  # a picture is decoded, sent and painted in about so much
CODES = frozenset({"no_video", "no_sound", "codec", "broken"})
# the process gives up after 5 s for candidates and 10 s for the answer; one that hangs says nothing
GIVE_UP_S = 30.0
SILENT = frozenset({"no_sound", "broken"})  # who was told these awaits no sound
UNSEEN = frozenset({"no_video", "codec"})  # of these no picture will come
LIVE_CODES = frozenset({"sdp", "ice", "turn", "no_webrtc"})
# its peer goes with it; a new session has another one, or none
SESSION_LEFT = (ConnectionEnded, ConnectionFailed, RetryScheduled, ConnectingStarted, SessionMoved)


class AvatarDesk:
    """Implements `client.ports.VideoScreen` and the window's source of pictures. Loop thread only.

    Args:
        heard: the item that is heard now, and how many milliseconds of it were.
    """

    def __init__(
        self,
        speaker: PlayedSpeaker,
        heard: Callable[[], tuple[ItemId, float] | None],
        report: Callable[[Event], None],
        log: Callable[..., None],
        wall_clock: Callable[[], float],
        new_process: Callable[[Take, Callable[[], None]], MediaProcess] = AvatarProcess,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._speaker, self._heard, self._report = speaker, heard, report
        self._log, self._wall_clock, self._clock = log, wall_clock, clock
        self._pictures = FaceLog(log, wall_clock)
        self._process = new_process(self._take, self._on_died)
        self._numbers = itertools.count(1)
        self._films: dict[int, Film] = {}
        self._cut: set[ResponseId] = set()
        self._picture: ShownPicture | None = None
        self._asked_ms = (0, -1.0)
        self._rested: set[int] = set()  # the film whose first picture was asked for
        self._first_until_s = 0.0  # so long it is awaited
        self._closing = False
        self._seen = self._told_seen = True  # a new process takes it that somebody looks
        self._told: set[str] = set()
        self._has_filmed = False  # in this session
        self._avatar: Mapping[str, Any] = {}  # of the newest session
        self._face = 0
        self._moment = FaceMoment(clock)
        self._live_calm = FaceCalm()
        self._pauses = SpeechPauses()
        self._live = LiveAvatar(self._process.send, self._play, self._played, clock)

    # --- for sessions -----------------------------------------------------------------------------

    def fitting(self, session: Mapping[str, Any]) -> Mapping[str, Any]:
        """The configuration without an avatar that nothing here could show."""
        if "avatar" not in session or self._process.is_installed:
            before, self._avatar = self._avatar, session.get("avatar") or {}
            self._face += _who(before) != _who(self._avatar)
            if self._avatar:
                self._process.begin()
            else:
                self._films = {n: film for n, film in self._films.items() if not film.is_whole}
            return session
        self._avatar = {}
        if getattr(sys, "frozen", False):
            self._trouble("not_packaged")
        else:
            self._trouble("missing")
        return {name: value for name, value in session.items() if name != "avatar"}

    def feed(self, response_id: ResponseId, item_id: ItemId, data: bytes) -> None:
        """Take a piece of an item's video."""
        self._has_filmed = True
        if response_id in self._cut:
            return
        number = next(
            (known for known, film in self._films.items() if film.item_id == item_id), None
        )
        if number is None:
            self._end_earlier()
            number = next(self._numbers)
            self._films[number] = Film(response_id, item_id)
            self._pictures.begin()
            self._tell_seen()
        self._process.send(ap.MEDIA, ap.NUMBER.pack(number) + data)
        if not self._seen:
            self._ask_what_is_heard()  # what is over by then need not wait for a look

    def finish(self, response_id: ResponseId) -> None:
        """No more of this response will come."""
        self._live.whole(response_id)
        for number, film in self._films.items():
            if film.response_id == response_id:
                self._process.send(ap.END, ap.NUMBER.pack(number))

    @property
    def brings_sound(self) -> bool:
        """See `client.ports.VideoScreen`."""
        if self._comes_as_film:
            return self._live.is_linked or bool(self._avatar.get("output_audit_audio"))
        return self._live.is_linked

    @property
    def _comes_as_film(self) -> bool:
        return self._avatar.get("output_protocol") == AvatarTransport.WEBSOCKET

    @property
    def is_live(self) -> bool:
        """See `client.ports.VideoScreen`."""
        return self._live.is_linked

    def announce(self, response_id: ResponseId, item_id: ItemId) -> None:
        """See `client.ports.VideoScreen`."""
        self._live.announce(response_id, item_id)
        self._report(SoundAwaited(response_id, item_id))

    def whole(self, response_id: ResponseId, item_id: ItemId) -> None:
        """See `client.ports.VideoScreen`."""
        self._live.whole(response_id, item_id)

    def connect(self, servers: str, send_offer: Callable[[str], object]) -> None:
        """See `client.ports.VideoScreen`."""
        if self._live.connect(servers, send_offer):
            self._await_connection()

    def answer(self, description: str) -> None:
        """See `client.ports.VideoScreen`."""
        self._live.answered(description)

    def switched(self, state: str, turn_id: str) -> None:
        """See `client.ports.VideoScreen`."""
        self._live.switched(state, turn_id)

    def follow(self, _old: State, _new: State, event: AnyEvent) -> None:
        """See what cuts the video, and where a session begins."""
        if isinstance(event, PlaybackFlushed):
            self._cut_now(event)
        elif isinstance(event, SessionConfigured):
            self._told.clear()
            self._has_filmed = False
        elif isinstance(event, AudioCompleted):
            of_film = any(film.item_id == event.item_id for film in self._films.values())
            if self._comes_as_film and not (self._has_filmed or of_film):
                self._trouble("no_video")  # the service speaks without the face
        elif isinstance(event, SESSION_LEFT):
            self._live.hang_up()
            self._pictures.end_session()
            if not self._films:
                self._cut.clear()  # not before: its pieces may still come

    # --- for the window ---------------------------------------------------------------------------

    @property
    def pictures(self) -> str:
        """The file in which pictures lie, "" while there is none."""
        return self._process.pictures

    def look(self) -> ShownPicture | None:
        """Return the newest picture, and ask for that of the moment; to be called with each picture
        of the window. None: nobody speaks, and the face rests.
        """
        self._ask_what_is_heard()
        self._pictures.looked()
        if (self._live.waited_s or 0.0) > GIVE_UP_S:
            self._process.send(ap.HANG_UP)
            self._on_trouble("ice")
        if self._moment.is_over and not self._live.is_linked:
            return None
        return self._picture

    @property
    def face(self) -> int:
        """Which face it is: another one looks unlike all pictures before."""
        return self._face

    @property
    def waited_s(self) -> float | None:
        """How long the beginning of a video has been awaited; None while none is."""
        if (waited_s := self._live.waited_s) is not None:
            return waited_s
        newest = next(reversed(self._films.values()), None)
        if newest is not None and newest.base_ms is None and not self._told:
            return self._pictures.waited_s
        return None

    @property
    def is_given_up(self) -> bool:
        """Whether no picture will come in this session."""
        if self._told & UNSEEN:
            return True
        return self._live.is_begun and not self._live.is_linked and self._live.waited_s is None

    def set_seen(self, seen: bool) -> None:
        """Whether somebody can see the pictures: while not, none is decoded."""
        self._seen = seen
        self._tell_seen()

    async def close(self) -> None:
        """End the process."""
        self._closing = True
        await self._process.close()

    # --- inside -----------------------------------------------------------------------------------

    def _await_connection(self) -> None:
        self._pictures.end_session()
        self._pictures.begin()
        self._picture = None
        self._live_calm = FaceCalm()
        self._told_seen = True
        self._tell_seen()

    def _tell_seen(self) -> None:
        """Tell the process, once there is one."""
        if (self._films or self._live.is_begun) and self._seen != self._told_seen:
            self._told_seen = self._seen
            self._asked_ms = (0, -1.0)
            self._process.send(ap.SHOW, bytes([self._seen]))

    def _ask_what_is_heard(self) -> None:
        heard = self._heard()
        if self._live.is_linked:
            at_ms = self._live.moment_of(heard) + AHEAD_MS
            self._process.send(ap.CLOCK, ap.AT.pack(ap.LIVE, at_ms))
        if (moment := self._moment.of(self._films, heard)) is not None:
            self._ask(*moment)

    def _ask(self, number: int, film_ms: float) -> None:
        is_first = self._picture is None and self._seen
        is_asked = number in self._rested
        if (number, film_ms) == self._asked_ms or (
            is_first and is_asked and self._clock() < self._first_until_s
        ):
            return
        self._asked_ms = number, film_ms
        at_ms = film_ms + AHEAD_MS
        if is_first and not is_asked:
            self._rested, self._first_until_s = {number}, self._clock() + REST_WAIT_S
            # the window keeps the first one until it sees a face that surely rests
            at_ms = (self._films[number].base_ms or 0.0) + REST_MS
        self._process.send(ap.CLOCK, ap.AT.pack(number, at_ms))

    def _end_earlier(self) -> None:
        for number in self._films:
            self._process.send(ap.END, ap.NUMBER.pack(number))

    def _cut_now(self, event: PlaybackFlushed) -> None:
        is_live = self._live.cut()
        if not self._films and not is_live:
            return
        self._cut |= {film.response_id for film in self._films.values()}
        self._films.clear()
        self._picture = None
        if not is_live:
            self._process.send(ap.CLEAR)
        self._log("avatar", "stopped", because=event.because)

    def _take(self, kind: bytes, payload: bytes) -> None:
        """Take a frame of the process; it decodes what a stranger sends, so it is not trusted."""
        with contextlib.suppress(struct.error):
            self._take_well_formed(kind, payload)

    def _take_well_formed(self, kind: bytes, payload: bytes) -> None:
        if kind == ap.SOUND:
            number, at_ms = ap.AT.unpack_from(payload)
            sound = payload[ap.AT.size :]
            self._hear(number, at_ms, sound[: len(sound) // 2 * 2])
        elif kind == ap.PICTURE:
            number, slot, width, height, missed, at_ms = ap.PICTURE_AT.unpack(payload)
            if slot < ap.SLOTS and 0 < width * height * 4 <= ap.SLOT_BYTES:
                self._pictures.missed(missed)
                self._show(number, at_ms, slot * ap.SLOT_BYTES, (width, height))
        elif kind == ap.DONE:
            self._finished(*ap.NUMBER.unpack(payload))
        elif kind == ap.OFFERED:
            self._live.offered(payload)
        elif kind == ap.LINKED:
            self._log("avatar", "connected", ms=round(self._live.linked()))
            self._report(AvatarConnected())
        elif kind == ap.TROUBLE:
            self._on_trouble(payload[ap.NUMBER.size :].decode("ascii", "replace"))

    def _on_trouble(self, code: str) -> None:
        if code == "no_sound":
            self._live.silent()
        if code in CODES:
            self._trouble(code)
        elif code in LIVE_CODES and self._live.is_begun:
            self._log("avatar", "stopped", because=code)
            self._trouble(code, ends_answer=self._live.is_linked and self._live.is_awaited)
            self._live.failed()
            self._picture = None

    def _hear(self, number: int, at_ms: float, pcm: bytes) -> None:
        if number == ap.LIVE:
            self._live_calm.hear(at_ms, pcm)
            self._live.hear(at_ms, pcm)
            return
        film = self._films.get(number)
        if film is None:
            return
        film.calm.hear(at_ms, pcm)
        if film.base_ms is None:
            film.base_ms = at_ms
        self._play(film.response_id, film.item_id, pcm)

    def _play(self, response_id: ResponseId, item_id: ItemId, pcm: bytes) -> None:
        played = self._speaker.play(response_id, item_id, pcm)
        self._report(
            AudioArrived(
                response_id,
                item_id,
                bytes_to_ms(len(pcm)),
                self._wall_clock(),
                dropped=not played,
                alone=True,
                after_pause=self._pauses.ends_before(item_id, pcm),
            )
        )

    def _show(self, number: int, at_ms: float, offset: int, size: tuple[int, int]) -> None:
        if number == ap.LIVE and self._live.shows(at_ms):
            calm = self._live_calm
        elif number in self._films:
            calm = self._films[number].calm
        else:
            return
        self._picture = ShownPicture(self._pictures.came(), offset, *size, calm.is_at(at_ms))

    def _finished(self, number: int) -> None:
        film = self._films.get(number)
        if film is not None:
            if film.base_ms is None and not self._told & SILENT:
                self._trouble("broken")  # whatever it was, nobody hears a word of it
            film.is_whole = True
            self._played(film.response_id, film.item_id, is_whole=True)
            self._forget_older(number)

    def _played(self, response_id: ResponseId, item_id: ItemId, is_whole: bool) -> None:
        self._speaker.finish(response_id, item_id)
        if is_whole:
            self._report(AudioCompleted(response_id, item_id))

    def _forget_older(self, number: int) -> None:
        """The newest one is still looked at: its sound is told before it is heard."""
        for older in [known for known in self._films if known < number - 1]:
            del self._films[older]

    def _on_died(self) -> None:
        if self._closing:
            return
        films, self._films = dict(self._films), {}
        self._told_seen, self._picture = True, None
        lost = [film for film in films.values() if not film.is_whole]
        self._cut |= {film.response_id for film in lost}
        self._log("avatar", "stopped", because="died")
        self._told.discard("died")
        # first: what was heard of an answer is asked for before its sound is over
        self._trouble("died", ends_answer=bool(lost) or self._live.is_awaited)
        for film in lost:
            self._played(film.response_id, film.item_id, is_whole=False)
        if self._live.begin_again():
            self._await_connection()

    def _trouble(self, code: str, *, ends_answer: bool = False) -> None:
        if code not in self._told or ends_answer:
            self._told.add(code)
            self._report(AvatarTroubled(code, ends_answer))


def _who(avatar: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(avatar.get(name) for name in ("type", "character", "style", "customized"))
