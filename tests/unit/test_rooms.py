"""The house stays one where a newcomer finds a room: few doors, and one name for one thing."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.test_boundaries import parsed

PACKAGE = Path(__file__).resolve().parents[2] / "voicelive_desktop"
# `client` is flat: `azure_` parts it in two.
ROOMS = ("app", "audio", "avatar", "domain", "gui", "library", "localservice", "tools")
MOST_FOLDERS, MOST_ENTRIES = 7, 12
MORE_ENTRIES = {"gui": 16}
# A package's own face and door have the same name everywhere.
FACES = {"__init__", "__main__"}


@pytest.mark.parametrize("package", ROOMS)
def test_one_look_takes_in_a_package(package: str) -> None:
    entries = [
        entry
        for entry in (PACKAGE / package).iterdir()
        if entry.stem not in {"__pycache__", *FACES}
    ]
    assert len(entries) <= MORE_ENTRIES.get(package, MOST_ENTRIES)
    assert sum(entry.is_dir() for entry in entries) <= MOST_FOLDERS


def test_every_room_says_what_belongs_there() -> None:
    silent = [
        str(face) for face in PACKAGE.rglob("__init__.py") if not ast.get_docstring(parsed(face))
    ]
    assert silent == []


def test_no_two_modules_share_a_name_but_the_mirrored_rooms_of_the_domain() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in _modules():
        if path.stem not in FACES:
            places[path.stem].append(str(path.relative_to(PACKAGE)))
    shared = {name: found for name, found in places.items() if len(found) > 1}
    assert {
        name: found
        for name, found in shared.items()
        if not all(p.startswith("domain/") for p in found)
    } == {}


def test_no_two_public_types_share_a_name() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in _modules():
        for name in _public_types(path):
            places[name].append(str(path.relative_to(PACKAGE)))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def _modules() -> Iterator[Path]:
    return (path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)


def _public_types(path: Path) -> Iterator[str]:
    """Names of classes and type aliases; constants are written in capitals."""
    for node in parsed(path).body:
        if isinstance(node, ast.ClassDef):
            name = node.name
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
        else:
            continue
        if name[0].isupper() and not name.isupper() and "_" not in name:
            yield name
