"""A second start and the first one."""

from __future__ import annotations

import json
import os
import socket as plain_sockets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from voicelive_desktop.app.environment.options import parse
from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.app.start import instance_place, single_instance
from voicelive_desktop.app.start.first_instance import FirstInstance
from voicelive_desktop.app.start.instance_place import LONGEST_PATH, place_for
from voicelive_desktop.app.start.remote_desk import RemoteDesk
from voicelive_desktop.app.start.second_start import Call, as_line, call_for, from_line, too_late
from voicelive_desktop.app.start.single_instance import hand_over
from voicelive_desktop.domain.facts.state import State

ROOT = Path(__file__).resolve().parents[4]
posix = pytest.mark.skipif(sys.platform == "win32", reason="a pipe has no folder")
linux = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere no variable tells the folders"
)


def desk() -> RemoteDesk:
    return RemoteDesk(Store(State(), lambda _effect: None), lambda: None, lambda: 0.0, lambda: 0.0)


@pytest.fixture
def calls() -> list[Call]:
    return []


@pytest.fixture
def folder() -> Iterator[Path]:
    """Short: the address of a socket has 108 bytes at most."""
    with tempfile.TemporaryDirectory(prefix="vl") as made:
        yield Path(made)


@pytest.fixture
def name(folder: Path) -> str:
    return place_for(folder / "settings.json", {"XDG_RUNTIME_DIR": str(folder)})


@pytest.fixture
def first(qtbot: QtBot, name: str, calls: list[Call]) -> Iterator[FirstInstance]:
    first = FirstInstance(name, calls.append, desk())
    yield first
    first.close()


def start_again(qtbot: QtBot, name: str, call: Call) -> bool:
    """The second start is a process: PySide holds the interpreter's lock while a local socket
    waits.
    """
    program = "import sys; from voicelive_desktop.app.start.single_instance import hand_over; "
    program += "from voicelive_desktop.app.start.second_start import from_line; "
    program += "sys.exit(not hand_over(sys.argv[1], from_line(sys.argv[2].encode())))"
    second = subprocess.Popen(
        [sys.executable, "-c", program, name, as_line(call).decode()], env=with_our_code()
    )
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    return second.returncode == 0


def with_our_code() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def test_the_first_start_finds_nobody(qtbot: QtBot, name: str) -> None:
    assert not hand_over(name, Call())


@pytest.mark.usefixtures("first")
def test_a_second_start_is_heard_with_all_that_it_asks_for(
    qtbot: QtBot, name: str, calls: list[Call]
) -> None:
    asked = Call("a saved one", "t1", True, {"model": "gpt-4.1", "target": "demo"})
    assert start_again(qtbot, name, asked)
    assert start_again(qtbot, name, Call())
    assert calls == [asked, Call()]


def test_a_profile_is_named_by_its_whole_path_if_it_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "loud.vldprofile").touch()
    (tmp_path / "plain").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        "voicelive_desktop.app.start.second_start.profiles_folder", lambda: tmp_path / "own"
    )
    asked = {
        "loud.vldprofile": str(tmp_path / "loud.vldprofile"),
        "plain": str(tmp_path / "plain"),
        "a saved one v1.2": "a saved one v1.2",
    }
    assert {given: call_for(parse(["--profile", given], {}), "").file for given in asked} == asked
    assert call_for(parse(["plain"], {}), "").file == str(tmp_path / "plain")


def test_what_a_running_program_cannot_take_over_is_named() -> None:
    asked = parse(
        ["--endpoint", "http://127.0.0.1:1", "--json-log", "x", "--speaker-file", "y", "--connect"],
        {},
    )
    assert set(too_late(asked)) == {"--endpoint", "--json-log", "--speaker-file"}
    assert (
        too_late(parse(["--model", "m", "--connect", "--profile", "p", "--input-device", "x"], {}))
        == ()
    )


