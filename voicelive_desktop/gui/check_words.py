"""What a check of the connection found, in words, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain.access import CheckResult, CheckStatus, CheckStep
from voicelive_desktop.domain.failures import SIGN_IN, Failure, FailureKind
from voicelive_desktop.gui.problems import details

translate = QCoreApplication.translate


def step_words(result: CheckResult) -> str:
    """One step in one sentence, or two when something has to be done."""
    if result.status is CheckStatus.RUNNING:
        return _doing(result.step)
    if result.status is CheckStatus.OK:
        return _works(result)
    assert result.failure is not None
    return f"{_broken(result.step, result.failure)} {_advice(result.step, result.failure)}".strip()


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
        CheckStep.NAME: translate("check", "Looking up the name…"),
        CheckStep.REACH: translate("check", "Reaching the service…"),
        CheckStep.TLS: translate("check", "Checking the certificate…"),
        CheckStep.CREDENTIAL: translate("check", "Getting the key or sign-in…"),
        CheckStep.ACCEPTED: translate("check", "Asking to be let in…"),
        CheckStep.SESSION: translate("check", "Opening a session…"),
    }[step]


def _works(result: CheckResult) -> str:
    fact = result.fact
    match result.step:
        case CheckStep.ADDRESS:
            return translate("check", "The address is well-formed: {host}").format(host=fact("host"))
        case CheckStep.NAME:
            text = translate("check", "The name of the proxy is known: {host} is {address}") if fact("proxy") else ""
            text = text or translate("check", "The name is known: {host} is {address}")
            return text.format(host=fact("host"), address=fact("address"))
        case CheckStep.REACH:
            return translate("check", "Port {port} answers after {ms} ms").format(port=fact("port"), ms=fact("ms"))
        case CheckStep.TLS:
            text = translate("check", "The line is encrypted ({version}), vouched for by {issuer}")
            return text.format(version=fact("version"), issuer=fact("issuer") or translate("check", "an authority"))
        case CheckStep.CREDENTIAL:
            if fact("how") == "key":
                return translate("check", "There is a key")
            return translate("check", "Microsoft Entra ID is asked for a sign-in")
        case CheckStep.ACCEPTED:
            return translate("check", "The service let you in{request}").format(request=_request(fact("request")))
        case CheckStep.SESSION:
            text = translate("check", "A session with {model} was opened: {session}")
            return text.format(model=fact("model"), session=fact("session"))


def _request(request_id: str) -> str:
    return translate("check", " (request {id})").format(id=request_id) if request_id else ""


def _broken(step: CheckStep, failure: Failure) -> str:
    if failure.kind is FailureKind.NOT_OFFERED:
        return translate("check", "“{x}” is not offered at this endpoint.").format(x=failure.subject)
    if failure.kind is FailureKind.RATE_LIMITED:
        return translate("check", "The service has had too many requests.")
    if failure.kind is FailureKind.UNTRUSTED_ENDPOINT:
        if failure.code == "token":
            return translate("check", "{x} was not told your sign-in, as it would be readable.").format(
                x=failure.subject
            )
        return translate("check", "{x} is no Azure host; it was not told your key.").format(x=failure.subject)
    return {
        CheckStep.ADDRESS: translate("check", "This is no address of a Voice Live resource."),
        CheckStep.NAME: translate("check", "The name is not known."),
        CheckStep.REACH: translate("check", "Nothing answers there."),
        CheckStep.TLS: translate("check", "The certificate is not trusted."),
        CheckStep.CREDENTIAL: _no_credential(failure),
        CheckStep.ACCEPTED: _not_let_in(failure),
        CheckStep.SESSION: translate("check", "The service opened no session."),
    }[step]


def _no_credential(failure: Failure) -> str:
    if failure.code == SIGN_IN:
        return translate("check", "Microsoft Entra ID, where one signs in, cannot be reached.")
    return translate("check", "There is no key, or nobody is signed in.")


def _not_let_in(failure: Failure) -> str:
    if failure.kind is FailureKind.REFUSED:
        return translate("check", "The service refused the key or your role.")
    return translate("check", "The service did not let you in ({code}).").format(code=failure.code or failure.kind)


def _advice(step: CheckStep, failure: Failure) -> str:
    by_kind = {
        FailureKind.REFUSED: translate(
            "check", "Copy the key again, or ask for the role “Cognitive Services User” on the resource."
        ),
        FailureKind.NOT_OFFERED: translate("check", "Choose another model, or a resource in another region."),
        FailureKind.RATE_LIMITED: translate("check", "Wait a minute and check again."),
        FailureKind.UNTRUSTED_ENDPOINT: translate("check", "Tick “I trust this host” if you do."),
        FailureKind.REJECTED_SETTINGS: translate("check", "Choose another model or fewer options."),
        FailureKind.TLS: translate(
            "check", "If your company inspects connections, its certificate must be installed on this computer."
        ),
    }
    if failure.code == SIGN_IN:
        return translate("check", "See whether you are online, and whether a firewall or a proxy stands between.")
    by_step = {
        CheckStep.ADDRESS: translate("check", "Copy it from the Azure portal, under Keys and Endpoint."),
        CheckStep.NAME: translate("check", "Look for a typing error, and whether you are online or need a VPN."),
        CheckStep.REACH: translate("check", "A firewall may stand between, or a proxy is needed."),
        CheckStep.CREDENTIAL: translate("check", "Type the key, or sign in."),
        CheckStep.ACCEPTED: translate("check", "Check again in a moment."),
        CheckStep.SESSION: translate("check", "Check again in a moment."),
    }
    return by_kind.get(failure.kind) or by_step.get(step, "")
