"""The words and buttons for each kind of failure: what happened, and the one next step.

They are translated with those of `problems`.
"""

from __future__ import annotations

from collections.abc import Callable
from time import localtime, strftime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import SPECS
from voicelive_desktop.domain.settings.connection import is_local
from voicelive_desktop.domain.wire.refusals import field_of, way_out
from voicelive_desktop.domain.words.failures import (
    INCOMPLETE,
    KEYRING_SILENT,
    SIGN_IN,
    SIGNED_OUT,
    Failure,
    FailureKind,
)
from voicelive_desktop.gui.wording.device_problems import DEVICE_WORDS
from voicelive_desktop.gui.wording.language import shown
from voicelive_desktop.gui.wording.problem_types import Remedy, Told
from voicelive_desktop.gui.wording.whole_seconds import seconds_to_next_try

translate = QCoreApplication.translate
MOST_WORDS = 160  # of the service's own, in a banner; all of them are under "Details"
# so far before the end a cut looks for a blank; scripts without blanks are cut between letters
_AT_A_BLANK = 30


def failure_words(failure: Failure, state: State, now_s: float) -> Told:
    """What is said about a failure, and the buttons under it, the first one first."""
    return WORDS[failure.kind](failure, state, now_s)


def clipped(text: str, most: int = MOST_WORDS) -> str:
    """The beginning of a text, "…" behind it where more follows; without its full stop."""
    words = " ".join(text.split())
    if len(words) > most:
        cut = words[: most - 1]
        blank = cut.rfind(" ", most - _AT_A_BLANK)
        return (cut if blank < 0 else cut[:blank]).rstrip(" .,;:") + "…"
    return words.rstrip(".")


def _says(text: object, *remedies: Remedy) -> Callable[[Failure, State, float], Told]:
    """The same words whatever the state; `{x}` is what the failure is about, `{code}` the number of
    the answer.
    """

    def told(failure: Failure, _state: State, _now_s: float) -> Told:
        return _filled(text, failure), remedies

    return told


def _tries_again(text: object, *remedies: Remedy) -> Callable[[Failure, State, float], Told]:
    """These words, and when the next try comes."""

    def told(failure: Failure, state: State, now_s: float) -> Told:
        return with_next_try(_filled(text, failure), state, now_s), remedies or (Remedy.RETRY,)

    return told


def _filled(text: object, failure: Failure) -> str:
    """The text in the window's language; a part in brackets that would be empty is left out."""
    words = translate("problems", str(text)).format(x=failure.subject, code=failure.code)
    return words.replace(" ()", "")


def with_next_try(text: str, state: State, now_s: float) -> str:
    """The text, and when the next try to connect comes, if one does."""
    wait = seconds_to_next_try(state, now_s)
    if wait > 0:
        again = translate("problems", "New try in {s} s.").format(s=wait)
    else:
        again = _trying(state)
    return f"{text} {again}".strip()


def _trying(state: State) -> str:
    if isinstance(state.connection, con.Retrying | con.Connecting):
        return translate("problems", "Trying again…")
    return ""


def _unreachable(failure: Failure, state: State, now_s: float) -> Told:
    if failure.code == SIGN_IN:
        whom = translate("problems", "Microsoft Entra ID, where you sign in, cannot be reached.")
        return with_next_try(whom, state, now_s), (Remedy.RETRY,)
    if is_local(state.settings) or not failure.subject:
        return with_next_try(
            translate("problems", "The service cannot be reached."), state, now_s
        ), (Remedy.RETRY,)
    whom = translate("problems", "{x} cannot be reached.").format(x=failure.subject)
    return with_next_try(whom, state, now_s), (Remedy.RETRY, Remedy.CONNECTION)


def _no_such_host(failure: Failure, state: State, now_s: float) -> Told:
    text = translate("problems", "{x} does not exist. Check the address.").format(x=failure.subject)
    if isinstance(state.connection, con.Retrying):
        return with_next_try(text, state, now_s), (Remedy.CONNECTION, Remedy.RETRY)
    return text, (Remedy.CONNECTION,)


def _agent_said(failure: Failure) -> Told:
    """What one's own agent did wrong, in the local service's words, which name it and hold its own."""
    if failure.code == "agent_unreachable":
        return translate("problems", "Your agent doesn't answer. Is it running?"), (Remedy.AGENT,)
    return clipped(shown(failure.message), 2 * MOST_WORDS) + ".", (Remedy.AGENT,)


