"""aiortc's decoders of live pictures, with an end (a few bytes can claim pictures of any size), and
resting while nobody looks.
"""

from __future__ import annotations

import threading
from typing import Any

import aiortc.codecs
import av
from aiortc.codecs.h264 import H264Decoder
from aiortc.codecs.vpx import Vp8Decoder

from voicelive_desktop.avatar.stream import MOST_PIXELS

_WHOLE = frozenset({5, 7})  # H.264's units that begin a picture which needs no other
_START = b"\0\0\1"
_nobody_looks = threading.Event()


def show(seen: bool) -> None:
    """Somebody looks at the pictures of this process, or nobody: then none is decoded. Any thread."""
    if seen:
        _nobody_looks.clear()
    else:
        _nobody_looks.set()


class _Resting:
    """Decodes nothing while nobody looks; then asks for a picture that needs no earlier one, at
    once. The pictures are still read: a track that drops them waits 3 s for what it dropped.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rested = self._asked = False

    def decode(self, encoded_frame: Any) -> list[Any]:
        """See aiortc. Raises FFmpegError, for which aiortc asks the sender for such a picture."""
        if _nobody_looks.is_set():
            self._rested, self._asked = True, False
            return []
        if self._rested and not self._is_whole(encoded_frame.data):
            if self._asked:
                return []
            self._asked = True
            raise av.FFmpegError(0, "a picture is missing")
        self._rested = False
        return list(super().decode(encoded_frame))  # type: ignore[misc]  # of the decoder beside it

    def _is_whole(self, data: bytes) -> bool:
        raise NotImplementedError


class BoundedH264(_Resting, H264Decoder):
    """Refuses pictures above 8K before it makes room for them."""

    def __init__(self) -> None:
        super().__init__()
        self.codec.options = {"max_pixels": str(MOST_PIXELS)}

    def _is_whole(self, data: bytes) -> bool:
        return any(unit[:1] and unit[0] & 0x1F in _WHOLE for unit in data.split(_START)[1:])


class BoundedVp8(_Resting, Vp8Decoder):
    """Its pictures have at most 16,383 dots a side; those above 8K are refused once they are there."""

    def _is_whole(self, data: bytes) -> bool:
        return bool(data) and not data[0] & 1


def install() -> None:
    """Let every track of this process use them."""
    # WORKAROUND aiortc 1.16 takes no options for its decoders, and finds them by these names.
    vars(aiortc.codecs)["H264Decoder"] = BoundedH264
    vars(aiortc.codecs)["Vp8Decoder"] = BoundedVp8
