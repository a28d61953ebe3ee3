"""What the service reads and writes, before it is anything else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Wire = dict[str, Any]  # JSON by nature
WireMapping = Mapping[str, Any]  # the same, only read
