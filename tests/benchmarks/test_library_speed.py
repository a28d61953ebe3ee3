"""How long a key in the search of all conversations takes, and the saving of a row: printed as one
line of JSON.

`VLD_LIBRARY_ENTRIES` conversations of 100 rows with 17 words each; 10,000 make the million rows of
the target.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from random import Random

import pytest

from tests.support.library_parts import entry, item, placed
from voicelive_desktop.domain.facts.library import Placed, Sieve
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.library import looking
from voicelive_desktop.library.file import NAME, open_to_read, open_to_write

pytestmark = pytest.mark.benchmark

ENTRIES = int(os.environ.get("VLD_LIBRARY_ENTRIES", "100"))
ROWS, WORDS, KEPT = 100, 17, 100


def _vocabulary(random: Random) -> list[str]:
    letters = "etaoinshrdlucmfwypvbgkjqxz"
    weights = range(26, 0, -1)
    return [
        "".join(random.choices(letters, weights, k=random.randint(2, 9))) for _ in range(20_000)
    ]


def _ms(costs: list[float]) -> dict[str, float]:
    costs.sort()
    return {
        "p50_ms": round(costs[len(costs) // 2], 2),
        "p95_ms": round(costs[int(len(costs) * 0.95)], 2),
    }


def test_speed_of_the_library(tmp_path: Path, share: float) -> None:
    entries = round(ENTRIES * share)
    random = Random(18)
    vocabulary = _vocabulary(random)
    weights = [1 / (n + 1) for n in range(len(vocabulary))]

    def said() -> str:
        return " ".join(random.choices(vocabulary, weights, k=WORDS))

    shelf = open_to_write(tmp_path / NAME)
    shelf.connection.execute("PRAGMA synchronous = OFF")
    at_s = 1.7e9
    for number in range(entries):
        rows = [item(f"r{n}", said(), at_s=at_s + n) for n in range(ROWS)]
        shelf.keep(entry(f"e{number}", at_s), placed(*rows))
        at_s += 3600
    shelf.connection.execute("PRAGMA synchronous = FULL")
    keep = []
    for n in range(KEPT):
        row = Placed(item(f"r{n}", said(), at_s=at_s + n), ItemId(f"r{n - 1}"))
        began = time.perf_counter()
        shelf.keep(entry("live", at_s), [row])
        keep.append((time.perf_counter() - began) * 1e3)
    shelf.connection.close()
    reader = open_to_read(tmp_path / NAME)
    search, count = [], []
    for word in random.choices(vocabulary[:3000], weights[:3000], k=round(60 * share)):
        for typed in range(2, len(word) + 1):
            began = time.perf_counter()
            looking.found(reader.connection, word[:typed], Sieve(), 50)
            search.append((time.perf_counter() - began) * 1e3)
        began = time.perf_counter()
        looking.counted(reader.connection, word, Sieve())
        count.append((time.perf_counter() - began) * 1e3)
    reader.connection.close()
    told = {"rows": entries * ROWS, "key": _ms(search), "count": _ms(count), "keep": _ms(keep)}
    print(json.dumps({"library": told}))
    assert search
