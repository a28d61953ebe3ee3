"""What of a model's text is for the person: the parts between ``<think>`` tags are not."""

from __future__ import annotations

import re

from voicelive_desktop.localservice.protocol.client_messages import whole_text

_OPEN = re.compile(r"<(think|thinking|reasoning)>", re.IGNORECASE)
_CLOSE = re.compile(r"</(think|thinking|reasoning)>\s*", re.IGNORECASE)
# May become a tag with the next piece, or, as the first half of one, a character: some servers cut
# those in two.
_UNFINISHED = re.compile("<[/a-z]{0,10}$|[\ud800-\udbff]$", re.IGNORECASE)


class VisibleText:
    """Takes the text piece by piece and returns what is visible of it, as early as that is certain."""

    def __init__(self) -> None:
        self._waiting = ""
        self._is_thinking = False
        self._has_begun = False

    def push(self, text: str) -> str:
        """Return the visible text that is certain by now."""
        self._waiting += text
        visible = []
        while True:
            found = (_CLOSE if self._is_thinking else _OPEN).search(self._waiting)
            if found is None:
                break
            if not self._is_thinking:
                visible.append(self._waiting[: found.start()])
            self._waiting = self._waiting[found.end() :]
            self._is_thinking = not self._is_thinking
        held = _UNFINISHED.search(self._waiting)
        if held is None:
            cut = len(self._waiting)
        else:
            cut = held.start()
        if not self._is_thinking:
            visible.append(self._waiting[:cut])
        self._waiting = self._waiting[cut:]
        return self._begun("".join(visible))

    def finish(self) -> str:
        """Return the rest."""
        rest, self._waiting = self._waiting, ""
        if self._is_thinking:
            return ""
        return self._begun(rest)

    def _begun(self, text: str) -> str:
        """Leave out what stands before the first word: blanks, and the end of thoughts whose begin
        was not sent.
        """
        text = _CLOSE.sub("", whole_text(text))
        if not self._has_begun:
            text = text.lstrip()
        self._has_begun = self._has_begun or bool(text)
        return text
