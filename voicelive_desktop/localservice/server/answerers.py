"""Who answers in place of the companion: a language model or a hosted agent, as the
command line says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from voicelive_desktop.localservice.protocol.event_lines import EventLines
from voicelive_desktop.localservice.server.service_options import ServiceOptions

if TYPE_CHECKING:
    from voicelive_desktop.localservice.companion.agent.http_agent import HttpAgent
    from voicelive_desktop.localservice.companion.openai_brain import OpenAiBrain


class Answerers:
    """At most one of them is there; what they do is told on ``stream``, without words."""

    def __init__(self, options: ServiceOptions, stream: TextIO) -> None:
        self.brain: OpenAiBrain | None = None
        self.agent: HttpAgent | None = None
        if options.brain is not None:
            from voicelive_desktop.localservice.companion.openai_brain import OpenAiBrain  # noqa: PLC0415 - if wanted

            self.brain = OpenAiBrain(options.brain, EventLines(stream, "brain").tell)
        if options.agent is not None:
            from voicelive_desktop.localservice.companion.agent.http_agent import HttpAgent  # noqa: PLC0415 - if wanted

            self.agent = HttpAgent(options.agent, EventLines(stream, "agent").tell)

    def start(self) -> None:
        """Begin to get ready, in the background."""
        for answerer in (self.brain, self.agent):
            if answerer is not None:
                answerer.start()

    async def close(self) -> None:
        """End everything that runs."""
        for answerer in (self.brain, self.agent):
            if answerer is not None:
                await answerer.close()
