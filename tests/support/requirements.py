"""Whether this machine can run the end-to-end tests."""

import importlib
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def missing_tools() -> list[str]:
    """Name what the end-to-end tests need and this machine lacks (`dev.py test` installs it)."""
    if not sys.platform.startswith("linux"):
        return ["Linux"]
    needs = _dev_module("dev_needs")
    return [need.what for need in needs.missing(needs.for_end_to_end_tests())]


def private_pulseaudio() -> Path | None:
    """Find the folder of a PulseAudio that was unpacked because installing it would disturb the
    desktop's.
    """
    named = os.environ.get("VOICELIVE_TEST_PULSEAUDIO")
    folder = Path(named) if named else Path(_dev_module("dev_needs").PRIVATE_PULSE)
    return folder if (folder / "complete").exists() else None


def _needs_e2e() -> pytest.MarkDecorator:
    """Skip with the reason where tools are missing; never in CI, where the test then fails by their
    absence.
    """
    missing = missing_tools()
    in_ci = os.environ.get("CI", "").lower() in {"true", "1"}
    return pytest.mark.skipif(
        bool(missing) and not in_ci,
        reason=f"END-TO-END TEST NOT RUN, missing here: {', '.join(missing)}; run packaging/dev.py test",
    )


def _dev_module(name: str) -> ModuleType:
    # packaging/ is no package (it would shadow PyPI's), so its modules are reached by path.
    folder = str(ROOT / "packaging")
    if folder not in sys.path:
        sys.path.append(folder)
    return importlib.import_module(name)


# For `pytestmark = [pytest.mark.e2e, needs_e2e]`.
needs_e2e = _needs_e2e()
# For tests of what reads /proc, signals and sockets as Linux has them.
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
