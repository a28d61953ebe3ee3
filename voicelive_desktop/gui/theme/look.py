"""The look that a style sheet selects by a property."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Set the property and have the widget styled by it; what has this look already is left alone."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)  # Qt looks at the selectors only then
    widget.style().polish(widget)
