"""Frozen dataclasses that are quickly made: a start makes more than five hundred of them.

`dataclass` is the standard library's in all that a reader, a type checker and a caller see. The
difference is how a frozen class gets its methods. The standard library compiles seven texts for
each (1.2 ms a class, two fifths of the imports of a start), and its `__init__` looks each field up
by name. Here `__init__` alone is compiled, once there are many objects, and writes straight into
the slots; the other methods are functions, and stand in the class from the beginning: set one after
the other, each costs a look through all of Python's special methods (0.03 ms a class instead of
0.07). A class with methods of its own in their place, or with other options, gets the standard
library's.

`replace` is the standard library's, too: of a class made here all values are taken at once.
"""

from __future__ import annotations

import dataclasses
import sys
from functools import partial
from operator import attrgetter
from reprlib import recursive_repr
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from dataclasses import dataclass, replace

    Values = Callable[[Any], tuple[object, ...]]

__all__ = ["dataclass", "replace"]

OWN_METHODS = frozenset(
    {"__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__", "__getstate__"}
)
OPTIONS = frozenset({"frozen", "slots", "kw_only"})
PACKED = {"frozen": True, "slots": True}
FEW = 32  # objects of a class, before its `__init__` is compiled: that costs as much as filling 80
UNTOLD = object()  # stands for an argument that its field's factory makes
_MADE: dict[type, tuple[dataclasses.Field[Any], ...]] = {}
# of those whose objects were once replaced: where each field stands, and what takes all values
_PARTS: dict[type, tuple[dict[str, int], Values]] = {}

if not TYPE_CHECKING:

    def dataclass(**options: bool) -> Callable[[type], type]:
        """Return what makes a class a dataclass; as `dataclasses.dataclass`."""

        def made(cls: type) -> type:
            if _is_plain(cls, options):
                return _quickly(cls, **options)
            return dataclasses.dataclass(**options)(cls)

        return made

    def replace(told: Any, /, **changes: object) -> Any:
        """Return the same with other values in these fields; as `dataclasses.replace`, which asks
        field by field: 1.9 instead of 3.4 µs for the `State`.
        """
        kind = type(told)
        parts = _PARTS.get(kind) or _look_at(kind)
        if parts is None:
            return dataclasses.replace(told, **changes)
        places, values = parts
        changed = list(values(told))
        try:
            for name, value in changes.items():
                changed[places[name]] = value
        except KeyError:
            return dataclasses.replace(told, **changes)  # which knows what to say of it
        return kind(*changed)


def _look_at(kind: type) -> tuple[dict[str, int], Values] | None:
    """Return where the fields of a class made here stand, and what takes their values; None of
    others, and of those that are not filled by place.
    """
    fields = _MADE.get(kind, ())
    if not fields or not all(field.init and not field.kw_only for field in fields):
        return None
    names = [field.name for field in fields]
    parts = {name: place for place, name in enumerate(names)}, _values(names)
    _PARTS[kind] = parts
    return parts


def _is_plain(cls: type, options: dict[str, bool]) -> bool:
    own = vars(cls)
    inits = [value.init for value in own.values() if isinstance(value, dataclasses.Field)]
    return (
        bool(options.get("frozen"))
        and OPTIONS.issuperset(options)
        and OWN_METHODS.isdisjoint(own)
        and all(inits)
        and not any(
            marker in str(hint)
            for hint in own.get("__annotations__", {}).values()
            for marker in ("InitVar", "KW_ONLY")
        )
    )


def _quickly(cls: type, **options: bool) -> type:
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__  # else the standard library asks for its signature: 0.1 ms
    if options == PACKED and type(cls) is type and all(map(_is_packed, cls.__mro__[1:-1])):
        return _pack(cls)
    # frozen ones may stand below frozen ones only; the first of them is spared two texts
    below = any(map(dataclasses.is_dataclass, cls.__mro__[1:]))
    bare = {**options, "frozen": below, "init": False, "repr": False, "eq": False}
    made: Any = dataclasses.dataclass(**bare)(cls)
    methods = _methods(dataclasses.fields(made))
    methods["__init__"].__set_name__(made, "__init__")
    for name, method in methods.items():
        if options.get("slots") or name not in _COPIED:
            setattr(made, name, method)
    params = made.__dataclass_params__
    params.init = params.repr = params.eq = params.frozen = True
    return made  # type: ignore[no-any-return]  # a class, whatever is set on it