def _service_said(failure: Failure, state: State, now_s: float) -> Told:
    """An error that has no sentence of its own here: the service's."""
    if failure.code.startswith("agent_") and failure.message:
        return _agent_said(failure)
    if failure.code.startswith("brain_") and failure.message:
        told = clipped(shown(failure.message), 2 * MOST_WORDS) + "."
        return with_next_try(told, state, now_s), (Remedy.RETRY,)
    if not failure.message:
        return _tries_again(QT_TRANSLATE_NOOP("problems", "The service reported a problem."))(
            failure, state, now_s
        )
    return with_next_try(_with_words(_REPORTS, failure), state, now_s), (Remedy.RETRY,)


_REPORTS = QT_TRANSLATE_NOOP("problems", "The service reports: {words}.")
_ENDED = QT_TRANSLATE_NOOP("problems", "The service ended the session: {words}.")
_CLOSED = QT_TRANSLATE_NOOP("problems", "The service closed the connection: {words}.")
_AVATAR_REFUSED = QT_TRANSLATE_NOOP(
    "problems",
    "This resource doesn't offer avatars; not every region and pricing tier does ({words}).",
)
_NOT_ACCEPTED = QT_TRANSLATE_NOOP(
    "problems", "The service refused the connection ({code}): {words}."
)


def _with_words(text: object, failure: Failure) -> str:
    words = clipped(shown(failure.message))
    filled = translate("problems", str(text)).format(words=words, code=failure.code)
    return filled.replace("….", "…").replace("?.", "?").replace("!.", "!").replace(" ()", "")


def _session_ended(failure: Failure, state: State, now_s: float) -> Told:
    if not failure.message:
        return _tries_again(QT_TRANSLATE_NOOP("problems", "The service ended the session."))(
            failure, state, now_s
        )
    return with_next_try(_with_words(_ENDED, failure), state, now_s), (Remedy.RETRY,)


def _closed(failure: Failure, _state: State, _now_s: float) -> Told:
    if failure.message:
        return _with_words(_CLOSED, failure), (Remedy.RETRY,)
    return _filled(
        QT_TRANSLATE_NOOP("problems", "The service closed the connection ({code})."), failure
    ), (Remedy.RETRY,)


def _not_accepted(failure: Failure, _state: State, _now_s: float) -> Told:
    if failure.message:
        return _with_words(_NOT_ACCEPTED, failure), (Remedy.CONNECTION,)
    text = _filled(
        QT_TRANSLATE_NOOP("problems", "The service refused the connection ({code})."), failure
    )
    return text, (Remedy.CONNECTION,)


def _rejected(failure: Failure, state: State, _now_s: float) -> Told:
    """Which settings the service does not accept, and its words."""
    words = clipped(failure.message)
    labels = ", ".join(
        f"“{shown(SPECS[refused.name].label)}”" for refused in state.current.refused
    ) or field_of(failure)
    if labels:
        text = translate("problems", "The service does not accept {settings}: {words}.")
    else:
        text = translate("problems", "The service does not accept these settings: {words}.")
    show = Remedy.REFUSED_SETTING if state.current.refused else Remedy.SETTINGS
    can_start = isinstance(state.connection, con.Failed) and way_out(state.settings, failure)
    start = (Remedy.WITHOUT_REFUSED,) if can_start else ()
    if not words:
        return translate("problems", "The service does not accept these settings."), (*start, show)
    return text.format(settings=labels, words=words).replace("….", "…"), (*start, show)


def _lost(_failure: Failure, state: State, _now_s: float) -> Told:
    if isinstance(state.connection, con.Failed):
        return translate("problems", "Connection lost. Your words are kept."), (Remedy.RETRY,)
    if not state.run.sessions:  # it was never there
        return translate("problems", "The connection broke off. Connecting again…"), (Remedy.RETRY,)
    first = next((item.at_s for item in state.conversation if item.at_s > 0), None)
    if first is None:
        return translate("problems", "Connection lost. Reconnecting…"), (Remedy.RETRY,)
    words = translate(
        "problems", "Connection lost. Reconnecting… your words since {time} are kept."
    )
    return words.format(time=strftime("%H:%M", localtime(first))), (Remedy.RETRY,)


