"""What the local service says of a model or an agent that failed can be said in another language."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TypeGuard

import pytest

from voicelive_desktop.domain.words.companion_errors import ITS_OWN, SENTENCES, companion_error
from voicelive_desktop.domain.words.wording import Words
from voicelive_desktop.localservice.companion import brain_failures
from voicelive_desktop.localservice.companion.agent import agent_failures
from voicelive_desktop.localservice.protocol.wire_errors import WireError

HOST = "127.0.0.1:8088"
COMPANION = Path(brain_failures.__file__).parent


def told(problem: WireError) -> str:
    wire = problem.as_wire(None)
    return companion_error(str(wire["code"]), str(wire["message"]))


class Refused(Exception):  # noqa: N818 - as the package openai has it
    def __init__(self, status: int, said: str = "") -> None:
        super().__init__(said)
        self.status_code = status


class InStream(Exception):  # noqa: N818 - as the package openai has it
    body = "out of memory"


BRAIN = [
    brain_failures.no_answer(HOST),
    brain_failures.stalls(HOST),
    brain_failures.breaks_off(HOST),
    brain_failures.no_model(HOST),
    *(
        brain_failures.worded(Refused(status), HOST, "a 'b'", has_begun=False)
        for status in (401, 404, 429, 500)
    ),
    brain_failures.worded(Refused(400, "context length"), HOST, "m", has_begun=False),
    brain_failures.worded(OSError(), HOST, "m", has_begun=False),
    brain_failures.worded(ValueError(), HOST, "m", has_begun=False),
    brain_failures.worded(InStream(), HOST, "m", has_begun=True),
]
AGENT = [
    agent_failures.no_answer(HOST),
    agent_failures.stalls(HOST),
    agent_failures.empty(HOST),
    agent_failures.no_protocol(HOST),
    agent_failures.worded(OSError(), HOST, has_begun=True),
    agent_failures.worded(OSError(), HOST, has_begun=False),
    *(
        agent_failures.refused(HOST, 500, body)
        for body in ("", "No quota.", '{"detail": "It says: no\\nquota"}')
    ),
    *(agent_failures.no_endpoint(HOST, "responses", 404, body) for body in ("", "gone")),
    *(
        agent_failures.failed_itself(HOST, said)
        for said in ("", "The agent at x failed.", "{host} %s")
    ),
]


@pytest.mark.parametrize("problem", [*BRAIN, *AGENT], ids=lambda problem: str(problem)[:60])
def test_every_sentence_of_the_service_can_be_translated_and_reads_the_same(
    problem: WireError,
) -> None:
    words = told(problem)
    assert isinstance(words, Words)
    assert words == problem.as_wire(None)["message"]


def test_what_an_agent_says_itself_is_never_taken_for_a_sentence() -> None:
    words = told(agent_failures.refused(HOST, 500, "Der Agent ist müde. It says: nothing"))
    assert isinstance(words, Words)
    assert words.template == ITS_OWN.template
    assert words.values["said"] == "Der Agent ist müde. It says: nothing"


@pytest.mark.parametrize("code", ["", "server_error", "agent", "brain_unreachable", "agent_failed"])
def test_other_words_stay_as_they_are(code: str) -> None:
    assert not isinstance(companion_error(code, "Whatever happened."), Words)
    assert companion_error(code, "Whatever happened.") == "Whatever happened."


def test_the_cloud_may_say_the_same() -> None:
    same = "The agent at x failed."
    assert not isinstance(companion_error("server_error", same), Words)


def test_no_sentence_of_the_service_was_forgotten() -> None:
    """Every text given to `failed` there looks like one of the templates here."""
    here = {words.template for words in SENTENCES}
    for path in COMPANION.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if is_sentence(node):
                assert shape(node.args[0]) in {shapeless(template) for template in here}, (
                    ast.unparse(node)
                )


def is_sentence(node: ast.AST) -> TypeGuard[ast.Call]:
    if not isinstance(node, ast.Call) or ast.unparse(node.func) != "failed":
        return False
    return isinstance(node.args[0], ast.JoinedStr | ast.Constant)


def shape(text: ast.AST) -> str:
    """The fixed parts of an f-string, without what an agent said itself."""
    if isinstance(text, ast.Constant):
        return str(text.value)
    assert isinstance(text, ast.JoinedStr)
    parts = [str(part.value) if isinstance(part, ast.Constant) else "{}" for part in text.values]
    return "".join(parts).removesuffix("{}")


def shapeless(template: str) -> str:
    return "".join(
        "{}" if at % 2 else part for at, part in enumerate(template.replace("}", "{").split("{"))
    )
