"""What goes wrong with a language model's server, in words that name it, and what can be left out
in a second try.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from voicelive_desktop.localservice.companion.brain_port import ChatMessage, failed
from voicelive_desktop.localservice.protocol.wire_errors import WireError

# servers differ; a field that is not known is one of these
REFUSES_FIELDS = (400, 404, 415, 422, 500, 501)
MOST_WAIT_S = 3_600  # a longer wait, or a date, is nothing to sit out
TOO_LONG_WORDS = (
    "context length",
    "context_length",
    "context size",
    "context window",
    "too long",
    "maximum context",
)


def no_answer(host: str) -> WireError:
    """The first token did not come in time."""
    return failed(f"The language model at {host} did not answer in time.", "no_answer")


def stalls(host: str) -> WireError:
    """No token came for long, in the middle of an answer."""
    return failed(f"The language model at {host} stopped in the middle of its answer.", "stalled")


def breaks_off(host: str) -> WireError:
    """The stream ended before the answer did."""
    return failed(f"The answer of the language model at {host} broke off.", "broke_off")


def speaks_otherwise(host: str) -> WireError:
    """What came is no stream of a language model: another server lives at this address."""
    return failed(
        f"The server at {host} does not answer as a language model does.", "server_failed"
    )


def no_model(host: str) -> WireError:
    """No model is named, and the server lists none."""
    return failed(f"The server at {host} has no language model loaded.", "no_model")


def status_of(problem: Exception) -> int:
    """Return the HTTP status of a refused request, or 0."""
    status = getattr(problem, "status_code", None)
    if isinstance(status, int):
        return status
    return 0


def _is_told_in_stream(problem: Exception) -> bool:
    """Whether the server told it in the middle of a stream that had begun well."""
    return status_of(problem) == 0 and getattr(problem, "body", None) is not None


def is_too_long(problem: Exception) -> bool:
    """Whether the conversation is longer than the model's context."""
    if status_of(problem) not in {400, 413, 422, 500} and not _is_told_in_stream(problem):
        return False
    return any(words in str(problem).lower() for words in TOO_LONG_WORDS)


def is_refused_field(
    problem: Exception, request: Mapping[str, Any], messages: Sequence[ChatMessage]
) -> str | None:
    """Return what to leave out in the next try, None when it is something else; what it
    names comes first.
    """
    if status_of(problem) not in REFUSES_FIELDS or is_too_long(problem):
        return None
    said = str(problem).lower()
    offered = [name for name in ("reasoning_effort", "stream_options") if name in request]
    named = [name for name in offered if name in said]
    if named:
        return named[0]
    if status_of(problem) == 404:
        return None
    if any(isinstance(message.get("content"), list) for message in messages):
        return "pictures"
    if offered:
        return offered[0]
    return None


def _busy(problem: Exception, host: str) -> WireError:
    """It says when to ask again, or not."""
    headers = getattr(getattr(problem, "response", None), "headers", {})
    wait = str(headers.get("retry-after", "")).strip()
    if not (wait.isascii() and wait.isdigit() and 0 < int(wait[:6]) <= MOST_WAIT_S):
        return failed(f"The language model's server at {host} is busy: too many requests.", "busy")
    return failed(
        f"The language model's server at {host} is busy: too many requests. "
        f"Try again in {int(wait)} seconds.",
        "busy",
    )


def worded(problem: Exception, host: str, model: str, *, has_begun: bool) -> WireError:
    """Return the error of a request that failed."""
    status = status_of(problem)
    if is_too_long(problem):
        return failed(
            f"The conversation is too long for the language model '{model}'.", "context_too_long"
        )
    if status == 404:
        return failed(f"The server at {host} has no language model '{model}'.", "model_not_found")
    if status in {401, 403}:
        return failed(f"The language model's server at {host} refuses the key.", "unauthorized")
    if status == 429:
        return _busy(problem, host)
    if status:
        return failed(
            f"The language model's server at {host} failed (HTTP {status}).", "server_failed"
        )
    if _is_told_in_stream(problem):
        return failed(f"The language model's server at {host} reports an error.", "server_failed")
    if has_begun:
        return breaks_off(host)
    if isinstance(problem, ValueError):
        return speaks_otherwise(host)
    return failed(f"The language model's server at {host} cannot be reached.", "unreachable")
