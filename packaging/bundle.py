"""What goes into the frozen program and what does not; the PyInstaller spec and the smoke test read
it.
"""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from pathlib import Path
from typing import Any

DESKTOP = "voicelive-desktop"
SERVICE = "voicelive-local-service"
AVATAR = "voicelive-avatar"
CONSOLE_TWIN = "voicelive-desktop-console"
CONTENTS = "_internal"
NO_AVATAR = "VOICELIVE_NO_AVATAR"  # set: the avatar's player stays out
IDENTIFIER = "org.voicelive.VoiceLiveDesktop"
PROFILE_SUFFIX = ".vldprofile"
PROFILE_TYPE = "application/x-voicelive-profile+json"

# What the program speaks beside English.
LANGUAGES = ("de",)

# Modules that are imported by name only, or after the first frame.
HIDDEN_DESKTOP = [
    "voicelive_desktop.app.start.machine",
    "voicelive_desktop.app.start.self_test",
    "voicelive_desktop.app.start.list_devices",
    "voicelive_desktop.audio.devices.watch",
    "azure.identity.aio",
    "keyring.backends.SecretService",
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.fail",
    "keyring.backends.chainer",
    # OpenTelemetry's, found by entry points
    "opentelemetry.context.contextvars_context",
    "opentelemetry.trace.propagation.tracecontext",
    "opentelemetry.baggage.propagation",
    "opentelemetry.exporter.http.transport._requests",
    "google._upb._message",  # protobuf's fast half
]
# What looks for its parts by entry points, which stand in its metadata.
FINDS_ITS_PARTS = [
    "keyring",
    "opentelemetry-api",
    "opentelemetry-sdk",
    "opentelemetry-exporter-http-transport",
    "opentelemetry-exporter-otlp-proto-http",
]
TELEMETRY = ["opentelemetry.sdk", "opentelemetry.exporter", "opentelemetry.proto"]
HIDDEN_SERVICE = ["espeakng_loader", "pywebrtc_audio", "onnxruntime", "hibari"]
HIDDEN_AVATAR = ["aiortc", "_cffi_backend"]
MEDIA = ["av", "aiortc", "aioice", "pylibsrtp"]  # the GPL's: never in the window (decision 0007)
SMALL_EAR = "pocketsphinx"  # 38 MB, 26 of a .deb: only where Whisper cannot run
_TOOLS = [
    "tkinter",
    "pytest",
    "_pytest",
    "hypothesis",
    "mypy",
    "setuptools",
    "pip",
    "IPython",
    "matplotlib",
    "PIL",
]
_UNUSED = ["numpy.f2py", "numpy.testing", "pydoc_data", "readline", "curses"]
_OTHER_QT = ["PyQt5", "PyQt6", "PySide2"]
_OF_SERVICE = [
    "voicelive_desktop.localservice",
    "espeakng_loader",
    SMALL_EAR,
    "pywebrtc_audio",
    "onnxruntime",
    "hibari",
    "openai",
]
NOT_IN_DESKTOP = [
    # numpy and pyqtgraph load it only where it is asked for; the service's voice does
    "numpy.random",
    *_TOOLS,
    *_OTHER_QT,
    *_UNUSED,
    *_OF_SERVICE,
    "voicelive_desktop.avatar",
    *MEDIA,
    "scipy",
    "OpenGL",
    "pyqtgraph.examples",
    "pyqtgraph.opengl",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtDesigner",
    "PySide6.QtPrintSupport",
    "PySide6.QtHelp",
]
NOT_IN_SERVICE = [
    *_TOOLS,
    *_OTHER_QT,
    *_UNUSED,
    "PySide6",
    "shiboken6",
    "pyqtgraph",
    "azure",
    "msal",
    "sounddevice",
    "soundfile",
    "keyring",
    *TELEMETRY,  # mcp brings the API, which is enough
    "google.protobuf",
    "flatbuffers",
    "sympy",
    "scipy",
    "voicelive_desktop.localservice.server.model_making.making",
    "voicelive_desktop.app",
    "voicelive_desktop.gui",
    "voicelive_desktop.client",
    "voicelive_desktop.audio",
    "voicelive_desktop.domain",
    "voicelive_desktop.tools",
]
NOT_IN_AVATAR = [*NOT_IN_SERVICE, *_OF_SERVICE, "mcp", "aiohttp"]
# The American voice's; its dictionaries are packed beside them (build_speech).
VOICE_FILES = [
    *(
        "assets/hibari.onnx",
        "assets/oov.onnx",
        "assets/oov.json",
        "assets/vocab.json",
        "assets/voices.json",
    ),
    *("assets/normalize.json", "assets/tokenizer_exceptions.json"),
]
# as recognizer's find()
MODEL_FILES = ["model/en-us/en-us/**", "model/en-us/*.dict", "model/en-us/en-us.lm.bin"]

