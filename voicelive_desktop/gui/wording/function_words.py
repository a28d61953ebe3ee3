"""The words for functions and MCP servers on their page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain.catalogue.models import takes_servers
from voicelive_desktop.domain.facts.functions import (
    Consent,
    McpServerRow,
    OfferedFunction,
    Origin,
    ServerStatus,
)
from voicelive_desktop.gui.wording.call_words import visible
from voicelive_desktop.gui.wording.language import shown

translate = QCoreApplication.translate


def consent_words() -> tuple[tuple[Consent, str], ...]:
    """The choices, in their order."""
    return (
        (Consent.ASK, translate("functions", "Ask every time")),
        (Consent.ONCE, translate("functions", "Ask once per conversation")),
        (Consent.ALWAYS, translate("functions", "Always allow")),
        (Consent.NEVER, translate("functions", "Never allow")),
    )


def consent_word(function: OfferedFunction) -> str:
    """What holds for this function."""
    if is_answered(function):
        return translate("functions", "You answer each call")
    return dict(consent_words())[function.consent]


def is_answered(function: OfferedFunction) -> bool:
    """Whether the person answers each call, and by that allows it."""
    return function.by_person and function.consent is not Consent.NEVER


def origin_words(function: OfferedFunction) -> str:
    """Where a function comes from."""
    match function.origin:
        case Origin.BUILT_IN:
            return translate("functions", "Built in")
        case Origin.OWN:
            return translate("functions", "Your own")
        case Origin.GIVEN:
            return translate("functions", "This run only: {file}").format(
                file=visible(function.source)
            )
        case Origin.SERVER:
            return visible(function.source)
        case Origin.SERVICE:
            return translate("functions", "{server}, called by the service").format(
                server=visible(function.source)
            )


def approval_words(approval: str) -> str:
    """Whether a call of the service asks first."""
    return {
        "always": translate("functions", "Each call asks you first."),
        "never": translate("functions", "Its calls do not ask you."),
    }.get(approval, translate("functions", "Some of its calls ask you first."))


def function_state(function: OfferedFunction) -> str:
    """Whether it can be used, and why not."""
    if function.problem:
        return shown(function.problem)
    if not function.on or function.consent is Consent.NEVER:
        return translate("functions", "Off")
    return translate("functions", "On")


def server_state(server: McpServerRow, model: str = "") -> str:
    """How a server is, with the reason where it failed, or cannot be used with this model."""
    if server.status is ServerStatus.SERVICE and not takes_servers(model):
        text = translate("functions", "Not used: the service doesn't call servers for {model}")
        return text.format(model=visible(model))
    match server.status:
        case ServerStatus.OFF:
            return translate("functions", "Off")
        case ServerStatus.UNCONFIRMED:
            return translate("functions", "Not started yet: turn it on to see what it runs")
        case ServerStatus.STARTING:
            return translate("functions", "Starting…")
        case ServerStatus.SIGN_IN:
            return translate("functions", "Waiting for your sign-in in the browser")
        case ServerStatus.CONNECTED:
            return _connected(server)
        case ServerStatus.FAILED:
            return translate("functions", "Failed: {reason}").format(
                reason=visible(shown(server.reason))
            )
        case ServerStatus.SERVICE:
            return _served(server)


def _served(server: McpServerRow) -> str:
    if server.reason:
        text = translate("functions", "The service cannot use it: {reason}")
        return text.format(reason=visible(shown(server.reason)))
    if not server.tools:
        return translate("functions", "On: the service calls it in a conversation")
    return translate("functions", "The service found {n} functions").format(n=server.tools)


def _connected(server: McpServerRow) -> str:
    if server.listed > server.tools:
        text = translate("functions", "Connected: the first {n} of {total} functions")
        return text.format(n=server.tools, total=server.listed)
    return translate("functions", "Connected: {n} functions").format(n=server.tools)
