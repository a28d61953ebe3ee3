"""What goes through the pipes of the media process: frames of a kind, a length and a payload.

To the process: MEDIA (number of the stream, bytes of fragmented MP4), END of a stream, CLEAR (throw
away what is not heard), CLOCK (number, milliseconds of the stream that are heard now), SHOW
(whether pictures are looked at), OFFER (JSON of the servers that find a way: begin a live avatar),
ANSWER (the service's description), HANG_UP. From it: READY, SOUND (number, milliseconds, 16-bit
mono at 24 kHz), PICTURE (number, slot, width, height, pictures passed over before it,
milliseconds), TROUBLE (number, one of `TROUBLES`), DONE (number: all its sound has been told),
OFFERED (our description), LINKED (media can come). The live avatar is stream number `LIVE`; its
clock is this computer's.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

HEADER = struct.Struct("<cI")
NUMBER = struct.Struct("<I")
AT = struct.Struct("<Id")  # a stream and a moment of it in milliseconds
PICTURE_AT = struct.Struct("<IIIIId")
MEDIA, END, CLEAR, CLOCK, SHOW = b"F", b"E", b"C", b"T", b"S"
OFFER, ANSWER, HANG_UP = b"O", b"N", b"H"
READY, SOUND, PICTURE, TROUBLE, DONE = b"R", b"A", b"P", b"X", b"D"
OFFERED, LINKED = b"L", b"K"
LIVE = 0
MOST_BYTES = 32 * 1024 * 1024  # of one frame: twice the largest message of the service
TROUBLES = ("no_video", "no_sound", "codec", "broken", "sdp", "ice", "turn", "no_webrtc")
SLOT_WIDTH, SLOT_HEIGHT, SLOTS = 1920, 1080, 2  # larger pictures are made smaller
SLOT_BYTES = SLOT_WIDTH * SLOT_HEIGHT * 4


def framed(kind: bytes, payload: bytes = b"") -> bytes:
    """Return a frame."""
    return HEADER.pack(kind, len(payload)) + payload


def next_frame(source: BinaryIO) -> tuple[bytes, bytes] | None:
    """Return the next frame's kind and payload; None at the end, or where what comes is no frame."""
    header = source.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    kind, size = HEADER.unpack(header)
    if size > MOST_BYTES:
        return None
    payload = source.read(size)
    if len(payload) == size:
        return (kind, payload)
    return None
