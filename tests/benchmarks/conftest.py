"""Benchmarks in full, or so short that they only show that they run."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--short`; the test run gives it, `dev.py soak` measures."""
    parser.addoption(
        "--short", action="store_true", help="a tenth of the rows: what is printed means nothing"
    )


@pytest.fixture
def share(request: pytest.FixtureRequest) -> float:
    """Which part of its rows a long benchmark makes."""
    return 0.1 if request.config.getoption("--short", default=False) else 1.0
