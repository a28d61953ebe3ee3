"""PyInstaller's recipe, evaluated for each platform; PyInstaller is replaced by notes of what it
was told.
"""

import runpy
import sys
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from types import ModuleType, SimpleNamespace

import bundle
import pytest

SPEC = Path(__file__).resolve().parents[3] / "packaging/pyinstaller/voicelive.spec"
PLATFORMS = ("linux", "win32", "darwin")


@dataclass
class Told:
    """What the recipe asked PyInstaller for."""

    analyses: list[SimpleNamespace] = field(default_factory=list)
    executables: dict[str, dict[str, object]] = field(default_factory=dict)
    folder: dict[str, object] = field(default_factory=dict)
    app: dict[str, object] = field(default_factory=dict)
    metadata: list[str] = field(default_factory=list)

    def analysis(self, scripts: list[str], **options: object) -> SimpleNamespace:
        found = {
            "pure": [],
            "scripts": scripts,
            "binaries": [("libQt6Quick.so.6", "x", "BINARY")],
            "datas": [],
        }
        self.analyses.append(SimpleNamespace(**{**options, **found}, given=options))
        return self.analyses[-1]

    def executable(self, *_parts: object, **options: object) -> str:
        self.executables[str(options["name"])] = options
        return str(options["name"])

    def collect(self, *parts: object, **options: object) -> str:
        self.folder = {"parts": parts, **options}
        return "folder"

    def copied(self, name: str) -> list[tuple[str, str]]:
        self.metadata.append(name)
        return []

    def bundle(self, *_parts: object, **options: object) -> str:
        self.app = options
        return "app"


def evaluate(platform: str, monkeypatch: pytest.MonkeyPatch) -> Told:
    told = Told()
    hooks = ModuleType("PyInstaller.utils.hooks")
    hooks.collect_data_files = lambda *_args, **_options: []  # type: ignore[attr-defined]
    hooks.collect_submodules = lambda name: [f"{name}.compiled"]  # type: ignore[attr-defined]
    hooks.copy_metadata = told.copied  # type: ignore[attr-defined]
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    monkeypatch.setenv("VOICELIVE_MADE", "made")
    monkeypatch.setenv("VOICELIVE_VERSION", "1.2.3")
    monkeypatch.setenv("VOICELIVE_PLATFORM", platform)
    monkeypatch.setattr(sys, "path", list(sys.path))
    words = {
        "Analysis": told.analysis,
        "EXE": told.executable,
        "COLLECT": told.collect,
        "BUNDLE": told.bundle,
    }
    runpy.run_path(str(SPEC), {**words, "PYZ": lambda pure: pure, "SPECPATH": str(SPEC.parent)})
    return told


@pytest.mark.parametrize("platform", PLATFORMS)
def test_three_executables_on_windows_with_a_console_twin(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = evaluate(platform, monkeypatch)
    wanted = {bundle.DESKTOP: False, bundle.SERVICE: True, bundle.AVATAR: True}
    if platform == "win32":
        wanted[bundle.CONSOLE_TWIN] = True
    assert {name: options["console"] for name, options in told.executables.items()} == wanted
    assert told.folder["parts"][: len(wanted)] == tuple(wanted)  # type: ignore[index]
    assert all(options["exclude_binaries"] for options in told.executables.values())


@pytest.mark.parametrize("platform", PLATFORMS)
def test_nothing_is_stripped_and_other_qt_is_left_out(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = evaluate(platform, monkeypatch)
    assert not any(options["strip"] or options["upx"] for options in told.executables.values())
    assert not told.folder["strip"]
    assert [a.binaries for a in told.analyses] == [[], [], []]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_services_parts_are_found_by_its_analysis_alone(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, service, _ = evaluate(platform, monkeypatch).analyses
    assert "espeakng_loader" in service.given["hiddenimports"]
    assert "espeakng_loader" in window.given["excludes"]
    assert "PySide6" in service.given["excludes"]
    for script in (*window.scripts, *service.scripts):
        assert Path(script).is_file()
    for source, _target in window.given["datas"]:
        assert Path(source).exists() or Path(source).is_relative_to("made")


# The groups of entry points in which OpenTelemetry looks while it starts.
LOOKED_UP = {
    *("opentelemetry_context", "opentelemetry_propagator", "opentelemetry_resource_detector"),
    "opentelemetry_http_transport",
}
UNUSED = {"opentelemetry.exporter.http.transport._urllib3"}  # the exporter comes with requests


def test_what_telemetry_finds_by_name_comes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("opentelemetry.sdk")
    told = evaluate("linux", monkeypatch)
    window = told.analyses[0].given["hiddenimports"]
    found = [entry for group in LOOKED_UP for entry in metadata.entry_points(group=group)]
    assert {entry.group for entry in found} == LOOKED_UP
    for entry in found:
        assert entry.dist is not None
        assert entry.dist.name in told.metadata
        imported = entry.module.startswith("opentelemetry.sdk.")  # where PyInstaller looks
        assert imported or entry.module in {*window, *UNUSED}


def test_each_platform_gets_its_icon_and_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def of(platform: str, what: str) -> set[object]:
        return {options[what] for options in evaluate(platform, monkeypatch).executables.values()}

    assert of("linux", "icon") == of("linux", "version") == {None}
    assert of("win32", "icon") == {str(Path("made/app.ico"))}
    names = (bundle.DESKTOP, bundle.SERVICE, bundle.AVATAR, bundle.CONSOLE_TWIN)
    assert of("win32", "version") == {str(Path("made", f"{name}.version")) for name in names}
    assert of("darwin", "icon") == {str(Path("made/app.icns"))}


def test_only_macos_gets_an_app_and_it_may_use_the_microphone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not evaluate("linux", monkeypatch).app
    assert not evaluate("win32", monkeypatch).app
    told = evaluate("darwin", monkeypatch)
    assert told.app["name"] == "Voice Live Desktop.app"
    assert told.app["bundle_identifier"] == bundle.IDENTIFIER
    assert told.app["info_plist"] == bundle.info_plist("1.2.3")
    (entitlements,) = {str(options["entitlements_file"]) for options in told.executables.values()}
    assert Path(entitlements).is_file()


@pytest.mark.parametrize("platform", PLATFORMS)
def test_ffmpeg_is_found_by_the_player_and_the_service_never_by_the_window(
    platform: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, service, player = evaluate(platform, monkeypatch).analyses
    for analysis in (service, player):
        assert {"av.compiled", "aiortc"} <= set(analysis.given["hiddenimports"])
    assert {*bundle.MEDIA, "voicelive_desktop.avatar"} <= set(window.given["excludes"])
    assert {"espeakng_loader", "PySide6"} <= set(player.given["excludes"])
    assert Path(player.scripts[0]).is_file()


def test_without_the_player_ffmpeg_is_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(bundle.NO_AVATAR, "1")
    told = evaluate("linux", monkeypatch)
    assert set(told.executables) == {bundle.DESKTOP, bundle.SERVICE}
    for analysis in told.analyses:
        assert set(bundle.MEDIA) <= set(analysis.given["excludes"])
        assert "av.compiled" not in analysis.given["hiddenimports"]


@pytest.mark.parametrize("alone", [True, False])
def test_the_small_ear_comes_along_only_where_there_is_no_better_one(
    alone: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "needs_small_ear", lambda: alone)
    service = evaluate("darwin", monkeypatch).analyses[1].given
    assert (bundle.SMALL_EAR in service["hiddenimports"]) is alone
    assert (bundle.SMALL_EAR in service["excludes"]) is not alone
