"""A session log from the menu to the file and back into the window; the key is in nothing that the
run leaves.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.program import Program
from tests.support.requirements import needs_e2e
from tests.support.service_tap import ServiceTap
from tests.support.ui_driver import UiDriver
from tests.support.virtual_screen import VirtualScreen

pytestmark = [pytest.mark.e2e]

DEAF_AND_MUTE = {"PULSE_SERVER": "unix:/nonexistent", "XDG_RUNTIME_DIR": "/nonexistent"}


SECRET = "MARKER-SECRET-5151"  # of azure-identity; beside the key what a run must leave nowhere


def name_file(ui: UiDriver, path: Path) -> None:
    """In the dialog for files, which begins with its field for the name."""
    ui.widget("fileNameEdit").set_text(str(path))
    ui.key("Return")


@needs_e2e
def test_a_session_log_is_written_and_opened_again(tmp_path: Path) -> None:
    log = tmp_path / "talk.vllog"
    with VirtualScreen() as screen, ServiceTap() as tap:
        key = tap.key
        env = {
            **screen.program_env(),
            **DEAF_AND_MUTE,
            "AZURE_VOICELIVE_API_KEY": key,
            "AZURE_CLIENT_SECRET": SECRET,
        }
        env["XDG_CONFIG_HOME"] = str(tmp_path / "config")
        program = Program("--endpoint", tap.url, folder=tmp_path, env=env, temp_profile=False)
        with program, UiDriver(screen) as ui:
            ui.attach(pid=program.pid)
            program.wait_for("app/ready")
            at_first = in_processes(program)
            ui.key("ctrl+shift+l")
            ui.widget("session_log_words_check").click()
            ui.widget("session_log_file_button").click()
            name_file(ui, log)
            ui.widget("log_chip_words").wait_for_text("Recording log")
            ui.widget("start_button").click()
            program.wait_for("connection/state", state="ready", timeout_s=20)
            ui.key("ctrl+plus")  # larger text: a setting that is saved
            ui.widget("message_input").type("hello how are you")
            ui.key("Return")
            tap.wait_for("response.done")
            ui.widget("transcript").wait_until(
                lambda rows: len(rows.items) >= 2, timeout_s=10, what="an answer"
            )
            lived = ui.widget("transcript").items
            shown = [*at_first, *save_diagnostics(ui, tmp_path / "diagnostics.txt")]
            ui.widget("log_stop_button").click()
            ui.widget("start_button").click()
            program.wait_for("connection/state", state="offline")
            ui.key("ctrl+shift+o")
            name_file(ui, log)
            ui.widget("connection_status").wait_for_text("Session log")
            ui.widget("banner_remedy_0").click()  # Show the end
            ui.widget("transcript").wait_until(
                lambda rows: rows.items == lived, timeout_s=10, what="the same rows"
            )
            screen.screenshot(tmp_path / "reading.png")
            ui.named("Close the log").click()
            ui.widget("connection_status").wait_for_text("Not connected")
    sent = [json.loads(line) for line in log.read_text().splitlines()[1:]]
    assert "session.update" in {
        line["message"]["type"] for line in sent if line["direction"] == "sent"
    }
    left = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {"talk.vllog", "log.jsonl", "settings.json", "diagnostics.txt", "output.txt"} <= set(
        left
    )
    for content in (*shown, *left.values()):
        assert key.encode() not in content, content
        assert SECRET.encode() not in content, content


def in_processes(program: Program) -> list[bytes]:
    """What other programs of this user can read of it: its own command line, and all of the child
    that lists the devices when it starts.
    """
    child = Path(f"/proc/{program.child('--watch-devices')}")
    paths = (Path(f"/proc/{program.pid}/cmdline"), child / "cmdline", child / "environ")
    return [path.read_bytes() for path in paths]


def save_diagnostics(ui: UiDriver, path: Path) -> list[bytes]:
    """Everything that the dialog shows; it is saved too."""
    ui.key("ctrl+k")
    ui.widget("palette_input").type("save diagnostics")
    ui.key("Return")
    text = ui.widget("diagnostics_text").text
    assert "Settings that differ" in text
    ui.widget("save_diagnostics_button").click()
    name_file(ui, path)
    ui.widget("transcript").wait_until(lambda _: path.exists(), what="the saved diagnostics")
    return [text.encode()]