def _is_packed(cls: type) -> bool:
    return "__slots__" in vars(cls) and vars(cls).get("__dataclass_params__") is _PARAMS


def _pack(cls: type) -> type:
    """Make the class as the standard library does, but in one go: what it would set one after the
    other, each time looking through all of Python's special methods, is there from the beginning.
    """
    inherited: dict[str, dataclasses.Field[Any]] = {}
    slots: tuple[str, ...] = ()
    for above in cls.__mro__[-2:0:-1]:
        inherited |= vars(above)["__dataclass_fields__"]
        slots += vars(above)["__slots__"]
    space = {name: value for name, value in vars(cls).items() if name not in _LEFT_BEHIND}
    own = {name: _field(cls, name, hint) for name, hint in cls.__annotations__.items()}
    all_fields = {**inherited, **own}
    fields = tuple(field for field in all_fields.values() if field._field_type is _FIELD)  # type: ignore[attr-defined]
    for name, field in own.items():
        if field._field_type is _FIELD:  # type: ignore[attr-defined]
            space.pop(name, None)
    if any(isinstance(value, dataclasses.Field) for value in space.values()):
        raise TypeError(f"{cls.__qualname__} has a field without a type")
    space |= _methods(fields) | _OF_ALL
    space["__dataclass_fields__"] = all_fields
    space["__match_args__"] = tuple(field.name for field in fields if not field.kw_only)
    space["__slots__"] = tuple(field.name for field in fields if field.name not in slots)
    space["__qualname__"] = cls.__qualname__
    return type(cls.__name__, cls.__bases__, space)


def _field(cls: type, name: str, hint: Any) -> dataclasses.Field[Any]:
    """Return what the standard library makes of one line of a class."""
    default: Any = getattr(cls, name, dataclasses.MISSING)
    if isinstance(default, dataclasses.Field):
        field = default
    elif isinstance(default, MemberDescriptorType):  # of a class above
        field = dataclasses.field()
    else:
        field = dataclasses.field(default=default)
    field.name, field.type = name, hint
    kind = _FIELD
    if "ClassVar" in str(hint):
        kind = _CLASS_VARIABLE
    elif field.default.__class__.__hash__ is None:
        raise ValueError(f"{cls.__qualname__}.{name}: its default may change; use a factory")
    elif not isinstance(field.kw_only, bool):
        field.kw_only = False
    field._field_type = kind  # type: ignore[attr-defined]
    return field


def _methods(fields: tuple[dataclasses.Field[Any], ...]) -> dict[str, Any]:
    """Return what makes objects with these fields equal, told, copied and unchangeable."""
    return {
        "__init__": _Uncompiled(fields),
        "__eq__": _eq(_values(field.name for field in fields if field.compare)),
        "__hash__": _hash(_values(field.name for field in fields if _counts(field))),
        "__repr__": _repr,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        "__getstate__": _state,
        "__setstate__": _set_state,
    }


def _counts(field: dataclasses.Field[Any]) -> bool:
    """Whether the hash asks for it."""
    if field.hash is None:
        return field.compare
    return field.hash


def _values(names: Iterable[str]) -> Values:
    """Return what takes the tuple of these fields from an object."""
    asked = tuple(names)
    if len(asked) > 1:
        return attrgetter(*asked)
    if not asked:
        return lambda _self: ()
    only = attrgetter(asked[0])
    return lambda self: (only(self),)


