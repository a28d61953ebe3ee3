"""The function `calculate`: exact arithmetic, read by Python's own parser and never evaluated
as a program.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from voicelive_desktop.domain.words.tool_words import ToolWords
from voicelive_desktop.domain.words.wording import Words
from voicelive_desktop.tools.registry import Arguments, Tool, ToolFailedError

LONGEST = 500  # characters
MOST_DIGITS = 2_000
HIGHEST_POWER = 1_000
_TWO: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
}


def calculator_tool() -> Tool:
    """The tool."""
    return Tool(
        "calculate",
        Words("Does exact arithmetic: + - * / // % ** and parentheses."),
        {
            "type": "object",
            "properties": {
                "expression": {"type": "string", "description": Words("Such as (2 + 3) * 4.5")}
            },
            "required": ["expression"],
        },
        _run,
        ToolWords(Words("Calculating…"), Words("Calculated"), "gear"),
        lambda arguments, result: f"{arguments['expression']} = {result['result']}",
    )


def _run(arguments: Arguments) -> object:
    text = str(arguments["expression"]).replace("^", "**").replace("\N{MULTIPLICATION SIGN}", "*")
    return {"result": written(value_of(text))}


def value_of(text: str) -> Fraction:
    """Return the exact value. Raises ToolFailedError."""
    if len(text) > LONGEST:
        raise ToolFailedError("the expression is too long")
    try:
        return _value(ast.parse(text.strip(), mode="eval").body)
    except ZeroDivisionError as error:
        raise ToolFailedError("it divides by zero") from error
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ToolFailedError("this is no arithmetic expression") from error


def written(value: Fraction) -> str:
    """Return a number as people write it: whole, or with at most twelve digits."""
    if value.denominator == 1:
        return str(value.numerator)
    try:
        return f"{float(value):.12g}"
    except OverflowError:
        return f"{value.numerator}/{value.denominator}"


def _value(node: ast.expr) -> Fraction:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return _bounded(Fraction(str(number)))
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner)
        case ast.UnaryOp(op=ast.UAdd(), operand=inner):
            return _value(inner)
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return _power(_value(left), _value(right))
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _TWO:
            return _bounded(Fraction(_TWO[type(sign)](_value(left), _value(right))))
    raise ToolFailedError("this is no arithmetic expression")


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if abs(exponent) > HIGHEST_POWER:
        raise ToolFailedError("the power is too high")
    if exponent.denominator == 1:
        return _bounded(Fraction(base ** int(exponent)))
    try:
        root = float(base) ** float(exponent)
    except OverflowError as error:
        raise ToolFailedError("the number is too large") from error
    if isinstance(root, complex):
        raise ToolFailedError("there is no such real number")
    return Fraction(root)


def _bounded(value: Fraction) -> Fraction:
    if max(value.numerator.bit_length(), value.denominator.bit_length()) > MOST_DIGITS * 3.33:
        raise ToolFailedError("the number is too large")
    return value
