"""A hosted agent of the person's own: whether it is up, what its check found, and the program that
was started.
"""

from __future__ import annotations

from enum import StrEnum

from voicelive_desktop.domain.words.quick_classes import dataclass

MOST_LINES = 200  # of a started program's output
MOST_CHARACTERS = 500  # of one line


class AgentHealth(StrEnum):
    """What GET /readiness tells."""

    UNKNOWN = "unknown"
    READY = "ready"
    NO_READINESS = "no_readiness"  # somebody answers, but has no such endpoint
    NOT_READY = "not_ready"
    UNREACHABLE = "unreachable"
    SILENT = "silent"


class AgentCheck(StrEnum):
    """What the check looks at, in this order; the local service names them so."""

    READINESS = "readiness"
    ANSWER = "answer"
    STREAMING = "streaming"
    EVENT_NAMES = "event_names"
    ENDING = "ending"
    FIRST_DELTA = "first_delta"
    SPEAKABLE = "speakable"
    MANIFEST = "manifest"
    VERDICT = "verdict"


class AgentVerdict(StrEnum):
    """How one thing stands."""

    OK = "ok"
    PROBLEM = "problem"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class AgentFinding:
    """What the check found about one thing. `facts` are names, numbers and lists that belong into
    its sentence.
    """

    about: AgentCheck
    verdict: AgentVerdict
    facts: tuple[tuple[str, str], ...] = ()

    def fact(self, name: str) -> str:
        """The fact of this name, or ""."""
        return dict(self.facts).get(name, "")


class RunStatus(StrEnum):
    """How the program stands that was started for the person."""

    NONE = "none"
    RUNNING = "running"
    STOPPING = "stopping"
    STOPPED = "stopped"  # because it was asked to
    ENDED = "ended"
    FAILED = "failed"  # it could not be started


@dataclass(frozen=True, slots=True)
class AgentRun:
    """A program that was started, and the newest lines it wrote. `code` is its exit code, or why it
    did not start.
    """

    status: RunStatus = RunStatus.NONE
    lines: tuple[str, ...] = ()
    code: str = ""

    @property
    def is_alive(self) -> bool:
        """Whether it may still be stopped."""
        return self.status in {RunStatus.RUNNING, RunStatus.STOPPING}


@dataclass(frozen=True, slots=True)
class OwnAgent:
    """All that is known of the agent. `failed`: the check itself could not be run."""

    health: AgentHealth = AgentHealth.UNKNOWN
    checking: bool = False
    failed: bool = False
    findings: tuple[AgentFinding, ...] = ()
    run: AgentRun = AgentRun()


@dataclass(frozen=True, slots=True)
class AgentChoice:
    """What the page was filled in with."""

    url: str
    protocol: str
    command: str = ""
    folder: str = ""
    sentence: str = ""
