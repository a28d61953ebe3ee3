"""The page of one's own hosted agent: where it is, what starts it, and whether Voice Live would
work with it.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.catalogue.models import AGENT_PROTOCOLS
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.agent_state import AgentChoice, AgentHealth, OwnAgent
from voicelive_desktop.domain.facts.requests.about_agent import (
    CancelAgentCheck,
    CheckAgent,
    StartAgent,
    StopAgent,
    WatchAgent,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import in_session
from voicelive_desktop.domain.settings.agent import USUAL_ADDRESS, agent_problem
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.gui.dialogs.agent_checks import AgentCheckList
from voicelive_desktop.gui.dialogs.file_dialogs import open_folder
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.theme.look import set_look
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import close_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.fitting_area import FittingArea
from voicelive_desktop.gui.theme.widgets.form_rows import FormRows
from voicelive_desktop.gui.theme.widgets.picker_combo import PickerCombo
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.text_area import code_area
from voicelive_desktop.gui.wording.agent_words import health_words, run_words
from voicelive_desktop.gui.wording.language import shown

WIDTH = 600
GAP = 10  # between the rows and their scroll bar
MOST_HEIGHT = 720
MARGIN = 80  # of the screen, for its title and what the desktop has at its edges
OUTPUT_HEIGHT = 110
ICON_SIZE = 16
_SIGNS = {
    AgentHealth.READY: ("ok", "ok"),
    AgentHealth.NOT_READY: ("wait", "attention"),
    AgentHealth.NO_READINESS: ("wait", "attention"),
    AgentHealth.UNREACHABLE: ("offline", "text_third"),
    AgentHealth.SILENT: ("offline", "text_third"),
}


class AgentDialog(Dialog):
    """Looks after the agent while it is open; what it started runs on. Show it with `show()`."""

    def __init__(
        self, feed: StateFeed, intents: Intents, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._intents = intents
        self._theme = theme
        self.setObjectName("agent_page")
        self.setWindowTitle(self.tr("My agent"))
        self._build_fields()
        self._build_program()
        self._checks = AgentCheckList(feed, theme)
        self._check_button = push_button("check_agent_button", self.tr("Check for Voice Live"))
        self._talk_button = push_button("talk_to_agent_button", self.tr("Talk to it"))
        self._close_button = close_button("close_agent_button", self)
        self._place()
        self._connect()
        self._on_address_changed()
        self._show(feed.state)
        self._intents.wish(WatchAgent(self._choice().url))
        self._url.setFocus()

    def _choice(self) -> AgentChoice:
        return AgentChoice(
            self._url.text().strip() or USUAL_ADDRESS,
            str(self._protocol.currentData(Qt.ItemDataRole.UserRole)),
            self._command.text().strip(),
            self._folder.text().strip(),
            self._sentence.text().strip(),
        )

    def _keep(self) -> None:
        """Remember what is filled in."""
        choice, settings = self._choice(), self._feed.state.settings
        wanted = {
            "agent_url": choice.url,
            "agent_protocol": choice.protocol,
            "agent_command": choice.command,
            "agent_folder": choice.folder,
        }
        if agent_problem(choice.url):
            del wanted["agent_url"]
        changed = {
            name: value for name, value in wanted.items() if getattr(settings, name) != value
        }
        if changed:
            self._intents.choose(changed)

    def _on_address_changed(self) -> None:
        problem = shown(agent_problem(self._url.text()))
        self._show_health(self._feed.state.access.agent)
        for button in (self._check_button, self._talk_button):
            button.setEnabled(not problem)
            button.setToolTip(problem)

    def _on_edited(self) -> None:
        before = self._feed.state.settings.agent_url
        self._keep()
        if self._choice().url != before:
            self._intents.wish(WatchAgent(self._choice().url))

    def _on_command_changed(self) -> None:
        self._show_program(self._feed.state.access.agent)

    def _on_folder_wanted(self) -> None:
        open_folder(self, self.tr("Your agent's folder"), self._on_folder_chosen)

    def _on_folder_chosen(self, folder: str) -> None:
        self._folder.setText(folder)
        self._keep()

    def _on_run(self) -> None:
        self._keep()
        if self._feed.state.access.agent.run.is_alive:
            self._intents.wish(StopAgent())
        else:
            self._intents.wish(StartAgent(self._choice()))

    def _on_check(self) -> None:
        self._keep()
        if self._feed.state.access.agent.checking:
            self._intents.wish(CancelAgentCheck())
        else:
            self._intents.wish(CheckAgent(self._choice()))

    def _on_talk(self) -> None:
        self._keep()
        state = self._feed.state
        self._intents.choose({"target": Target.AGENT})
        if in_session(state):
            self._intents.wish(ev.ReconnectRequested())
        else:
            self._intents.wish(ev.StartRequested())
        self.accept()

    def _on_finished(self) -> None:
        self._keep()
        self._intents.wish(WatchAgent(""))
        self._intents.wish(CancelAgentCheck())

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.access.agent is not new.access.agent:
            self._show(new)
        if old.access.agent.checking and not new.access.agent.checking:
            QTimer.singleShot(0, self, self._show_checks)

    def _show_checks(self) -> None:
        """Bring the list into sight, once it has its height."""
        self._area.ensureWidgetVisible(self._checks, 0, 0)

    def _on_theme_changed(self) -> None:
        self._show(self._feed.state)

    def _show(self, state: State) -> None:
        self._show_health(state.access.agent)
        self._show_program(state.access.agent)
        if state.access.agent.checking:
            text = self.tr("Stop the check")
        else:
            text = self.tr("Check for Voice Live")
        self._check_button.setText(text)
        self._check_button.setAccessibleName(text)

    def _show_health(self, agent: OwnAgent) -> None:
        problem = shown(agent_problem(self._url.text()))
        self._health.setText(problem or health_words(agent.health))
        if problem:
            set_look(self._health, "tone", "error")
        else:
            set_look(self._health, "tone", "second")
        name, token = _SIGNS.get(agent.health, ("", ""))
        has_sign = bool(name) and not problem
        self._health_sign.setVisible(has_sign)
        if has_sign:
            color = getattr(self._theme.tokens, token)
            self._health_sign.setPixmap(icons.icon(name, color).pixmap(QSize(ICON_SIZE, ICON_SIZE)))

    def _show_program(self, agent: OwnAgent) -> None:
        run = agent.run
        if run.is_alive:
            text = self.tr("Stop it")
        else:
            text = self.tr("Start it for me")
        self._run.setText(text)
        self._run.setAccessibleName(text)
        self._run.setEnabled(run.is_alive or bool(self._command.text().strip()))
        self._run_words.setText(run_words(run))
        self._run_words.setVisible(bool(self._run_words.text()))
        self._output.setVisible(bool(run.lines))
        lines = "\n".join(run.lines)
        if lines != self._output.toPlainText():
            bar = self._output.verticalScrollBar()
            is_at_end = bar.value() >= bar.maximum()
            self._output.setPlainText(lines)
            if is_at_end:
                bar.setValue(bar.maximum())

    def _place(self) -> None:
        form = FormRows()
        form.add_row(self.tr("Address"), self._url, self._health_row)
        form.add_row(self.tr("Protocol"), self._protocol)
        form.add_row(self.tr("Folder"), self._folder_row)
        form.add_row(self.tr("Start command"), self._command_row, self._run_words, self._output)
        form.add_row(self.tr("Test sentence"), self._sentence)
        inside = QWidget()
        inside.setObjectName("agent_rows")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, GAP, 0)
        rows.setSpacing(16)
        rows.addWidget(self._about)
        rows.addLayout(form)
        rows.addWidget(self._checks)
        rows.addStretch(1)
        self._area = FittingArea(inside, self)
        self._area.setObjectName("agent_scroll")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields bring themselves into sight
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24 - GAP, 20)
        layout.setSpacing(20)
        layout.addWidget(self._area, 1)
        buttons = dialog_buttons(self._close_button, self._talk_button, aside=(self._check_button,))
        buttons.setContentsMargins(0, 0, GAP, 0)
        layout.addLayout(buttons)
        self.setMinimumWidth(WIDTH)

    def _fit(self) -> None:
        """As high as the rows want, where the screen has room."""
        room = self.screen().availableGeometry().height() - MARGIN
        wanted = min(MOST_HEIGHT, room, self.sizeHint().height())
        if self.height() != wanted:
            self.resize(self.width(), wanted)

    def _connect(self) -> None:
        self._url.textChanged.connect(self._on_address_changed)
        self._url.editingFinished.connect(self._on_edited)
        self._protocol.activated.connect(self._on_edited)
        self._folder.editingFinished.connect(self._on_edited)
        self._command.editingFinished.connect(self._on_edited)
        self._command.textChanged.connect(self._on_command_changed)
        self._browse.clicked.connect(self._on_folder_wanted)
        self._run.clicked.connect(self._on_run)
        self._check_button.clicked.connect(self._on_check)
        self._talk_button.clicked.connect(self._on_talk)
        self._area.content_changed.connect(self._fit)
        self._feed.changed.connect(self._on_state_changed)
        self._theme.changed.connect(self._on_theme_changed)
        self.finished.connect(self._on_finished)

    def _build_fields(self) -> None:
        settings = self._feed.state.settings
        self._about = self._build_note("agent_about")
        self._about.setText(
            self.tr(
                "Talk to a hosted agent on this computer as Voice Live would, before you deploy it."
            )
        )
        self._url = self._build_line(
            "agent_url_edit", self.tr("Address of the agent"), settings.agent_url
        )
        self._url.setPlaceholderText(USUAL_ADDRESS)
        self._health, self._health_sign = self._build_note("agent_health"), plain_label()
        self._health_row = _row(self._health_sign, self._health)
        self._protocol = PickerCombo()
        self._protocol.setObjectName("agent_protocol_combo")
        self._protocol.setAccessibleName(self.tr("Protocol of the agent"))
        for choice in AGENT_PROTOCOLS:
            self._protocol.addItem(shown(choice.label), choice.value)
        row = self._protocol.findData(settings.agent_protocol, Qt.ItemDataRole.UserRole)
        self._protocol.setCurrentIndex(max(0, row))
        self._sentence = self._build_line("agent_sentence_edit", self.tr("Test sentence"), "")
        self._sentence.setPlaceholderText("Hello.")

    def _build_program(self) -> None:
        settings = self._feed.state.settings
        self._folder = self._build_line(
            "agent_folder_edit", self.tr("Folder of the agent"), settings.agent_folder
        )
        self._folder.setPlaceholderText(self.tr("Where agent.manifest.yaml is"))
        self._browse = push_button("agent_folder_button", self.tr("Browse…"))
        self._folder_row = _row(self._folder, self._browse)
        self._command = self._build_line(
            "agent_command_edit", self.tr("Start command"), settings.agent_command
        )
        self._command.setPlaceholderText("python main.py")
        self._run: QPushButton = push_button("agent_run_button", self.tr("Start it for me"))
        self._command_row = _row(self._command, self._run)
        self._run_words = self._build_note("agent_run_words")
        self._output = code_area("agent_output", self.tr("Output of the agent"))
        self._output.setReadOnly(True)
        self._output.setFixedHeight(OUTPUT_HEIGHT)

    def _build_line(self, name: str, label: str, text: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setObjectName(name)
        line.setAccessibleName(label)
        return line

    def _build_note(self, name: str) -> QLabel:
        label = plain_label()
        label.setObjectName(name)
        label.setProperty("tone", "second")
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return label


def _row(*parts: QWidget) -> QWidget:
    """Widgets beside each other."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for part in parts:
        layout.addWidget(part)
    row.setFocusProxy(parts[0])
    return row
