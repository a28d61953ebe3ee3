"""What a check of the connection found, in words, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain.facts.access_state import CheckResult, CheckStatus, CheckStep
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.failures import SIGN_IN, Failure, FailureKind
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.gui.wording.failure_details import details
from voicelive_desktop.gui.wording.failure_words import failure_words

translate = QCoreApplication.translate


def step_words(result: CheckResult) -> str:
    """One step in one sentence, or two when something has to be done."""
    if result.status is CheckStatus.RUNNING:
        return _doing(result.step)
    if result.status is CheckStatus.OK:
        return _works(result)
    assert result.failure is not None
    return f"{_broken(result.failure)} {_advice(result.failure)}".strip()


def report(results: tuple[CheckResult, ...]) -> str:
    """The whole check as text for somebody who helps: words, codes and request ids, never a key."""
    lines = []
    for result in results:
        lines.append(f"{result.status.value}: {step_words(result)}")
        if result.failure is not None and (more := details(result.failure)):
            lines.append(more)
    return "\n".join(lines)


def _doing(step: CheckStep) -> str:
    return {
        CheckStep.ADDRESS: translate("check", "Reading the address…"),
        CheckStep.NAME: translate("check", "Looking up the host…"),
        CheckStep.REACH: translate("check", "Reaching the service…"),
        CheckStep.TLS: translate("check", "Checking the certificate…"),
        CheckStep.CREDENTIAL: translate("check", "Getting the key or sign-in…"),
        CheckStep.ACCEPTED: translate("check", "Requesting access…"),
        CheckStep.SESSION: translate("check", "Opening a session…"),
    }[step]


def _works(result: CheckResult) -> str:
    fact = result.fact
    match result.step:
        case CheckStep.ADDRESS:
            return translate("check", "Address: {host}").format(host=fact("host"))
        case CheckStep.NAME:
            if fact("proxy"):
                text = translate("check", "Proxy found: {host} is {address}")
            else:
                text = ""
            text = text or translate("check", "Host found: {host} is {address}")
            return text.format(host=fact("host"), address=fact("address"))
        case CheckStep.REACH:
            return translate("check", "Port {port} answers after {ms} ms").format(
                port=fact("port"), ms=fact("ms")
            )
        case CheckStep.TLS:
            text = translate("check", "Encrypted ({version}), certificate from {issuer}")
            return text.format(
                version=fact("version"), issuer=fact("issuer") or translate("check", "an authority")
            )
        case CheckStep.CREDENTIAL:
            if fact("how") == "key":
                return translate("check", "Using a key")
            return translate("check", "Signing in with Microsoft Entra ID")
        case CheckStep.ACCEPTED:
            return translate("check", "Access granted{request}").format(
                request=_request(fact("request"))
            )
        case CheckStep.SESSION:
            text = translate("check", "Session with {model} opened: {session}")
            return text.format(model=fact("model"), session=fact("session"))


def _request(request_id: str) -> str:
    if request_id:
        return translate("check", " (request {id})").format(id=request_id)
    return ""


def _broken(failure: Failure) -> str:
    """What the banner would say, without its tries."""
    if failure.kind is FailureKind.OFFLINE:
        return translate("check", "This computer is offline.")
    return failure_words(failure, _CHECKED, 0.0)[0]


_CHECKED = State(settings=Settings(target=Target.AZURE))


def _advice(failure: Failure) -> str:
    """The next step, where the sentence does not name it and the banner has a button for it."""
    if failure.code == SIGN_IN:
        return translate(
            "check", "Check that you are online and that no firewall or proxy is in the way."
        )
    match failure.kind:
        case FailureKind.NOT_OFFERED:
            return translate("check", "Choose another model, or a resource in another region.")
        case FailureKind.RATE_LIMITED:
            return translate("check", "Wait a minute and check again.")
        case FailureKind.UNTRUSTED_ENDPOINT:
            return translate("check", "Tick “I trust this host” if you do.")
        case FailureKind.REJECTED_SETTINGS:
            return translate("check", "Choose another model or fewer options.")
        case FailureKind.TLS:
            return translate(
                "check",
                "If your company inspects connections, install its certificate on this computer.",
            )
        case FailureKind.BAD_ENDPOINT:
            return translate("check", "Copy it from the Azure portal, under Keys and Endpoint.")
        case FailureKind.NO_SUCH_HOST:
            return translate("check", "Some addresses need a VPN.")
        case FailureKind.UNREACHABLE:
            return translate("check", "A firewall may be in the way, or a proxy is needed.")
        case FailureKind.NO_CREDENTIAL:
            return translate("check", "Enter the key, or sign in.")
        case FailureKind.TIMED_OUT | FailureKind.SERVICE_PROBLEM | FailureKind.SERVICE_ERROR:
            return translate("check", "Check again in a moment.")
        case _:
            return ""
