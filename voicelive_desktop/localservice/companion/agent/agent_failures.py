"""What goes wrong with a hosted agent, in words that name it; its own words are passed on."""

from __future__ import annotations

import json
import re
from typing import Any

import aiohttp

from voicelive_desktop.localservice.protocol import wire_errors as errors
from voicelive_desktop.localservice.protocol.wire_errors import WireError

MOST_SAID = 300  # characters of an agent's own words in an error
ABSENT = (404, 405, 501)  # no such endpoint, or nobody behind it
_MARKUP = re.compile(r"\s*<")


def failed(what: str, code: str) -> WireError:
    """The error of an agent that failed."""
    return WireError(what, f"agent_{code}", kind=errors.SERVER_ERROR)


def no_answer(host: str) -> WireError:
    """Nothing came in time."""
    return failed(f"The agent at {host} did not answer in time.", "no_answer")


def stalls(host: str) -> WireError:
    """Nothing more came for long, in the middle of an answer."""
    return failed(f"The agent at {host} stopped in the middle of its answer.", "stalled")


def empty(host: str) -> WireError:
    """It ended its answer and had said and shown nothing."""
    return failed(f"The agent at {host} sent an empty answer.", "empty")


def no_protocol(host: str) -> WireError:
    """Neither of the two endpoints is there."""
    return failed(f"The agent at {host} has neither /responses nor /invocations.", "no_protocol")


def no_endpoint(host: str, protocol: str, status: int, body: str) -> WireError:
    """The one that was asked for is not there."""
    what = (
        f"The agent at {host} does not serve /{protocol} (HTTP {status}).{_quoted(words_in(body))}"
    )
    return failed(what, "no_endpoint")


def takes_no_input() -> WireError:
    """invoke_input belongs to the Invocations protocol."""
    what = "'response.invoke_input' needs an agent of the Invocations protocol; this one speaks Responses."
    return errors.invalid_value("response.invoke_input", what)


def refused(host: str, status: int, body: str) -> WireError:
    """An answer with an HTTP error."""
    return failed(
        f"The agent at {host} failed (HTTP {status}).{_quoted(words_in(body))}", "refused"
    )


def failed_itself(host: str, said: str) -> WireError:
    """The agent says in its stream that it failed."""
    return failed(f"The agent at {host} failed.{_quoted(said)}", "failed")


def worded(problem: Exception, host: str, *, has_begun: bool) -> WireError:
    """Return the error of a request that broke."""
    if has_begun:
        return failed(f"The answer of the agent at {host} broke off.", "broke_off")
    if isinstance(problem, aiohttp.ClientConnectorError):
        return failed(f"Nothing answers at {host}. Is the agent running?", "unreachable")
    return failed(f"The agent at {host} closed the connection without an answer.", "unreachable")


def words_in(body: str) -> str:
    """Return what an agent says about an error, in any of the usual forms; nothing for a page."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        if _MARKUP.match(body):
            return ""
        return _short(body)
    return message_of(told)


def message_of(told: Any) -> str:
    """Return the words in an error object."""
    while isinstance(told, dict):
        found = [told[name] for name in ("message", "detail", "error") if told.get(name)]
        told = found[0] if found else ""
    if isinstance(told, str):
        return _short(told)
    return ""


def _short(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= MOST_SAID:
        return text
    return f"{text[:MOST_SAID]}…"


def _quoted(said: str) -> str:
    if said:
        return f" It says: {said}"
    return ""
