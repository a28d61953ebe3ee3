"""What goes into the frozen program, and the files around it."""

import plistlib
import re
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import build_icons
import build_licenses
import build_linux
import build_steps
import build_windows
import bundle
import pytest
import smoke_test
from dev_process import Trouble

import voicelive_desktop
from voicelive_desktop.app.environment.profile_names import SUFFIX
from voicelive_desktop.gui.transcript import given_pictures as pictures
from voicelive_desktop.gui.wording.language import TRANSLATED

PACKAGING = Path(__file__).resolve().parents[3] / "packaging"


@pytest.mark.parametrize(
    "place",
    [
        "libpython3.11.so.1.0",
        "libssl.so.3",
        "PySide6/QtOpenGLWidgets.abi3.so",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6\\Qt6Core.dll",
        "espeakng_loader/libespeak-ng.so",
        "av.libs/libx264-d6533a8d.so.165",
        "av/_core.abi3.so",
        "onnxruntime/capi/onnxruntime_pybind11_state.cpython-311-x86_64-linux-gnu.so",
        "onnxruntime/capi/libonnxruntime_providers_shared.so",
        "speech/silero_vad.onnx",
        "hibari/assets/hibari.onnx",
        "resources/icons/app.svg",
        "resources/translations/voicelive_desktop_de.qm",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6\\translations\\qtbase_de.qm",
    ],
)
def test_these_stay(place: str) -> None:
    assert bundle.is_wanted(place)


@pytest.mark.parametrize(
    "place",
    [
        "libportaudio.so.2",
        "libasound.so.2",
        "libstdc++.so.6",
        "libQt6Quick.so.6",
        "PySide6/Qt/lib/libQt6EglFSDeviceIntegration.so.6",
        "PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml",
        "PySide6\\Qt6Quick.dll",
        "PySide6\\opengl32sw.dll",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/Qt/translations/qt_help_de.qm",
        "resources/translations/voicelive_desktop_de.ts",
        "PySide6/Qt/plugins/imageformats/libqtiff.so",
        "resources/screenshots/dark.png",
        "onnxruntime/capi/libonnxruntime.so.1.28.0",
        "onnxruntime/transformers/models/x.py",
    ],
)
def test_these_are_left_out(place: str) -> None:
    assert not bundle.is_wanted(place)


def test_the_words_of_qt_stay_in_every_language_of_the_program() -> None:
    assert set(bundle.LANGUAGES) == TRANSLATED
    for language in TRANSLATED:
        assert bundle.is_wanted(f"PySide6/Qt/translations/qtbase_{language}.qm")


def test_every_kind_of_picture_that_a_message_can_hold_is_read() -> None:
    without_plugin = {"png", "bmp"}  # QtGui itself reads these
    for ending in {*pictures.ENDINGS, "svg"} - without_plugin:
        name = {"jpg": "jpeg"}.get(ending, ending)
        assert bundle.is_wanted(f"PySide6/Qt/plugins/imageformats/libq{name}.so")
        assert bundle.is_wanted(f"PySide6\\plugins\\imageformats\\q{name}.dll")


def test_the_window_has_no_line_of_the_gpl_voice_and_the_service_no_qt() -> None:
    services = {
        "espeakng_loader",
        "pocketsphinx",
        "onnxruntime",
        "hibari",
        "voicelive_desktop.localservice",
    }
    assert services <= set(bundle.NOT_IN_DESKTOP)
    assert {"av", "aiortc", "voicelive_desktop.avatar"} <= set(bundle.NOT_IN_DESKTOP)
    assert {"PySide6", "voicelive_desktop.app", "voicelive_desktop.gui"} <= set(
        bundle.NOT_IN_SERVICE
    )


def test_the_voice_has_the_random_numbers_that_its_breath_is_made_of() -> None:
    assert "numpy.random" not in bundle.NOT_IN_SERVICE


def test_every_file_that_the_voice_reads_is_in_the_bundle() -> None:
    sources = (bundle_source("hibari_reading.py"), bundle_source("hibari_voice.py"))
    read = set(re.findall(r'assets / "([\w.]+)"', " ".join(sources)))
    assert {f"assets/{name}" for name in read} <= set(bundle.VOICE_FILES)
    assert "assets/hibari.onnx" in bundle.VOICE_FILES


