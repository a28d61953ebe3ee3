"""One's own hosted agent in words: whether it is up, what its check found, what mends it, how its
program runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication

from voicelive_desktop.domain.facts.agent_state import (
    AgentCheck,
    AgentFinding,
    AgentHealth,
    AgentRun,
    AgentVerdict,
    OwnAgent,
    RunStatus,
)
from voicelive_desktop.gui.wording.language import decimal

translate = QCoreApplication.translate

# names, which no language changes
PROTOCOLS = {"responses": "Responses", "invocations": "Invocations"}


def health_words(health: AgentHealth) -> str:
    """Whether it is up."""
    return {
        AgentHealth.UNKNOWN: "",
        AgentHealth.READY: translate("agent", "Your agent is running."),
        AgentHealth.NO_READINESS: translate("agent", "Something answers, but not GET /readiness."),
        AgentHealth.NOT_READY: translate("agent", "Your agent is starting."),
        AgentHealth.UNREACHABLE: translate(
            "agent", "Nothing answers at this address. Start your agent."
        ),
        AgentHealth.SILENT: translate(
            "agent", "Something listens at this address but doesn't answer."
        ),
    }[health]


def run_words(run: AgentRun) -> str:
    """How the started program stands."""
    text = {
        RunStatus.NONE: "",
        RunStatus.RUNNING: translate("agent", "Running."),
        RunStatus.STOPPING: translate("agent", "Stopping…"),
        RunStatus.STOPPED: translate("agent", "Stopped."),
        RunStatus.ENDED: translate("agent", "It ended with exit code {code}."),
        RunStatus.FAILED: translate("agent", "It could not be started: {code}."),
    }[run.status]
    return text.format(code=run.code)


def verdict_words(agent: OwnAgent) -> str:
    """What the whole check comes to."""
    if agent.checking:
        return translate("agent", "Checking…")
    if agent.failed:
        return translate("agent", "The check did not finish. Try again.")
    verdict = next(
        (found.verdict for found in agent.findings if found.about is AgentCheck.VERDICT), None
    )
    problems = sum(found.verdict is AgentVerdict.PROBLEM for found in _shown(agent.findings))
    match verdict:
        case AgentVerdict.OK:
            return translate("agent", "Ready for Voice Live")
        case AgentVerdict.PROBLEM if problems == 1:
            return translate("agent", "One thing to fix")
        case AgentVerdict.PROBLEM:
            return translate("agent", "{n} things to fix").format(n=problems)
        case AgentVerdict.SKIPPED:
            return translate("agent", "Almost ready: some checks are missing")
        case _:
            return ""


def finding_words(found: AgentFinding) -> str:
    """One finding in a sentence; of a problem also what mends it."""
    words = _WORDS[found.about]
    if found.verdict is AgentVerdict.OK:
        return words.good(found)
    if found.verdict is AgentVerdict.SKIPPED and found.about is not AgentCheck.MANIFEST:
        return words.skipped()
    return words.bad(found)


def report(agent: OwnAgent) -> str:
    """The whole list as text."""
    lines = [f"{found.verdict.value}: {finding_words(found)}" for found in _shown(agent.findings)]
    return "\n".join([verdict_words(agent), *lines])


def _shown(findings: Iterable[AgentFinding]) -> list[AgentFinding]:
    return [found for found in findings if found.about is not AgentCheck.VERDICT]


class _Words:
    """The sentences of one check."""

    def __init__(
        self,
        good: Callable[[AgentFinding], str],
        bad: Callable[[AgentFinding], str],
        skipped: Callable[[], str],
    ) -> None:
        self.good = good
        self.bad = bad
        self.skipped = skipped


def _seconds(found: AgentFinding) -> str:
    return decimal(int(found.fact("ms") or 0) / 1000, 1)


def _says(found: AgentFinding) -> str:
    said = found.fact("says")
    if said:
        return " " + translate("agent", "It says: {words}").format(words=said)
    return ""


def _not_ready(found: AgentFinding) -> str:
    text = {
        "unreachable": translate("agent", "Nothing answers at this address. Start your agent."),
        "silent": translate("agent", "Something listens at this address but doesn't answer."),
        "not_ready": translate(
            "agent", "GET /readiness answers {status}. Voice Live waits until it is 200."
        ),
        "no_endpoint": translate(
            "agent", "GET /readiness answers {status}. Add it, so that Foundry sees your agent."
        ),
    }[found.fact("why")]
    return text.format(status=found.fact("status"))


def _answers(found: AgentFinding) -> str:
    text = translate("agent", "It answers by the {protocol} protocol.")
    return text.format(protocol=PROTOCOLS.get(found.fact("protocol"), ""))


def _does_not_answer(found: AgentFinding) -> str:
    text = {
        "no_endpoint": translate(
            "agent", "There is no endpoint for this protocol (HTTP {status})."
        ),
        "refused": translate("agent", "It refused the turn (HTTP {status})."),
        "failed": translate("agent", "It reported a failure."),
        "closed": translate("agent", "The connection broke before the answer was complete."),
        "endless": translate("agent", "The answer never ended."),
        "silent": translate("agent", "No answer came."),
    }[found.fact("why")]
    return text.format(status=found.fact("status")) + _says(found)


def _wrong_names(found: AgentFinding) -> str:
    if not found.fact("names"):
        return translate("agent", "No event came. Send the words as “{expected}”.").format(
            expected=found.fact("expected")
        )
    if found.fact("spoke") == "True":
        text = translate(
            "agent", "These events look like speech but aren't spoken: {names}. Use “{expected}”."
        )
    else:
        text = translate(
            "agent", "Nothing would be spoken. It sent {names}; send the words as “{expected}”."
        )
    return text.format(names=found.fact("names"), expected=found.fact("expected"))


def _unspeakable(found: AgentFinding) -> str:
    names = {
        "nothing": translate("agent", "no word to speak"),
        "code": translate("agent", "code"),
        "table": translate("agent", "a table"),
        "address": translate("agent", "web addresses"),
        "markup": translate("agent", "HTML"),
        "marks": translate("agent", "Markdown"),
        "emoji": translate("agent", "emoji"),
    }
    kinds = ", ".join(names.get(kind, kind) for kind in found.fact("kinds").split(", "))
    return translate("agent", "Its text doesn't sound good read aloud: {kinds}.").format(
        kinds=kinds
    )


def _manifest_good(found: AgentFinding) -> str:
    if found.fact("why") == "not_needed":
        return translate("agent", "The Responses protocol needs no entry in the manifest.")
    return translate("agent", 'The manifest says voiceLiveCompatible: "true".')


def _manifest_bad(found: AgentFinding) -> str:
    why = {
        "no_folder": translate("agent", "Choose your agent's folder to have its manifest checked."),
        "no_file": translate(
            "agent", 'There is no {file} in the folder. Add one with voiceLiveCompatible: "true".'
        ),
        "not_said": translate(
            "agent", 'Add voiceLiveCompatible: "true" to the metadata in {file}.'
        ),
        "no_text": translate(
            "agent", 'Put true in quotation marks in {file}: voiceLiveCompatible: "true".'
        ),
        "not_true": translate("agent", 'Set voiceLiveCompatible: "true" in {file}.'),
    }
    words = why.get(found.fact("why"))
    if words:
        return words.format(file=found.fact("file"))
    return translate("agent", "The manifest was not checked.")


def _quoted(name: str) -> str:
    return translate("agent", "“{name}”").format(name=name)


def _missing_end(found: AgentFinding) -> str:
    text = translate("agent", "The end of the answer is missing. Send {names}.")
    return text.format(names=", ".join(_quoted(name) for name in found.fact("missing").split(", ")))


_WORDS = {
    AgentCheck.READINESS: _Words(
        lambda _f: translate("agent", "GET /readiness answers 200."),
        _not_ready,
        lambda: translate("agent", "Readiness was not checked."),
    ),
    AgentCheck.ANSWER: _Words(
        _answers, _does_not_answer, lambda: translate("agent", "No turn was sent.")
    ),
    AgentCheck.STREAMING: _Words(
        lambda _f: translate("agent", "The answer is streamed."),
        lambda _f: translate(
            "agent", "The answer comes in one piece. Stream it as text/event-stream."
        ),
        lambda: translate("agent", "Streaming was not checked."),
    ),
    AgentCheck.EVENT_NAMES: _Words(
        lambda _f: translate("agent", "All events have the right names."),
        _wrong_names,
        lambda: translate("agent", "Event names were not checked."),
    ),
    AgentCheck.ENDING: _Words(
        lambda _f: translate("agent", "The answer ends as it should."),
        _missing_end,
        lambda: translate("agent", "The end of the answer was not checked."),
    ),
    AgentCheck.FIRST_DELTA: _Words(
        lambda f: translate("agent", "The first words come after {s} s.").format(s=_seconds(f)),
        lambda f: translate("agent", "The first words come after {s} s. Aim for under 3 s.").format(
            s=_seconds(f)
        ),
        lambda: translate("agent", "The time to the first words was not checked."),
    ),
    AgentCheck.SPEAKABLE: _Words(
        lambda _f: translate("agent", "Its text can be spoken."),
        _unspeakable,
        lambda: translate("agent", "The text was not checked."),
    ),
    AgentCheck.MANIFEST: _Words(_manifest_good, _manifest_bad, lambda: ""),
    AgentCheck.VERDICT: _Words(lambda _f: "", lambda _f: "", lambda: ""),
}
