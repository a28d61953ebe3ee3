"""What an HTTP answer says in place of a connection: the service's code and words, or a
page for people.
"""

from __future__ import annotations

import codecs
import html
import json
import re
from collections.abc import Mapping
from dataclasses import field

from voicelive_desktop.domain.words.encodings import encoding_of
from voicelive_desktop.domain.words.quick_classes import dataclass

MOST_WORDS = 2000  # of a body; pages of proxies are longer, and nobody reads them here
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_WORDS_AT = (
    *("message", "error_description", "detail", "title", "Message", "description"),
    *("msg", "value", "faultstring", "errorMessage", "reason"),
    *("error_msg", "errmsg", "status_msg", "userMessage", "reasonPhrase"),
)
_CODE_AT = ("code", "Code", "statusCode", "type", "errorCode", "error_code", "errcode")
# where some put code and words
_INSIDE = (
    *("error", "errors", "fault", "Error", "innererror", "message", "detail", "details"),
    *("base_resp", "status", "result", "response"),
)
# of JSON that was cut, or that stands among something else
_MESSAGE = re.compile(r'"(?:message|detail|error_description)"\s*:\s*"((?:[^"\\]|\\.)+)')
_UNSEEN = re.compile(r"<(script|style|head)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
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
    kind = answer.headers.get("content-type", "")
    text = _text(answer.body, kind)
    if _is_page(text, kind):
        title = _TITLE.search(text)
        seen = title.group(1) if title else _UNSEEN.sub(" ", text)
        return ServiceWords("", _untagged(seen), is_page=True)
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return ServiceWords("", _of_no_json(text))
    code, words = words_in(told)
    if words.startswith("{"):  # an answer that was passed on as it came
        below = said_in(HttpAnswer(answer.status, body=words.encode("utf-8", "replace")))
        return ServiceWords(_plain(code) or below.code, below.words)
    if not words and not code:
        words = text
    return ServiceWords(_plain(code), _plain(words))


def _of_no_json(text: str) -> str:
    if text.startswith("<"):  # XML
        return _untagged(text)
    found = _MESSAGE.search(text)
    if not found:
        return _plain(text)
    try:
        return _plain(json.loads(f'"{found.group(1)}"'))
    except ValueError:
        return _plain(found.group(1))


def _untagged(text: str) -> str:
    return _plain(html.unescape(_TAG.sub(" ", text)))


def _text(body: bytes, kind: str) -> str:
    """Of a body in any Unicode form, or in the one that its header names; it may have been cut
    anywhere.
    """
    named = _CHARSET.search(kind)
    try:
        coding = codecs.lookup(named.group(1)).name if named else "utf-8"
        text = body.decode(coding, "replace")
    except (LookupError, ValueError):
        coding, text = "utf-8", ""
    if coding == "utf-8":
        text = body.decode(encoding_of(body[:4]), "replace")
    if not named and "\ufffd" in text[:-1]:  # of the west, from before Unicode
        text = body.decode("cp1252", "replace")
    return text.removeprefix("\ufeff").strip()


def _is_page(text: str, content_type: str) -> bool:
    return "html" in content_type.lower() or text[:200].lower().startswith(
        ("<!doctype html", "<html")
    )


def words_in(told: object) -> tuple[str, str]:
    """Code and words of a failure that a JSON value tells in any form: of `error`, else of the
    object itself; "" for what it does not tell.
    """
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
    if isinstance(told, str):
        return "", told
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
    own = _first(told, _CODE_AT), _first(told, (*_WORDS_AT, "error"))
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
