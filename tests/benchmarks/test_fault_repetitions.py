"""Every fault of sound devices again and again in one run of the program: the conversation lives,
memory stays flat.

Prints one JSON object. `VLD_SOAK_ROUNDS=2` tries it out shorter.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from tests.benchmarks.observed import memory_mb
from tests.support.faults import FAULTS, talking
from tests.support.requirements import needs_e2e

pytestmark = [pytest.mark.soak, pytest.mark.e2e, needs_e2e, pytest.mark.timeout(3600)]

ROUNDS = int(os.environ.get("VLD_SOAK_ROUNDS", "10"))
GROWTH_MB = (
    # after the first round, in which every part of the sound system is loaded: rows, and rests of
    # the heap
    10.0
)


def test_memory_stays_flat_over_repeated_faults(tmp_path: Path) -> None:
    after_mb, took_s = [], []
    with talking(tmp_path) as talk:
        talk.asks_for_a_story()
        for n in range(ROUNDS):
            began = time.monotonic()
            if n:
                talk.gets_its_devices_back()
                talk.asks_for_a_story()
            for fault in FAULTS:
                fault(talk)
                talk.asks_for_a_story()
            after_mb.append(round(memory_mb(talk.program.pid), 1))
            took_s.append(round(time.monotonic() - began, 1))
        rows = len(talk.rows)
    figures = {"rounds": ROUNDS, "faults": ROUNDS * len(FAULTS), "rows": rows}
    print(
        json.dumps(
            {
                "benchmark": "fault_repetitions",
                **figures,
                "mb_after_each": after_mb,
                "seconds": took_s,
            }
        )
    )
    assert after_mb[-1] - after_mb[0] < GROWTH_MB
