"""What an HTTP answer says in place of a connection: the service's code and words, or a
page for people.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from voicelive_desktop.domain.words.encodings import encoding_of

MOST_WORDS = 2000  # of a body; pages of proxies are longer, and nobody reads them here
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_WORDS_AT = (
    *("message", "error_description", "detail", "title", "Message", "description"),
    *("msg", "value", "faultstring", "errorMessage", "reason"),
)
_CODE_AT = ("code", "Code", "statusCode", "type", "errorCode")
# where some put code and words
_INSIDE = ("error", "errors", "fault", "Error", "innererror", "message", "detail")
MOST_DEPTH = 6


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """One HTTP answer. `headers` have lower-case names; `body` is its beginning."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class ServiceWords:
    """`code` and `words` of an answer, "" where it has none. `is_page`: it is a web page, so not
    the service's own.
    """

    code: str = ""
    words: str = ""
    is_page: bool = False


def said_in(answer: HttpAnswer) -> ServiceWords:
    """The service's code and words, whatever form the body has."""
    text = _text(answer.body)
    if _is_page(text, answer.headers.get("content-type", "")):
        title = _TITLE.search(text)
        if title:
            return ServiceWords(
                "", _plain(html.unescape(_TAG.sub(" ", title.group(1)))), is_page=True
            )
        return ServiceWords("", "", is_page=True)
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        # XML
        if text.startswith("<"):
            return ServiceWords("", _plain(html.unescape(_TAG.sub(" ", text))))
        return ServiceWords("", _plain(text))
    code, words = _in_json(told)
    return ServiceWords(_plain(code), _plain(words or (text if not code else "")))


def _text(body: bytes) -> str:
    """Of a body in any Unicode form; it may have been cut anywhere."""
    return body.decode(encoding_of(body[:4]), "replace").removeprefix("\ufeff").strip()


def _is_page(text: str, content_type: str) -> bool:
    return "html" in content_type.lower() or text[:200].lower().startswith(
        ("<!doctype html", "<html")
    )


def _in_json(told: object) -> tuple[str, str]:
    """Code and words: of `error`, else of the object itself."""
    if isinstance(told, str):
        return "", told
    if isinstance(told, list):
        return _of_object(told, MOST_DEPTH)
    if not isinstance(told, dict):
        return "", ""
    if isinstance(told.get("error"), str):
        error = str(told["error"])
        return error if "error_description" in told else "", _first(told, _WORDS_AT) or error
    return _of_object(told, MOST_DEPTH)


def _of_object(told: object, depth: int) -> tuple[str, str]:
    """Code and words of the object, or of what it holds; of a list those of its first entry."""
    if isinstance(told, list):
        told = told[0] if told else {}
    if not isinstance(told, dict) or depth <= 0:
        return "", ""
    inner = [
        _of_object(told[name], depth - 1)
        for name in _INSIDE
        if isinstance(told.get(name), dict | list)
    ]
    below = (
        next((code for code, _ in inner if code), ""),
        next((words for _, words in inner if words), ""),
    )
    own = _first(told, _CODE_AT), _first(told, _WORDS_AT)
    # these are about what went wrong, the rest is about the answer
    if "error" in told or "fault" in told:
        return below[0] or own[0], below[1] or own[1]
    return own[0] or below[0], own[1] or below[1]


def _first(told: Mapping[str, object], names: tuple[str, ...]) -> str:
    values = (told.get(name) for name in names)
    return next(
        (str(value) for value in values if isinstance(value, str | int) and str(value).strip()), ""
    )


def _plain(text: str) -> str:
    """On one line, without what cannot be shown: control characters and halves of characters."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    shown = "".join(sign if sign.isprintable() else " " for sign in whole[: 2 * MOST_WORDS])
    return " ".join(shown.split())[:MOST_WORDS]
