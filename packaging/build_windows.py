"""Version resources, the installer by Inno Setup, and a .zip to run from any folder."""

from __future__ import annotations

import os
import platform
import shutil
from pathlib import Path

import bundle
from dev_process import ROOT, Trouble, run_quietly, say, tail

SCRIPT = ROOT / "packaging/windows/installer.iss"
DESCRIPTIONS = {
    bundle.DESKTOP: "Voice Live Desktop",
    bundle.CONSOLE_TWIN: "Voice Live Desktop for the console",
    bundle.SERVICE: "Local service of Voice Live Desktop",
    bundle.AVATAR: "Avatar player of Voice Live Desktop",
}
_RESOURCE = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('CompanyName', 'The Voice Live Desktop developers'),
      StringStruct('FileDescription', '{description}'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('InternalName', '{name}'),
      StringStruct('LegalCopyright', '{licence}'),
      StringStruct('OriginalFilename', '{name}.exe'),
      StringStruct('ProductName', 'Voice Live Desktop'),
      StringStruct('ProductVersion', '{version}')])]),
    VarFileInfo([VarStruct('Translation', [1033, 1200])])
  ]
)
"""


def make_version_resources(folder: Path, version: str) -> None:
    """Write NAME.version for each executable, in PyInstaller's form."""
    for name, description in DESCRIPTIONS.items():
        (folder / f"{name}.version").write_text(
            version_resource(name, description, version), encoding="utf-8"
        )


def version_resource(name: str, description: str, version: str) -> str:
    """The text of one version resource."""
    numbers = (*(int(number) for number in version.split(".")[:3]), 0)
    licence = "MIT"
    if name in {bundle.SERVICE, bundle.AVATAR}:
        licence = "GPL-3.0-or-later"
    return _RESOURCE.format(
        numbers=numbers, name=name, description=description, version=version, licence=licence
    )


def packages(folder: Path, dist: Path, made: Path, version: str) -> list[Path]:
    """Make the .zip and, where Inno Setup is installed, the installer; returns their paths."""
    archive = Path(
        shutil.make_archive(
            str(dist / f"{folder.name}-{version}-windows"), "zip", folder.parent, folder.name
        )
    )
    compiler = shutil.which("ISCC") or _usual_place()
    if compiler is None:
        say("Inno Setup is not installed: no installer is made.")
        return [archive]
    done = run_quietly(
        [compiler, *compiler_options(folder, dist, made / "app.ico", version), str(SCRIPT)]
    )
    if done.returncode != 0:
        raise Trouble(f"{tail(done.stdout)}\nInno Setup failed: see the lines above.")
    return [archive, dist / f"{folder.name}-{version}-setup.exe"]


def compiler_options(folder: Path, dist: Path, icon: Path, version: str) -> list[str]:
    """What the installer script wants to be told."""
    architectures = "arm64" if platform.machine() == "ARM64" else "x64compatible"
    defines = {"Version": version, "Payload": folder, "Icon": icon, "Architectures": architectures}
    return ["/Q", *(f"/D{name}={value}" for name, value in defines.items()), f"/O{dist}"]


def _usual_place() -> str | None:
    place = (
        Path(os.environ.get("PROGRAMFILES(X86)", "C:/Program Files (x86)"))
        / "Inno Setup 6/ISCC.exe"
    )
    return str(place) if place.is_file() else None
