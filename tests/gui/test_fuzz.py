"""Whatever a service sends, a sound card does or a user presses: nothing raises, and every row can
be shown.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.fuzz import Fuzz

SEEDS = 50


@pytest.mark.parametrize("seed", range(4))
def test_any_events(seed: int, qapp: QApplication, tmp_path: Path) -> None:
    Fuzz(Random(seed), tmp_path / "log").run(1_500)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_million_events(seed: int, qapp: QApplication, tmp_path: Path) -> None:
    fuzz = Fuzz(Random(1_000 + seed), tmp_path / "log")
    fuzz.run(1_000_000 // SEEDS)
    print(f"\n{1_000_000 // SEEDS} events: the longest took {fuzz.longest_s * 1000:.0f} ms")
