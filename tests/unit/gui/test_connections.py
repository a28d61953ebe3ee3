"""Who listens to what outlives it: a lambda there is called after its widget is gone (Qt forgets
only methods).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from voicelive_desktop import gui

# live as long as the window, whatever they are called with
LONG_LIVED = {"feed", "theme", "intents", "actions"}


def _names(sender: ast.expr) -> set[str]:
    """The names of which a sender is made: `self._actions["find"].triggered` has self, actions and
    triggered.
    """
    named = (node for node in ast.walk(sender) if isinstance(node, ast.Name | ast.Attribute))
    return {(node.id if isinstance(node, ast.Name) else node.attr).lstrip("_") for node in named}


def _is_nameless(slot: ast.expr, local: set[str]) -> bool:
    if isinstance(slot, ast.Name):
        return slot.id in local
    return isinstance(slot, ast.Lambda | ast.Call)  # a call: functools.partial and its like


def _local_functions(tree: ast.Module) -> set[str]:
    outer = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    inner = (node for function in outer for part in function.body for node in ast.walk(part))
    return {node.name for node in inner if isinstance(node, ast.FunctionDef)}


def leaks(source: str) -> Iterator[int]:
    """The lines that connect something nameless to a sender that outlives it."""
    tree = ast.parse(source)
    local = _local_functions(tree)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "connect"
        ):
            is_long = bool(_names(node.func.value) & LONG_LIVED)
            if is_long and any(_is_nameless(slot, local) for slot in node.args):
                yield node.lineno


def test_nothing_nameless_listens_to_what_outlives_it() -> None:
    root = Path(gui.__file__).parent
    files = {
        str(path.relative_to(root)): path.read_text(encoding="utf-8") for path in root.rglob("*.py")
    }
    assert [f"{name}:{line}" for name, text in sorted(files.items()) for line in leaks(text)] == []


def test_the_rule_sees_what_it_forbids_and_lets_the_rest_be() -> None:
    bad = (
        "theme.changed.connect(lambda: self._show())",
        "self._feed.changed.connect(partial(self._show, 1))",
        "actions['about'].triggered.connect(lambda: open())",
        "def f():\n    def g(): ...\n    intents.start_requested.connect(g)",
    )
    good = ("theme.changed.connect(self._show)", "button.clicked.connect(lambda: self._show())")
    assert [len(list(leaks(source))) for source in (*bad, *good)] == [1, 1, 1, 1, 0, 0]
