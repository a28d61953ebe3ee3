"""What a person may type as the address of an Azure resource or of a proxy, and what is wrong with
it in words.
"""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain.words.addresses import AddressProblem, address_from, proxy_from
from voicelive_desktop.domain.words.quick_classes import dataclass

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class AddressRoot:
    """The root of an address, or why it is none; exactly one of the two is not empty."""

    root: str = ""
    problem: str = ""


def endpoint_from(typed: str) -> AddressRoot:
    """The rule of `domain.addresses`, with its problem in words."""
    address = address_from(typed)
    if address.problem is None:
        return AddressRoot(address.root, "")
    return AddressRoot(address.root, _words(address.problem))


def _words(problem: AddressProblem) -> str:
    match problem:
        case AddressProblem.EMPTY:
            return translate("endpoint", "Enter the address of your resource.")
        case AddressProblem.NOT_ONE:
            return translate(
                "endpoint", "This is not an address. It should look like {example}."
            ).format(example="https://NAME.services.ai.azure.com")
        case AddressProblem.PLAIN_HTTP:
            return translate(
                "endpoint", "Use https://. Plain http:// is allowed for this computer only."
            )
        case _:
            assert_never(problem)


def proxy_problem(typed: str) -> str:
    """Why this is no address of a proxy, "" when it is. Names and passwords would end up in the
    settings file.
    """
    proxy = proxy_from(typed)
    if proxy is None:
        return translate(
            "endpoint", "Enter the address of the proxy, for example http://proxy.example:8080."
        )
    if proxy.socks:
        return translate("endpoint", "SOCKS proxies are not supported. Enter an HTTP proxy.")
    if proxy.keeps_name:
        return translate(
            "endpoint",
            "A name or password cannot be saved here. Set them in the environment variable HTTPS_PROXY.",
        )
    return ""
