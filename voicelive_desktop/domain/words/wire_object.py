"""What the service reads and writes, before it is anything else."""

from __future__ import annotations

from typing import Any

Wire = dict[str, Any]  # JSON by nature
