"""The language of the window: which one, and how texts of the domain are said in it.

English is what stands in the source and loads nothing. Every other language is a file beside the
icons, made by packaging/translations.py, and Qt's own words for its dialogs and menus where PySide6
has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from voicelive_desktop.domain.catalogue.models import LANGUAGES
from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.wording import Words, filled

CONTEXT = "domain"
SYSTEM, ENGLISH = "system", "en"
TRANSLATED = frozenset(choice.value for choice in LANGUAGES) - {SYSTEM, ENGLISH}


def shown(text: str) -> str:
    """A text of the domain in the language of the window; what is no such text (a name, somebody's
    words) stays.
    """
    if not isinstance(text, Words):
        if text:
            return QCoreApplication.translate(CONTEXT, whole(text))
        return ""
    template = QCoreApplication.translate(CONTEXT, text.template)
    if template == text.template and str(text) != filled(template, text.values):
        return str(text)  # English that reads otherwise inside a sentence, and no other language
    return filled(template, {name: _shown_value(value) for name, value in text.values.items()})


def in_a_line(text: str) -> str:
    """A text of the domain in the language of the window, without the gaps that it may have
    in a list.
    """
    return " ".join(shown(text).split())


def _shown_value(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_shown_value(one) for one in value)
    if isinstance(value, float):
        return decimal(value)
    if isinstance(value, Words):
        return shown(value)
    return value


def decimal(value: float, digits: int | None = None) -> str:
    """A number as the language of the window writes it; without `digits` with no more decimals than
    it needs.
    """
    if digits is None:
        english = f"{value:g}"
    else:
        english = f"{value:.{digits}f}"
    return english.replace(".", QCoreApplication.translate("words", "."))


def counted(number: int) -> str:
    """A whole number as the language of the window writes it."""
    return QLocale().toString(number)


def language_of(choice: str, wanted_by_system: Sequence[str] | None = None) -> str:
    """The language for a choice: "system" is the first of the system's that there is, English if
    there is none.
    """
    if choice != SYSTEM:
        return choice if choice in TRANSLATED else ENGLISH
    wanted = QLocale.system().uiLanguages() if wanted_by_system is None else wanted_by_system
    known = TRANSLATED | {ENGLISH}
    codes = (name.replace("_", "-").partition("-")[0].casefold() for name in wanted)
    return next((code for code in codes if code in known), ENGLISH)


_IN_USE = "language_in_use"  # a property of the application


def needs_restart(choice: str) -> bool:
    """Whether this choice is another language than the one that the window speaks since
    it was made.
    """
    return _in_use() is not None and not speaks(choice)


def speaks(choice: str) -> bool:
    """Whether the window speaks this choice's language since it was made."""
    return language_of(choice) == _in_use()


def _in_use() -> object:
    application = QCoreApplication.instance()
    if application is None:
        return None
    return application.property(_IN_USE)


def install(
    application: QCoreApplication, language: str, folder: Path | None
) -> tuple[QTranslator, ...]:
    """Let everything that is made from now on speak this language and write its numbers. `folder`
    holds translations.

    The translators belong to the application; none for English, and none whose file is missing.
    """
    translators = (
        () if language == ENGLISH or folder is None else _translators(application, language, folder)
    )
    # what spin boxes write numbers by
    if translators:
        QLocale.setDefault(QLocale(language))
    else:
        QLocale.setDefault(QLocale(ENGLISH))
    application.setProperty(_IN_USE, language)
    return translators


def _translators(
    application: QCoreApplication, language: str, folder: Path
) -> tuple[QTranslator, ...]:
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    files = (qt / f"qtbase_{language}.qm", folder / f"voicelive_desktop_{language}.qm")
    translators = []
    for file in files:
        translator = QTranslator(application)
        if translator.load(str(file)):
            application.installTranslator(translator)
            translators.append(translator)
    return tuple(translators)
