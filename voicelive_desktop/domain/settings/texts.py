"""Lists and maps as a person writes them: one entry a line. Pure."""

from __future__ import annotations

import json
import re

from voicelive_desktop.domain.words.wire_object import Wire
from voicelive_desktop.domain.words.wording import Words


def lines(text: str) -> list[str]:
    """Return the entries of a list without empty lines."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def pairs(text: str) -> dict[str, str]:
    """Return the entries of a map, "name: value" or "name=value"; other lines are left out."""
    return dict(pair for line in lines(text) if (pair := _pair(line)) is not None)


def _pair(line: str) -> tuple[str, str] | None:
    ends = [at for sign in ":=" if (at := line.find(sign)) > 0]
    if not ends:
        return None
    name, value = line[: min(ends)].strip(), line[min(ends) + 1 :].strip()
    if name and value:
        return (name, value)
    return None


def pairs_problem(text: str) -> str:
    """Return what is wrong with a map, or ""."""
    odd = next((line for line in lines(text) if _pair(line) is None), None)
    if odd is None:
        return ""
    return Words("“{odd}” is not in the form “name: value”.", odd=odd)


def languages_problem(text: str) -> str:
    """Return what is wrong with a list of language codes, or ""."""
    odd = next(
        (line for line in lines(text) if not line.replace("-", "").isalnum() or " " in line), None
    )
    if odd is None:
        return ""
    return Words("“{odd}” is not a language code such as en or en-US.", odd=odd)


def address_problem(text: str) -> str:
    """Return what is wrong with the address of a file that the service fetches, or ""."""
    good = not text.strip() or (text.strip().startswith("https://") and " " not in text.strip())
    if good:
        return ""
    return Words("The URL must start with https:// and contain no spaces.")


def paths_problem(text: str) -> str:
    """Return what is wrong with a list of session fields such as voice.rate, or ""."""
    odd = next(
        (
            line
            for line in lines(text)
            if not all(re.fullmatch(r"\w+", part) for part in line.split("."))
        ),
        None,
    )
    if odd is None:
        return ""
    return Words("“{odd}” is not a field name such as temperature or voice.rate.", odd=odd)


def object_in(text: str) -> Wire:
    """Return a JSON object; an empty one if the text is none."""
    try:
        found = json.loads(text) if text.strip() else {}
    except (ValueError, RecursionError):
        return {}
    if isinstance(found, dict):
        return found
    return {}


def object_problem(text: str) -> str:
    """Return what is wrong with a JSON object, or ""."""
    try:
        found = json.loads(text) if text.strip() else {}
    except ValueError as error:
        return Words("Not valid JSON: {error}.", error=str(error))
    except RecursionError:
        return Words("Nested too deeply.")
    if isinstance(found, dict):
        return ""
    return Words("Must be a JSON object in curly brackets.")
