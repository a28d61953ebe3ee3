"""aiortc's decoder of live pictures, with an end: a few bytes can claim pictures of any size."""

from __future__ import annotations

import aiortc.codecs
from aiortc.codecs.h264 import H264Decoder

from voicelive_desktop.avatar.stream import MOST_PIXELS


class BoundedH264(H264Decoder):
    """Refuses pictures above 8K before it makes room for them."""

    def __init__(self) -> None:
        super().__init__()
        self.codec.options = {"max_pixels": str(MOST_PIXELS)}


def install() -> None:
    """Let every track of this process use it."""
    # WORKAROUND aiortc 1.16 takes no options for its decoders, and finds them by this name.
    vars(aiortc.codecs)["H264Decoder"] = BoundedH264
