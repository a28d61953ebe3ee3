"""Orders from the command line to the program that runs."""

from __future__ import annotations

import io
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from voicelive_desktop.app.environment.options import parse
from voicelive_desktop.app.environment.orders import (
    ORDERS,
    MuteOrder,
    Orders,
    TalkOrder,
    as_line,
    from_line,
)
from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.app.start import remote
from voicelive_desktop.app.start.first_instance import FirstInstance
from voicelive_desktop.app.start.instance_place import place_for
from voicelive_desktop.app.start.remote_desk import RemoteDesk
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.events import StartRequested
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.kinds import TalkMode

ROOT = Path(__file__).resolve().parents[4]
# A time that goes on by itself, so that a press and a release are two moments.
TALKING = replace(State(), connection=con.Ready(), settings=Settings(talk_mode=TalkMode.PUSH))


class Program:
    """What runs already: a store with its desk, and how often its window came to the front."""

    def __init__(self, state: State) -> None:
        self.shown = 0
        self.now_s = 0.0
        self.store = Store(state, lambda _effect: None)
        self.desk = RemoteDesk(self.store, self._show, lambda: self.now_s, lambda: self.now_s)

    def order(self, *line: str) -> dict[str, object]:
        answer: dict[str, object] = json.loads(self.desk.carry_out(parse(line, {}).orders))
        return answer

    def _show(self) -> None:
        self.shown += 1


@pytest.mark.parametrize("line", [["--say", "hi"], ["--talk", "down"], ["--talk", "toggle"]])
def test_what_needs_a_conversation_says_that_there_is_none(line: list[str]) -> None:
    program = Program(State())
    answer = program.order(*line)
    assert answer["error"] == "no_session"
    assert program.store.state == State()


def test_start_say_and_end() -> None:
    program = Program(State())
    assert program.order("--start", "--say", "hi")["status"]["connection"] == "connecting"  # type: ignore[index]
    assert [item.text for item in program.store.state.conversation if item.text] == ["hi"]
    program.order("--end")
    assert not isinstance(program.store.state.connection, con.Connecting)


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe waits for ever")
def test_a_program_that_does_not_answer_is_not_told_as_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(remote, "ANSWER_S", 0.1)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    with tempfile.TemporaryDirectory(prefix="vl") as folder, socket.socket(socket.AF_UNIX) as busy:
        monkeypatch.setattr(remote, "place_for", lambda _settings: f"{folder}/s")
        words = io.StringIO()
        assert remote.give(parse(["--status"], {}), io.StringIO(), words) == remote.NOT_RUNNING
        busy.bind(f"{folder}/s")
        busy.listen()
        assert remote.give(parse(["--start"], {}), io.StringIO(), words) == remote.SILENT
    assert "did not answer" in words.getvalue()


def test_a_start_in_a_conversation_leaves_it_alone() -> None:
    program = Program(TALKING)
    program.order("--start")
    assert program.store.state == TALKING


def test_mute_is_set_and_toggled() -> None:
    program = Program(State())
    seen = [
        program.order("--mute", how)["status"] for how in ("on", "on", "toggle", "toggle", "off")
    ]
    assert [status["muted"] for status in seen] == [True, True, False, True, False]  # type: ignore[index]


def test_the_talk_key_is_held_and_let_go() -> None:
    program = Program(TALKING)
    program.order("--talk", "down")
    held = program.store.state.microphone.talk
    program.now_s = 2.0
    program.order("--talk", "up")
    over = program.store.state.microphone.talk
    assert (held.held, over.held, over.latched) == (True, False, False)


def test_a_toggle_leaves_the_key_on_until_the_next() -> None:
    program = Program(TALKING)
    program.order("--talk", "toggle")
    assert program.store.state.microphone.talk.latched
    program.now_s = 2.0
    program.order("--talk", "toggle")
    assert not program.store.state.microphone.talk.latched


def test_a_toggle_ends_what_is_held() -> None:
    program = Program(TALKING)
    program.order("--talk", "down")
    program.now_s = 2.0
    program.order("--talk", "toggle")
    assert not program.store.state.microphone.talk.held
    assert not program.store.state.microphone.talk.latched


def test_an_open_microphone_needs_no_key_and_says_so() -> None:
    program = Program(replace(TALKING, settings=Settings(talk_mode=TalkMode.OPEN)))
    answer = program.order("--talk", "down", "--mute", "on")
    assert answer["error"] == "open_microphone"
    assert "no effect" in str(answer["note"])
    assert not program.store.state.microphone.talk.held
    assert program.store.state.microphone.muted


def test_status_names_things_as_the_log_does() -> None:
    assert Program(TALKING).order("--status")["status"] == {
        "state": "holding",
        "connection": "ready",
        "muted": False,
        "talking": False,
        "profile": "",
        "target": "demo",
    }
    assert Program(State()).order("--status")["status"]["connection"] == "offline"  # type: ignore[index]


def test_a_watcher_hears_each_change_once_until_it_is_gone() -> None:
    program = Program(State())
    told: list[bytes] = []
    program.desk.watch(told.append)
    program.order("--show")
    program.order("--mute", "on")
    program.order("--mute", "on")
    program.desk.forget(told.append)
    assert len(told) == 2  # what it was, and muted: bound methods of one list are equal
    assert json.loads(told[-1])["muted"] is True
    program.order("--mute", "off")
    assert len(told) == 2
    assert program.shown == 1


