"""English texts that can still be translated. Pure: the window knows the languages.

Plain texts of the tables (labels, helps, choices) need nothing: the window finds their translation
by the text itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Self

# A text of the outside stays as it is; `Words`, numbers and tuples of them (a list) are said as the
# language does.
Value = object


class Words(str):
    """An English text that remembers its template and values; used as a str it is plain English.

    packaging/translations.py collects the literal templates, so each `Words("…")` in the source is
    one to translate.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, Value]

    def __new__(cls, template: str, /, **values: Value) -> Self:
        """`template` with its {names} filled in; without values it stands as it is."""
        made = super().__new__(cls, filled(template, values))
        made.template, made.values = template, values
        return made

    def but(self, **values: Value) -> Words:
        """Return the same template with other values."""
        return Words(self.template, **{**self.values, **values})

    def reading(self, english: str) -> Words:
        """Return the same words with other English here, such as inside a sentence."""
        made = str.__new__(Words, english)
        made.template, made.values = self.template, self.values
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Value]]:
        """For copies."""
        return (self.template,), dict(self.values)


def filled(template: str, values: Mapping[str, Value]) -> str:
    """Return a template filled with values; tuples become lists, and numbers
    drop needless decimals.
    """
    texts = {name: _text(value) for name, value in values.items()}
    if texts:
        return template.format(**texts)
    return template


def _text(value: Value) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_text, value))
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)


def of_error(error: Exception) -> str:
    """Return an exception's message, keeping a `Words` that `str()` would flatten."""
    said = error.args[0] if error.args else ""
    if isinstance(said, Words):
        return said
    return str(error)


def quoted(text: str) -> Words:
    """Return a table's text in quotation marks."""
    return Words("“{text}”", text=Words(text))


def with_unit(number: float, unit: str) -> Words:
    """Return a number with its unit, which may be ""."""
    return Words("{number}{unit}", number=number, unit=unit)


def joined(*sentences: str) -> str:
    """Return the non-empty texts, joined."""
    first, *others = [sentence for sentence in sentences if sentence] or [""]
    if others:
        return Words("{first} {rest}", first=first, rest=joined(*others))
    return first


def all_of(parts: Sequence[str]) -> str:
    """Return these parts of a sentence in one, parted by semicolons."""
    first, *others = parts
    if others:
        return Words("{first}; {rest}", first=first, rest=all_of(others))
    return first
