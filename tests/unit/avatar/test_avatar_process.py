"""The real media process between its two ends, and its death."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from voicelive_desktop.app.environment import avatar_process as ap
from voicelive_desktop.app.environment.avatar_process import AvatarProcess

pytest.importorskip("av", reason="the extra [avatar] is not installed: no avatar is tried")
from tests.unit.avatar.test_stream import film
from voicelive_desktop.avatar import framing as fr
from voicelive_desktop.avatar.__main__ import MOST_STREAMS, MediaServer
from voicelive_desktop.avatar.shared_pictures import SharedPictures

WAIT_S = 60.0


def test_both_ends_mean_the_same() -> None:
    names = (
        "MEDIA",
        "END",
        "CLEAR",
        "CLOCK",
        "SHOW",
        "OFFER",
        "ANSWER",
        "HANG_UP",
        "OFFERED",
        "LINKED",
        "LIVE",
        "READY",
        "SOUND",
        "PICTURE",
        "TROUBLE",
        "DONE",
    )
    assert [getattr(ap, name) for name in names] == [getattr(fr, name) for name in names]
    structs = ("HEADER", "NUMBER", "AT", "PICTURE_AT")
    assert [getattr(ap, name).format for name in structs] == [
        getattr(fr, name).format for name in structs
    ]
    assert (ap.SLOT_BYTES, ap.SLOTS) == (fr.SLOT_BYTES, fr.SLOTS)


def server(folder: Path) -> tuple[MediaServer, io.BytesIO]:
    """The process's inside, and what it writes."""
    (folder / "pictures").write_bytes(bytes(fr.SLOTS * fr.SLOT_BYTES))
    output = io.BytesIO()
    return MediaServer(SharedPictures(folder / "pictures"), output), output


@pytest.mark.parametrize("kind", [ap.MEDIA, ap.END, ap.CLOCK, ap.SHOW, ap.ANSWER, b"?"])
def test_a_frame_that_is_too_short_is_left_out(kind: bytes, tmp_path: Path) -> None:
    media, output = server(tmp_path)
    media.serve(io.BytesIO(fr.framed(kind) + fr.framed(fr.END, fr.NUMBER.pack(1))))
    assert output.getvalue() == fr.framed(fr.READY)


def test_of_films_that_nobody_looks_at_the_oldest_are_dropped(tmp_path: Path) -> None:
    media, output = server(tmp_path)
    sent = [fr.framed(fr.MEDIA, fr.NUMBER.pack(number) + b"x") for number in range(1, 40)]
    media.serve(io.BytesIO(b"".join(sent)))
    output.seek(0)
    told = list(iter(lambda: fr.next_frame(output), None))
    assert [kind for kind, _ in told].count(fr.DONE) == len(sent), "each is told to be over"
    assert len(media._streams) == MOST_STREAMS


def content_of(path: str) -> bytes:
    """What a file holds; nothing if it is gone."""
    return Path(path).read_bytes() if Path(path).exists() else b""


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(WAIT_S):
        while not condition():  # noqa: ASYNC110 - it comes from a process, through whichever frame
            await asyncio.sleep(0.01)


def test_a_film_comes_back_as_sound_and_pictures_and_a_dead_process_is_replaced() -> None:
    async def scene() -> None:
        frames: list[tuple[bytes, bytes]] = []
        deaths: list[None] = []
        process = AvatarProcess(
            lambda kind, payload: frames.append((kind, payload)), lambda: deaths.append(None)
        )

        def kinds() -> list[bytes]:
            return [kind for kind, _ in frames]

        try:
            process.send(ap.MEDIA, ap.NUMBER.pack(1) + film())
            process.send(ap.END, ap.NUMBER.pack(1))
            await until(lambda: ap.DONE in kinds())
            assert ap.SOUND in kinds()
            process.send(ap.CLOCK, ap.AT.pack(1, 900.0))
            await until(lambda: ap.PICTURE in kinds())
            picture = next(payload for kind, payload in frames if kind == ap.PICTURE)
            number, slot, width, height, _missed, at_ms = ap.PICTURE_AT.unpack(picture)
            assert (number, width, height) == (1, 160, 90)
            assert at_ms == pytest.approx(880.0, abs=50)
            pixels = content_of(process.pictures)[slot * ap.SLOT_BYTES :][: width * height * 4]
            assert sum(pixels[:4000]) / 4000 > 200, "it is the white one"
            frames.clear()
            process.kill()
            await until(lambda: bool(deaths))
            process.send(ap.MEDIA, ap.NUMBER.pack(3) + film())
            await until(lambda: ap.SOUND in kinds())
        finally:
            await process.close()
        assert content_of(process.pictures) == b""

    asyncio.run(scene())
