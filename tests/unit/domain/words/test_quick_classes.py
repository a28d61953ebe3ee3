"""Quickly made classes are what the standard library would have made of the same text."""

import ast
import copy
import dataclasses
import inspect
import pickle
import re
from pathlib import Path
from typing import Any, ClassVar

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
    class Lowest(Below):
        """Has a variable of the class, a field with another default, and a method that asks above."""

        known: ClassVar[str] = "all"
        first: int = 3

        @property
        def told(self) -> str:
            return f"{self.known} {self.first}"

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
    "Lowest": [{}, {"first": 1}, {"second": 3}],
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
    assert _written(ours) == _written(theirs)


def _written(made: type) -> dict[str, Any]:
    """All that stands in a class: what others read of it as it is, of the rest that it is there."""
    told = ("__module__", "__slots__", "__annotations__", "__match_args__", "known")
    fields = repr(vars(made)["__dataclass_fields__"])
    # what the standard library's own objects are is told with their place in memory
    told_fields = re.sub(r"default_factory=[^,]*", "", fields)
    return {
        **{name: vars(made)[name] if name in told else None for name in vars(made)},
        "__dataclass_fields__": told_fields,
        "__hash__": vars(made).get("__hash__") is None,
        "__qualname__": made.__qualname__,
    }


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


@pytest.mark.parametrize("name", ARGUMENTS)
def test_what_is_replaced_is_what_the_standard_library_would_have_made(name: str) -> None:
    made = [OURS[name](**told) for told in ARGUMENTS[name]]
    for one in made:
        assert repr(quick_classes.replace(one)) == repr(one)
        for other in made:
            changes = {field.name: getattr(other, field.name) for field in dataclasses.fields(one)}
            for count in range(len(changes) + 1):
                some = dict(list(changes.items())[:count])
                ours, theirs = quick_classes.replace(one, **some), dataclasses.replace(one, **some)
                assert type(ours) is type(one)
                assert repr(ours) == repr(theirs)


def test_what_cannot_be_replaced_is_refused_the_same() -> None:
    told: tuple[tuple[Any, dict[str, Any]], ...] = (
        (OURS["Many"](1), {"unknown": 2}),
        (OURS["Many"](1), {"first": 2, "known": 3}),
        (OURS["Lowest"](1), {"known": "ClassVar"}),
        (OURS["Below"](1), {"first": -1}),
        (OURS["Named"](first=1), {"third": 1}),
        (THEIRS["Many"](1), {"unknown": 2}),
        (1, {"real": 2}),
        (Packed, {"first": 2}),
    )
    for what, changes in told:
        with pytest.raises((TypeError, ValueError)) as ours:
            quick_classes.replace(what, **changes)
        with pytest.raises((TypeError, ValueError)) as theirs:
            dataclasses.replace(what, **changes)
        assert repr(ours.value) == repr(theirs.value)


@pytest.mark.parametrize("name", ARGUMENTS)
def test_the_first_objects_and_the_later_are_alike(name: str) -> None:
    fresh = _shapes(quick_classes.dataclass)[name]
    told = ARGUMENTS[name][-1]
    made = [fresh(**told) for _ in range(quick_classes.FEW + 2)]
    assert len({repr(one) for one in made}) == 1
    assert all(one == made[0] for one in made)


def test_what_is_wrong_is_refused_the_same() -> None:
    for shapes in (OURS, THEIRS, _shapes(quick_classes.dataclass)):
        with pytest.raises(TypeError):
            shapes["Many"]()
        with pytest.raises(TypeError):
            shapes["Many"](1, unknown=2)
        with pytest.raises(TypeError):
            shapes["Many"](1, first=1)
        with pytest.raises(TypeError):
            shapes["One"](1.0, 2.0)
        with pytest.raises(TypeError):
            shapes["Named"](1, 2)
        with pytest.raises(ValueError, match="below nothing"):
            shapes["Below"](-1)


def test_a_class_that_is_made_wrongly_is_refused_the_same() -> None:
    for dataclass in (quick_classes.dataclass, dataclasses.dataclass):
        with pytest.raises(ValueError, match="default"):
            dataclass(frozen=True, slots=True)(_class_of({"rest": "list[int]"}, rest=[]))
        with pytest.raises(TypeError):
            dataclass(frozen=True, slots=True)(_class_of({}, lost=dataclasses.field(default=1)))


def _class_of(hints: dict[str, str], **values: object) -> type:
    return type("Wrong", (), {"__annotations__": hints, **values})


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
        if path.relative_to(PACKAGE).parts[0] not in STRANGERS
        and path.name != "quick_classes.py"
        and _makes_slowly(path)
    ]
    assert slow == []


def _makes_slowly(path: Path) -> bool:
    """Also who takes its `replace`, which asks an object for field by field."""
    source = path.read_text(encoding="utf-8")
    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    taken = {alias.name for node in imports if node.module == "dataclasses" for alias in node.names}
    return "replace" in taken or ("dataclass" in taken and "@dataclass(frozen=True" in source)
