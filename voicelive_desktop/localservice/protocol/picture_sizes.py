"""Pictures in messages: checked, and measured by their headers. Nothing here looks at
what they show.
"""

from __future__ import annotations

import base64
import binascii
import struct
from typing import Any

from voicelive_desktop.localservice.protocol import wire_errors as errors

DETAILS = ("auto", "low", "high")
PNG, GIF, JPEG = b"\x89PNG\r\n\x1a\n", b"GIF8", b"\xff\xd8"
# Start-of-frame markers of JPEG: they hold the size. C4, C8 and CC among them are tables.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def check(part: Any, where: str) -> None:
    """Raise WireError when a picture's part is not as the protocol wants it."""
    if part.get("detail", "auto") not in DETAILS:
        raise errors.invalid_choice(f"{where}.detail", part["detail"], DETAILS)
    url = part.get("image_url")
    if url is None:
        raise errors.missing(f"{where}.image_url")
    if not isinstance(url, str):
        raise errors.invalid_type(f"{where}.image_url", "string", url)
    if size(url) is None:
        raise errors.invalid_value(
            f"{where}.image_url",
            f"Invalid '{where}.image_url'. Expected a data URL with a PNG, JPEG or GIF picture.",
        )


def size(url: str) -> tuple[int, int] | None:
    """Width and height of a picture in a data URL; None when it is none."""
    head, comma, data = url.partition(",")
    if not comma or not head.startswith("data:image/") or not head.endswith(";base64"):
        return None
    try:
        raw = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        return None
    try:
        if raw.startswith(PNG):
            return struct.unpack(">II", raw[16:24])
        if raw.startswith(GIF):
            return struct.unpack("<HH", raw[6:10])
        if raw.startswith(JPEG):
            return _jpeg_size(raw)
        return None
    except struct.error:  # shorter than its header
        return None


def _jpeg_size(raw: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(raw) and raw[at] == 0xFF:
        marker, length = raw[at + 1], struct.unpack(">H", raw[at + 2 : at + 4])[0]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", raw[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def said_about(sizes: list[tuple[int, int]]) -> str:
    """What the companion, which cannot see, says about the pictures of a message."""
    each = [f"{width} by {height}" for width, height in sizes]
    if len(each) == 1:
        return f"I received a picture, {each[0]} pixels. This demo cannot see."
    return f"I received {len(each)} pictures: {', '.join(each[:-1])} and {each[-1]} pixels. This demo cannot see."
