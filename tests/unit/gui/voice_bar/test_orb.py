"""The orb draws what it hears, and no picture twice that it has."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from voicelive_desktop.domain.questions.selectors import Mode
from voicelive_desktop.domain.words.kinds import Appearance
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.voice_bar.orb import KEPT_BYTES, LARGE, ROUND_S, SMALL, TURNS, Orb
from voicelive_desktop.gui.voice_bar.orb_picture import LOOKS, OrbPicture


class World:
    """The moment and the voice that an orb sees."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.voice = 0.0

    def clock(self) -> float:
        return self.now_s

    def level(self) -> float:
        return self.voice


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def orb(qtbot: QtBot, theme: Theme, world: World) -> Orb:
    made = Orb(theme, clock=world.clock)
    qtbot.addWidget(made)
    made.hear(you=world.level, assistant=world.level)
    made.set_diameter(SMALL)
    return made


def picture_of(orb: Orb) -> QImage:
    return orb.grab().toImage()


def drawn(picture: OrbPicture, theme: Theme) -> QImage:
    image = QImage(SMALL, SMALL, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.paint(painter, SMALL, theme.tokens)
    painter.end()
    return image


def go_on(orb: Orb, world: World, seconds: float) -> None:
    world.now_s += seconds
    orb.advance()


@pytest.mark.parametrize("mode", Mode)
def test_every_state_has_a_form_of_its_own_beside_its_colour(mode: Mode, theme: Theme) -> None:
    forms = {(look.form, look.sign, look.turns): state for state, look in LOOKS.items()}
    # connecting and opening the microphone look alike, and so may two more
    assert len(forms) >= len(LOOKS) - 2
    image = drawn(OrbPicture(mode, 0.5, 0.3), theme)
    assert image.pixelColor(0, 0) == QColor(theme.tokens.surface)
    assert image.pixelColor(SMALL // 2 - 14, SMALL // 2) != QColor(theme.tokens.surface)


def test_a_kept_picture_is_the_one_that_was_drawn(orb: Orb, theme: Theme) -> None:
    orb.show_mode(Mode.SPEAKING)
    first, again = picture_of(orb), picture_of(orb)
    assert first == again
    assert first.convertToFormat(QImage.Format.Format_RGB32) == drawn(
        OrbPicture(Mode.SPEAKING), theme
    )


def test_a_voice_and_the_time_change_the_picture(orb: Orb, world: World) -> None:
    orb.show_mode(Mode.SPEAKING)
    seen = [picture_of(orb)]
    for voice in (0.9, 0.9, 0.1):
        world.voice = voice
        go_on(orb, world, ROUND_S / TURNS * 1.5)
        seen.append(picture_of(orb))
    assert all(a != b for a, b in pairwise(seen))


def test_silence_asks_for_no_picture(orb: Orb, world: World) -> None:
    orb.show_mode(Mode.LISTENING)
    first = picture_of(orb)
    for _ in range(5):
        go_on(orb, world, 0.5)
        assert picture_of(orb) == first


def test_a_still_orb_shows_no_voice(orb: Orb, world: World) -> None:
    orb.show_mode(Mode.SPEAKING)
    still = picture_of(orb)
    world.voice = 1.0
    go_on(orb, world, 1.0)
    assert picture_of(orb) != still
    orb.set_still(True)
    assert picture_of(orb) == still


def test_a_theme_or_size_of_its_own_is_drawn_anew(orb: Orb, theme: Theme) -> None:
    orb.show_mode(Mode.SPEAKING)
    dark = picture_of(orb)
    theme.set_choice(Appearance.LIGHT)
    assert picture_of(orb) != dark
    orb.set_diameter(LARGE)
    assert picture_of(orb).width() == LARGE


def test_what_is_kept_has_a_limit(orb: Orb, world: World) -> None:
    orb.show_mode(Mode.SPEAKING)
    for number in range(TURNS * 40):
        world.voice = (number * 7 % 11) / 10
        go_on(orb, world, ROUND_S / TURNS)
        picture_of(orb)
    assert 0 < orb.kept_bytes <= KEPT_BYTES
