"""How sources, phrases and unsure words read under a row."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain.facts.conversation import Item
from voicelive_desktop.domain.facts.evidence import FoundSource, HeardPhrase
from voicelive_desktop.domain.questions.certainty import unsure_words
from voicelive_desktop.gui.wording.language import counted, decimal

translate = QCoreApplication.translate
DOT = " \N{MIDDLE DOT} "


def sources_title(count: int) -> str:
    """The line above the sources of an answer."""
    if count == 1:
        return translate("evidence_words", "Source")
    return translate("evidence_words", "{count} sources").format(count=counted(count))


def source_line(source: FoundSource) -> str:
    """What stands behind the title of a source: how well it fits."""
    if source.score is None:
        return ""
    return translate("evidence_words", "match {percent} %").format(
        percent=counted(round(100 * max(0.0, min(1.0, source.score))))
    )


def has_details(item: Item) -> bool:
    """Whether a row that is no card can show more about itself."""
    evidence = item.evidence
    return bool(evidence.phrases or evidence.parts or any(s.passage for s in evidence.sources))


def details(item: Item) -> Iterator[str]:
    """A line for each phrase, and one for the words that may be wrong."""
    for phrase in item.evidence.phrases:
        yield _phrase(phrase)
    if item.evidence.parts:
        yield _unsure(item)


def certainty(sure: float) -> str:
    """How sure the service is of a word."""
    return translate("evidence_words", "{percent} % sure").format(
        percent=counted(round(100 * sure))
    )


def _phrase(phrase: HeardPhrase) -> str:
    start, end = phrase.start_ms / 1000, (phrase.start_ms + phrase.duration_ms) / 1000
    time = translate("evidence_words", "{start} to {end} s").format(
        start=decimal(start, 1), end=decimal(end, 1)
    )
    more = [time, phrase.locale]
    if phrase.certainty is not None:
        more.append(certainty(phrase.certainty))
    more.append(phrase.text)
    return DOT.join(part for part in more if part)


def _unsure(item: Item) -> str:
    unsure = unsure_words(item)
    if not unsure:
        return translate("evidence_words", "The service is sure of every word.")
    told = ", ".join(f"{word.text} ({certainty(word.certainty)})" for word in unsure)
    return translate("evidence_words", "Unsure: {words}").format(words=told)
