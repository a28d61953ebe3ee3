"""What Voice Live would stumble over in one's own agent, one finding under the other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.agent_state import AgentCheck, AgentVerdict, OwnAgent
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.theme.look import set_look
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.wording.agent_words import finding_words, report, verdict_words

ICON_SIZE = 16
_SIGNS = {
    AgentVerdict.OK: ("ok", "ok"),
    AgentVerdict.PROBLEM: ("error", "error"),
    AgentVerdict.SKIPPED: ("wait", "text_third"),
}


class AgentCheckList(QFrame):
    """Follows `state.agent`; has no height while nothing was checked."""

    def __init__(self, feed: StateFeed, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._theme = theme
        self.setObjectName("agent_check_list")
        self._verdict = plain_label()
        self._verdict.setObjectName("agent_verdict")
        self._verdict.setWordWrap(True)
        self._copy = push_button("copy_agent_check_button", self.tr("Copy the result"))
        self._copy.setProperty("kind", "link")
        self._copy.clicked.connect(self._on_copy)
        shown = [check for check in AgentCheck if check is not AgentCheck.VERDICT]
        self._rows = {check: (plain_label(), self._build_words(check)) for check in shown}
        self._place()
        feed.changed.connect(self._on_state_changed)
        theme.changed.connect(self._on_theme_changed)
        self._show(feed.state.access.agent)

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.access.agent is not new.access.agent:
            self._show(new.access.agent)

    def _on_theme_changed(self) -> None:
        self._show(self._feed.state.access.agent)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(report(self._feed.state.access.agent))

    def _show(self, agent: OwnAgent) -> None:
        words = verdict_words(agent)
        self.setVisible(bool(words))
        self._verdict.setText(words)
        is_good = any(
            f.about is AgentCheck.VERDICT and f.verdict is AgentVerdict.OK for f in agent.findings
        )
        if is_good:
            set_look(self._verdict, "tone", "good")
        else:
            set_look(self._verdict, "tone", "title")
        self._copy.setVisible(bool(agent.findings) and not agent.checking)
        found = {finding.about: finding for finding in agent.findings}
        for check, (sign, label) in self._rows.items():
            finding = found.get(check)
            sign.setVisible(finding is not None)
            label.setVisible(finding is not None)
            if finding is None:
                continue
            label.setText(finding_words(finding))
            name, token = _SIGNS[finding.verdict]
            color = getattr(self._theme.tokens, token)
            sign.setPixmap(icons.icon(name, color).pixmap(QSize(ICON_SIZE, ICON_SIZE)))

    def _place(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._verdict, 1)
        head.addWidget(self._copy)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, (sign, words) in enumerate(self._rows.values()):
            grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(grid)

    def _build_words(self, check: AgentCheck) -> QLabel:
        label = plain_label()
        label.setObjectName(f"agent_check_{check.value}")
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
