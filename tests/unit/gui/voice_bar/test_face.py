"""The drawn face shows the mouth of the moment."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.voice_bar.face import CLOSED, SHAPES, TalkingFace


@pytest.fixture
def face(qtbot: QtBot, theme: Theme) -> TalkingFace:
    made = TalkingFace(theme)
    qtbot.addWidget(made)
    return made


def test_every_viseme_of_the_service_has_a_shape_and_open_ones_look_open(face: TalkingFace) -> None:
    pictures = []
    for viseme in range(len(SHAPES)):
        face.follow(lambda viseme=viseme: viseme)  # type: ignore[misc]
        face.advance()
        assert face.shape == viseme
        pictures.append(face.grab().toImage())
    assert len(SHAPES) == 22
    assert pictures[2] != pictures[21]
    assert len(set(SHAPES)) == len(SHAPES)


@pytest.mark.parametrize("told", [None, -1, 22, 10**9])
def test_what_is_no_viseme_closes_the_mouth(face: TalkingFace, told: int | None) -> None:
    face.follow(lambda: 2)
    face.advance()
    face.follow(lambda: told)
    face.advance()
    assert face.shape == CLOSED
