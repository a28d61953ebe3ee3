"""A library file that is closed again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from voicelive_desktop.library.file import NAME, open_to_write
from voicelive_desktop.library.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    opened = open_to_write(tmp_path / "library" / NAME)
    yield opened
    opened.connection.close()
