"""Frozen dataclasses that are quickly made: a start makes more than five hundred of them.

`dataclass` is the standard library's in all that a reader, a type checker and a caller see. The
difference is how a frozen class gets its methods. The standard library compiles seven texts for
each (1.2 ms a class, two fifths of the imports of a start), and its `__init__` looks each field up
by name. Here `__init__` alone is compiled, not before it is asked for, and writes straight into the
slots; the other methods are functions (0.15 ms a class, and 0.2 for the first object; the others
take a third of the time). A class with methods of its own in their place, or with other options,
gets the standard library's.
"""

from __future__ import annotations

import dataclasses
import sys
from operator import attrgetter
from reprlib import recursive_repr
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from dataclasses import dataclass

    Values = Callable[[Any], tuple[object, ...]]

__all__ = ["dataclass"]

OWN_METHODS = frozenset(
    {"__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__", "__getstate__"}
)
OPTIONS = frozenset({"frozen", "slots", "kw_only"})
UNTOLD = object()  # stands for an argument that its field's factory makes

if not TYPE_CHECKING:

    def dataclass(**options: bool) -> Callable[[type], type]:
        """Return what makes a class a dataclass; as `dataclasses.dataclass`."""

        def made(cls: type) -> type:
            if _is_plain(cls, options):
                return _quickly(cls, **options)
            return dataclasses.dataclass(**options)(cls)

        return made


def _is_plain(cls: type, options: dict[str, bool]) -> bool:
    own = vars(cls)
    inits = [value.init for value in own.values() if isinstance(value, dataclasses.Field)]
    return (
        bool(options.get("frozen"))
        and OPTIONS.issuperset(options)
        and OWN_METHODS.isdisjoint(own)
        and all(inits)
        and not any("InitVar" in str(hint) for hint in own.get("__annotations__", {}).values())
    )


def _quickly(cls: type, **options: bool) -> type:
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__  # else the standard library asks for its signature: 0.1 ms
    # frozen ones may stand below frozen ones only; the first of them is spared two texts
    below = any(map(dataclasses.is_dataclass, cls.__mro__[1:]))
    bare = {**options, "frozen": below, "init": False, "repr": False, "eq": False}
    made: Any = dataclasses.dataclass(**bare)(cls)
    fields = dataclasses.fields(made)
    compared = _values(field.name for field in fields if field.compare)
    made.__init__ = _Uncompiled(made, fields)
    made.__eq__ = _eq(compared)
    made.__hash__ = _hash(_values(field.name for field in fields if _counts(field)))
    made.__repr__ = _repr
    made.__setattr__, made.__delattr__ = _refuse_to_set, _refuse_to_delete
    made.__getstate__, made.__setstate__ = _state, _set_state
    params = made.__dataclass_params__
    params.init = params.repr = params.eq = params.frozen = True
    return made  # type: ignore[no-any-return]  # a class, whatever is set on it


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
    """Stands for the `__init__` of a class until the first object is made, or somebody looks: of
    five hundred classes a start makes objects of a hundred.
    """

    def __init__(self, cls: Any, fields: tuple[dataclasses.Field[Any], ...]) -> None:
        self._cls, self._fields = cls, fields

    def __get__(self, made: object, owner: type) -> Any:
        init = _init(self._cls, self._fields)
        self._cls.__init__ = init
        return init.__get__(made, owner)


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
