"""Texts that the domain and the app put together: in English as they stand, in German with German
in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.pseudo_language import speaking
from voicelive_desktop.app.storage.profiles import problem_in
from voicelive_desktop.app.storage.settings_file import read_values
from voicelive_desktop.domain.catalogue import models, voices
from voicelive_desktop.domain.facts.notices import CorrectedNotice
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import SPECS, Correction, Settings
from voicelive_desktop.domain.settings.checks import problem_with
from voicelive_desktop.domain.settings.presets import PRESETS, value_label
from voicelive_desktop.domain.settings.unusable import unusable_among
from voicelive_desktop.domain.wire.session_json import edited, session_text
from voicelive_desktop.domain.words.wording import Words, quoted, with_unit
from voicelive_desktop.gui.wording.language import in_a_line, shown
from voicelive_desktop.gui.wording.problems import problem

ODD: tuple[object, ...] = (
    *(
        -1,
        0,
        0.5,
        99.5,
        10**7,
        1.5e-7,
        True,
        None,
        "",
        "x",
        "a b",
        "{",
        "{name}",
        "[]",
        "no such: thing\nx",
    ),
    *(
        "api-key: x",
        "nowhere",
        "\n".join(f"x{n}: y" for n in range(900)),
        "x" * 900,
        ["x"],
        {"x": 1},
    ),
)


def _of_settings() -> Iterator[str]:
    for name, spec in SPECS.items():
        yield from (spec.label, spec.help, spec.special, spec.more)
        for odd in ODD:
            yield problem_with(name, odd)
            yield from (unusable.why for unusable in unusable_among({name: odd}))
            if isinstance(odd, str):
                yield spec.check(odd)
        for settings in map(_with_model, models.FAMILY_EXAMPLES):
            for choice in spec.choices(settings):
                yield choice.label
                yield value_label(settings, name, choice.value)
            yield value_label(settings, name, getattr(settings, name))


def _with_model(model: str) -> Settings:
    return Settings(model=model)


def _of_presets() -> Iterator[str]:
    for preset in PRESETS:
        yield from (value_label(Settings(), name, value) for name, value in preset.settings.items())


def _of_voices() -> Iterator[str]:
    for kind in voices.LISTED:
        yield from (voice.label for voice in voices.of_kind(kind))


def _of_files(folder: Path) -> Iterator[str]:
    file = folder / "x.json"
    wrong: tuple[object, ...] = (
        {"vad_silence_ms": 1, "theme": "dark", "shoe_size": 3},
        {"vad_threshold": "x"},
        [],
        {},
    )
    for values in wrong:
        file.write_text(json.dumps(values), encoding="utf-8")
        yield from (problem_in(file), read_values(file)[1])


def _of_edits() -> Iterator[str]:
    state = State()
    yield from (edited(state, text).problem for text in ("{", "[]", '{"type": "x"}'))
    wire = json.loads(session_text(state))
    for name in wire["session"]:
        for odd in ODD:
            session = {**wire["session"], name: odd}
            yield edited(state, json.dumps({**wire, "session": session})).problem
    for name, value in wire["session"].items():
        for inner in value if isinstance(value, dict) else ():
            for odd in ODD:
                session = {**wire["session"], name: {**value, inner: odd}}
                yield edited(state, json.dumps({**wire, "session": session})).problem


@pytest.fixture(scope="module")
def composed(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    of_files = _of_files(tmp_path_factory.mktemp("files"))
    parts = (_of_settings(), _of_presets(), _of_voices(), of_files, _of_edits())
    return frozenset(text for part in parts for text in part)


def test_english_shows_the_text_of_the_domain(qapp: QApplication, composed: frozenset[str]) -> None:
    assert len([text for text in composed if isinstance(text, Words)]) > 300
    assert {text: shown(text) for text in composed if shown(text) != text} == {}


def test_english_inside_another_sentence_keeps_its_reading(qapp: QApplication) -> None:
    inside = Words("“{value}”: {problem}", value="a", problem=Words("Odd.")).reading(
        "“a”, but odd."
    )
    assert shown(inside) == "“a”, but odd."
    assert (
        shown(Words("{first} {rest}", first=inside, rest=quoted("Voice")))
        == "“a”, but odd. “Voice”"
    )


def test_a_value_in_a_notice_is_german(qapp: QApplication) -> None:
    settings = Settings()
    voice = next(c for c in SPECS["voice_name"].choices(settings) if isinstance(c.label, Words))
    own = next(c for c in models.MODELS if "own deployment" in c.label)
    correction = Correction("voice_name", voice.value, "alloy", "model")
    with speaking(qapp, "de"):
        label = in_a_line(value_label(settings, "voice_name", voice.value))
        assert label == in_a_line(voice.label) != in_a_line(str(voice.label))
        assert (
            in_a_line(value_label(settings, "model", own.value))
            == f"{own.value} (eigene Bereitstellung)"
        )
        state = State(settings=Settings(model=own.value))
        told = problem(CorrectedNotice((correction,)), state, 0.0).text
        assert label in told
        assert f": {own.value} (eigene Bereitstellung)“" in told


def test_a_value_in_a_notice_has_no_gap(qapp: QApplication) -> None:
    own = next(c for c in models.MODELS if "own deployment" in c.label)
    assert (
        in_a_line(value_label(Settings(), "model", own.value))
        == f"{own.value} (your own deployment)"
    )


def test_numbers_are_written_as_the_language_does(qapp: QApplication) -> None:
    between = Words("this must be between {least} and {most}", least=0.5, most=with_unit(1.5, " s"))
    assert shown(between) == between == "this must be between 0.5 and 1.5 s"
    assert shown(value_label(Settings(), "vad_threshold", 0.5)) == "0.5"
    with speaking(qapp, "de"):
        assert shown(value_label(Settings(), "vad_threshold", 0.5)) == "0,5"
        assert shown(value_label(Settings(), "vad_silence_ms", 900)) == "900 ms"
        assert shown(between).endswith("0,5 und 1,5 s liegen")
        assert shown(Words("{labels}", labels=(0.5, 2.0))) == "0,5, 2"
