"""Nothing that only functions and servers need is imported before there is one: the start does not
get slower.
"""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("mcp", "jsonschema", "httpx2", "starlette", "uvicorn", "pydantic")


def test_the_machine_comes_up_without_what_only_functions_need() -> None:
    code = f"""
import sys
import voicelive_desktop.app.start.machine
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
