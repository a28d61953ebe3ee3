"""Waits of tests: a busy machine makes none of them fail."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.support import processes
from tests.support.requirements import on_linux
from tests.support.waiting import eventually

TESTS = Path(__file__).resolve().parents[2]
SHORT_S = 30.0
# Limits of waits, in seconds. Of the helpers that are patient by themselves, `eventually` and the
# like, none is here.
LIMIT = re.compile(
    r"(?:asyncio\.timeout\(|mark\.timeout\(|\.get\(timeout=|result\(timeout=|process\.wait\(|monotonic\(\) \+ )"
    r"([\d.]+)(?!\d* \*)"
)
# A program has to start before it can do anything: half a minute of it at fifteen times the load.
SHORT_RUN_S = 200.0
SPINS = "while True: pass"


def test_no_test_waits_for_less_than_a_busy_machine_takes() -> None:
    """A comment says why one has to: what it guards would end by itself soon after."""
    short = [
        f"{file.relative_to(TESTS)}:{number}: {line.strip()}"
        for file in sorted(TESTS.rglob("*.py"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if (found := LIMIT.search(line)) and float(found[1]) < SHORT_S and "#" not in line
    ]
    assert short == []


def test_no_test_gives_a_program_less_time_than_it_takes_on_a_busy_machine() -> None:
    short = [
        f"{file.relative_to(TESTS)}:{call.lineno}"
        for file in sorted(TESTS.rglob("*.py"))
        if "benchmarks" not in file.parts and "subprocess" in (text := file.read_text("utf-8"))
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and _is_short_run(call)
    ]
    assert short == []


def _is_short_run(call: ast.Call) -> bool:
    named = [ast.unparse(part) for part in (call.func, *call.args[:1])]
    limits = [one.value for one in call.keywords if one.arg == "timeout"]
    return "subprocess.run" in named and any(
        isinstance(limit, ast.Constant) and float(str(limit.value)) < SHORT_RUN_S
        for limit in limits
    )


@on_linux
def test_time_in_which_the_machine_is_busy_with_others_is_told() -> None:
    processor = min(os.sched_getaffinity(0))
    spinning = [subprocess.Popen([sys.executable, "-c", SPINS]) for _ in range(3)]
    try:
        for each in spinning:
            os.sched_setaffinity(each.pid, {processor})
        delays = [processes.Delays(each.pid) for each in spinning]
        eventually(
            lambda: all(delay() > 0.2 for delay in delays), what="three that share one processor"
        )
    finally:
        for each in spinning:
            processes.stop(each)
    last = [delay() for delay in delays]
    assert all(delay > 0.2 for delay in last), "what has ended counts with what was last seen of it"
