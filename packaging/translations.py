"""Collects what a person reads in the window, and makes the translations from it: `dev.py
translations`.

English stands in the source. A language is one file,
`resources/translations/voicelive_desktop_LANGUAGE.ts`, which Qt Linguist and any editor open;
beside it lies the .qm that the program loads. New texts are added as unfinished, texts that are
gone are dropped.
"""

from __future__ import annotations

import ast
import functools
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from voicelive_desktop.domain.catalogue.models import Choice

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "voicelive_desktop"
FOLDER = ROOT / "resources/translations"
NAME = "voicelive_desktop_{}.ts"
# the context of what is no window's own (voicelive_desktop/gui/wording/language.py)
DOMAIN = "domain"

# What a source with a text for a person has in it; the others need no parsing.
_MARKS = ("tr(", "translate(", "QT_TRANSLATE_NOOP(", "Words(")

Text = tuple[str, str]  # context, English


def main() -> int:
    """Bring every language up to date and make its .qm; 1 if something is left to translate."""
    texts, left = collected(), 0
    for file in sorted(FOLDER.glob(NAME.format("*"))):
        known = read(file)
        merged = {text: known.get(text, "") for text in texts}
        write(file, merged)
        release(file)
        missing = [source for (_, source), translation in merged.items() if not translation]
        left += len(missing)
        print(f"{file.name}: {len(merged)} texts, {len(missing)} to translate")
        for source in missing:
            print(f"  {source}")
    return 1 if left else 0


@functools.cache
def collected() -> tuple[Text, ...]:
    """Everything there is to translate, sorted. Sources are read once."""
    # the others say nothing to a person in the window
    folders = ("app", "client", "domain", "gui", "tools")
    found = {
        text
        for folder in folders
        for file in (PACKAGE / folder).rglob("*.py")
        for text in in_source(file)
    }
    return tuple(sorted(found | {(DOMAIN, text) for text in in_tables()}))


# --- what stands in the source --------------------------------------------------------------------


def in_source(file: Path) -> Iterator[Text]:
    """The literals in tr(), translate(), QT_TRANSLATE_NOOP() and Words() of one module."""
    source = file.read_text(encoding="utf-8")
    if not any(mark in source for mark in _MARKS):
        return iter(())
    return _calls(ast.parse(source), "")


def _calls(node: ast.AST, class_name: str) -> Iterator[Text]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            yield from _calls(child, child.name)
            continue
        if isinstance(child, ast.Call):
            yield from _marked(child, class_name)
        yield from _calls(child, class_name)


def _marked(call: ast.Call, class_name: str) -> Iterator[Text]:
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    texts = [list(_literals(argument)) for argument in call.args[:2]]
    if name == "tr" and texts:
        yield from ((class_name, text) for text in texts[0])
    elif name in {"translate", "QT_TRANSLATE_NOOP"} and len(texts) == 2:
        yield from ((context, text) for context in texts[0] for text in texts[1])
    elif name == "Words" and texts:
        yield from ((DOMAIN, text) for text in texts[0])


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


# --- what stands in the domain's tables -----------------------------------------------------------


def in_tables() -> set[str]:
    """Labels, helps, choices and names that the domain declares; names that are data (models,
    voices) are none.
    """
    from voicelive_desktop.domain import settings  # noqa: PLC0415 - the program's, from here on
    from voicelive_desktop.domain.catalogue import models as catalogue  # noqa: PLC0415 - the program's, from here on
    from voicelive_desktop.domain.catalogue.template_data import templates  # noqa: PLC0415
    from voicelive_desktop.domain.facts.answer_options import OPTION_SPECS, Section  # noqa: PLC0415
    from voicelive_desktop.domain.settings import presets  # noqa: PLC0415 - the program's, from here on

    specs = (*settings.SPECS.values(), *OPTION_SPECS.values())
    found = {text for spec in specs for text in (spec.label, spec.help, spec.special, spec.more)}
    found |= {group.value for group in settings.Group} | {section.value for section in Section}
    found |= {text for preset in presets.PRESETS for text in (preset.label, preset.help)} | set(
        templates()
    )
    found |= set(_of_voices()) | set(_choices((*vars(catalogue).values(), *_depending(specs))))
    return found - {""}


def _depending(specs: Iterable[object]) -> Iterator[object]:
    """Choices that depend on the model."""
    from voicelive_desktop.domain import settings  # noqa: PLC0415
    from voicelive_desktop.domain.catalogue import models as catalogue  # noqa: PLC0415

    for model in catalogue.FAMILY_EXAMPLES:
        for spec in specs:
            assert isinstance(spec, settings.Spec)
            if not spec.label.endswith(("Voice", "voice")):
                yield spec.choices(settings.Settings(model=model))


def _choices(values: Iterable[object]) -> Iterator[str]:
    from voicelive_desktop.domain.catalogue.models import Choice  # noqa: PLC0415
    from voicelive_desktop.domain.words.wording import Words  # noqa: PLC0415

    for value in values:
        for choice in value if isinstance(value, tuple) else (value,):
            if (
                isinstance(choice, Choice)
                and not isinstance(choice.label, Words)
                and _is_word(choice)
            ):
                yield choice.label


def _is_word(choice: Choice) -> bool:
    """No name of the service's own, and no language in its own tongue."""
    from voicelive_desktop.domain.catalogue import models as catalogue  # noqa: PLC0415

    if choice in catalogue.LANGUAGES:
        return choice.value == "system"
    return choice.label != choice.value or choice in catalogue.TALK_KEYS


def _of_voices() -> Iterator[str]:
    from voicelive_desktop.domain.catalogue import voices  # noqa: PLC0415

    for kind in voices.LISTED:
        for voice in voices.of_kind(kind):
            yield from (voice.language, voice.gender)


# --- the files ------------------------------------------------------------------------------------


def read(file: Path) -> dict[Text, str]:
    """The translations of a .ts file; "" for those that are not finished."""
    found = {}
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") is None
            text = (context.findtext("name", ""), message.findtext("source", ""))
            found[text] = (translation.text or "") if translation is not None and done else ""
    return found


def write(file: Path, translations: Mapping[Text, str]) -> None:
    """Write a .ts file, sorted, without line numbers: a change of the source that changes no text
    changes nothing.
    """
    language = file.stem.removeprefix(NAME.partition("{")[0])
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for (context, source), translation in sorted(translations.items()):
        if context not in contexts:
            contexts[context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[context], "name").text = context
        message = ET.SubElement(contexts[context], "message")
        ET.SubElement(message, "source").text = source
        done = ET.SubElement(message, "translation")
        if translation:
            done.text = translation
        else:
            done.set("type", "unfinished")
    ET.indent(root, "    ")
    text = ET.tostring(root, encoding="unicode")
    file.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n',
        encoding="utf-8",
        newline="\n",
    )


def release(file: Path) -> None:
    """Make the .qm beside a .ts file."""
    import PySide6  # noqa: PLC0415 - only to find its tool

    tool = Path(PySide6.__file__).parent / (
        "lrelease.exe" if sys.platform == "win32" else "lrelease"
    )
    command = [
        str(tool),
        "-silent",
        "-nounfinished",
        str(file),
        "-qm",
        str(file.with_suffix(".qm")),
    ]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
