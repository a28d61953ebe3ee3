"""One live avatar over WebRTC (aiortc): the exchange of descriptions, its sound at once, its
pictures when their moment is heard.

As the vendor's sample does it: transceivers for video and sound, a data channel, one offer once all
candidates are known, `base64(JSON)` in both directions, no candidates later.
"""

from __future__ import annotations

import asyncio
import base64
import json
import threading
import time
from collections.abc import Callable
from typing import Any

from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError

from voicelive_desktop.avatar import bounded_decoder
from voicelive_desktop.avatar.ice_addresses import ice_servers, names_relay
from voicelive_desktop.avatar.live_pictures import LivePictures
from voicelive_desktop.avatar.mono_sound import RATE_HZ, MonoSound
from voicelive_desktop.avatar.stream import MOST_PIXELS
from voicelive_desktop.avatar.track_clock import TrackClock

CONNECT_S = 10.0  # from the offer to the first packets; then another way is offered
SOUND_HELD = 4  # packets that aiortc holds back against disorder
MOST_GAP_MS = 1_000.0  # of lost sound that is filled with silence
PICTURE_MS = 40.0  # until the distance of two pictures is known
MOST_DESCRIBED = 256 * 1024  # characters of a description: one has some thousand
CHANNEL = "eventChannel"  # as in the vendor's sample

TellPeer = Callable[[str, float, bytes], None]
"""(what, milliseconds of this computer's clock, payload): "offer" with its text, "linked", "sound",
"trouble" with its name.
"""


class NoDescriptionError(ValueError):
    """What should be a description of the service's side is none."""


class _ClosedError(Exception):
    """The peer was closed on purpose."""


def described(description: Any) -> str:
    """Return a description in the form that the service wants."""
    told = json.dumps({"type": description.type, "sdp": description.sdp})
    return base64.b64encode(told.encode()).decode("ascii")


