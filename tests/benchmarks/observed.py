"""What the system tells of a running process: processor time and memory."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

import numpy as np


def cpu_s(pid: int) -> float:
    """Processor seconds that the process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def family_cpu_s(pid: int, children: Iterable[int]) -> float:
    """Processor seconds that the children of a process have used: these, which may end meanwhile,
    and those that have ended.
    """
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    used = (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")
    for child in children:
        with contextlib.suppress(FileNotFoundError):
            used += cpu_s(child)
    return used


def memory_mb(pid: int) -> float:
    """Megabytes of its memory that are in RAM."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return (
        next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
        / 1024
    )


def pss_mb(pid: int) -> float:
    """Megabytes that are its own, with its share of what it has in common with others."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    return (
        next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024
    )


def open_files(pid: int) -> int:
    """How many files and sockets it has open."""
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def threads(pid: int) -> int:
    """How many threads it has."""
    return len(list(Path(f"/proc/{pid}/task").iterdir()))


def spread(values: list[float]) -> dict[str, float]:
    """Median, 95th and 99th percentile, and maximum."""
    return {
        "p50": round(float(np.percentile(values, 50)), 1),
        "p95": round(float(np.percentile(values, 95)), 1),
        "p99": round(float(np.percentile(values, 99)), 1),
        "max": round(max(values), 1),
    }


def slope(moments: list[float], values: list[float]) -> float:
    """How much the values grow in one unit of time, by the straight line that fits best; 0 of fewer
    than three.
    """
    return float(np.polyfit(moments, values, 1)[0]) if len(moments) > 2 else 0.0
