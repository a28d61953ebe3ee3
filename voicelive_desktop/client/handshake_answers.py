"""What an HTTP answer says in place of a connection: the service's code and words, or a page for people."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_WORDS = 2000  # of a body; pages of proxies are longer, and nobody reads them here
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_WORDS_AT = ("message", "error_description", "detail", "title", "Message", "description")
_CODE_AT = ("code", "Code", "statusCode", "type")


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer. `headers` have lower-case names; `body` is its beginning."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Said:
    """`code` and `words` of an answer, "" where it has none. `is_page`: it is a web page, so not the service's own."""

    code: str = ""
    words: str = ""
    is_page: bool = False


def said_in(answer: Answer) -> Said:
    """The service's code and words, whatever form the body has."""
    text = answer.body.decode("utf-8", "replace").strip()
    if _is_page(text, answer.headers.get("content-type", "")):
        title = _TITLE.search(text)
        return Said("", _plain(html.unescape(_TAG.sub(" ", title.group(1)))) if title else "", is_page=True)
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return Said("", _plain(text))
    code, words = _in_json(told)
    return Said(_plain(code), _plain(words or (text if not code else "")))


def _is_page(text: str, content_type: str) -> bool:
    return "html" in content_type.lower() or text[:200].lower().startswith(("<!doctype html", "<html"))


def _in_json(told: object) -> tuple[str, str]:
    """Code and words: of `error`, else of the object itself."""
    if isinstance(told, str):
        return "", told
    if not isinstance(told, dict):
        return "", ""
    error = told.get("error", told)
    if isinstance(error, str):
        return error if "error_description" in told else "", _first(told, _WORDS_AT) or error
    if not isinstance(error, dict):
        return "", ""
    inner = error.get("innererror")
    return _first(error, _CODE_AT) or (_first(inner, _CODE_AT) if isinstance(inner, dict) else ""), _first(
        error, _WORDS_AT
    )


def _first(told: Mapping[str, object], names: tuple[str, ...]) -> str:
    values = (told.get(name) for name in names)
    return next((str(value) for value in values if isinstance(value, str | int) and str(value).strip()), "")


def _plain(text: str) -> str:
    """On one line, without what cannot be shown: control characters and halves of characters."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    shown = "".join(sign if sign.isprintable() else " " for sign in whole[: 2 * MOST_WORDS])
    return " ".join(shown.split())[:MOST_WORDS]