def _not_offered(failure: Failure, state: State, _now_s: float) -> Told:
    name = failure.subject or state.settings.model
    return translate("problems", "Model {x} is not offered at this endpoint.").format(x=name), (
        Remedy.CHOOSE_MODEL,
    )


def _bad_endpoint(failure: Failure, state: State, _now_s: float) -> Told:
    address = failure.subject or state.settings.endpoint
    text = translate("problems", "“{x}” is not the address of a Voice Live resource.").format(
        x=address
    )
    return text, (Remedy.CONNECTION,)


def _untrusted(failure: Failure, _state: State, _now_s: float) -> Told:
    if failure.code == "token":
        text = translate(
            "problems", "Your sign-in was not sent to {x}, where others could read it on the way."
        )
    else:
        text = translate("problems", "{x} is not an Azure host, so your key was not sent.")
    allow = translate("problems", "Allow this host if you trust it.")
    return f"{text.format(x=failure.subject)} {allow}", (Remedy.CONNECTION,)


def _no_credential(failure: Failure, _state: State, _now_s: float) -> Told:
    if failure.code == "agent":
        text = translate("problems", "Agents do not accept a key. Sign in with Microsoft Entra ID.")
    elif failure.code == KEYRING_SILENT:
        text = translate(
            "problems",
            "The system keyring does not answer. Unlock it and start again, or enter the key.",
        )
    elif failure.code == SIGNED_OUT:
        text = translate(
            "problems", "You are no longer signed in with Microsoft Entra ID. Sign in again."
        )
    else:
        text = translate(
            "problems", "No key is saved, and you are not signed in with Microsoft Entra ID."
        )
    return text, (Remedy.CONNECTION,)


def _part_missing(failure: Failure, _state: State, _now_s: float) -> Told:
    if failure.code == "ear_folder":
        text = translate("problems", "The folder you chose has no speech model that can be used.")
    elif failure.code == "voice_missing":
        text = translate("problems", "The voice you chose is not installed.")
    else:
        text = translate("problems", "The speech recognition you chose is not installed.")
    return text, (Remedy.COMPANION,)


def _unknown(failure: Failure, state: State, now_s: float) -> Told:
    if failure.code == INCOMPLETE:
        text = translate(
            "problems",
            "The program did not start completely and cannot talk. Close it and start it again.",
        )
        return text, ()
    return _tries_again(QT_TRANSLATE_NOOP("problems", "Something went wrong."))(
        failure, state, now_s
    )


def _no_avatar(failure: Failure, _state: State, _now_s: float) -> Told:
    return _with_words(_AVATAR_REFUSED, failure), (Remedy.WITHOUT_AVATAR, Remedy.CONNECTION)


