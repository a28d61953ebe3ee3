"""What "Details" shows of a failure: the service's code, words and request id, and what
it is about.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain.facts.device_list import label_of
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.gui.wording.language import shown

translate = QCoreApplication.translate

# Kinds whose code is the service's own word. The codes of others, unless they are numbers, are for
# our own logic.
_CODE_IS_THE_SERVICE_S = frozenset(
    {
        FailureKind.SERVICE_ERROR,
        FailureKind.REJECTED_SETTINGS,
        FailureKind.RATE_LIMITED,
        FailureKind.QUOTA,
        FailureKind.NOT_OFFERED,
        FailureKind.SESSION_ENDED,
        FailureKind.BAD_MESSAGE,
        FailureKind.UNKNOWN,
    }
)
_ADDRESSES = frozenset({FailureKind.BAD_ENDPOINT, FailureKind.WRONG_PATH, FailureKind.NO_ENDPOINT})
_FIELDS = frozenset({FailureKind.SERVICE_ERROR, FailureKind.REJECTED_SETTINGS})


def details(failure: Failure) -> str:
    """One fact a line; "" when there is no more to know than the sentence says."""
    code, message = _code(failure), shown(failure.message)
    if not (code or message or failure.request_id):
        return ""
    lines = (
        (translate("problems", "Code"), code),
        (translate("problems", "Message"), message),
        (_about(failure), label_of(failure.subject) if failure.kind.is_sound else failure.subject),
        (translate("problems", "Request"), failure.request_id),
    )
    return "\n".join(f"{label}: {value}" for label, value in lines if value)


def _code(failure: Failure) -> str:
    is_number = failure.code.isdigit()
    if is_number or failure.kind in _CODE_IS_THE_SERVICE_S:
        code = failure.code
    else:
        code = ""
    if code and failure.service_code:
        return f"{code} ({failure.service_code})"
    return code or failure.service_code


def _about(failure: Failure) -> str:
    """What the subject of the failure is, in a word."""
    kind = failure.kind
    if kind is FailureKind.NOT_OFFERED:
        return translate("problems", "Model")
    if kind.is_of_proxy:
        return translate("problems", "Proxy")
    if kind.is_sound:
        return translate("problems", "Device")
    if kind in _ADDRESSES:
        return translate("problems", "Address")
    if kind in _FIELDS and not failure.code.isdigit():
        return translate("problems", "Field")
    return translate("problems", "Host")
