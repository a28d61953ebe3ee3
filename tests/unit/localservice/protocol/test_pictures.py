"""The local service takes pictures, measures them, and says honestly that it cannot see."""

from __future__ import annotations

import base64
import struct
from typing import Any

import pytest

from tests.unit.localservice.surroundings import Session, error_of, one
from voicelive_desktop.localservice.protocol.picture_sizes import said_about, size

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", 640, 480) + b"\x08\x02\0\0\0"
GIF = b"GIF89a" + struct.pack("<HH", 20, 10) + b"\0"
JPEG = (
    b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + bytes(14) + b"\xff\xc0" + struct.pack(">HBHH", 17, 8, 300, 400)
    + bytes(10)
)  # fmt: skip


def url(data: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def message(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": "message", "role": "user", "content": list(parts)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (url(PNG), (640, 480)), (url(GIF, "gif"), (20, 10)), (url(JPEG, "jpeg"), (400, 300)),
        (url(PNG[:20]), None), (url(JPEG[:24], "jpeg"), None), (url(b"BM12"), None), ("https://x/y.png", None),
        ("data:image/png;base64,%%%", None), ("data:text/plain;base64,AAAA", None),
    ],
)  # fmt: skip
def test_a_picture_is_measured_by_its_header(text: str, expected: tuple[int, int] | None) -> None:
    assert size(text) == expected


def answer_to(*parts: dict[str, Any]) -> str:
    session = Session()
    session.configure(modalities=["text"])
    session.send("conversation.item.create", item=message(*parts))
    session.send("response.create")
    events = session.events() + session.wait(20)
    return str(one(events, "response.text.done")["text"])


def test_a_picture_alone_and_with_words_is_answered_honestly() -> None:
    picture = {"type": "input_image", "image_url": url(PNG)}
    seen = "I received a picture, 640 by 480 pixels. This demo cannot see."
    assert answer_to(picture) == seen
    assert (
        answer_to(picture, {"type": "input_text", "text": "thank you"})
        == f"{seen} You are welcome."
    )
    both = answer_to(picture, {"type": "input_image", "image_url": url(JPEG, "jpeg")})
    assert both == said_about([(640, 480), (400, 300)])
    assert both.startswith("I received 2 pictures: 640 by 480 and 400 by 300 pixels.")


@pytest.mark.parametrize(
    ("part", "param"),
    [
        ({}, "item.content[0].image_url"),
        ({"image_url": 7}, "item.content[0].image_url"),
        ({"image_url": "data:image/png;base64,AAAA"}, "item.content[0].image_url"),
        ({"image_url": url(PNG), "detail": "enormous"}, "item.content[0].detail"),
    ],
)
def test_what_is_no_picture_is_refused(part: dict[str, Any], param: str) -> None:
    session = Session()
    error = error_of(
        session.send("conversation.item.create", item=message({"type": "input_image", **part}))
    )
    assert error["param"] == param