def description(text: str, kind: str) -> RTCSessionDescription:
    """Return the description in a text of the service; a bare one is understood, too.

    Raises:
        NoDescriptionError: it is none.
    """
    if len(text) > MOST_DESCRIBED:
        raise NoDescriptionError
    if text.startswith("v=0"):
        return RTCSessionDescription(sdp=text, type=kind)
    try:
        told = json.loads(base64.b64decode(text, validate=True))
        sdp, told_kind = told["sdp"], told["type"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NoDescriptionError from error
    if not isinstance(sdp, str) or told_kind != kind:
        raise NoDescriptionError
    return RTCSessionDescription(sdp=sdp, type=kind)


class LivePeer:
    """Lives on a thread of its own from the first call to `close`.

    Args:
        servers: what finds a way through, as the service told it.
        tell: is called on that thread.
    """

    def __init__(self, servers: object, tell: TellPeer) -> None:
        self._servers, self._tell = servers, tell
        self._pictures = LivePictures()
        self._loop = asyncio.new_event_loop()
        self._answers: asyncio.Queue[str] = asyncio.Queue()
        self._closing = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="avatar peer", daemon=True)
        self._thread.start()

    def answer(self, text: str) -> None:
        """Take the service's description."""
        self._on_loop(self._answers.put_nowait, text)

    def picture_at(self, at_ms: float) -> tuple[float, Any] | None:
        """Return the newest picture of this moment that was not returned yet, with its own."""
        return self._pictures.take(at_ms)

    def take_passed_over(self) -> int:
        """Return how many pictures were missed since the last call."""
        return self._pictures.take_passed_over()

    def show(self, seen: bool) -> None:
        """Somebody looks, or nobody: then nothing is decoded."""
        self._pictures.forget()
        bounded_decoder.show(seen)

    def close(self) -> None:
        """End it."""
        self._on_loop(self._closing.set)

    def wait(self, seconds: float) -> None:
        """Wait for its end."""
        self._thread.join(seconds)

    # --- on its own thread ----------------------------------------------------------------------

    def _on_loop(self, call: Callable[..., object], *args: object) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(call, *args)

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._live())
        except Exception:  # noqa: BLE001 - what a stranger sends: the window must not wait for ever
            self._tell("trouble", 0.0, b"ice")
        finally:
            self._loop.close()

    async def _live(self) -> None:
        bounded_decoder.install()
        peer = RTCPeerConnection(RTCConfiguration(ice_servers(self._servers)))
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._until_closed(), name="avatar peer close")
                tasks.create_task(self._talk(peer, tasks), name="avatar peer talk")
        except* _ClosedError:
            pass
        finally:
            await peer.close()

    async def _until_closed(self) -> None:
        await self._closing.wait()
        raise _ClosedError

    async def _talk(self, peer: RTCPeerConnection, tasks: asyncio.TaskGroup) -> None:
        linked, ended = asyncio.Event(), asyncio.Event()
        kinds: set[str] = set()

        def on_track(track: Any) -> None:
            kinds.add(track.kind)
            if track.kind == "video":
                work = self._see(track)
            else:
                work = self._hear(track)
            tasks.create_task(work, name=f"avatar peer {track.kind}")

        def on_state() -> None:
            if peer.connectionState == "connected":
                linked.set()
            elif peer.connectionState in {"failed", "closed"}:
                linked.set()
                ended.set()

        peer.on("track", on_track)
        peer.on("connectionstatechange", on_state)
        try:
            await self._link(peer, linked)
        except NoDescriptionError:
            self._trouble("sdp")
            return
        except TimeoutError:
            self._trouble(self._why_not(peer))
            return
        if not ended.is_set():
            self._tell("linked", 0.0, b"")
            for kind, trouble in (("audio", b"no_sound"), ("video", b"no_video")):
                if kind not in kinds:
                    self._tell("trouble", 0.0, trouble)
        await ended.wait()
        self._trouble("ice")

    async def _link(self, peer: RTCPeerConnection, linked: asyncio.Event) -> None:
        peer.addTransceiver("video", direction="sendrecv")
        peer.addTransceiver("audio", direction="sendrecv")
        peer.createDataChannel(CHANNEL)
        # with all candidates: a server that does not answer is left out after 5 s
        await peer.setLocalDescription(await peer.createOffer())
        self._tell("offer", 0.0, described(peer.localDescription).encode("ascii"))
        async with asyncio.timeout(CONNECT_S):
            answer = description(await self._answers.get(), "answer")
            try:
                await peer.setRemoteDescription(answer)
            except Exception as error:
                raise NoDescriptionError from error
            await linked.wait()

    def _why_not(self, peer: RTCPeerConnection) -> str:
        """A relay that was named and could not be reached is the likely reason."""
        if names_relay(self._servers) and " typ relay" not in peer.localDescription.sdp:
            return "turn"
        return "ice"

    def _trouble(self, name: str) -> None:
        """Tell it, and hang up: then the service sends sound another way."""
        self._tell("trouble", 0.0, name.encode("ascii"))
        self._closing.set()

    async def _see(self, track: Any) -> None:
        clock, apart_ms, before_ms = TrackClock(), PICTURE_MS, None
        while (picture := await _next(track)) is not None:
            track_ms = (picture.time or 0.0) * 1000
            if before_ms is not None and before_ms < track_ms:
                apart_ms = min(apart_ms, track_ms - before_ms)
            before_ms = track_ms
            # a picture is known to be whole when the next one begins
            if picture.width * picture.height > MOST_PIXELS:
                self._tell("trouble", 0.0, b"codec")
                return
            self._pictures.add(clock.at(track_ms, _now_ms(), apart_ms), picture)

    async def _hear(self, track: Any) -> None:
        clock, due_ms = TrackClock(), None
        mono = MonoSound()
        while (block := await _next(track)) is not None:
            track_ms = (block.time or 0.0) * 1000
            long_ms = block.samples / block.sample_rate * 1000
            at_ms = clock.at(track_ms, _now_ms(), SOUND_HELD * long_ms)
            if due_ms is not None and long_ms / 2 < track_ms - due_ms < MOST_GAP_MS:
                lost_ms = track_ms - due_ms
                self._tell("sound", at_ms - lost_ms, bytes(int(lost_ms * RATE_HZ / 1000) * 2))
            due_ms = track_ms + long_ms
            for pcm in mono(block):
                self._tell("sound", at_ms, pcm)


async def _next(track: Any) -> Any | None:
    """The next frame; None at the end of the track."""
    try:
        return await track.recv()
    except MediaStreamError:
        return None


def _now_ms() -> float:
    return time.monotonic() * 1000
