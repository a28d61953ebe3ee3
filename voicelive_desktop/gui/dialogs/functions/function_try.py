"""Runs one function with arguments typed into a form made from its schema."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.functions import OfferedFunction
from voicelive_desktop.domain.facts.requests.about_functions import TryFunction
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.dialogs.functions.schema_form import SchemaForm
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import close_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.fitting_area import FittingArea
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.text_area import TextArea, code_area
from voicelive_desktop.gui.wording.built_in_words import function_name
from voicelive_desktop.gui.wording.call_words import description, indented, visible

WIDTH = 520
RESULT_HEIGHT = 140
LONGEST = 20_000  # characters of a result
LONGEST_ABOUT = 600  # characters


class FunctionTryDialog(Dialog):
    """The model hears nothing of it. Open it with `open()`."""

    def __init__(
        self, feed: StateFeed, intents: Intents, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed, self._intents, self._key = feed, intents, key
        function = next(
            (f for f in feed.state.hands.functions if f.key == key), None
        ) or OfferedFunction(key, "f")
        self.setObjectName("function_try_dialog")
        self.setWindowTitle(
            self.tr("Try “{name}”").format(name=function_name(visible(function.name)))
        )
        self._form = SchemaForm(function.parameters, function.name)
        self._words = plain_label()
        self._words.setObjectName("function_try_words")
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._result = self._build_result()
        self._run = push_button("function_run_button", self.tr("Run"))
        self._place(description(function, LONGEST_ABOUT))
        self.setMinimumWidth(WIDTH)
        (self._form.first or self._run).setFocus()
        self._run.clicked.connect(self._on_run)
        feed.changed.connect(self._on_state_changed)

    def _on_run(self) -> None:
        self._intents.wish(TryFunction(self._key, self._form.arguments()))

    def _on_state_changed(self, old: State, new: State) -> None:
        tried = new.hands.tried
        if tried is None or tried is old.hands.tried or tried.key != self._key:
            return
        self._run.setEnabled(tried.output is not None)
        if tried.output is None:
            self._words.setText(self.tr("Running…"))
            return
        if tried.ok:
            done = self.tr("Done in {n} ms")
        else:
            done = self.tr("Failed after {n} ms")
        self._words.setText(done.format(n=tried.ms))
        self._result.setPlainText(indented(tried.output[:LONGEST]))
        self._result.show()
        self._make_room()

    def _make_room(self) -> None:
        """Grow to what is in it. WORKAROUND Qt 6.11: a window's least height takes wrapped words
        for shorter than they are, and the buttons would lie over the result.
        """
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _build_result(self) -> TextArea:
        result = code_area("function_try_result", self.tr("Result"))
        result.setReadOnly(True)
        result.setFixedHeight(RESULT_HEIGHT)
        result.hide()
        return result

    def _place(self, description: str) -> None:
        about = plain_label(description)
        about.setProperty("tone", "second")
        about.setWordWrap(True)
        area = FittingArea(self._form, self)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields bring themselves into sight
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        for part in (about, area, self._words, self._result):
            layout.addWidget(part)
        layout.addLayout(dialog_buttons(close_button("function_try_close_button", self), self._run))
        about.setVisible(bool(description))
