"""The large ear is made once, and where it cannot be, set-up goes on."""

import subprocess
import time
from pathlib import Path

import dev_speech
import pytest
from dev_process import Trouble

Tries = list[list[str]]


class Maker:
    """Stands in for the program's module; `answer` is what it ends with."""

    def __init__(self) -> None:
        self.tries: Tries = []
        self.answer = (0, "")

    def __call__(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        self.tries.append(command[3:])
        return subprocess.CompletedProcess(command, self.answer[0], self.answer[1])


@pytest.fixture
def maker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maker:
    made = tmp_path / "silero_vad.onnx"
    made.touch()
    double = Maker()
    double.answer = (0, f"{made}\n")
    monkeypatch.setattr(dev_speech, "run_quietly", double)
    monkeypatch.setattr(dev_speech, "STAMP", tmp_path / "speech-stamp.json")
    return double


def test_it_is_made_once(maker: Maker) -> None:
    dev_speech.provide()
    dev_speech.provide()
    assert maker.tries == [[]]


def test_what_was_deleted_is_made_again(maker: Maker, tmp_path: Path) -> None:
    dev_speech.provide()
    (tmp_path / "silero_vad.onnx").unlink()
    dev_speech.provide()
    assert len(maker.tries) == 2


def test_another_recipe_makes_it_again(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    dev_speech.provide()
    monkeypatch.setattr(dev_speech, "_recipes", lambda: "another")
    dev_speech.provide()
    assert len(maker.tries) == 2


def test_the_better_ear_comes_on_top_and_stays(maker: Maker) -> None:
    dev_speech.provide()
    dev_speech.provide(base=True)
    dev_speech.provide()
    assert maker.tries == [[], ["--base"]]


def test_without_a_network_set_up_says_so_and_tries_again_the_next_day(
    maker: Maker, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    maker.answer = (1, "WARNING: x\npip could not fetch silero-vad 6.2.3: no network\n")
    dev_speech.provide()
    dev_speech.provide()
    assert len(maker.tries) == 1
    said = capsys.readouterr().err
    assert "pip could not fetch silero-vad 6.2.3: no network" in said
    assert "pocketsphinx" in said
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 25 * 3600)
    dev_speech.provide()
    assert len(maker.tries) == 2


def test_the_better_ear_that_was_asked_for_and_cannot_be_made_is_trouble(maker: Maker) -> None:
    maker.answer = (1, "no network\n")
    with pytest.raises(Trouble, match="The ear base could not be made: no network"):
        dev_speech.provide(base=True)