class _Uncompiled:
    """Stands for the `__init__` of a class until objects are made again and again, or somebody
    looks: of five hundred classes a start makes objects of a hundred, of most one or two. Those are
    filled field by field: 0.005 ms instead of 0.13.
    """

    def __init__(self, fields: tuple[dataclasses.Field[Any], ...]) -> None:
        self._fields = fields
        self._by_place = [field.name for field in fields if not field.kw_only]
        self._made = 0

    def __set_name__(self, cls: Any, name: str) -> None:
        self._cls = cls
        _MADE[cls] = self._fields

    def __get__(self, made: object, owner: type) -> Any:
        if self._made == FEW or not isinstance(made, self._cls):
            return self._compiled().__get__(made, owner)
        self._made += 1
        return partial(self._fill, made)

    def _compiled(self) -> Any:
        self._cls.__init__ = init = _init(self._cls, self._fields)
        return init

    def _fill(self, made: Any, /, *by_place: object, **by_name: object) -> None:
        told = {**dict(zip(self._by_place, by_place, strict=False)), **by_name}
        values = []
        for field in self._fields:
            if field.name in told:
                values.append((field.name, told.pop(field.name)))
            elif field.default is not dataclasses.MISSING:
                values.append((field.name, field.default))
            elif field.default_factory is not dataclasses.MISSING:
                values.append((field.name, field.default_factory()))
        twice = not by_name.keys().isdisjoint(self._by_place[: len(by_place)])
        if told or twice or len(values) < len(self._fields) or len(by_place) > len(self._by_place):
            self._compiled()(made, *by_place, **by_name)  # which knows what to say of it
            return
        for name, value in values:
            object.__setattr__(made, name, value)
        if hasattr(self._cls, "__post_init__"):
            made.__post_init__()


def _init(cls: type, fields: tuple[dataclasses.Field[Any], ...]) -> Any:
    """Return the compiled `__init__`: by place, then by name."""
    known: dict[str, object] = {"UNTOLD": UNTOLD, "_put": object.__setattr__}
    by_place: list[str] = []
    by_name: list[str] = []
    lines: list[str] = []
    for field in fields:
        name, value = field.name, field.name
        parameter = name
        if field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
            parameter = f"{name}=_default_{name}"
        elif field.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = field.default_factory
            parameter = f"{name}=UNTOLD"
            value = f"_make_{name}() if {name} is UNTOLD else {name}"
        (by_name if field.kw_only else by_place).append(parameter)
        slot = getattr(cls, name, None)
        if isinstance(slot, MemberDescriptorType):
            known[f"_set_{name}"] = slot.__set__
            lines.append(f"  _set_{name}(self, {value})")
        else:
            lines.append(f"  _put(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("  self.__post_init__()")
    if by_name:
        by_place.append("*")
    head = f" def __init__({', '.join(['self', *by_place, *by_name])}):"
    text = "\n".join([f"def made({', '.join(known)}):", head, *lines, "  pass", " return __init__"])
    found: dict[str, Any] = {}
    exec(text, vars(sys.modules[cls.__module__]), found)
    init = found["made"](**known)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {**{field.name: field.type for field in fields}, "return": None}
    return init


def _eq(values: Values) -> Callable[[object, object], Any]:
    def same(self: object, other: object) -> Any:
        if other.__class__ is self.__class__:
            return values(self) == values(other)
        return NotImplemented

    return same


def _hash(values: Values) -> Callable[[object], int]:
    def hashed(self: object) -> int:
        return hash(values(self))

    return hashed


@recursive_repr()
def _repr(self: Any) -> str:
    told = [f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr]
    return f"{type(self).__qualname__}({', '.join(told)})"


def _refuse_to_set(_self: object, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:
    """What a copy is made of."""
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)


@dataclasses.dataclass(frozen=True, slots=True)
class _Pattern:
    """What the standard library of this Python writes into every such class is taken from here."""

    variable: ClassVar[int]
    field: int


_PARAMS = vars(_Pattern)["__dataclass_params__"]
_FIELD, _CLASS_VARIABLE = (
    vars(_Pattern)["__dataclass_fields__"][name]._field_type for name in ("field", "variable")
)
_OF_ALL = {
    name: value
    for name, value in vars(_Pattern).items()
    if name in ("__dataclass_params__", "__replace__")
}
_COPIED = ("__getstate__", "__setstate__")  # by these, where there are slots
_LEFT_BEHIND = ("__dict__", "__weakref__")
