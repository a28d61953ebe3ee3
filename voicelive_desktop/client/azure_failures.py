"""Errors of the Voice Live SDK and of azure-identity -> failures."""

from __future__ import annotations

import json
import socket

from azure.core.exceptions import (
    AzureError,
    ClientAuthenticationError,
    ServiceRequestError,
    ServiceResponseError,
)

from voicelive_desktop.client.azure_handshake import HandshakeRefusedError, RedirectRefusedError
from voicelive_desktop.client.network_failures import (
    Way,
    from_answer,
    from_exception,
    is_about_quota,
    without_objects,
)
from voicelive_desktop.client.surroundings import way_out
from voicelive_desktop.domain.words.companion_errors import companion_error
from voicelive_desktop.domain.words.failures import SIGN_IN, SIGNED_OUT, Failure, FailureKind
from voicelive_desktop.domain.words.hosts import is_azure
from voicelive_desktop.domain.words.texts import said

# The service's words for conditions that have sentences of their own in UX.md.
_RATE_LIMIT_CODES = frozenset(
    {"rate_limit_exceeded", "inference_rate_limit_exceeded", "too_many_requests"}
)
_QUOTA_CODES = frozenset({"insufficient_quota", "quota_exceeded", "billing_hard_limit_reached"})
_MODEL_CODES = frozenset(
    {"model_not_found", "DeploymentNotFound", "model_not_supported", "invalid_model"}
)
# WORKAROUND azure-identity 1.27: its chain of credentials tells in words only that the network
# failed, and a computer without network is no computer where nobody is signed in. The words are
# aiohttp's, requests' (in Azure's command line) and the systems' own.
_OFFLINE_WORDS = (
    "Cannot connect to host",
    "Max retries exceeded",
    "Failed to establish a new connection",
    "Name or service not known",
    "Temporary failure in name resolution",
    "getaddrinfo failed",
    "nodename nor servname provided",
    "Network is unreachable",
)
_OFFLINE = (
    ServiceRequestError,
    ServiceResponseError,
    ConnectionError,
    TimeoutError,
    socket.gaierror,
)
_ENDED_CODES = frozenset({"session_expired"})
# Close codes after which the same try meets the same answer: a policy, and IANA's for a missing
# right.
_FINAL_CLOSES = frozenset({1008, 3000, 3003})
_BROKEN_OFF = frozenset({1008, 1011})  # with its reason in words
# without a reason they are no more than a lost connection
_SAYS_NOTHING = frozenset({1000, 1001, 1005, 1006})


def connect_failure(error: BaseException, way: Way) -> Failure:
    """Why no connection came about."""
    match error:
        case HandshakeRefusedError():
            return from_answer(error.answer, way)
        case RedirectRefusedError():
            # Azure leads nobody elsewhere: a network that wants a sign-in first does.
            if is_azure(way.host):
                kind = FailureKind.INTERCEPTED
            else:
                kind = FailureKind.BAD_ENDPOINT
            return Failure(kind, "redirect", subject=way.host)
        case ClientAuthenticationError():  # CredentialUnavailableError is one too
            return _no_token(error, way)
        case AzureError() if error.__cause__ is not None:
            return from_exception(error.__cause__, way)
        case AzureError():
            return Failure(
                FailureKind.UNREACHABLE, message=without_objects(str(error)), subject=way.host
            )
        case _:
            return from_exception(error, way)


def _no_token(error: ClientAuthenticationError, way: Way) -> Failure:
    words = without_objects(str(error))
    if _is_offline(error):
        if not way_out():
            return Failure(FailureKind.OFFLINE, SIGN_IN, words, subject=way.host)
        return Failure(FailureKind.UNREACHABLE, SIGN_IN, words, subject=way.host)
    if type(error).__name__ == "AuthenticationRequiredError":
        code = SIGNED_OUT
    else:
        code = "no_token"
    return Failure(FailureKind.NO_CREDENTIAL, code, words, subject=way.host)


def _is_offline(error: BaseException) -> bool:
    """Whether no token came because whoever gives them was not reached: then another try can help."""
    causes, cause = list[BaseException](), error.__cause__
    while cause is not None and cause not in causes:
        causes.append(cause)
        cause = cause.__cause__
    text = str(error)
    return any(isinstance(c, _OFFLINE) for c in causes) or any(
        words in text for words in _OFFLINE_WORDS
    )


def closed_failure(code: int, reason: str) -> Failure:
    """Why an open connection ended. 1000 proves nothing: an aborted TCP connection reads
    1000 as well.
    """
    if code in _BROKEN_OFF and "avatar" in reason.lower():
        return Failure(FailureKind.NO_AVATAR, str(code), reason)
    if code in _FINAL_CLOSES or is_about_quota(reason):
        return Failure(FailureKind.CLOSED, str(code), reason)
    if reason or code not in _SAYS_NOTHING:
        return Failure(FailureKind.SESSION_ENDED, str(code), reason)
    return Failure(FailureKind.LOST, str(code))


def service_failure(code: object, message: object, param: object = None) -> Failure:
    """What an `error` event means. The parts are texts, if the service keeps to its word."""
    name = _word(code)
    kind = FailureKind.SERVICE_ERROR
    if name in _RATE_LIMIT_CODES:
        kind = FailureKind.RATE_LIMITED
    elif name in _QUOTA_CODES:
        kind = FailureKind.QUOTA
    elif name in _MODEL_CODES:
        kind = FailureKind.NOT_OFFERED
    elif name in _ENDED_CODES:
        kind = FailureKind.SESSION_ENDED
    return Failure(kind, name, companion_error(name, _word(message)), subject=_word(param))


def _word(value: object) -> str:
    """What the service has to say, if it keeps to its word a text; anything else as the JSON that
    it was.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return said(value)
    return said(json.dumps(value, ensure_ascii=False, default=str))
