"""What the program does when something goes wrong: sentences, nothing lost, Start works again, an
end within 2 s.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.support.program import Program
from tests.support.requirements import needs_e2e
from tests.support.service_tap import ServiceTap
from tests.support.ui_driver import UiDriver
from tests.support.virtual_audio import VirtualAudio
from tests.support.virtual_screen import VirtualScreen

pytestmark = [pytest.mark.e2e]

SPEECH = Path(__file__).parents[2] / "resources" / "speech" / "tell_me_a_long_story.wav"
# No sound server: where there is no sound card either, as on a build machine, nothing is left to
# open.
DEAF_AND_MUTE = {"PULSE_SERVER": "unix:/nonexistent", "XDG_RUNTIME_DIR": "/nonexistent"}


@pytest.fixture(scope="module")
def screen() -> Iterator[VirtualScreen]:
    with VirtualScreen() as virtual:
        yield virtual


@pytest.fixture(scope="module")
def sound_service() -> Iterator[ServiceTap]:
    """One for all that ask for no fault of it: it takes two seconds to come up."""
    with ServiceTap() as tap:
        yield tap


def files(folder: Path) -> tuple[str, ...]:
    return ("--mic-file", str(SPEECH), "--speaker-file", str(folder / "speaker.wav"))


def key_for(tap: ServiceTap) -> dict[str, str]:
    return {"AZURE_VOICELIVE_API_KEY": tap.key}


@needs_e2e
def test_the_window_says_what_is_wrong_and_how_to_go_on(
    screen: VirtualScreen, tmp_path: Path
) -> None:
    env = {**screen.program_env(), **DEAF_AND_MUTE}
    with Program("--target", "azure", folder=tmp_path, env=env) as program, UiDriver(screen) as ui:
        ui.attach(pid=program.pid)
        ui.widget("state_label").wait_for_text("Set up")
        ui.widget("start_button").click()
        ui.widget("state_label").wait_for_text("Cannot connect")
        assert "Connect a Voice Live resource to start." in ui.tree()
        ui.widget("target_combo").choose("Local companion")
        ui.widget("start_button").click()
        program.wait_for("connection/state", state="ready", timeout_s=20)
        ui.widget("message_input").type("what can you do")
        ui.key("Return")
        program.wait_for("turn/state", state="thinking")
        program.wait_for("notice/shown", kind="microphone_missing")
        ui.widget("transcript").wait_until(
            lambda rows: len(rows.items) >= 2, timeout_s=10, what="an answer in writing"
        )


@needs_e2e
def test_a_dropped_connection_comes_back_with_the_transcript(
    screen: VirtualScreen, tmp_path: Path
) -> None:
    with ServiceTap() as tap:
        env = {**screen.program_env(), **key_for(tap), **DEAF_AND_MUTE}
        with (
            Program("--endpoint", tap.url, "--connect", folder=tmp_path, env=env) as program,
            UiDriver(screen) as ui,
        ):
            ui.attach(pid=program.pid)
            program.wait_for("connection/state", state="ready")
            ui.widget("message_input").type("hello how are you")
            ui.key("Return")
            tap.wait_for("response.done")
            tap.stop_service()
            lost = program.wait_for("connection/state", state="retrying", because="lost")
            ui.widget("state_label").wait_for_text("Reconnecting…")
            rows = ui.widget("transcript").items
            assert "hello how are you" in rows[0]
            tap.start_service()
            program.wait_for("connection/state", state="ready", after=lost.t, timeout_s=20)
            ui.widget("transcript").wait_until(
                lambda w: len(w.items) == len(rows) + 1, timeout_s=10, what="a line"
            )
            now = ui.widget("transcript").items
            assert now[:-1] == rows
            assert "Your conversation is kept" in now[-1]
            restored = tap.messages("conversation.item.create", after=lost.t)
            assert len(restored) == 2, "both sides are told to the new session"
            ui.widget("message_input").type("what did I say")
            ui.key("Return")
            ui.widget("transcript").wait_until(
                lambda w: len(w.items) == len(rows) + 3, timeout_s=10
            )


def test_a_session_near_its_end_is_left_for_a_new_one_before_it_is_cut(tmp_path: Path) -> None:
    with ServiceTap("--fault", "expire=8") as tap:
        env = {**key_for(tap), **DEAF_AND_MUTE}  # nobody speaks: every moment is a pause
        with Program("--endpoint", tap.url, "--connect", folder=tmp_path, env=env) as program:
            first = program.wait_for("connection/state", state="ready")
            told = program.wait_for("notice/shown", key="session_near_end")
            assert told.t - first.t < 6
            # The next session took over unseen, and nears its own end.
            program.wait_for("notice/shown", key="session_near_end", after=told.t + 2, timeout_s=20)
            assert len(program.lines("connection/state", state="ready")) == 1, (
                "the user sees one session"
            )
            assert not program.lines("connection/state", state="retrying"), "nobody was cut off"


def test_a_refused_key_is_said_and_is_in_nothing_that_the_program_leaves_or_shows(
    sound_service: ServiceTap, tmp_path: Path
) -> None:
    key, secret = "MARKER-KEY-5150", "MARKER-SECRET-5151"
    env = {
        "AZURE_VOICELIVE_API_KEY": key,
        "AZURE_CLIENT_SECRET": secret,
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    seen: list[bytes] = []
    options = ("--endpoint", sound_service.url, "--connect", *files(tmp_path))
    with Program(*options, folder=tmp_path, env=env, temp_profile=False) as program:
        child = Path(f"/proc/{program.child('--watch-devices')}")
        seen += [(child / kind).read_bytes() for kind in ("cmdline", "environ")]
        program.wait_for("connection/state", state="failed", because="refused")
        program.wait_for("notice/shown", kind="refused")
        assert not program.lines("connection/state", state="retrying"), "trying again cannot help"
        seen.append(Path(f"/proc/{program.pid}/cmdline").read_bytes())
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert tmp_path / "log.jsonl" in left
    for content in (*seen, *(path.read_bytes() for path in left)):
        assert key.encode() not in content
        assert secret.encode() not in content


def test_garbage_from_the_service_is_counted_and_the_conversation_goes_on(tmp_path: Path) -> None:
    with ServiceTap("--fault", "garble=3") as tap:
        # Straight to the service: the tap passes on only what is JSON.
        env = key_for(tap)
        options = ("--endpoint", tap.service_url, "--connect", *files(tmp_path))
        with Program(*options, folder=tmp_path, env=env) as program:
            program.wait_for("playback/first_sample", timeout_s=30)
            assert program.lines("session/unhandled", malformed=True)
            assert not program.lines("connection/state", state="retrying")


@pytest.mark.parametrize(
    "moment",
    [
        "first_frame",
        "ready",
        "connecting",
        "hearing",
        "thinking",
        "speaking",
        "retrying",
        "stalled",
    ],
)
def test_closing_at_any_moment_ends_in_time_and_leaves_nothing(
    sound_service: ServiceTap, moment: str, tmp_path: Path
) -> None:
    stalls = ServiceTap("--fault", "stall=1")
    with stalls if moment == "stalled" else nullcontext(sound_service) as tap:
        endpoint = "http://127.0.0.1:9" if moment == "retrying" else tap.url
        options = ("--endpoint", endpoint, "--connect", *files(tmp_path))
        with Program(*options, folder=tmp_path, env=key_for(tap)) as program:
            _wait_for_moment(program, moment)
        # Told to end before the capture began, the program has nothing to write.
        assert moment in {"first_frame", "ready"} or _is_wav(tmp_path / "speaker.wav")


def _wait_for_moment(program: Program, moment: str) -> None:
    if moment in {"first_frame", "ready"}:
        program.wait_for(f"app/{moment}")
    elif moment == "connecting":
        program.wait_for("connection/state", state="connecting")
    elif moment == "retrying":  # nobody is there: it goes on until the user ends it
        program.wait_for("connection/state", state="retrying", because="unreachable", attempt=2)
        program.wait_for("connection/state", state="connecting", attempt=2)
        program.wait_for("connection/state", state="retrying", because="unreachable", attempt=3)
    elif moment == "stalled":
        ready = program.wait_for("connection/state", state="ready")
        program.wait_for("capture/frame_sent", after=ready.t + 1.5)
    else:
        program.wait_for("turn/state", state=moment, timeout_s=30)


def _is_wav(path: Path) -> bool:
    data = path.read_bytes()
    return data[:4] == b"RIFF" and int.from_bytes(data[40:44], "little") == len(data) - 44


@needs_e2e
def test_the_end_of_the_screen_ends_the_program_and_shuts_the_microphone(tmp_path: Path) -> None:
    with VirtualAudio() as card, VirtualScreen() as screen:
        program = Program("--connect", folder=tmp_path, env={**card.env, **screen.program_env()})
        program.start()
        try:
            program.wait_for("capture/started", timeout_s=20)
            screen.go_dark()
            program.expect_exit(1, timeout_s=10, children_s=10)  # they notice it by themselves
        finally:
            program.kill()


@needs_e2e
def test_the_last_window_of_its_name_is_the_one_in_sight(tmp_path: Path) -> None:
    """Where no window manager is, scripts take that one, and Qt has an unseen one of its own."""
    with VirtualScreen(window_manager=False) as screen:
        env = screen.program_env()
        with Program(*files(tmp_path), folder=tmp_path, env=env) as program:
            program.wait_for("app/ready")
            found = subprocess.check_output(
                ["xdotool", "search", "--name", "Voice Live"], env=env, text=True
            )
            last = found.split()[-1]
            subprocess.run(["xdotool", "windowfocus", last], env=env, check=True)


def test_the_demo_ends_without_leaving_its_service_behind(tmp_path: Path) -> None:
    with Program("--connect", *files(tmp_path), folder=tmp_path) as program:
        program.wait_for("turn/state", state="speaking", timeout_s=30)
        assert any("--local-service" in command for command in program.children().values())


def test_a_broken_settings_file_is_kept_aside_and_said(tmp_path: Path) -> None:
    settings = tmp_path / "home" / ".config" / "voicelive-desktop" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text("{broken", encoding="utf-8")
    with Program(
        folder=tmp_path,
        env={"XDG_CONFIG_HOME": str(tmp_path / "home" / ".config")},
        temp_profile=False,
    ) as program:
        program.wait_for("app/ready")
        assert program.lines("notice/shown", key="settings_file")
    assert settings.with_name("settings.json.unusable").read_text(encoding="utf-8") == "{broken"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--nonsense"], "unrecognized arguments: --nonsense"),
        (["--mic-file", "/nonexistent.wav"], "argument --mic-file: no such file: /nonexistent.wav"),
        (["--target", "moon"], "--target needs one of demo, agent, azure"),
    ],
)
def test_an_unusable_option_gets_one_sentence_and_exit_code_2(
    options: list[str], words: str
) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "voicelive_desktop", *options],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr


def test_without_a_display_the_program_says_so_and_ends_with_2() -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    env = {name: value for name, value in os.environ.items() if name not in hidden}
    ended = subprocess.run(
        [sys.executable, "-m", "voicelive_desktop"],
        capture_output=True,
        text=True,
        check=False,
        env=env,
    )
    assert ended.returncode == 2
    assert "needs a display" in ended.stderr


def test_the_self_test_holds_a_conversation_and_saves_a_picture(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    command = [
        sys.executable,
        "-m",
        "voicelive_desktop",
        "--self-test",
        "--screenshot",
        str(picture),
    ]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "self-test passed" in ended.stdout
    assert picture.read_bytes().startswith(b"\x89PNG")
    print(json.dumps({"self_test": ended.stdout.splitlines()}))
