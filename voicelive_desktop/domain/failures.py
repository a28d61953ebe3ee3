"""What can go wrong, as kinds that a caller can decide by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FailureKind(StrEnum):
    """Why something did not work. The words for each are the window's business."""

    NO_ENDPOINT = "no_endpoint"
    NO_CREDENTIAL = "no_credential"
    REFUSED = "refused"  # 401, 403
    NOT_OFFERED = "not_offered"  # 404: model or region
    RATE_LIMITED = "rate_limited"  # 429, quota
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    TLS = "tls"
    LOST = "lost"
    SESSION_ENDED = "session_ended"
    BAD_MESSAGE = "bad_message"
    REJECTED_SETTINGS = "rejected_settings"
    SERVICE_ERROR = "service_error"
    LOCAL_SERVICE = "local_service"
    BAD_ENDPOINT = "bad_endpoint"
    UNTRUSTED_ENDPOINT = "untrusted_endpoint"  # no Azure host, and the user has not said that it may have the key
    MICROPHONE_MISSING = "microphone_missing"
    MICROPHONE_BUSY = "microphone_busy"
    MICROPHONE_BLOCKED = "microphone_blocked"
    MICROPHONE_SILENT = "microphone_silent"  # nothing but zeros
    MICROPHONE_CLIPPING = "microphone_clipping"
    MICROPHONE_QUIET = "microphone_quiet"
    SPEAKER_MISSING = "speaker_missing"
    SPEAKER_BUSY = "speaker_busy"
    SOUND_SYSTEM = "sound_system"
    UNKNOWN = "unknown"

    @property
    def is_permanent(self) -> bool:
        """Whether trying again unchanged cannot help."""
        return self in _PERMANENT

    @property
    def is_sound(self) -> bool:
        """Whether it concerns a sound device rather than the service."""
        return self in _SOUND


# What took the ground from under a connection: codes of losses that we notice by ourselves.
SLEPT = "sleep"
MOVED = "network"
SIGNED_OUT = frozenset({"signed_out", "AuthenticationRequiredError"})  # codes: nobody is signed in any more
SIGN_IN = "sign_in"  # code of an unreachable sign-in, which is not the service

_PERMANENT = frozenset(
    {
        FailureKind.NO_ENDPOINT,
        FailureKind.BAD_ENDPOINT,
        FailureKind.UNTRUSTED_ENDPOINT,
        FailureKind.NO_CREDENTIAL,
        FailureKind.REFUSED,
        FailureKind.NOT_OFFERED,
        FailureKind.TLS,
        FailureKind.REJECTED_SETTINGS,
    }
)
_SOUND = frozenset(
    {
        FailureKind.MICROPHONE_MISSING,
        FailureKind.MICROPHONE_BUSY,
        FailureKind.MICROPHONE_BLOCKED,
        FailureKind.MICROPHONE_SILENT,
        FailureKind.MICROPHONE_CLIPPING,
        FailureKind.MICROPHONE_QUIET,
        FailureKind.SPEAKER_MISSING,
        FailureKind.SPEAKER_BUSY,
        FailureKind.SOUND_SYSTEM,
    }
)


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure, with what "Details" shows.

    `subject` names the model, device or address that the words speak of; `message` holds the service's own words.
    """

    kind: FailureKind
    code: str = ""
    message: str = ""
    request_id: str = ""
    subject: str = ""
    retry_after_s: float | None = None
