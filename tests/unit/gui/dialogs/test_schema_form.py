"""A form made of what somebody else wrote as a schema."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from voicelive_desktop.gui.dialogs.functions.schema_form import SchemaForm


@pytest.mark.parametrize("schema", ["", "[1]", "{", '{"properties": 1, "required": {}}'])
def test_what_is_no_schema_takes_no_arguments(qtbot: QtBot, schema: str) -> None:
    form = SchemaForm(schema)
    qtbot.addWidget(form)
    assert (form.first, form.arguments()) == (None, "{}")


def test_only_names_can_be_required(qtbot: QtBot) -> None:
    form = SchemaForm('{"properties": {"a": {}, "b": {}}, "required": [["b"], {}, "a"]}')
    qtbot.addWidget(form)
    assert form.arguments() == '{"a": ""}'