def bundle_source(name: str) -> str:
    return (PACKAGING.parent / "voicelive_desktop/localservice/voice" / name).read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("place", "is_one"),
    [
        ("x-1.0.dist-info/licenses/LICENSE", True),
        ("x-1.0.dist-info/NOTICE", True),
        ("onnxruntime/LICENSE", True),
        ("onnxruntime/ThirdPartyNotices.txt", True),
        ("x/licenses.py", False),
        ("x/data/licenses/LICENSE", False),
        ("x-1.0.dist-info/METADATA", False),
    ],
)
def test_licences_are_found_where_packages_keep_them(place: str, is_one: bool) -> None:
    assert build_licenses._is_licence(place) is is_one


def test_icon_files_hold_every_size() -> None:
    svg = PACKAGING.parent / "resources/icons/app.svg"
    pictures = {size: build_icons.png(svg, size) for size in (16, 256)}
    assert struct.unpack(">II", pictures[256][16:24]) == (256, 256)
    icon = build_icons.ico(pictures)
    assert struct.unpack("<HHH", icon[:6]) == (0, 1, 2)
    *_, length, offset = struct.unpack("<BBBBHHII", icon[6 + 16 : 6 + 32])
    assert icon[offset : offset + length] == pictures[256]
    apple = build_icons.icns(pictures)
    assert struct.unpack(">I", apple[4:8])[0] == len(apple)


def test_the_version_comes_from_one_place() -> None:
    assert build_steps.version() == voicelive_desktop.__version__
    text = build_windows.version_resource(bundle.SERVICE, "x", "1.2.3")
    assert "(1, 2, 3, 0)" in text
    assert "GPL-3.0" in text
    assert "GPL-3.0" in build_windows.version_resource(bundle.AVATAR, "x", "1.2.3")


def test_the_installer_script_is_told_all_that_it_asks_for() -> None:
    told = set(
        re.findall(
            r"/D(\w+)=",
            " ".join(build_windows.compiler_options(Path("a"), Path("b"), Path("c"), "1.0")),
        )
    )
    script = build_windows.SCRIPT.read_text(encoding="utf-8")
    asked = (
        set(re.findall(r"\{#(\w+)\}", script))
        - set(re.findall(r"#define (\w+)", script))
        - {"SourcePath"}
    )
    assert asked <= told
    assert "PrivilegesRequired=lowest" in script


def test_macos_may_use_the_microphone_and_says_why() -> None:
    entitlements = plistlib.loads((PACKAGING / "macos/entitlements.plist").read_bytes())
    assert entitlements["com.apple.security.device.audio-input"] is True
    plist = plistlib.loads(plistlib.dumps(bundle.info_plist("1.2.3")))
    assert plist["NSMicrophoneUsageDescription"]
    (exported,) = plist["UTExportedTypeDeclarations"]
    assert exported["UTTypeIdentifier"] in plist["CFBundleDocumentTypes"][0]["LSItemContentTypes"]


def test_menu_entry_metainfo_and_file_type_fit_together() -> None:
    desktop = (PACKAGING.parent / "resources/voicelive-desktop.desktop").read_text(encoding="utf-8")
    mime = ET.parse(build_linux.HERE / "voicelive-profile.xml").getroot()
    component = ET.parse(build_linux.HERE / "voicelive-desktop.metainfo.xml").getroot()
    (kind,) = mime
    assert bundle.PROFILE_SUFFIX == SUFFIX  # of the program
    assert kind.get("type") == bundle.PROFILE_TYPE == component.findtext("provides/mediatype")
    assert [g.get("pattern") for g in kind if g.tag.endswith("glob")] == [
        "*" + bundle.PROFILE_SUFFIX
    ]
    assert f"MimeType={bundle.PROFILE_TYPE};" in desktop
    assert component.findtext("launchable") == "voicelive-desktop.desktop"
    assert component.findtext("id") == bundle.IDENTIFIER


def test_the_program_is_told_where_its_releases_are(tmp_path: Path) -> None:
    build_steps.write_releases_page(tmp_path, "")
    assert (tmp_path / "releases_page.txt").read_text(encoding="utf-8") == "\n"
    build_steps.write_releases_page(tmp_path, "https://x.example/latest")
    assert (tmp_path / "releases_page.txt").read_text(
        encoding="utf-8"
    ).strip() == "https://x.example/latest"
    with pytest.raises(Trouble):
        build_steps.write_releases_page(tmp_path, "http://x.example/latest")


