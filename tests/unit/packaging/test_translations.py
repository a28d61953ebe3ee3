"""Every language has every text, with the same placeholders, in the file that the program loads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import translations
from PySide6.QtCore import QTranslator

FILES = sorted(translations.FOLDER.glob("*.ts"))
PLACEHOLDER = re.compile(r"%\d|%n|\{[^{}]*\}")


@pytest.fixture(scope="module")
def texts() -> tuple[translations.Text, ...]:
    return translations.collected()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_translation_is_whole(file: Path, texts: tuple[translations.Text, ...]) -> None:
    known = translations.read(file)
    assert set(known) == set(texts)  # else: dev.py translations
    assert [text for text, translation in known.items() if not translation] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_translation_keeps_the_placeholders(file: Path) -> None:
    for (_, source), translation in translations.read(file).items():
        assert sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(translation)), (
            source
        )
        assert source.endswith("…") == translation.endswith("…"), source


def test_german_parts_an_ellipsis_from_the_word_before_it() -> None:
    """As German typography has it where words are left out; one menu must not have both."""
    german = translations.read(translations.FOLDER / translations.NAME.format("de"))
    assert [text for text in german.values() if re.search(r"\w…", text)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_program_loads_what_the_translation_says(file: Path) -> None:
    translator = QTranslator()
    assert translator.load(str(file.with_suffix(".qm")))
    for (context, source), translation in translations.read(file).items():
        assert translator.translate(context, source) == translation


def test_files_are_written_as_they_are_read(tmp_path: Path) -> None:
    file = tmp_path / "voicelive_desktop_eo.ts"
    written = {("a", "One & <two>\n“three”"): "Unu", ("b", "Four"): ""}
    translations.write(file, written)
    assert translations.read(file) == written
    translations.release(file)
    translator = QTranslator()
    assert translator.load(str(file.with_suffix(".qm")))
    assert translator.translate("a", "One & <two>\n“three”") == "Unu"
    assert not translator.translate("b", "Four")


def test_texts_are_found_in_every_form(tmp_path: Path) -> None:
    source = tmp_path / "part.py"
    source.write_text(
        "class Part:\n"
        "    def words(self, on):\n"
        "        return self.tr('On' if on else 'Off') + translate('other', 'Far') + Words('Near {x}', x=1)\n"
        "LATER = QT_TRANSLATE_NOOP('other', 'Later')\n",
        encoding="utf-8",
    )
    found = {
        ("Part", "On"),
        ("Part", "Off"),
        ("other", "Far"),
        ("domain", "Near {x}"),
        ("other", "Later"),
    }
    assert set(translations.in_source(source)) == found


# Sentences in the domain and the app that no person reads in the window: told to the model, or on
# the command line.
NOT_SHOWN = (
    "You are a friendly voice companion.",
    "One moment, please.",
    "Hello! What can I do for you?",
    "A voice companion for your desktop, for Azure Voice Live or entirely local. Opens its window.",
    " Chooses the target azure.",
    "DISPLAY names no display.",
    "Say hello in one short sentence.",
    ", cannot be opened.",
    "You talk with the assistant.",  # macOS asks so, of a shortcut
    "There is no conversation. Start one first, or add --start.",
    "The talk key has no effect while the microphone is always open. ",
    "Choose push-to-talk or hold-to-mute in the window first.",
    "The next message shows the result.",  # told to the model
    "This model does not look at pictures.",  # told to the model
    "The person has said nothing for a while.",  # told to the model
    "The user did not allow this.",
    "This function is not offered.",
    "The user cancelled this.",
    "The service did not say why.",
    "The connection was lost before the result came.",
    ". Tell them so in one short sentence.",
    "Fill in the prices of your region and model",  # in the file of prices, beside them
)
# what a voice says of itself, in its own language
SPOKEN = translations.PACKAGE / "domain/catalogue/voices.py"


def test_every_sentence_of_the_domain_and_the_app_can_be_translated(
    texts: tuple[translations.Text, ...],
) -> None:
    known = {text for _, text in texts}
    for folder in ("app", "domain"):
        for file in set((translations.PACKAGE / folder).rglob("*.py")) - {SPOKEN}:
            for sentence in _sentences(ast.parse(file.read_text(encoding="utf-8"))):
                is_shown = not sentence.startswith(NOT_SHOWN) and "\n" not in sentence
                assert not is_shown or sentence in known, (
                    f"{file.name} says without Words(): {sentence}"
                )


def _sentences(node: ast.AST) -> Iterator[str]:
    """Literals that end as a sentence does, in calls and functions; no docstrings, nothing printed
    or for a mistake.
    """
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.Call) and getattr(child.func, "id", "") in {"print", "say"}:
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            if re.search(r"\w\w+ \w.*[.?]$", child.value):
                yield child.value
        else:
            yield from _sentences(child)


def test_nothing_is_marked_that_cannot_be_found() -> None:
    """A text in tr() that is no literal would stay English."""
    for folder in ("app", "client", "domain", "gui"):
        for file in (translations.PACKAGE / folder).rglob("*.py"):
            assert not re.search(
                r"""\b(tr|translate)\((["'\w]+, )?f["']""", file.read_text(encoding="utf-8")
            ), file
            assert "" not in {context for context, _ in translations.in_source(file)}, file
