"""Makes and edits a function of the person's own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.facts.functions import (
    PERSON_LIMIT_S,
    USUAL_LIMIT_S,
    AnsweredBy,
    Consent,
)
from voicelive_desktop.domain.facts.requests.about_functions import KeepSecret, SaveFunction
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.encodings import json_fields
from voicelive_desktop.gui.dialogs.functions.secret_fields import SecretFields
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import cancel_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.fitting_area import FittingArea
from voicelive_desktop.gui.theme.widgets.form_rows import FormRows
from voicelive_desktop.gui.theme.widgets.picker_combo import PickerCombo
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.text_area import TextArea, code_area
from voicelive_desktop.gui.wording.function_words import consent_words
from voicelive_desktop.gui.wording.language import shown

SIZE = (600, 530)
TEXT_HEIGHT = 96
EXAMPLE = 60  # characters of what was typed
FRAME = 48  # what the system draws around a window
KINDS = tuple(AnsweredBy)
_SCHEMA = '{\n  "type": "object",\n  "properties": {},\n  "required": []\n}'
_URL = '{\n  "method": "GET",\n  "url": "https://example.org/{place}"\n}'


class FunctionEditor(Dialog):
    """`key`: the function that is edited; "": a new one. Open it with `open()`."""

    def __init__(
        self, feed: StateFeed, intents: Intents, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed, self._intents, self._key = feed, intents, key
        self._texts = dict.fromkeys(AnsweredBy, "")
        self._texts |= {AnsweredBy.FIXED: "Done.", AnsweredBy.HTTP: _URL}
        self._kind_shown = AnsweredBy.FIXED
        self._unread: dict[str, str] = {}  # fields that hold no JSON, and why
        self.setObjectName("function_editor")
        if key:
            self.setWindowTitle(self.tr("Edit function"))
        else:
            self.setWindowTitle(self.tr("Add function"))
        self._build_fields()
        self._save = push_button("function_save_button", self.tr("Save"))
        self._place()
        self._fill(self._written())
        self._show_kind()
        self._kind.activated.connect(self._on_kind_chosen)
        self._answer.textChanged.connect(self._on_answer_changed)
        self._save.clicked.connect(self._on_save)
        feed.changed.connect(self._on_state_changed)
        self.resize(*SIZE)
        self._name.setFocus()

    def _written(self) -> Mapping[str, Any]:
        function = next((f for f in self._feed.state.hands.functions if f.key == self._key), None)
        said = {} if function is None else json_fields(function.written)
        if function is not None and said:
            said["consent"] = function.consent.value
        return said

    def _fill(self, said: Mapping[str, Any]) -> None:
        self._name.setText(str(said.get("name", "")))
        self._description.setText(str(said.get("description", "")))
        schema = said.get("parameters")
        if schema is None:
            self._parameters.setPlainText(_SCHEMA)
        else:
            self._parameters.setPlainText(json.dumps(schema, indent=2, ensure_ascii=False))
        self._limit.setValue(float(said.get("timeout_s", USUAL_LIMIT_S)))
        consents = [consent.value for consent, _ in consent_words()]
        self._consent.setCurrentIndex(consents.index(said.get("consent", Consent.ASK.value)))
        for name, content in (said.get("answer") or {}).items():
            kind = AnsweredBy(name)
            if kind is AnsweredBy.COMMAND:
                self._texts[kind] = "\n".join(content)
            elif (
                kind is AnsweredBy.FIXED and isinstance(content, str) and _fixed(content) == content
            ):
                self._texts[kind] = content
            elif kind is not AnsweredBy.PERSON:
                self._texts[kind] = json.dumps(content, indent=2, ensure_ascii=False)
            self._kind.setCurrentIndex(KINDS.index(kind))
            self._kind_shown = kind
        self._answer.setPlainText(self._texts[self._kind_shown])

    def _on_kind_chosen(self) -> None:
        self._show_kind()
        self._follow_usual_limit()

    def _show_kind(self) -> None:
        self._texts[self._kind_shown] = self._answer.toPlainText()
        self._kind_shown = KINDS[self._kind.currentIndex()]
        self._answer.setPlainText(self._texts[self._kind_shown])
        notes = {
            AnsweredBy.FIXED: self.tr(
                "Plain text, such as sunny, or JSON, such as {example}."
            ).format(example='{"ok": true}'),
            AnsweredBy.COMMAND: self.tr(
                "The program and its arguments, one per line. It gets the function's "
                "arguments as JSON on standard input; what it prints is the answer."
            ),
            AnsweredBy.HTTP: self.tr(
                "{name} stands for an argument, ${NAME} in a header for a secret."
            ),
            AnsweredBy.PERSON: self.tr(
                "You answer in a card, as if you were the function. If the time limit passes first, the assistant is "
                "told that nobody answered."
            ),
        }
        self._note.setText(notes[self._kind_shown])
        is_program = self._kind_shown is not AnsweredBy.PERSON
        self._answer.setVisible(is_program)
        # Who answers each call allows it by that.
        is_never = self._consent.currentData() == Consent.NEVER.value
        self._form.show_row(self._consent, is_program or is_never)
        self._on_answer_changed()

    def _follow_usual_limit(self) -> None:
        """A person is given more time than a program, unless somebody chose a time."""
        if self._limit.value() in {PERSON_LIMIT_S, USUAL_LIMIT_S}:
            if self._kind_shown is AnsweredBy.PERSON:
                self._limit.setValue(PERSON_LIMIT_S)
            else:
                self._limit.setValue(USUAL_LIMIT_S)

    def _on_answer_changed(self) -> None:
        if self._kind_shown is AnsweredBy.HTTP:
            self._secrets.follow(self._answer.toPlainText())
        else:
            self._secrets.follow("")

    def _on_save(self) -> None:
        self._texts[self._kind_shown] = self._answer.toPlainText()
        self._unread = {}
        said = {
            "name": self._name.text().strip(),
            "description": self._description.text().strip(),
            "parameters": self._read("parameters", self._schema),
            "timeout_s": self._limit.value(),
            "consent": consent_words()[self._consent.currentIndex()][0].value,
            "answer": self._read("answer", self._content),
        }
        for name, value in () if self._unread else self._secrets.typed():
            self._intents.wish(KeepSecret(name, value))
        text = json.dumps(said, ensure_ascii=False)
        self._intents.wish(SaveFunction(text, self._key, tuple(self._unread)))

    def _read(self, field: str, read: Callable[[], Any]) -> Any:
        """What a field holds; that one makes no sense is told when the others have been looked at."""
        try:
            return read()
        except json.JSONDecodeError as error:
            told = self.tr("This is not JSON (line {line}, column {column}).")
            self._unread[field] = told.format(line=error.lineno, column=error.colno)
        except (ValueError, RecursionError):
            self._unread[field] = self.tr("This JSON cannot be read: it is too large or too deep.")
        if field == "answer" and self._kind_shown is AnsweredBy.FIXED:
            meant = json.dumps(self._texts[AnsweredBy.FIXED].strip()[:EXAMPLE], ensure_ascii=False)
            example = self.tr("If it is meant as text, write it as {example}.")
            self._unread[field] += " " + example.format(example=meant)
        return None

    def _schema(self) -> Any:
        return json.loads(self._parameters.toPlainText() or "{}")

    def _content(self) -> dict[str, Any]:
        text = self._texts[self._kind_shown]
        read: dict[str, Callable[[], Any]] = {
            AnsweredBy.FIXED: lambda: _fixed(text),
            AnsweredBy.COMMAND: lambda: [line for line in text.split("\n") if line.strip()],
            AnsweredBy.HTTP: lambda: json.loads(text),
            AnsweredBy.PERSON: lambda: True,
        }
        return {self._kind_shown: read[self._kind_shown]()}

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.hands.saved is new.hands.saved:
            return
        saved = new.hands.saved
        told = {wrong.field: shown(wrong.problem) for wrong in saved.fields} | self._unread
        if saved.problem or told:
            self._complain(shown(saved.problem), told)
        else:
            self.accept()

    def _complain(self, text: str, at: Mapping[str, str]) -> None:
        """Tell each mistake at its field, and what has none at the end; go to the first."""
        for name, (_, words) in self._problems.items():
            words.setText(at.get(name, ""))
            words.setVisible(name in at)
        elsewhere = [problem for name, problem in at.items() if name not in self._problems]
        self._complain_below("\n".join(part for part in (text, *elsewhere) if part))
        wrong = next((field for name, (field, _) in self._problems.items() if name in at), None)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)

    def _complain_below(self, text: str) -> None:
        before = 0 if self._words.isHidden() else self._words.height()
        self._words.setText(text)
        self._words.setVisible(bool(text))
        if not text:
            return
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        room = self._words.heightForWidth(width) + layout.spacing()
        height = self.height() + max(0, room - before)
        self.resize(self.width(), min(height, self.screen().availableSize().height() - FRAME))

    def _build_fields(self) -> None:
        self._name = self._line("function_name_edit", self.tr("Name"), "add_to_list")
        self._description = self._line("function_description_edit", self.tr("Description"), "")
        self._parameters = self._area(
            "function_parameters_edit", self.tr("Parameters (JSON schema)")
        )
        self._limit = QDoubleSpinBox()
        self._limit.setObjectName("function_limit_spin")
        self._limit.setAccessibleName(self.tr("Time limit"))
        self._limit.setRange(0.1, 600.0)
        self._limit.setDecimals(1)
        self._limit.setSuffix(" s")
        self._limit.lineEdit().setTextMargins(6, 0, 0, 0)
        self._consent = self._combo("function_editor_consent_combo", self.tr("Consent"))
        for consent, words in consent_words():
            self._consent.addItem(words, consent.value)
        self._kind = self._combo("function_kind_combo", self.tr("Answered by"))
        kinds = (
            self.tr("A fixed answer"),
            self.tr("A command"),
            self.tr("A web address"),
            self.tr("Me"),
        )
        for kind, words in zip(KINDS, kinds, strict=True):
            self._kind.addItem(words, kind)
        self._answer = self._area("function_answer_edit", self.tr("Answer"))
        self._secrets = SecretFields()
        self._note = plain_label()
        self._note.setProperty("tone", "second")
        self._note.setWordWrap(True)
        self._words = self._error("function_editor_words")
        fields = {"name": self._name, "parameters": self._parameters, "answer": self._answer}
        self._problems: dict[str, tuple[QWidget, QLabel]] = {
            name: (field, self._error(f"function_{name}_words")) for name, field in fields.items()
        }

    def _error(self, name: str) -> QLabel:
        words = plain_label()
        words.setObjectName(name)
        words.setProperty("tone", "error")
        words.setWordWrap(True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words.hide()
        return words

    def _line(self, name: str, label: str, example: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setAccessibleName(label)
        line.setPlaceholderText(example)
        return line

    def _area(self, name: str, label: str) -> TextArea:
        area = code_area(name, label)
        area.setFixedHeight(TEXT_HEIGHT)
        return area

    def _combo(self, name: str, label: str) -> PickerCombo:
        combo = PickerCombo()
        combo.setObjectName(name)
        combo.setAccessibleName(label)
        return combo

    def _place(self) -> None:
        form = self._form = FormRows()
        name, parameters, answer = (words for _, words in self._problems.values())
        form.add_row(self.tr("Name"), self._name, name)
        form.add_row(self.tr("Description"), self._description)
        form.add_row(self.tr("Parameters"), self._parameters, parameters)
        answered = (self._note, self._answer, answer, self._secrets)
        form.add_row(self.tr("Answered by"), self._kind, *answered)
        form.add_row(self.tr("Time limit"), self._limit)
        form.add_row(self.tr("Consent"), self._consent)
        inside = QWidget()
        beneath = QVBoxLayout(inside)
        beneath.setContentsMargins(0, 0, 0, 0)
        beneath.addLayout(form)
        beneath.addStretch(1)  # rows stay together where one of them is hidden
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        area = FittingArea(inside, self)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields bring themselves into sight
        layout.addWidget(area, 1)
        layout.addWidget(self._words)
        layout.addLayout(
            dialog_buttons(cancel_button("function_cancel_button", self), self._save, enter=False)
        )


def _fixed(text: str) -> Any:
    """Return the answer as JSON; what looks like none is meant as it stands.

    Raises:
        ValueError: it begins as an object or a list of JSON does, and is not.
    """
    try:
        return json.loads(text)
    except ValueError:
        if text.lstrip()[:1] in {"{", "["}:
            raise
        return text.strip()