def test_only_notes_for_debuggers_are_taken_out_and_only_where_it_is_known_to_be_safe() -> None:
    for known in (
        "aiohttp/_http_parser.so",
        "libpython3.11.so.1.0",
        "python3.11/lib-dynload/_ctypes.so",
    ):
        assert bundle.carries_notes(Path("d/_internal") / known)
    for other in (
        "numpy.libs/libscipy_openblas64_.so",
        "numpy/_core/_multiarray_umath.so",
        "PySide6/QtGui.abi3.so",
    ):
        assert not bundle.carries_notes(Path("d/_internal") / other)


def test_debian_brings_its_own_sound_and_certificates() -> None:
    assert {"libportaudio2", "ca-certificates", "libxcb-cursor0"} <= set(build_linux.DEBIAN)


def test_every_value_of_the_package_description_is_filled_in() -> None:
    text = (build_linux.HERE / "nfpm.yaml").read_text(encoding="utf-8")
    known = {
        "VERSION",
        "ARCH",
        "PAYLOAD",
        "HERE",
        "METAINFO",
        "FILES",
        "DOC",
        "ICONS",
        "DEBIAN",
        "FEDORA",
        "MAINTAINER",
    }
    known |= {"RESOURCES"}
    assert set(re.findall(r"@([A-Z]+)@", text)) == known


def test_licences_of_all_parts_are_collected(tmp_path: Path) -> None:
    parts = build_licenses.collect(tmp_path)
    listed = (tmp_path / "PARTS.txt").read_text(encoding="utf-8")
    assert {"numpy", "pyside6-essentials", "espeakng-loader", "aiohttp"} <= set(parts)
    assert "espeakng-loader 0" in listed
    assert "GPL-3.0-or-later" in listed
    assert (tmp_path / "qt/NOTICE.txt").is_file()
    assert "x264" in listed
    assert "av" not in build_licenses.collect(tmp_path, avatar=False)
    assert "x264" not in (tmp_path / "PARTS.txt").read_text(encoding="utf-8")
    assert (tmp_path / "numpy").is_dir()


def test_the_smoke_test_finds_gpl_parts_in_the_wrong_executable(tmp_path: Path) -> None:
    (tmp_path / bundle.executable_name(bundle.DESKTOP)).write_bytes(b"..espeakng_loader..")
    (tmp_path / bundle.executable_name(bundle.SERVICE)).write_bytes(b"..espeakng_loader..")
    found = smoke_test.misplaced(tmp_path)
    assert "the window's executable holds espeakng_loader" in found
    assert "the service's executable lacks voicelive_desktop.localservice" in found
    assert "the licence espeak-ng/COPYING is missing" in found
    assert "the window's executable lacks opentelemetry.sdk.trace.export" in found


def test_the_smoke_test_finds_kinds_of_pictures_that_cannot_be_read(tmp_path: Path) -> None:
    plugins = tmp_path / "_internal/PySide6/Qt/plugins/imageformats"
    plugins.mkdir(parents=True)
    for name in ("libqsvg.so", "libqgif.so", "libqwebp.so"):
        (plugins / name).touch()
    assert smoke_test.unreadable_pictures(tmp_path) == ["pictures of the kind jpeg cannot be read"]


LOADED_LATE = ("mcp.client.streamable_http", "mcp.client.auth", "mcp.shared.message", "jsonschema")


TELEMETRY = "voicelive_desktop.client.azure_telemetry"


@pytest.mark.parametrize(
    ("left_out", "loaded"),
    [
        (bundle.NOT_IN_DESKTOP, (*LOADED_LATE, TELEMETRY)),
        (bundle.NOT_IN_SERVICE, LOADED_LATE),
    ],
)
def test_what_is_loaded_late_needs_nothing_that_is_left_out(
    left_out: list[str], loaded: tuple[str, ...]
) -> None:
    """Both programs call MCP servers, the window's tells of its sessions; nothing else of the build
    would notice before somebody wants it.
    """
    script = f"""
import importlib, sys
left_out = {left_out!r}

class LeftOut:
    def find_spec(self, name, path=None, target=None):
        if any(name == one or name.startswith(one + ".") for one in left_out):
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, LeftOut())
for name in {loaded!r}:
    importlib.import_module(name)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
