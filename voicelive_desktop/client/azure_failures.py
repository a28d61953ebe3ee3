"""Errors of the Voice Live SDK and of azure-identity -> failures."""

from __future__ import annotations

import socket

from azure.ai.voicelive.aio import ConnectionClosed
from azure.core.exceptions import AzureError, ClientAuthenticationError, ServiceRequestError, ServiceResponseError

from voicelive_desktop.client.failures import from_exception
from voicelive_desktop.domain.failures import SIGN_IN, Failure, FailureKind

# The service's words for conditions that have sentences of their own in UX.md.
_RATE_LIMIT_CODES = frozenset({"rate_limit_exceeded", "insufficient_quota", "quota_exceeded", "too_many_requests"})
_MODEL_CODES = frozenset({"model_not_found", "DeploymentNotFound", "model_not_supported", "invalid_model"})
# WORKAROUND azure-identity 1.27: its chain of credentials tells in words only that the network failed, and a computer
# without network is no computer where nobody is signed in. The words are aiohttp's, requests' (in Azure's command line)
# and the systems' own.
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
_OFFLINE = (ServiceRequestError, ServiceResponseError, ConnectionError, TimeoutError, socket.gaierror)
_ENDED_CODES = frozenset({"session_expired"})


def connect_failure(error: BaseException, subject: str) -> Failure:
    """Why no connection came about. The HTTP status hides in the cause (voice-live-sdk.md section 1)."""
    if isinstance(error, ClientAuthenticationError) and _is_offline(error):
        return Failure(FailureKind.UNREACHABLE, SIGN_IN, _first_line(error), subject=subject)
    if isinstance(error, ClientAuthenticationError):  # CredentialUnavailableError is one too
        return Failure(FailureKind.NO_CREDENTIAL, type(error).__name__, _first_line(error), subject=subject)
    if isinstance(error, AzureError):
        cause = error.__cause__
        if cause is None:
            return Failure(FailureKind.UNREACHABLE, message=_first_line(error), subject=subject)
        return from_exception(cause, subject)
    return from_exception(error, subject)


def _is_offline(error: BaseException) -> bool:
    """Whether no token came because whoever gives them was not reached: then another try can help."""
    causes, cause = list[BaseException](), error.__cause__
    while cause is not None and cause not in causes:
        causes.append(cause)
        cause = cause.__cause__
    text = str(error)
    return any(isinstance(c, _OFFLINE) for c in causes) or any(words in text for words in _OFFLINE_WORDS)


def closed_failure(closed: ConnectionClosed) -> Failure:
    """Why an open connection ended. 1000 proves nothing: an aborted TCP connection reads 1000 as well."""
    return Failure(FailureKind.LOST, str(closed.code), str(closed.reason or ""))


def service_failure(code: object, message: object, param: object = None) -> Failure:
    """What an `error` event means. The parts are texts, if the service keeps to its word."""
    name = _word(code)
    kind = FailureKind.SERVICE_ERROR
    if name in _RATE_LIMIT_CODES:
        kind = FailureKind.RATE_LIMITED
    elif name in _MODEL_CODES:
        kind = FailureKind.NOT_OFFERED
    elif name in _ENDED_CODES:
        kind = FailureKind.SESSION_ENDED
    return Failure(kind, name, _word(message), subject=_word(param))


def _word(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else repr(value)


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0]
