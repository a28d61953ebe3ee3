"""Installs what is missing with apt, when it may, and never at the cost of something that is there."""

import functools
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from dev_needs import Need
from dev_process import Trouble, run_quietly, say, tail

# Sound servers and their bridges must survive: a plain `apt-get install pulseaudio` removes
# PipeWire's.
INSTALL = ("install", "--no-remove", "--no-install-recommends")
# C.UTF-8: apt's words are read below. The lock: a desktop's own updater holds it for a while.
_ENVIRONMENT = ("DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8")
_OPTIONS = ("-y", "-q", "-o", "DPkg::Lock::Timeout=60")


def available() -> bool:
    """Tell whether this is Debian, Ubuntu or a relative."""
    return shutil.which("apt-get") is not None


def package_names(needs: Sequence[Need]) -> list[str]:
    """Choose one package per need: the first of its names that apt knows, else the last one.

    The last is the oldest, and on a newer release apt understands it as what has replaced it.
    """
    known = _installable([name for need in needs for name in need.debian])
    chosen = (
        next((name for name in need.debian if name in known), need.debian[-1]) for need in needs
    )
    return list(dict.fromkeys(chosen))


def command_for(packages: Sequence[str]) -> str:
    """Compose the one command that a person without rights here can hand to somebody with rights."""
    become_root = "sudo sh -c" if shutil.which("sudo") else "su -c"
    return f"{become_root} 'apt-get update && apt-get {' '.join(INSTALL)} {' '.join(packages)}'"


def install(needs: Sequence[Need], *, also_name: Sequence[Need] = ()) -> None:
    """Install the packages of `needs`; where that is not allowed, name those of `also_name` as
    well.

    Raises:
        Trouble: not allowed to, or apt could not; the text holds the command to run by hand.
    """
    elevation = _elevation()
    if elevation is None:
        command = command_for(package_names([*needs, *also_name]))
        raise Trouble(
            f"Only an administrator can install these; run this, then start again:\n    {command}"
        )
    updated = False
    if _unknown(needs):
        updated = _update(elevation)
    packages = package_names(needs)
    say(f"Installing with apt: {' '.join(packages)}")
    done = _apt(elevation, *INSTALL, *packages)
    # lists too old: their files are gone
    if done.returncode != 0 and not updated and _update(elevation):
        done = _apt(elevation, *INSTALL, *packages)
    if done.returncode != 0:
        raise Trouble(
            f"{tail(done.stdout)}\napt-get could not install them: see its lines above, mend that, "
            f"then start again or run this yourself:\n    {command_for(packages)}"
        )


def would_disturb_sound(packages: Sequence[str]) -> bool:
    """Tell whether installing `packages` would replace or join a sound server that this machine
    has.
    """
    if shutil.which("pipewire-pulse") or shutil.which("wireplumber"):
        return True
    answer = _simulate(*INSTALL, *packages)
    return answer.returncode != 0 and "remove is disabled" in answer.stdout


def unpack(package: str, folder: Path) -> None:
    """Unpack `package` and what it needs of uninstalled ones under `folder`: no rights, no
    installing.

    Raises:
        Trouble: apt has no lists, or a download failed.
    """
    plan = _simulate("install", "--no-install-recommends", package)
    names = [name for name in _newly_installed(plan.stdout) if not name.startswith("libc6")]
    if plan.returncode != 0 or not names:
        raise Trouble(
            f"{tail(plan.stdout)}\napt-get knows no way to {package}: `apt-get update` may help."
        )
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as downloads:
        got = run_quietly(["apt-get", "-q", "download", *names], cwd=Path(downloads))
        if got.returncode != 0:
            raise Trouble(
                f"{tail(got.stdout)}\napt-get could not download {package}: see its lines above."
            )
        for archive in sorted(Path(downloads).glob("*.deb")):
            _unpack_one(archive, folder)
    (folder / "complete").touch()


def _unpack_one(archive: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    done = run_quietly(["dpkg-deb", "-x", str(archive), str(folder)])
    if done.returncode != 0:
        raise Trouble(
            f"{tail(done.stdout)}\n{archive.name} could not be unpacked: see the lines above."
        )


def _newly_installed(plan: str) -> list[str]:
    return [line.split()[1] for line in plan.splitlines() if line.startswith("Inst ")]


def _installable(names: Sequence[str]) -> set[str]:
    known, name = set(), ""
    for line in run_quietly(
        ["apt-cache", "policy", *names], env={"LC_ALL": "C.UTF-8"}
    ).stdout.splitlines():
        if not line.startswith(" "):
            name = line.rstrip(":")
        elif line.strip().startswith("Candidate:") and "(none)" not in line:
            known.add(name)
    return known


def _unknown(needs: Sequence[Need]) -> bool:
    known = _installable([name for need in needs for name in need.debian])
    return any(known.isdisjoint(need.debian) for need in needs)


def _simulate(*arguments: str) -> subprocess.CompletedProcess[str]:
    return _apt((), "-s", *arguments)


def _update(elevation: Sequence[str]) -> bool:
    say("Fetching apt's package lists…")
    return _apt(elevation, "update").returncode == 0


def _apt(elevation: Sequence[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return run_quietly([*elevation, "env", *_ENVIRONMENT, "apt-get", *_OPTIONS, *arguments])


@functools.cache
def _elevation() -> tuple[str, ...] | None:
    """Find what to put before a command to run it as root, None if impossible. Asks at most once."""
    if os.geteuid() == 0:
        return ()
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    if run_quietly([sudo, "-n", "true"]).returncode == 0:
        return (sudo,)
    if not sys.stdin.isatty():
        return None
    say(f"{shlex.quote(sudo)} asks for your password to install them:")
    return (sudo,) if subprocess.run([sudo, "-v"], check=False).returncode == 0 else None