@pytest.mark.usefixtures("first")
def test_nothing_is_done_by_halves_and_the_exit_code_says_so(
    qtbot: QtBot, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sent: list[Call] = []
    monkeypatch.setattr(single_instance, "socket_of", lambda _options: name)

    def heard(_name: str, call: Call) -> bool:
        sent.append(call)
        return True

    monkeypatch.setattr(single_instance, "hand_over", heard)
    late = parse(["--endpoint", "http://127.0.0.1:1", "--connect"], {})
    assert single_instance.taken_over(late, {}) == 2
    assert "--endpoint" in capsys.readouterr().err
    assert single_instance.taken_over(parse(["--connect", "--model", "m"], {}), {}) == 0
    assert sent == [Call(), Call(connect=True, settings={"model": "m"})]


def test_other_settings_are_another_program(folder: Path) -> None:
    given = {"XDG_RUNTIME_DIR": str(folder)}
    assert place_for(folder / "a", given) != place_for(folder / "b", given)


@pytest.mark.parametrize(
    "nonsense", [b"[1]\n", b"[" * 60_000 + b"\n", b'{"file": 1}\n', b"\xff\xfe\n"]
)
@pytest.mark.usefixtures("first")
def test_nonsense_is_not_heard(qtbot: QtBot, name: str, calls: list[Call], nonsense: bytes) -> None:
    socket = QLocalSocket()
    socket.connectToServer(name)
    socket.write(nonsense)
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert calls == []


@given(
    st.dictionaries(
        st.sampled_from(["file", "token", "connect", "settings"]),
        st.none() | st.text() | st.integers(),
    )
)
def test_no_line_gives_anything_but_a_call_or_a_refusal(said: dict[str, object]) -> None:
    try:
        call = from_line(json.dumps(said).encode())
    except ValueError:
        return
    assert from_line(as_line(call)) == call


def test_settings_that_no_start_may_bring_are_left_out() -> None:
    line = {
        "file": "",
        "token": "",
        "settings": {"endpoint": "https://evil.example", "model": 7, "target": "demo"},
    }
    assert from_line(json.dumps(line).encode()).settings == {"target": "demo"}


def test_a_hanging_program_does_not_keep_the_next_from_starting(qtbot: QtBot, name: str) -> None:
    deaf = QLocalServer()
    assert deaf.listen(name)
    assert not hand_over(name, Call())
    deaf.close()


@posix
def test_the_place_can_be_entered_by_nobody_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance_place, "user_cache_path", lambda *_args, **_more: folder / "cache")
    shared, private = folder / "shared", folder / "private"
    shared.mkdir()
    shared.chmod(0o755)
    private.mkdir(mode=0o700)
    (folder / "link").symlink_to(private)
    for runtime in ("", str(shared), str(folder / "link"), str(folder / "settings.json")):
        (folder / "settings.json").touch()
        place = Path(place_for(folder / "settings.json", {"XDG_RUNTIME_DIR": runtime}))
        assert place.parent == folder / "cache" / "run"
        assert place.parent.stat().st_mode & 0o777 == 0o700
    assert Path(place_for(folder / "x", {"XDG_RUNTIME_DIR": str(private)})).parent == private


@posix
def test_a_place_with_a_long_name_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        instance_place, "user_cache_path", lambda *_args, **_more: folder / ("x" * 120)
    )
    place = place_for(folder / "settings.json", {})
    assert len(os.fsencode(place)) <= LONGEST_PATH
    assert str(folder) not in place


@posix
def test_without_a_home_and_with_names_that_are_no_text_there_is_still_a_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nowhere(*_args: object, **_more: object) -> Path:
        raise RuntimeError

    monkeypatch.setattr(instance_place, "user_cache_path", nowhere)
    assert place_for(Path("/home/caf\udce9/settings.json"), {})


@posix
def test_another_user_is_neither_told_nor_heard(
    qtbot: QtBot,
    name: str,
    calls: list[Call],
    first: FirstInstance,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(instance_place, "_peer", lambda _descriptor: os.getuid() + 1)
    socket = QLocalSocket()
    socket.connectToServer(name)
    socket.write(as_line(Call("theirs")))
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert calls == []
    assert not hand_over(name, Call("ours"))


@posix
def test_the_user_at_the_other_end_is_known() -> None:
    one, other = plain_sockets.socketpair()
    with one, other:
        assert instance_place.is_same_user(one.fileno())
    assert not instance_place.is_same_user(-1)


@linux
def test_a_second_start_ends_before_it_imports_the_window(
    qtbot: QtBot, calls: list[Call], folder: Path
) -> None:
    places = {
        "XDG_CONFIG_HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "QT_QPA_PLATFORM": "offscreen",
    }
    first = FirstInstance(
        place_for(folder / "voicelive-desktop/settings.json", places), calls.append, desk()
    )
    program = "import sys; from voicelive_desktop.app.start.cli import main; code = main(['--profile', 'mine']); "
    program += "sys.exit(code or 'voicelive_desktop.app.start.startup' in sys.modules)"
    second = subprocess.Popen([sys.executable, "-c", program], env={**with_our_code(), **places})
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    first.close()
    assert second.returncode == 0
    assert calls == [Call("mine")]
