"""The last minutes of both sides can be had again by item, from files that others cannot read and
that do not stay.
"""

from __future__ import annotations

import asyncio
import stat
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from voicelive_desktop.audio.extras.recorder import Recorder
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.pcm import RATE_HZ, SAMPLE_BYTES

U, A, B = ItemId("u"), ItemId("a"), ItemId("b")
SECOND = RATE_HZ * SAMPLE_BYTES


def sound(seconds: float, value: int) -> bytes:
    return bytes([value]) * int(seconds * SECOND)


def run(
    tmp_path: Path,
    scenario: Callable[[Recorder, list[frozenset[ItemId]]], Coroutine[Any, Any, None]],
) -> None:
    async def main() -> None:
        told: list[frozenset[ItemId]] = []
        recorder = Recorder(tmp_path / "recordings", told.append, capacity=10 * SECOND)
        try:
            await scenario(recorder, told)
        finally:
            recorder.close()

    asyncio.run(main())


def test_an_utterance_is_cut_by_the_services_milliseconds_of_this_session(tmp_path: Path) -> None:
    async def scenario(recorder: Recorder, told: list[frozenset[ItemId]]) -> None:
        recorder.sent(sound(1, 9))
        recorder.session_began()
        recorder.sent(sound(0.5, 1) + sound(0.25, 2) + sound(1, 3))
        recorder.speech_started(U, 500)
        recorder.speech_stopped(U, 750)
        assert told[-1] == {U}
        assert await recorder.read(U) == sound(0.25, 2)

    run(tmp_path, scenario)


def test_an_answer_is_what_was_received_of_it(tmp_path: Path) -> None:
    async def scenario(recorder: Recorder, told: list[frozenset[ItemId]]) -> None:
        for value in (1, 2):
            recorder.received(A, sound(0.1, value))
        recorder.received(B, sound(0.1, 3))
        recorder.received(A, sound(0.1, 4))
        assert told == [{A}, {A, B}]
        assert await recorder.read(A) == sound(0.1, 1) + sound(0.1, 2) + sound(0.1, 4)
        assert await recorder.read(B) == sound(0.1, 3)
        assert await recorder.read(U) == b""

    run(tmp_path, scenario)


def test_what_is_too_long_ago_is_forgotten_and_the_rest_survives_the_turn_of_the_file(
    tmp_path: Path,
) -> None:
    async def scenario(recorder: Recorder, told: list[frozenset[ItemId]]) -> None:
        recorder.received(A, sound(6, 1))
        recorder.received(B, sound(6, 2))
        assert told[-1] == {B}
        assert await recorder.read(A) == b""
        assert await recorder.read(B) == sound(6, 2)

    run(tmp_path, scenario)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_owner_can_enter_the_folder_and_nothing_is_left_in_it(tmp_path: Path) -> None:
    async def scenario(recorder: Recorder, told: list[frozenset[ItemId]]) -> None:
        recorder.received(A, sound(1, 1))
        await recorder.read(A)
        assert stat.S_IMODE((tmp_path / "recordings").stat().st_mode) == 0o700

    run(tmp_path, scenario)
    assert list((tmp_path / "recordings").iterdir()) == []


def test_what_the_disk_did_not_take_is_told_and_the_rest_is_there(tmp_path: Path) -> None:
    async def scenario(recorder: Recorder, told: list[frozenset[ItemId]]) -> None:
        blocked = tmp_path / "recordings"
        blocked.write_text("in the way")
        recorder.received(A, sound(1, 1))
        with pytest.raises(OSError, match="Errno"):
            await recorder.read(A)
        blocked.unlink()
        recorder.received(B, sound(1, 2))
        assert await recorder.read(B) == sound(1, 2)
        with pytest.raises(OSError, match="Errno"):
            await recorder.read(A)

    run(tmp_path, scenario)


def test_an_end_that_was_never_begun_is_no_recording(tmp_path: Path) -> None:
    async def scenario(recorder: Recorder, told: list[frozenset[ItemId]]) -> None:
        recorder.sent(sound(1, 1))
        recorder.speech_stopped(U, 500)
        recorder.speech_started(U, 2_000)
        recorder.speech_stopped(U, 3_000)
        assert told == []

    run(tmp_path, scenario)


def test_a_turn_that_we_committed_is_what_was_sent_since_the_last_cut(tmp_path: Path) -> None:
    async def scenario(recorder: Recorder, told: list[frozenset[ItemId]]) -> None:
        recorder.session_began()
        recorder.sent(sound(0.2, 1))
        recorder.buffer_cut(committed=False)
        recorder.sent(sound(0.5, 2))
        recorder.buffer_cut(committed=True)
        recorder.sent(sound(0.1, 3))
        recorder.buffer_cut(committed=True)
        recorder.turn_made(U)
        recorder.turn_refused()
        recorder.turn_made(B)
        assert told == [{U}]
        assert await recorder.read(U) == sound(0.5, 2)
        assert await recorder.read(B) == b""

    run(tmp_path, scenario)


def test_a_turn_that_the_service_found_is_not_taken_for_ours(tmp_path: Path) -> None:
    async def scenario(recorder: Recorder, told: list[frozenset[ItemId]]) -> None:
        recorder.session_began()
        recorder.sent(sound(0.5, 1))
        recorder.buffer_cut(committed=True)
        recorder.speech_started(A, 100)
        recorder.speech_stopped(A, 200)
        recorder.turn_made(A)
        recorder.turn_made(U)
        assert await recorder.read(A) == sound(0.1, 1)
        assert await recorder.read(U) == sound(0.5, 1)

    run(tmp_path, scenario)
