"""What makes code hard to read is kept rare: conditional expressions, most of all inside calls, and
what does not fit on a screen.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.unit.test_boundaries import PACKAGE, nodes, sources

MOST_OF_A_THOUSAND = 8  # lines of code
WIDTH = 100  # columns
MOST_LINES = 40  # of a function, with its docstring
MOST_OF_A_MODULE = 500
# One closed union, one table, or one set of questions: parted, it would only be longer to read.
LONG_BY_NATURE = {
    "client/azure_events.py",
    "domain/facts/events.py",
    "domain/facts/notices.py",
    "domain/facts/state.py",
    "domain/questions/selectors.py",
}


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    return dict(sources("."))


def test_conditional_expressions_are_rare(trees: dict[str, ast.Module]) -> None:
    found = sum(isinstance(node, ast.IfExp) for tree in trees.values() for node in nodes(tree))
    lines = [
        line
        for module in trees
        for line in (PACKAGE / module).read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.lstrip().startswith("#")
    ]
    assert found <= MOST_OF_A_THOUSAND * len(lines) / 1000


def test_none_stands_inside_a_call(trees: dict[str, ast.Module]) -> None:
    """But what a comprehension makes, or a lambda returns, has no other place."""
    nested = [
        f"{module}:{part.lineno}"
        for module, tree in trees.items()
        for call in nodes(tree)
        if isinstance(call, ast.Call)
        for argument in (*call.args, *(keyword.value for keyword in call.keywords))
        for part in _parts(argument)
        if isinstance(part, ast.IfExp)
    ]
    assert not nested


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    if not isinstance(
        node, ast.Lambda | ast.GeneratorExp | ast.ListComp | ast.SetComp | ast.DictComp
    ):
        for inner in ast.iter_child_nodes(node):
            yield from _parts(inner)


def test_a_function_fits_on_a_screen(trees: dict[str, ast.Module]) -> None:
    long = {
        f"{module}: {node.name}": lines
        for module, tree in trees.items()
        for node in nodes(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > MOST_LINES
    }
    assert long == {}


def test_a_module_has_one_subject() -> None:
    long = {
        module: lines
        for module, _tree in sources(".")
        if (lines := len((PACKAGE / module).read_text(encoding="utf-8").splitlines()))
        > MOST_OF_A_MODULE
        and module not in LONG_BY_NATURE
    }
    assert long == {}


def test_docstrings_and_comments_fit_into_a_line(trees: dict[str, ast.Module]) -> None:
    long = []
    for module, tree in trees.items():
        lines = (PACKAGE / module).read_text(encoding="utf-8").splitlines()
        told = {
            number
            for node in nodes(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            for number in range(node.lineno, (node.end_lineno or node.lineno) + 1)
        }
        told |= {n for n, line in enumerate(lines, 1) if line.lstrip().startswith("# ")}
        # three quotes may stand out: the formatter puts them there
        long += [f"{module}:{n}" for n in told if len(lines[n - 1].removesuffix('"""')) > WIDTH]
    assert long == []
