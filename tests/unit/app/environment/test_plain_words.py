"""What a command tells reaches whoever asked, or it says that it did not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from voicelive_desktop.app.environment.plain_words import say, say_all

FULL = Path("/dev/full")


def test_nobody_and_whoever_has_enough_is_no_problem() -> None:
    reads, writes = os.pipe()
    os.close(reads)
    pipe = os.fdopen(writes, "w")
    assert say("words", pipe)
    assert say("words", None)
    with pytest.raises(BrokenPipeError):  # what Python does with what is left
        pipe.close()
    assert say("words", pipe)


@pytest.mark.skipif(not FULL.exists(), reason="needs Linux")
def test_a_full_disk_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    file = FULL.open("w")
    assert say_all(["one", "two"], file) == 1
    assert capsys.readouterr().err == "The output could not be written.\n"
    with pytest.raises(OSError, match="No space"):
        file.close()


def test_what_was_written_is_a_success(tmp_path: Path) -> None:
    with (tmp_path / "out").open("w", encoding="ascii") as file:
        assert say_all(["one", "zwölf"], file) == 0
    assert (tmp_path / "out").read_text() == "one\nzw?lf\n"
