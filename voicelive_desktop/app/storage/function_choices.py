"""What a person chose for each function: whether it is on, and whether it may act
without a question.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from voicelive_desktop.app.environment.small_files import put_aside, read_json, write_atomically
from voicelive_desktop.domain.facts.functions import Consent, Origin
from voicelive_desktop.domain.words.quick_classes import dataclass

_OF_ONE_START = f"{Origin.GIVEN.value}:"


@dataclass(frozen=True, slots=True)
class FunctionChoice:
    """`on` and `consent`: None where nothing was chosen. `mark`: of what the consent was given to."""

    on: bool | None = None
    consent: Consent | None = None
    mark: str = ""


class FunctionChoices:
    """A small JSON file by function; an unreadable one counts as empty: everything asks. It is set
    aside before another takes its place. Blocking.

    `path` None keeps everything in memory.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._choices: dict[str, FunctionChoice] = {}
        self._is_usable = True
        try:
            self._choices = _read(path)
        except (OSError, ValueError, RecursionError):
            self._is_usable = False

    def get(self, key: str) -> FunctionChoice:
        """Return what was chosen for this function."""
        return self._choices.get(key, FunctionChoice())

    def put(self, key: str, choice: FunctionChoice) -> None:
        """Choose from now on, and keep it. Raises OSError where it cannot be kept;
        it holds nevertheless.
        """
        self._choices[key] = choice
        self._write()

    def forget(self, key: str) -> None:
        """As if nothing had been chosen. Raises OSError."""
        if self._choices.pop(key, None) is not None:
            self._write()

    def _write(self) -> None:
        if self._path is None:
            return
        kept = {
            key: choice
            for key, choice in sorted(self._choices.items())
            if not key.startswith(_OF_ONE_START)
        }
        said = {key: _said(choice) for key, choice in kept.items()}
        if not self._is_usable:
            put_aside(self._path)
            self._is_usable = True
        write_atomically(self._path, json.dumps({"choices": said}, indent=1) + "\n")


def _said(choice: FunctionChoice) -> dict[str, Any]:
    said: dict[str, Any] = {} if choice.on is None else {"on": choice.on}
    if choice.consent is None:
        return said
    return said | {"consent": choice.consent.value, "mark": choice.mark}


def _read(path: Path | None) -> dict[str, FunctionChoice]:
    """Raises OSError, ValueError, RecursionError."""
    if path is None or not os.path.lexists(path):
        return {}
    value = read_json(path)
    found = value.get("choices") if isinstance(value, Mapping) else None
    choices = found.items() if isinstance(found, Mapping) else ()
    return {
        str(key): _choice(said)
        for key, said in choices
        if isinstance(said, Mapping) and not str(key).startswith(_OF_ONE_START)
    }


def _choice(said: Mapping[str, Any]) -> FunctionChoice:
    on, consent, mark = said.get("on"), said.get("consent"), said.get("mark")
    switch = None
    if isinstance(on, bool):
        switch = on
    chosen = None
    if consent in list(Consent):
        chosen = Consent(consent)
    seal = ""
    if isinstance(mark, str):
        seal = mark
    return FunctionChoice(
        switch,
        chosen,
        seal,
    )
