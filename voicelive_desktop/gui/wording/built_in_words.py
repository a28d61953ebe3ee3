"""The names of the program's own functions, and of what they are given, as a person reads them.

The model knows them by their English identifiers. Texts of others stay as they came.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from voicelive_desktop.domain.facts.functions import OfferedFunction, Origin
from voicelive_desktop.domain.words.tool_words import readable_name
from voicelive_desktop.gui.wording.language import shown

NAMES = {
    "get_current_time": QT_TRANSLATE_NOOP("built_in_words", "Get current time"),
    "calculate": QT_TRANSLATE_NOOP("built_in_words", "Calculate"),
    "start_timer": QT_TRANSLATE_NOOP("built_in_words", "Start timer"),
    "list_timers": QT_TRANSLATE_NOOP("built_in_words", "List timers"),
    "search_my_conversations": QT_TRANSLATE_NOOP("built_in_words", "Search my conversations"),
    "open_web_page": QT_TRANSLATE_NOOP("built_in_words", "Open web page"),
    "read_clipboard": QT_TRANSLATE_NOOP("built_in_words", "Read clipboard"),
    "write_clipboard": QT_TRANSLATE_NOOP("built_in_words", "Write clipboard"),
}
ARGUMENTS = {
    "timezone": QT_TRANSLATE_NOOP("built_in_words", "Timezone"),
    "expression": QT_TRANSLATE_NOOP("built_in_words", "Expression"),
    "minutes": QT_TRANSLATE_NOOP("built_in_words", "Minutes"),
    "about": QT_TRANSLATE_NOOP("built_in_words", "About"),
    "query": QT_TRANSLATE_NOOP("built_in_words", "Query"),
    "url": QT_TRANSLATE_NOOP("built_in_words", "Address"),
    "text": QT_TRANSLATE_NOOP("built_in_words", "Text"),
}


def function_name(name: str) -> str:
    """An identifier in words; one of the program's own in the language of the window."""
    if name in NAMES:
        return QCoreApplication.translate("built_in_words", str(NAMES[name]))
    return readable_name(name)


def argument_name(function: str, name: str) -> str:
    """The same of an argument of this function."""
    if function in NAMES and name in ARGUMENTS:
        return QCoreApplication.translate("built_in_words", str(ARGUMENTS[name]))
    return readable_name(name)


def about_function(function: OfferedFunction) -> str:
    """What a function says of itself."""
    if function.origin is Origin.BUILT_IN:
        return shown(function.description)
    return function.description


def about_argument(function: str, text: str) -> str:
    """What a function says of one of its arguments."""
    if function in NAMES:
        return shown(text)
    return text
