"""How much memory this process has in use."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path

MEGABYTE = 1024 * 1024
STATISTICS = Path("/proc/self/statm")  # Linux: pages, the second number are those in memory


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of Windows' psapi.h."""

    _fields_ = (
        ("cb", ctypes.c_uint32),
        ("PageFaultCount", ctypes.c_uint32),
        ("PeakWorkingSetSize", ctypes.c_size_t),
        ("WorkingSetSize", ctypes.c_size_t),
        ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
        ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
        ("PagefileUsage", ctypes.c_size_t),
        ("PeakPagefileUsage", ctypes.c_size_t),
    )


def megabytes_in_use() -> int:
    """Return megabytes; on macOS the most there ever were; 0 where the system does not say."""
    with suppress(OSError, ValueError, IndexError, AttributeError):
        if sys.platform == "win32":
            return _on_windows() // MEGABYTE
        if STATISTICS.exists():
            return (
                int(STATISTICS.read_text(encoding="ascii").split()[1])
                * os.sysconf("SC_PAGE_SIZE")
                // MEGABYTE
            )
        import resource  # noqa: PLC0415 - not on Windows

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE
    return 0


def _on_windows() -> int:
    counters = _Counters()
    counters.cb = ctypes.sizeof(counters)
    kernel: ctypes.CDLL = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]  # only on Windows
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    process = ctypes.c_void_p(kernel.GetCurrentProcess())
    kernel.K32GetProcessMemoryInfo(process, ctypes.byref(counters), counters.cb)
    return int(counters.WorkingSetSize)
