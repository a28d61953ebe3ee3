"""Quickly made classes are what the standard library would have made of the same text."""

import ast
import copy
import dataclasses
import inspect
import pickle
from pathlib import Path
from typing import Any

import pytest

from voicelive_desktop.domain.words import quick_classes

PACKAGE = Path(__file__).resolve().parents[4] / "voicelive_desktop"
STRANGERS = {"localservice", "avatar"}  # import none of ours
NAN = float("nan")


@quick_classes.dataclass(frozen=True, slots=True)
class Packed:
    """On module level, where pickle finds it."""

    first: int
    second: str = ""


def _shapes(dataclass: Any) -> dict[str, Any]:
    """Classes of every shape that the program has, made by the one or the other."""

    @dataclass(frozen=True, slots=True)
    class Nothing:
        """Without a field."""

    @dataclass(frozen=True, slots=True)
    class One:
        only: float

    @dataclass(frozen=True, slots=True)
    class Many:
        first: int
        second: str = "b"
        rest: dict[str, int] = dataclasses.field(default_factory=dict)
        secret: str = dataclasses.field(default="", repr=False)
        aside: tuple[int, ...] = dataclasses.field(default=(), compare=False)

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Named:
        first: int
        second: int = 2

    @dataclass(frozen=True, kw_only=True)
    class Open:
        first: int = 1

    @dataclass(frozen=True, kw_only=True)
    class More(Open):
        second: int = 2

    @dataclass(frozen=True, slots=True)
    class Above:
        first: int

        def __post_init__(self) -> None:
            if self.first < 0:
                raise ValueError("below nothing")

    @dataclass(frozen=True, slots=True)
    class Below(Above):
        second: int = 2

    @dataclass(frozen=True, slots=True)
    class Itself:
        name: str

        def __eq__(self, _other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 1

    return {name: made for name, made in locals().items() if isinstance(made, type)}


OURS, THEIRS = _shapes(quick_classes.dataclass), _shapes(dataclasses.dataclass)
ARGUMENTS: dict[str, list[dict[str, Any]]] = {
    "Nothing": [{}],
    "One": [{"only": 1.0}, {"only": 2.0}, {"only": NAN}],
    "Many": [
        {"first": 1},
        {"first": 1, "second": "c"},
        {"first": 1, "rest": {"x": 1}, "secret": "s"},
        {"first": 1, "aside": (1,)},
    ],
    "Named": [{"first": 3}, {"second": 4, "first": 3}],
    "Open": [{}, {"first": 2}],
    "More": [{}, {"first": 2}, {"second": 3}],
    "Above": [{"first": 1}],
    "Below": [{"first": 1}, {"first": 1, "second": 3}],
    "Itself": [{"name": "a"}, {"name": "b"}],
}


def test_every_shape_is_tried() -> None:
    assert set(ARGUMENTS) == set(OURS)


@pytest.mark.parametrize("name", ARGUMENTS)
def test_the_class_looks_the_same(name: str) -> None:
    ours, theirs = OURS[name], THEIRS[name]
    assert inspect.signature(ours).parameters.keys() == inspect.signature(theirs).parameters.keys()
    assert ours.__match_args__ == theirs.__match_args__
    assert getattr(ours, "__slots__", None) == getattr(theirs, "__slots__", None)
    assert repr(ours.__dataclass_params__) == repr(theirs.__dataclass_params__)
    assert inspect.get_annotations(ours.__init__) == inspect.get_annotations(theirs.__init__)


@pytest.mark.parametrize("name", ARGUMENTS)
def test_its_objects_are_told_compared_and_hashed_the_same(name: str) -> None:
    ours = [OURS[name](**told) for told in ARGUMENTS[name]]
    theirs = [THEIRS[name](**told) for told in ARGUMENTS[name]]
    assert list(map(repr, ours)) == list(map(repr, theirs))
    assert list(map(_hash_of, ours)) == list(map(_hash_of, theirs))
    assert [[a == b for b in ours] for a in ours] == [[a == b for b in theirs] for a in theirs]
    assert not any(a == b for a, b in zip(ours, theirs, strict=True) if name != "Itself")
    assert list(map(dataclasses.asdict, ours)) == list(map(dataclasses.asdict, theirs))


def _hash_of(made: object) -> object:
    try:
        return hash(made)
    except TypeError as error:
        return str(error)


@pytest.mark.parametrize("name", ARGUMENTS)
def test_its_objects_cannot_be_changed_but_copied(name: str) -> None:
    made = OURS[name](**ARGUMENTS[name][-1])
    assert copy.copy(made) == made
    assert dataclasses.replace(made) == made
    for field in dataclasses.fields(made):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(made, field.name, 1)
        with pytest.raises(dataclasses.FrozenInstanceError):
            delattr(made, field.name)


def test_what_is_wrong_is_refused_the_same() -> None:
    for shapes in (OURS, THEIRS):
        with pytest.raises(TypeError):
            shapes["Many"]()
        with pytest.raises(TypeError):
            shapes["Many"](1, unknown=2)
        with pytest.raises(TypeError):
            shapes["Named"](1, 2)
        with pytest.raises(ValueError, match="below nothing"):
            shapes["Below"](-1)


def test_each_object_has_a_thing_of_its_own_from_a_factory() -> None:
    assert OURS["Many"](1).rest is not OURS["Many"](1).rest


def test_a_match_finds_the_fields() -> None:
    match Packed(7, "x"):
        case Packed(first, second=second):
            assert (first, second) == (7, "x")


def test_an_object_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(Packed(1, "b"))) == Packed(1, "b")


def test_no_frozen_class_of_the_program_is_made_slowly() -> None:
    """A start makes hundreds; who imports the standard library's `dataclass` adds a millisecond
    to every one.
    """
    slow = [
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if path.relative_to(PACKAGE).parts[0] not in STRANGERS and _makes_slowly(path)
    ]
    assert slow == []


def _makes_slowly(path: Path) -> bool:
    source = path.read_text(encoding="utf-8")
    if "@dataclass(frozen=True" not in source:
        return False
    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    taken = {alias.name for node in imports if node.module == "dataclasses" for alias in node.names}
    return "dataclass" in taken