# Qt modules whose libraries stay; everything else of Qt that PyInstaller finds is left out.
QT_MODULES = frozenset(
    {"Core", "Gui", "Widgets", "Network", "Svg", "OpenGL", "OpenGLWidgets", "DBus", "XcbQpa"}
    | {"WaylandClient", "WaylandEglClientHwIntegration", "WlShellIntegration"}
)
_QT_PLUGINS = re.compile(
    r"plugins/(platforms/(lib)?q(xcb|wayland[\w-]*|offscreen|windows|cocoa)\."
    r"|iconengines/(lib)?qsvgicon|imageformats/(lib)?q(svg|ico|jpeg|gif|webp)|platforminputcontexts/(lib)?(compose|ibus)"
    r"|platformthemes/(lib)?q(xdgdesktopportal)|styles/|wayland-(decoration|graphics-integration-client/(?!libvulkan)|shell)"
    r"|xcbglintegrations/)"
)
_LEFT_OUT = re.compile(
    # Qt's own words, in other languages
    rf"(^|/)PySide6/.*translations/(?!qtbase_({'|'.join(LANGUAGES)})\.qm$)"
    r"|(^|/)resources/translations/.*\.ts$"  # the program loads the .qm beside it
    r"|opengl32sw\.dll$"  # Windows has OpenGL, and nothing here draws with it: 20 MB
    r"|(^|/)pyqtgraph/(examples|icons/peegee|colors/maps)/"
    r"|(^|/)resources/screenshots/"
    # onnxruntime's Python module has the runtime inside; the library is there once more for
    # programs in C.
    r"|(^|/)onnxruntime/(transformers|tools|quantization|datasets|backend)/|(^|/)libonnxruntime\.so",
    re.IGNORECASE,
)

# Libraries of the system that built it stay out: a second libstdc++ or fontconfig beside the
# system's breaks OpenGL drivers and fonts, sound libraries must fit the system's configuration.
# Those of Python and of the wheels stay.
_LIBRARY = re.compile(r"lib[\w.+-]+\.so[.\d]*$")
_OWN_LIBRARY = re.compile(
    r"lib(python|Qt6|icu(data|i18n|uc)\.so\.7\d|pyside|shiboken|scipy_openblas|gfortran-|quadmath-|ssl|crypto|ffi|bz2|lzma"
    r"|expat|uuid|readline|tinfo|z\.so)"
)


# On Linux everything is UTF-8; on Windows one of these may be the system's own encoding.
_OTHER_ENCODINGS = re.compile(r"lib-dynload/_codecs_(jp|kr|cn|tw|hk|iso2022)\.")


def needs_small_ear() -> bool:
    """Whether the bundle has nothing better to hear with: onnxruntime has no wheel for Intel Macs."""
    return importlib.util.find_spec("onnxruntime") is None


def is_wanted(name: str) -> bool:
    """Whether a file that PyInstaller found stays in the bundle; `name` is its place there."""
    place = name.replace("\\", "/")
    if sys.platform.startswith("linux") and _OTHER_ENCODINGS.search(place):
        return False
    if _LEFT_OUT.search(place) or (_LIBRARY.match(place) and not _OWN_LIBRARY.match(place)):
        return False
    if "/plugins/" in place and "PySide6" in place:
        return bool(_QT_PLUGINS.search(place))
    return qt_module(place) in {None, *QT_MODULES}


# What carries a debugger's notes, up to three quarters of its size: some wheels, and a Python that
# was built from its source. Stripping anything else is forbidden: it breaks numpy's OpenBLAS.
_WITH_NOTES = re.compile(
    r"/(aiohttp|multidict|frozenlist|propcache|yarl|cryptography|lib-dynload)/.*\.so$|/libpython[\d.]+so[\d.]*$"
)


def carries_notes(path: Path) -> bool:
    """Whether what only a debugger reads may be taken out of this file."""
    return _WITH_NOTES.search(path.as_posix()) is not None


def has_avatar() -> bool:
    """Whether the bundle gets the avatar's player; `build.py --without-avatar` leaves it out."""
    return os.environ.get(NO_AVATAR, "") == ""


def voice_library() -> str:
    """The path of espeak-ng's library: the wheel holds it three times, one is loaded."""
    import espeakng_loader  # noqa: PLC0415 - only where the spec runs

    loader: Any = espeakng_loader  # untyped library
    return str(loader.get_library_path())


def qt_module(place: str) -> str | None:
    """The Qt module whose library this file is, such as "Core"; None for any other file."""
    found = re.search(
        r"(?:^|/)(?:lib)?Qt(?:6|(?=\w+\.framework))(\w+?)(?:\.so(?:\.\d+)*|\.dll|\.framework(?:/.*)?|\.dylib)$",
        place,
    )
    return found[1] if found else None


def bundled_qt_modules(folder: Path) -> list[str]:
    """The Qt modules that a finished bundle contains."""
    names = {
        qt_module(path.relative_to(folder).as_posix())
        for path in folder.rglob("*")
        if path.is_file()
    }
    return sorted(name for name in names if name)


def icon_name(platform: str) -> str:
    """The icon file that executables of this platform take; "" where they have none."""
    return {"win32": "app.ico", "darwin": "app.icns"}.get(platform, "")


def executable_name(name: str) -> str:
    """File name of an executable on this platform."""
    return name + (".exe" if sys.platform == "win32" else "")


def info_plist(version: str) -> dict[str, Any]:
    """What macOS wants to know of the app beyond PyInstaller's own entries."""
    return {
        "CFBundleName": "Voice Live Desktop",
        "CFBundleDisplayName": "Voice Live Desktop",
        "CFBundleShortVersionString": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", *LANGUAGES],
        "CFBundleVersion": version,
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSMicrophoneUsageDescription": "Voice Live Desktop listens to you while a conversation is running.",
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Voice Live Desktop profile",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [f"{IDENTIFIER}.profile"],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": f"{IDENTIFIER}.profile",
                "UTTypeDescription": "Voice Live Desktop profile",
                "UTTypeConformsTo": ["public.json"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [PROFILE_SUFFIX.removeprefix(".")],
                    "public.mime-type": PROFILE_TYPE,
                },
            }
        ],
    }