WORDS: dict[FailureKind, Callable[[Failure, State, float], Told]] = {
    FailureKind.NO_ENDPOINT: _says(
        QT_TRANSLATE_NOOP("problems", "Connect a Voice Live resource to start."),
        Remedy.SET_UP,
        Remedy.TRY_DEMO,
    ),
    FailureKind.BAD_ENDPOINT: _bad_endpoint,
    FailureKind.UNTRUSTED_ENDPOINT: _untrusted,
    FailureKind.WRONG_PATH: _says(
        QT_TRANSLATE_NOOP(
            "problems", "There is no Voice Live service at the path {x}. Check the address."
        ),
        Remedy.CONNECTION,
    ),
    FailureKind.NO_SUCH_HOST: _no_such_host,
    FailureKind.NO_CREDENTIAL: _no_credential,
    FailureKind.REFUSED: _says(
        QT_TRANSLATE_NOOP(
            "problems", "The service refused the key. Check that it belongs to this resource."
        ),
        Remedy.CONNECTION,
    ),
    FailureKind.KEYS_DISABLED: _says(
        QT_TRANSLATE_NOOP(
            "problems", "This resource does not accept keys. Sign in with Microsoft Entra ID."
        ),
        Remedy.CONNECTION,
    ),
    FailureKind.SIGN_IN_REFUSED: _says(
        QT_TRANSLATE_NOOP(
            "problems",
            "The service refused your sign-in. Use an account that can use this resource.",
        ),
        Remedy.CONNECTION,
    ),
    FailureKind.ROLE_MISSING: _says(
        QT_TRANSLATE_NOOP(
            "problems", "Your account needs the role “Cognitive Services User” on this resource."
        ),
        Remedy.CONNECTION,
    ),
    FailureKind.NO_AVATAR: _no_avatar,
    FailureKind.FORBIDDEN: _says(
        QT_TRANSLATE_NOOP(
            "problems",
            "The service refused the key or your role (“Cognitive Services User” is needed).",
        ),
        Remedy.CONNECTION,
    ),
    FailureKind.NETWORK_BLOCKED: _says(
        QT_TRANSLATE_NOOP(
            "problems",
            "The network rules of this resource block this computer. Connect from an allowed network.",
        ),
        Remedy.RETRY,
    ),
    FailureKind.INTERCEPTED: _says(
        QT_TRANSLATE_NOOP(
            "problems",
            "A firewall or sign-in page of this network answered instead of the service ({code}).",
        ),
        Remedy.RETRY,
    ),
    FailureKind.NOT_OFFERED: _not_offered,
    FailureKind.RATE_LIMITED: _tries_again(QT_TRANSLATE_NOOP("problems", "Too many requests.")),
    FailureKind.QUOTA: _says(
        QT_TRANSLATE_NOOP("problems", "The quota of this resource is used up."), Remedy.RETRY
    ),
    FailureKind.NOT_ACCEPTED: _not_accepted,
    FailureKind.OFFLINE: _says(
        QT_TRANSLATE_NOOP("problems", "This computer is offline. Trying again when it is back."),
        Remedy.RETRY,
    ),
    FailureKind.UNREACHABLE: _unreachable,
    FailureKind.TIMED_OUT: _tries_again(
        QT_TRANSLATE_NOOP("problems", "The service did not answer in time.")
    ),
    FailureKind.SERVICE_PROBLEM: _tries_again(
        QT_TRANSLATE_NOOP("problems", "The service has a problem ({code}).")
    ),
    FailureKind.PROXY_UNREACHABLE: _tries_again(
        QT_TRANSLATE_NOOP("problems", "The proxy {x} cannot be reached."),
        Remedy.CONNECTION,
        Remedy.RETRY,
    ),
    FailureKind.PROXY_SIGN_IN: _says(
        QT_TRANSLATE_NOOP(
            "problems",
            "The proxy {x} requires a sign-in ({code}). Set its user name and password in the variable HTTPS_PROXY.",
        ),
        Remedy.CONNECTION,
    ),
    FailureKind.PROXY_REFUSED: _says(
        QT_TRANSLATE_NOOP("problems", "The proxy {x} does not allow this connection ({code})."),
        Remedy.CONNECTION,
    ),
    FailureKind.PROXY_FAILED: _tries_again(
        QT_TRANSLATE_NOOP("problems", "The proxy {x} cannot reach the service ({code})."),
        Remedy.RETRY,
        Remedy.CONNECTION,
    ),
    FailureKind.PROXY_UNSUPPORTED: _says(
        QT_TRANSLATE_NOOP(
            "problems", "{x} is a SOCKS proxy, which is not supported. Use an HTTP proxy."
        ),
        Remedy.CONNECTION,
    ),
    FailureKind.TLS: _says(
        QT_TRANSLATE_NOOP(
            "problems",
            "The connection is not secure: this computer does not trust the certificate of {x}.",
        ),
        Remedy.CONNECTION,
    ),
    FailureKind.TLS_FAILED: _tries_again(
        QT_TRANSLATE_NOOP("problems", "No secure connection to {x} could be made."),
        Remedy.RETRY,
        Remedy.CONNECTION,
    ),
    FailureKind.LOST: _lost,
    FailureKind.SESSION_ENDED: _session_ended,
    FailureKind.CLOSED: _closed,
    FailureKind.BAD_MESSAGE: _tries_again(
        QT_TRANSLATE_NOOP("problems", "The service sent something this version cannot read.")
    ),
    FailureKind.REJECTED_SETTINGS: _rejected,
    FailureKind.SERVICE_ERROR: _service_said,
    FailureKind.LOCAL_SERVICE: _tries_again(
        QT_TRANSLATE_NOOP("problems", "The local companion did not start.")
    ),
    FailureKind.PART_MISSING: _part_missing,
    **DEVICE_WORDS,
    FailureKind.SOUND_SYSTEM: _says(
        QT_TRANSLATE_NOOP("problems", "The sound system does not respond. You can still type."),
        Remedy.CHECK_AGAIN,
    ),
    FailureKind.UNKNOWN: _unknown,
}
