"""Why something failed, wherever and in whatever form a message of the service says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from voicelive_desktop.client.azure_failures import service_failure
from voicelive_desktop.client.azure_fields import fields_of
from voicelive_desktop.client.handshake_answers import words_in
from voicelive_desktop.domain.words.failures import Failure

_TELLS = ("error", "failed", "closed", "expired", "refused", "rejected")  # how such types end
_FRAME = frozenset({"type", "event_id"})


def failure_told(error: object, around: Mapping[str, Any] | None = None) -> Failure | None:
    """What an `error` means: code and message beside each other as the reference has it, else
    wherever they are; of a message without one what stands `around` it. None if nothing is said.
    """
    fields = fields_of(error)
    code, message = fields.get("code") or fields.get("type"), fields.get("message")
    if not isinstance(message, str) or not message:
        told = error or {n: value for n, value in (around or {}).items() if n not in _FRAME}
        inner, words = words_in(plain(told))
        code, message = code or inner, words or message
    if not code and not message:
        return None
    return service_failure(code, message, fields.get("param"))


def plain(value: object) -> object:
    """The value as JSON has it, where the SDK made something of it."""
    if isinstance(value, Mapping):
        return {str(name): plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value


def failure_of_answer(response: Mapping[str, Any]) -> Failure | None:
    """Why an answer failed or was cut; None if nothing is said."""
    told = response.get("status_details")
    details = fields_of(told)
    forms = [details.get("error"), response.get("error")]
    if "message" in details or not isinstance(told, Mapping):
        forms.append(told)
    return next((because for form in forms if form and (because := failure_told(form))), None)


def failure_in_passing(kind: str, message: Mapping[str, Any]) -> Failure | None:
    """What a message of a type that we do not know says went wrong; None if it says nothing."""
    error = message.get("error")
    if not error and not kind.endswith(_TELLS):
        return None
    because = failure_told(error, message)
    if because is None or not because.message:
        return None
    return because
