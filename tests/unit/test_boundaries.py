"""What must not be written anywhere: imports across boundaries, nested event loops, tasks without
an owner.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "voicelive_desktop"
# A modal loop inside a coroutine loses another task's wake-up for good (STYLE.md 13).
NESTING = {"exec", "exec_", "processEvents"}
STATIC_DIALOG = re.compile(
    r"QMessageBox\.(about|aboutQt|critical|information|question|warning)|Q(Color|File|Font|Input)Dialog\.get\w+"
)
SPAWNING = {"create_task", "ensure_future", "run_coroutine_threadsafe"}
# The first two keep their tasks, notice failures and end them; the third shields the opening of a
# stream and hands it, when it is cancelled, to the second. `startup` holds the program's whole
# life: it awaits or cancels both of its tasks. A line to an MCP server cancels its three tasks at
# its end and waits for them; a group would wrap what is raised. The servers' thread hands out the
# future of each work, and ends what still runs when it is closed. A child's start is waited for
# also when it is cancelled.
OWNERS = {
    "app/environment/tasks.py",
    "app/start/startup.py",
    "audio/devices/sound_thread.py",
    "audio/devices/device_line.py",
    "client/attempt.py",
    "tools/child_process.py",
    "tools/servers/server_thread.py",
    "tools/servers/stdio_transport.py",
}
HEAVY = ["azure", "numpy", "pyqtgraph", "sounddevice", "keyring", "soxr", "aiohttp"]


def sources(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """Path below the package, and syntax tree, of every module."""
    for folder in folders:
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            yield path.relative_to(PACKAGE).as_posix(), parsed(path)


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a module; one for all who ask."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    """Return all nodes of a tree that will be asked for again."""
    return tuple(ast.walk(tree))


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str, str]]:
    """Every call, with the name of what is called and of what it is called on ("" for a plain
    name).
    """
    for node in nodes(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                on = node.func.value
                owner = (
                    on.attr
                    if isinstance(on, ast.Attribute)
                    else on.id
                    if isinstance(on, ast.Name)
                    else ""
                )
                yield node, node.func.attr, owner
            elif isinstance(node.func, ast.Name):
                yield node, node.func.id, ""


def task_groups(tree: ast.AST) -> set[str]:
    """Names that are bound to a TaskGroup."""
    return {
        item.optional_vars.id
        for node in nodes(tree)
        if isinstance(node, ast.AsyncWith)
        for item in node.items
        if isinstance(item.optional_vars, ast.Name)
        and "TaskGroup" in ast.unparse(item.context_expr)
    }


def test_the_packages_import_only_what_their_contracts_allow() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
    ]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("folder", ["packaging", "resources"])
def test_no_folder_shadows_a_package_of_its_name(folder: str) -> None:
    assert (ROOT / folder).is_dir()
    assert not (ROOT / folder / "__init__.py").exists()


def test_no_event_loop_is_nested() -> None:
    found = [
        f"{path}:{call.lineno} {owner}.{name}"
        for path, tree in sources("gui", "app")
        for call, name, owner in calls(tree)
        if (name in NESTING and owner) or STATIC_DIALOG.fullmatch(f"{owner}.{name}")
    ]
    assert found == []


def test_no_item_of_a_layout_is_made_in_python() -> None:
    # A spacer that Python keeps is deleted with its wrapper when a window is collected, and once
    # more by its layout: a crash in ~QBoxLayout. `addSpacing` and `addStretch` make the layout's.
    made = [
        f"{module}:{call.lineno}"
        for module, tree in sources("gui", "app")
        for call, _, name in calls(tree)
        if name in {"QSpacerItem", "QWidgetItem"}
    ]
    assert not made


def test_every_task_has_an_owner() -> None:
    found = [
        f"{path}:{call.lineno} {owner}.{name}"
        for path, tree in sources("app", "client", "audio", "tools")
        for call, name, owner in calls(tree)
        if name in SPAWNING and path not in OWNERS and owner not in task_groups(tree)
    ]
    assert found == []


def test_every_child_is_started_whole() -> None:
    """A start that is cancelled half-way is never over: see `child_process.whole_start`."""
    bare = [
        f"{path}:{call.lineno}"
        for path, tree in sources("app", "audio", "client", "library", "tools")
        for call, name, _owner in calls(tree)
        if name == "create_subprocess_exec"
        and not any(
            outer == "whole_start" and call in around.args for around, outer, _ in calls(tree)
        )
    ]
    assert bare == []


def test_the_window_is_shown_before_anything_heavy_is_imported() -> None:
    """The first frame must not wait for the SDK, numpy or a sound library."""
    tell = (
        "import json, sys; import voicelive_desktop.app.start.startup; "
        f"print(json.dumps([n for n in {HEAVY} if n in sys.modules] + "
        "[n for n in sys.modules if n.startswith('voicelive_desktop.localservice')]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", tell],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    assert json.loads(done.stdout) == []


def test_nothing_but_its_own_role_imports_the_local_service() -> None:
    tell = (
        "import json, sys; import voicelive_desktop.app.start.cli, voicelive_desktop.app.start.machine; "
        "print(json.dumps([n for n in sys.modules if n.startswith('voicelive_desktop.localservice')]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", tell],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    assert json.loads(done.stdout) == []
