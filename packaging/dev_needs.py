"""What the program and its tests need from the system, found by trying, not by package names."""

import ctypes
import functools
import importlib
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dev_environment import VENV, VERSION

# Where a PulseAudio lives that could not be installed beside the person's own sound server.
PRIVATE_PULSE = VENV / "private-pulseaudio"


@dataclass(frozen=True)
class Need:
    """One thing that must be there.

    `debian` holds the package's names, newest first, of which apt's first known one is taken;
    `elsewhere` what Fedora and Arch call it. Without something that is not `essential` the program
    still starts.
    """

    what: str
    present: Callable[[], bool]
    debian: tuple[str, ...]
    elsewhere: str = ""
    essential: bool = True


def missing(needs: Iterable[Need]) -> list[Need]:
    """Select those of `needs` that are not there."""
    return [need for need in needs if not need.present()]


def for_venv() -> list[Need]:
    """List what making `.venv` takes: Debian cuts ensurepip out of its Python."""
    names = (f"python{VERSION}-venv", "python3-venv")
    return [Need("Python's venv module", _has_ensurepip, names, "python3 with ensurepip")]


def for_program() -> list[Need]:
    """List what PySide6's and sounddevice's wheels leave to the system; on Windows and macOS
    nothing.
    """
    if not sys.platform.startswith("linux"):
        return []
    libraries = [
        Need(name, functools.partial(_loads, name), packages, other)
        for name, packages, other in _LIBRARIES
    ]
    wayland = [
        Need(
            f"libwayland-{name}.so",
            functools.partial(_loads, f"libwayland-{name}.so.{number}"),
            (f"libwayland-{name}{number}",),
            f"libwayland-{name} | wayland",
            essential=False,
        )
        for name, number in (("cursor", 0), ("egl", 1))
    ]
    return [
        *libraries,
        # for a Wayland session, and the smoke test of the frozen program, which brings Qt's part of
        # it
        *wayland,
        Need(
            "a font",
            _has_font,
            ("fonts-dejavu-core",),
            "dejavu-sans-fonts | ttf-dejavu",
            essential=False,
        ),
        Need(
            "root certificates",
            _has_certificates,
            ("ca-certificates",),
            "ca-certificates",
            essential=False,
        ),
    ]


def for_end_to_end_tests() -> list[Need]:
    """List what the virtual sound card and screen and the test user's voice and hands take (Linux
    only).
    """
    if not sys.platform.startswith("linux"):
        return []
    commands = [
        Need(name, functools.partial(_runs, name), packages, other)
        for name, packages, other in _COMMANDS
    ]
    return [
        *commands,
        Need("pulseaudio", _has_pulseaudio, ("pulseaudio",), "pulseaudio"),
        Need(
            "ALSA's PulseAudio plugin",
            _has_alsa_plugin,
            ("libasound2-plugins",),
            "alsa-plugins-pulseaudio",
        ),
        Need("the AT-SPI bus", _has_at_spi, ("at-spi2-core",), "at-spi2-core"),
        Need("PyGObject", _has_gi, ("python3-gi",), "python3-gobject"),
        Need("AT-SPI's typelib", _has_typelib, ("gir1.2-atspi-2.0",), "at-spi2-core"),
    ]


