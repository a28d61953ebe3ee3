"""What can go wrong, as kinds that a caller can decide by."""

from __future__ import annotations

from enum import StrEnum

from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.quick_classes import dataclass


class FailureKind(StrEnum):
    """Why something did not work: one kind for each thing that a person would do differently about.

    The words for each are in `gui.failure_words`; `client.failures` says what in the
    network means which.
    """

    NO_ENDPOINT = "no_endpoint"
    BAD_ENDPOINT = "bad_endpoint"
    # no Azure host, and the user has not said that it may have the key
    UNTRUSTED_ENDPOINT = "untrusted_endpoint"
    WRONG_PATH = "wrong_path"  # the host answers, but not at this path
    NO_SUCH_HOST = "no_such_host"
    NO_CREDENTIAL = "no_credential"
    REFUSED = "refused"  # the key
    KEYS_DISABLED = "keys_disabled"  # the resource takes no keys at all
    SIGN_IN_REFUSED = "sign_in_refused"
    ROLE_MISSING = "role_missing"
    FORBIDDEN = "forbidden"  # 403 without a word about the reason
    NETWORK_BLOCKED = "network_blocked"  # the resource's own network rules
    # a firewall or a sign-in page of a network answers in place of the service
    INTERCEPTED = "intercepted"
    NOT_OFFERED = "not_offered"  # 404: model or region
    RATE_LIMITED = "rate_limited"
    QUOTA = "quota"  # used up; waiting some seconds does not help
    NOT_ACCEPTED = "not_accepted"  # any other refusal of the handshake
    OFFLINE = "offline"
    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    SERVICE_PROBLEM = "service_problem"  # 5xx
    PROXY_UNREACHABLE = "proxy_unreachable"
    PROXY_SIGN_IN = "proxy_sign_in"  # 407
    PROXY_REFUSED = "proxy_refused"
    PROXY_FAILED = "proxy_failed"  # 5xx of the proxy: it has no way on
    PROXY_UNSUPPORTED = "proxy_unsupported"  # SOCKS
    TLS = "tls"  # the certificate is not trusted
    TLS_FAILED = "tls_failed"  # no encrypted connection came about
    LOST = "lost"
    SESSION_ENDED = "session_ended"
    CLOSED = "closed"  # by the service, for a reason that another try does not change
    NO_AVATAR = "no_avatar"  # closed because the region or tier offers none
    BAD_MESSAGE = "bad_message"
    REJECTED_SETTINGS = "rejected_settings"
    SERVICE_ERROR = "service_error"
    LOCAL_SERVICE = "local_service"
    PART_MISSING = "part_missing"  # the ear or voice that the local service shall use is not there
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

    @property
    def is_of_proxy(self) -> bool:
        """Whether it concerns the proxy on the way to the service."""
        return self in _OF_PROXY


# What took the ground from under a connection: codes of losses that we notice by ourselves.
SLEPT = "sleep"
MOVED = "network"
SIGNED_OUT = "signed_out"  # code: nobody is signed in any more
KEYRING_SILENT = "keyring"  # code of a missing credential: the system's keyring does not answer
INCOMPLETE = "incomplete"  # code: the program itself did not come up as a whole
SIGN_IN = "sign_in"  # code of an unreachable sign-in, which is not the service

_OF_PROXY = frozenset(
    {
        FailureKind.PROXY_UNREACHABLE,
        FailureKind.PROXY_SIGN_IN,
        FailureKind.PROXY_REFUSED,
        FailureKind.PROXY_FAILED,
        FailureKind.PROXY_UNSUPPORTED,
    }
)
_PERMANENT = frozenset(
    {
        FailureKind.NO_ENDPOINT,
        FailureKind.BAD_ENDPOINT,
        FailureKind.UNTRUSTED_ENDPOINT,
        FailureKind.WRONG_PATH,
        FailureKind.NO_CREDENTIAL,
        FailureKind.REFUSED,
        FailureKind.KEYS_DISABLED,
        FailureKind.SIGN_IN_REFUSED,
        FailureKind.ROLE_MISSING,
        FailureKind.FORBIDDEN,
        FailureKind.NETWORK_BLOCKED,
        FailureKind.INTERCEPTED,
        FailureKind.NOT_OFFERED,
        FailureKind.QUOTA,
        FailureKind.NOT_ACCEPTED,
        FailureKind.PROXY_SIGN_IN,
        FailureKind.PROXY_REFUSED,
        FailureKind.PROXY_UNSUPPORTED,
        FailureKind.TLS,
        FailureKind.CLOSED,
        FailureKind.NO_AVATAR,
        FailureKind.REJECTED_SETTINGS,
        FailureKind.PART_MISSING,
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

    `subject` names the model, device or host that the words speak of; `message` holds the service's
    own words, and `service_code` its own word for the error, where `code` is the number of an HTTP
    answer or a close.
    """

    kind: FailureKind
    code: str = ""
    message: str = ""
    request_id: str = ""
    subject: str = ""
    retry_after_s: float | None = None

    def __post_init__(self) -> None:
        """Of whatever system it is, its words can be shown: a file's name, too, may be
        none in Unicode.
        """
        for name in ("code", "message", "request_id", "subject"):
            text = getattr(self, name)
            if (clean := whole(text)) is not text:
                object.__setattr__(self, name, clean)

    service_code: str = ""
