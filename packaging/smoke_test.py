#!/usr/bin/env python3
"""Checks a frozen program as it will be passed on: `python3 packaging/smoke_test.py [FOLDER]`, by
default dist/'s.

No library is missing, the GPL-3 voice, the recogniser and the avatar's player are not in the
window's archive, the player makes an offer, the program answers --version and --list-devices, and
it holds the self-test conversation with its own local service: offscreen, on
  Linux also on an X
server. The last line is one JSON object with sizes, times and the Qt modules inside. Standard
library only.
"""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import bundle
from dev_process import ROOT, say

DEADLINE_S = 120.0
# Names that only the local service may hold, and that the window's archive of modules must not.
ONLY_SERVICE = (b"espeakng_loader", b"voicelive_desktop.localservice")
ONLY_PLAYER = (b"voicelive_desktop.avatar", b"aiortc")
# What Settings > Advanced > Telemetry needs: nothing imports it before it is turned on.
TELEMETRY = (
    b"opentelemetry.sdk.trace.export",
    b"opentelemetry.exporter.otlp.proto.http.trace_exporter",
)
PICTURES_BYTES = 2 * 1920 * 1080 * 4  # what the player and the window share (avatar/framing)
# icons, and what a message can hold; QtGui itself reads PNG and BMP
PICTURE_PLUGINS = ("svg", "jpeg", "gif", "webp")


def main(arguments: Sequence[str]) -> int:
    """Check the program; the exit code is 0 when all is as it should be."""
    folder = Path(arguments[0]).resolve() if arguments else _default_folder()
    problems: list[str] = []
    figures: dict[str, object] = {"folder": folder.name, "platform": sys.platform}
    figures["unpacked_mb"] = round(_size_mb(folder), 1)
    figures["packages_mb"] = {f.name: round(f.stat().st_size / 1e6, 1) for f in _packages(folder)}
    figures["qt_modules"] = bundle.bundled_qt_modules(folder)
    problems += [f"missing library: {line}" for line in missing_libraries(folder)]
    problems += misplaced(folder)
    problems += unreadable_pictures(folder)
    problems += unready_player(folder)
    player = _programs(folder) / bundle.executable_name(bundle.AVATAR)
    figures["avatar"] = player.exists()
    figures["espeak_source"] = any(folder.rglob("espeak-ng-*-source.tar.xz"))
    problems += _answers(folder)
    for name, platform in _screens():
        problems += _self_test(folder, name, platform, figures)
    print(json.dumps(figures, sort_keys=True))
    for problem in problems:
        say(f"PROBLEM: {problem}")
    say("smoke test failed" if problems else "smoke test passed")
    return 1 if problems else 0


def missing_libraries(folder: Path) -> list[str]:
    """What the system's loader does not find, on Linux."""
    if not sys.platform.startswith("linux"):
        return []
    missing = set()
    files = [f for f in folder.rglob("*") if f.is_file() and not f.is_symlink()]
    for file in files:
        if ".so" not in file.name and file.parent != folder:
            continue
        search = os.pathsep.join(
            (str(folder / bundle.CONTENTS), str(folder / bundle.CONTENTS / "PySide6/Qt/lib"))
        )
        said = _run(["ldd", str(file)], {"LD_LIBRARY_PATH": search})
        missing |= {
            f"{line.split()[0]} of {file.name}"
            for line in said.stdout.splitlines()
            if "not found" in line
        }
    return sorted(missing)


def misplaced(folder: Path) -> list[str]:
    """GPL parts in the window's executable, or lacking in the service's."""
    found = []
    window = (_programs(folder) / bundle.executable_name(bundle.DESKTOP)).read_bytes()
    found += [
        f"the window's executable holds {name.decode()}" for name in ONLY_SERVICE if name in window
    ]
    found += [
        f"the window's executable lacks {name.decode()}" for name in TELEMETRY if name not in window
    ]
    service = (_programs(folder) / bundle.executable_name(bundle.SERVICE)).read_bytes()
    found += [
        f"the service's executable lacks {name.decode()}"
        for name in ONLY_SERVICE
        if name not in service
    ]
    found += _misplaced_player(folder)
    for name in ("silero_vad.onnx", "whisper-tiny.en-2/decoder.onnx", "hibari/weights.txt"):
        if any(folder.rglob("onnxruntime")) and not any(folder.rglob(f"speech/{name}")):
            found.append(f"of ear and voice {name} is missing")
    for wanted in (
        "espeak-ng/COPYING",
        "espeak-ng/README.md",
        "qt/NOTICE.txt",
        "qt/LGPL-3.0-only.txt",
        "PARTS.txt",
    ):
        if not any(folder.rglob(f"resources/licenses/{wanted}")):
            found.append(f"the licence {wanted} is missing")
    return found


def _misplaced_player(folder: Path) -> list[str]:
    """Parts of the avatar's player in the window's executable, or lacking in its own."""
    window = (_programs(folder) / bundle.executable_name(bundle.DESKTOP)).read_bytes()
    found = [
        f"the window's executable holds {name.decode()}" for name in ONLY_PLAYER if name in window
    ]
    player = _programs(folder) / bundle.executable_name(bundle.AVATAR)
    if not player.exists():
        return found
    data = player.read_bytes()
    found += [
        f"the player's executable lacks {name.decode()}" for name in ONLY_PLAYER if name not in data
    ]
    if b"espeakng_loader" in data:
        found.append("the player's executable holds espeakng_loader")
    return found