# soname, Debian and Ubuntu packages, Fedora | Arch packages
_LIBRARIES: Sequence[tuple[str, tuple[str, ...], str]] = [
    ("libportaudio.so.2", ("libportaudio2",), "portaudio"),
    ("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0"), "glib2"),
    ("libEGL.so.1", ("libegl1",), "libglvnd-egl | libglvnd"),
    ("libGL.so.1", ("libgl1",), "libglvnd-glx | libglvnd"),
    ("libdbus-1.so.3", ("libdbus-1-3",), "dbus-libs | dbus"),
    ("libfontconfig.so.1", ("libfontconfig1",), "fontconfig"),
    ("libfreetype.so.6", ("libfreetype6",), "freetype | freetype2"),
    ("libxkbcommon.so.0", ("libxkbcommon0",), "libxkbcommon"),
    ("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0",), "libxkbcommon-x11"),
    ("libX11-xcb.so.1", ("libx11-xcb1",), "libX11-xcb | libx11"),
    ("libxcb-cursor.so.0", ("libxcb-cursor0",), "xcb-util-cursor"),
    ("libxcb-icccm.so.4", ("libxcb-icccm4",), "xcb-util-wm"),
    ("libxcb-image.so.0", ("libxcb-image0",), "xcb-util-image"),
    ("libxcb-keysyms.so.1", ("libxcb-keysyms1",), "xcb-util-keysyms"),
    ("libxcb-render-util.so.0", ("libxcb-render-util0",), "xcb-util-renderutil"),
    ("libxcb-randr.so.0", ("libxcb-randr0",), "libxcb"),
    ("libxcb-shape.so.0", ("libxcb-shape0",), "libxcb"),
    ("libxcb-xkb.so.1", ("libxcb-xkb1",), "libxcb"),
]

_COMMANDS: Sequence[tuple[str, tuple[str, ...], str]] = [
    ("pactl", ("pulseaudio-utils",), "pulseaudio-utils | libpulse"),
    ("paplay", ("pulseaudio-utils",), "pulseaudio-utils | libpulse"),
    ("parec", ("pulseaudio-utils",), "pulseaudio-utils | libpulse"),
    ("Xvfb", ("xvfb",), "xorg-x11-server-Xvfb | xorg-server-xvfb"),
    ("dbus-run-session", ("dbus-daemon", "dbus"), "dbus-daemon | dbus"),
    ("xdotool", ("xdotool",), "xdotool"),
    ("import", ("imagemagick",), "ImageMagick | imagemagick"),
    ("openbox", ("openbox",), "openbox"),
    ("flite", ("flite",), "flite"),
]


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _runs(command: str) -> bool:
    return shutil.which(command) is not None


def _any_path(*patterns: str) -> bool:
    return any(next(Path("/").glob(pattern), None) for pattern in patterns)


def _has_ensurepip() -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def _has_font() -> bool:
    own = Path.home() / ".local/share/fonts"
    # Two levels by hand: a recursive search through thousands of fonts is not quick.
    patterns = ("*.[ot]tf", "*/*.[ot]t[fc]", "*/*/*.[ot]t[fc]")
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), own)
    return any(next(folder.glob(pattern), None) for folder in folders for pattern in patterns)


def _has_certificates() -> bool:
    if (named := os.environ.get("SSL_CERT_FILE")) and Path(named).exists():
        return True
    return _any_path(
        "etc/ssl/certs/ca-certificates.crt",
        "etc/pki/tls/certs/ca-bundle.crt",
        "etc/ssl/ca-bundle.pem",
    )


def _has_pulseaudio() -> bool:
    return _runs("pulseaudio") or (PRIVATE_PULSE / "complete").exists()


def _has_alsa_plugin() -> bool:
    plugin = "alsa-lib/libasound_module_pcm_pulse.so"
    return _any_path(f"usr/lib/{plugin}", f"usr/lib64/{plugin}", f"usr/lib/*/{plugin}")


def _has_at_spi() -> bool:
    name = "at-spi-bus-launcher"
    return _any_path(
        f"usr/libexec/{name}",
        f"usr/libexec/at-spi2/{name}",
        f"usr/lib/at-spi2-core/{name}",
        f"usr/lib/{name}",
    )


def _has_gi() -> bool:
    # The driver of the window runs by the system's own Python, so that is where gi must be.
    return _any_path("usr/lib/python3/dist-packages/gi", "usr/lib*/python3.*/site-packages/gi")


def _has_typelib() -> bool:
    name = "girepository-1.0/Atspi-2.0.typelib"
    return _any_path(f"usr/lib/{name}", f"usr/lib64/{name}", f"usr/lib/*/{name}")
