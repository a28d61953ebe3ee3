"""The service's side of an avatar over WebRTC: answers an offer and sends the drawn face.

Needs the extra `voicelive-desktop[avatar]`; aiortc is imported with the first offer.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import importlib
import json
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any

from voicelive_desktop.localservice.protocol import wire_errors as errors
from voicelive_desktop.localservice.session.avatar_line import MouthShapes
from voicelive_desktop.localservice.voice.face_drawing import FaceLook

TellState = Callable[[str, str], None]


class FacePeer:
    """Implements `AvatarLine`: one peer at a time. Loop thread only.

    Args:
        tell: ("speaking" or "idle", turn).
    """

    def __init__(self, tell: TellState) -> None:
        self._tell = tell
        self._peer: Any = None
        self._speech: Any = None
        self._pictures: Any = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._ready: asyncio.Task[None] | None = None

    @property
    def is_live(self) -> bool:
        """See `AvatarLine`."""
        return self._peer is not None and self._peer.connectionState == "connected"

    def answer(self, client_sdp: str, avatar: Mapping[str, Any]) -> Future[str]:
        """See `AvatarLine`."""
        answered: Future[str] = Future()
        self._start(self._answer(client_sdp, avatar, answered), "avatar answer")
        return answered

    def speak(self, turn_id: str, pcm: bytes, mouth: MouthShapes) -> None:
        """See `AvatarLine`; before there is a peer nobody could hear it."""
        if self._speech is not None:
            self._speech.add(turn_id, pcm, mouth)

    def finish(self, turn_id: str) -> None:
        """See `AvatarLine`."""
        if self._speech is not None:
            self._speech.finish(turn_id)

    def clear(self) -> None:
        """See `AvatarLine`."""
        if self._speech is not None:
            self._speech.clear()

    def show(self, avatar: Mapping[str, Any]) -> None:
        """See `AvatarLine`. Before the first offer, what answers it is made ready."""
        if self._pictures is not None:
            self._pictures.look = FaceLook.of(avatar)
        elif avatar.get("output_protocol", "webrtc") == "webrtc" and self._ready is None:
            self._ready = self._start(asyncio.to_thread(_load), "avatar load")

    async def close(self) -> None:
        """End the peer."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._hang_up()

    def _start(self, work: Any, name: str) -> asyncio.Task[None]:
        task = asyncio.create_task(work, name=name)  # ended in `close`
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _answer(
        self, client_sdp: str, avatar: Mapping[str, Any], answered: Future[str]
    ) -> None:
        try:
            answered.set_result(await self._answered(_read(client_sdp), avatar))
        except errors.WireError as error:
            answered.set_exception(error)
        except Exception:  # noqa: BLE001 - an offer of a stranger: aiortc raises whatever it trips over
            answered.set_exception(_no_offer())

    async def _answered(self, offer: Mapping[str, str], avatar: Mapping[str, Any]) -> str:
        if self._ready is not None:
            await self._ready
        from aiortc import (  # noqa: PLC0415 - optional, and only for an avatar
            RTCPeerConnection,
            RTCRtpSender,
            RTCSessionDescription,
        )

        from voicelive_desktop.localservice.voice.live_face import (  # noqa: PLC0415 - needs it
            FacePictures,
            FaceSound,
            LiveSpeech,
        )

        await self._hang_up()
        peer = self._peer = RTCPeerConnection()
        self._speech = LiveSpeech(self._tell)
        self._pictures = FacePictures(self._speech, FaceLook.of(avatar))
        peer.addTrack(self._pictures)
        peer.addTrack(FaceSound(self._speech))
        known = RTCRtpSender.getCapabilities("video").codecs
        wanted = [codec for codec in known if codec.mimeType == "video/H264"]
        for transceiver in peer.getTransceivers():
            if transceiver.kind == "video":
                transceiver.setCodecPreferences(wanted)
        # aiortc chooses by what is preferred by then, else VP8, whose first pictures are tinted
        await peer.setRemoteDescription(RTCSessionDescription(offer["sdp"], offer["type"]))
        await peer.setLocalDescription(await peer.createAnswer())
        told = json.dumps({"type": "answer", "sdp": peer.localDescription.sdp})
        return base64.b64encode(told.encode()).decode("ascii")

    async def _hang_up(self) -> None:
        peer, self._peer = self._peer, None
        self._speech = self._pictures = None
        if peer is not None:
            await peer.close()


def _load() -> None:
    """Import what takes long, on another thread."""
    importlib.import_module("voicelive_desktop.localservice.voice.live_face")


def _read(client_sdp: str) -> Mapping[str, str]:
    try:
        told = json.loads(base64.b64decode(client_sdp, validate=True))
    except (binascii.Error, ValueError) as error:
        raise _no_offer() from error
    if not isinstance(told, dict) or told.get("type") != "offer" or "sdp" not in told:
        raise _no_offer()
    return told


def _no_offer() -> errors.WireError:
    return errors.invalid_value(
        "client_sdp", "The SDP is no offer: expected base64 of a JSON object with type and sdp."
    )
