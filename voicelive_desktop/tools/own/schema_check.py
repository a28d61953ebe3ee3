"""Whether a JSON schema is one, and whether arguments fit it. `jsonschema` is imported at
the first need.
"""

from __future__ import annotations

from collections.abc import Mapping

LONGEST = 300  # characters of what is wrong; a validator may quote the whole value
DEEPEST = 40


def schema_problem(schema: object) -> str:
    """Return why this is no schema of a function's parameters; "" when it is one."""
    if not isinstance(schema, Mapping):
        return "it must be an object"
    if _is_deep(schema):
        return "it is nested too deeply"
    if schema.get("type", "object") != "object":
        return 'its type must be "object"'
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - slow to import, and only functions need it
    from jsonschema.exceptions import SchemaError  # noqa: PLC0415

    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        return _brief(error.message)
    except RecursionError:
        return "it is nested too deeply"
    return ""


def misfit(schema: Mapping[str, object], arguments: Mapping[str, object]) -> str:
    """Return in what the arguments do not fit the schema; "" when they do. Fetches nothing,
    whatever it refers to.
    """
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - see above
    from referencing import Registry  # noqa: PLC0415

    try:
        error = next(
            iter(
                Draft202012Validator(dict(schema), registry=Registry()).iter_errors(dict(arguments))
            ),
            None,
        )
    except Exception as problem:  # noqa: BLE001 - a reference that leads nowhere, a bad pattern, endless nesting
        return _brief(f"the schema cannot be used ({type(problem).__name__})")
    if error is None:
        return ""
    place = ".".join(str(part) for part in error.absolute_path)
    if place:
        return _brief(f"{place}: {error.message}")
    return _brief(error.message)


def _is_deep(value: object) -> bool:
    """Whether there are more levels than anybody writes by hand."""
    level: list[object] = [value]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return False
    return True


def _inside(value: object) -> list[object]:
    if isinstance(value, Mapping):
        return list(value.values())
    if isinstance(value, list):
        return list(value)
    return []


def _brief(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    return line[: LONGEST - 1] + "…"