def unready_player(folder: Path) -> list[str]:
    """Why the avatar's player cannot begin: it is asked for an offer over WebRTC, which loads all
    of it. None where the program has no player.
    """
    player = _programs(folder) / bundle.executable_name(bundle.AVATAR)
    if not player.exists():
        return []
    with tempfile.TemporaryDirectory() as temporary:
        pictures = Path(temporary) / "pictures"
        with pictures.open("wb") as file:
            file.truncate(PICTURES_BYTES)
        process = subprocess.Popen(
            [str(player), "--pictures", str(pictures)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        watch = threading.Timer(DEADLINE_S, process.kill)
        watch.start()
        try:
            kinds = _first_frames(process)
            _, said = process.communicate()
        finally:
            watch.cancel()
    if kinds == [b"R", b"L"]:
        return []
    return [f"the avatar's player told {kinds}: {said.decode(errors='replace')[-500:]}"]


def _first_frames(process: subprocess.Popen[bytes]) -> list[bytes]:
    """Ask for an offer; the kinds of the first two frames (avatar/framing): ready, and our offer."""
    header = struct.Struct("<cI")
    kinds: list[bytes] = []
    if process.stdin is None or process.stdout is None:
        return kinds
    process.stdin.write(header.pack(b"O", 2) + b"[]")
    process.stdin.flush()
    while len(kinds) < 2 and len(head := process.stdout.read(header.size)) == header.size:
        kind, size = header.unpack(head)
        process.stdout.read(size)
        kinds.append(kind)
    return kinds


def unreadable_pictures(folder: Path) -> list[str]:
    """Kinds of pictures that Qt has no plugin for."""
    there = {file.stem.removeprefix("lib") for file in folder.rglob("imageformats/*")}
    return [
        f"pictures of the kind {kind} cannot be read"
        for kind in PICTURE_PLUGINS
        if f"q{kind}" not in there
    ]


def _answers(folder: Path) -> list[str]:
    """The command line that needs no window."""
    problems = []
    for option, wanted in (
        ("--version", "Voice Live Desktop"),
        ("--list-devices", ""),
        ("--help", "--self-test"),
    ):
        said = _run([str(_console(folder)), option], {})
        if said.returncode != 0 or wanted not in said.stdout:
            problems.append(
                f"{option} ended with {said.returncode}: {said.stdout.strip()} {said.stderr.strip()[-300:]}"
            )
    return problems


def _self_test(
    folder: Path, name: str, platform: dict[str, str], figures: dict[str, object]
) -> list[str]:
    with tempfile.TemporaryDirectory() as temporary:
        log = Path(temporary) / "log.jsonl"
        command = [str(_console(folder)), "--self-test", "--json-log", str(log)]
        if picture := os.environ.get("VOICELIVE_SMOKE_PICTURES"):
            command += ["--screenshot", str(Path(picture) / f"frozen-{name}.png")]
        began = time.monotonic()
        said = _run(command, {"HOME": temporary, **platform})
        lines = (
            [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
            if log.exists()
            else []
        )
    for event in ("first_frame", "ready"):
        moment = next(
            (line["t"] for line in lines if line["topic"] == "app" and line["event"] == event), None
        )
        # One clock for both only on Linux and macOS; Windows counts from the start of the system
        # too.
        figures[f"{name}_{event}_s"] = None if moment is None else round(moment - began, 2)
    if said.returncode == 0:
        return []
    return [f"self-test {name} ended with {said.returncode}:\n{said.stdout}\n{said.stderr[-2000:]}"]


def _screens() -> list[tuple[str, dict[str, str]]]:
    screens = [("offscreen", {"QT_QPA_PLATFORM": "offscreen"})]
    if sys.platform.startswith("linux") and os.environ.get("DISPLAY"):
        screens.append(("x11", {"QT_QPA_PLATFORM": "xcb"}))
    return screens


def _run(command: Sequence[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("AZURE_", "VOICELIVE_", "PYTHON"))
    }
    try:
        return subprocess.run(
            command,
            env={**clean, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=DEADLINE_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, "", f"no end within {DEADLINE_S:g} s")


def _default_folder() -> Path:
    return (
        ROOT / "dist" / ("Voice Live Desktop.app" if sys.platform == "darwin" else bundle.DESKTOP)
    )


def _programs(folder: Path) -> Path:
    return folder / "Contents/MacOS" if folder.suffix == ".app" else folder


def _console(folder: Path) -> Path:
    """The executable whose output can be read: on Windows the console twin."""
    name = bundle.CONSOLE_TWIN if sys.platform == "win32" else bundle.DESKTOP
    return _programs(folder) / bundle.executable_name(name)


def _packages(folder: Path) -> list[Path]:
    kinds = (".deb", ".rpm", ".xz", ".zip", ".exe", ".dmg")
    return sorted(
        file for file in folder.parent.iterdir() if file.is_file() and file.suffix in kinds
    )


def _size_mb(folder: Path) -> float:
    return (
        sum(f.stat().st_size for f in folder.rglob("*") if f.is_file() and not f.is_symlink()) / 1e6
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
