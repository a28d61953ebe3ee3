"""What an agent's own files say about Voice Live: ``voiceLiveCompatible: "true"`` in its manifest."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

NAMES = (
    "agent.manifest.yaml",
    "agent.manifest.yml",
    "voice-agent.manifest.yaml",
    "agent.yaml",
    "azure.yaml",
)
MOST_READ = 1_000_000  # characters
# One line of YAML; a whole reader of YAML would be a dependency for a single word.
_LINE = re.compile(
    r"""^[\s-]*["']?voiceLiveCompatible["']?\s*:\s*(?P<value>[^\s#]*)""", re.MULTILINE
)


def manifest_problem(folder: Path) -> dict[str, Any]:
    """Return what is wrong with the manifest in an agent's folder: ``why`` and ``file``; nothing
    when all is well.

    The metadata of an agent are texts: true without quotation marks is none.
    """
    found = [name for name in NAMES if (folder / name).is_file()]
    if not found:
        return {"why": "no_file", "file": NAMES[0]}
    values = {name: _value_in(folder / name) for name in found}
    said = {name: value for name, value in values.items() if value is not None}
    if any(value in {'"true"', "'true'"} for value in said.values()):
        return {}
    if not said:
        return {"why": "not_said", "file": found[0]}
    name, value = next(iter(said.items()))
    return {"why": "no_text" if value.lower() == "true" else "not_true", "file": name}


def _value_in(file: Path) -> str | None:
    try:
        text = file.read_text(encoding="utf-8", errors="replace")[:MOST_READ]
    except OSError:
        return None
    found = _LINE.search(text)
    if found is None:
        return None
    return found["value"]