@pytest.mark.parametrize(
    "line", [["--say", " "], ["--say", "x" * 20_000], ["--talk", "louder"], ["--mute"]]
)
def test_orders_that_make_no_sense_are_refused(
    line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(line, {})
    assert ended.value.code == 2
    assert "see --help" in capsys.readouterr().err


ORDERED = st.builds(
    Orders,
    **{name: st.booleans() for name in ("show", "start", "stop", "end", "status", "watch")},
    talk=st.sampled_from(TalkOrder),
    mute=st.sampled_from(MuteOrder),
    say=st.text(st.characters(exclude_categories=["Cs"]), max_size=50),
)


@given(ORDERED)
def test_orders_survive_the_way_to_the_other_process(orders: Orders) -> None:
    assert from_line(as_line(orders)) == orders


@given(
    st.dictionaries(
        st.sampled_from(["talk", "mute", "say", "show", "x"]), st.none() | st.text() | st.integers()
    )
)
def test_no_line_gives_anything_but_orders_or_a_refusal(said: dict[str, object]) -> None:
    try:
        orders = from_line(json.dumps({ORDERS: said}).encode())
    except ValueError:
        return
    assert orders is not None
    assert from_line(as_line(orders)) == orders


def test_a_second_start_is_no_order() -> None:
    assert from_line(b'{"file": "", "token": ""}') is None
    assert from_line(b"[]") is None
    for broken in (b"", b"{", b"[" * 60_000):
        with pytest.raises(ValueError):  # noqa: PT011 - any refusal
            from_line(broken)


class TestByTheSocket:
    """The orders of a process that never imports Qt."""

    @pytest.fixture
    def places(self) -> Iterator[dict[str, str]]:
        # the address of a socket has 108 bytes at most
        with tempfile.TemporaryDirectory(prefix="vl") as folder:
            yield {"XDG_CONFIG_HOME": folder, "XDG_RUNTIME_DIR": folder}

    @pytest.fixture
    def program(self, qtbot: QtBot, places: dict[str, str]) -> Iterator[Program]:
        program = Program(State())
        place = place_for(
            Path(places["XDG_CONFIG_HOME"], "voicelive-desktop/settings.json"), places
        )
        first = FirstInstance(place, lambda _call: None, program.desk)
        yield program
        first.close()

    @staticmethod
    def start(places: dict[str, str], *line: str) -> subprocess.Popen[str]:
        code = "import sys; from voicelive_desktop.app.start.cli import main; code = main(sys.argv[1:]); "
        code += "sys.exit(99 if 'PySide6' in sys.modules else code)"
        environment = {**os.environ, **places, "PYTHONPATH": str(ROOT)}
        environment.pop("DISPLAY", None)
        return subprocess.Popen(
            [sys.executable, "-c", code, *line],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    @staticmethod
    def next_line(qtbot: QtBot, process: subprocess.Popen[str]) -> dict[str, object]:
        """What it prints next; the program goes on meanwhile."""
        out = process.stdout
        assert out is not None
        qtbot.waitUntil(lambda: bool(select.select([out], [], [], 0)[0]), timeout=60_000)
        line: dict[str, object] = json.loads(out.readline())
        return line

    def ended(self, qtbot: QtBot, process: subprocess.Popen[str]) -> tuple[int, str, str]:
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=60_000)
        out, err = process.communicate()
        return process.returncode, out, err

    @pytest.mark.skipif(
        sys.platform == "win32", reason="the places are named by variables of Linux"
    )
    def test_without_a_program_it_says_so(self, qtbot: QtBot, places: dict[str, str]) -> None:
        code, out, err = self.ended(qtbot, self.start(places, "--status"))
        assert (code, out) == (3, "")
        assert err == "Voice Live Desktop is not running.\n"

    @pytest.mark.skipif(
        sys.platform == "win32", reason="the places are named by variables of Linux"
    )
    def test_orders_arrive_and_answers_come_back(
        self, qtbot: QtBot, places: dict[str, str], program: Program
    ) -> None:
        code, out, _err = self.ended(
            qtbot, self.start(places, "--mute", "on", "--status", "--show")
        )
        assert code == 0
        assert json.load(io.StringIO(out))["muted"] is True
        assert program.shown == 1
        code, out, err = self.ended(qtbot, self.start(places, "--say", "hi"))
        assert (code, out) == (4, "")
        assert "no conversation" in err

    @pytest.mark.skipif(
        sys.platform == "win32", reason="the places are named by variables of Linux"
    )
    def test_whoever_watches_is_told_of_changes(
        self, qtbot: QtBot, places: dict[str, str], program: Program
    ) -> None:
        process = self.start(places, "--watch")
        assert self.next_line(qtbot, process)["connection"] == "offline"
        program.store.dispatch(StartRequested(1.0))
        assert self.next_line(qtbot, process)["connection"] == "connecting"
        process.send_signal(signal.SIGINT)
        code, _out, err = self.ended(qtbot, process)
        assert (code, err) == (0, "")
        qtbot.waitUntil(lambda: not program.desk._watchers, timeout=60_000)
