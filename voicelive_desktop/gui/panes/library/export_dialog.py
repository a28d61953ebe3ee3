"""Asks as what a conversation is exported, and where to."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from voicelive_desktop.gui.dialogs.file_dialogs import save_file
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import cancel_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.picker_combo import PickerCombo
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.words_fit import WordsFit

WIDTH = 420
ALL = "zip"
UNFIT = '\\/:*?"<>|'
LONGEST_NAME = 60  # characters


class ExportDialog(Dialog):
    """Open it with `open()`; it deletes itself.

    Args:
        number: of conversations; several become an archive with a file for each.
        begun_s: when the one conversation began, for the name of its file.
        recorded: there is a recording of it, which can be a file of its own.

    Signals:
        wanted(form: str, path: str): write it there.
    """

    wanted = Signal(str, str)

    def __init__(
        self,
        number: int = 1,
        title: str = "",
        begun_s: float = 0.0,
        parent: QWidget | None = None,
        *,
        recorded: bool = False,
    ) -> None:
        super().__init__(parent)
        self._recorded = recorded
        self._number, self._title, self._begun_s = number, title, begun_s
        self.setObjectName("export_dialog")
        self.setWindowTitle(self.tr("Export"))
        WordsFit(self, WIDTH)
        self._forms = self._build_forms()
        self._help = plain_label()
        self._help.setObjectName("export_help")
        self._help.setWordWrap(True)
        self._help.setProperty("tone", "second")
        choose = push_button("export_file_button", self.tr("Choose file…"))
        choose.clicked.connect(self._on_choose)
        self._place(choose)
        self._on_form_chosen()
        self.finished.connect(self.deleteLater)

    def _place(self, choose: QPushButton) -> None:
        if self._number == 1:
            subject = self._title
        else:
            subject = self.tr("{n} conversations").format(n=self._number)
        what = plain_label(subject)
        what.setWordWrap(True)
        what.setVisible(bool(subject))
        caption = plain_label(self.tr("Format"))
        caption.setBuddy(self._forms)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(what)
        layout.addSpacing(8)
        for widget in (caption, self._forms, self._help):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addSpacing(12)
        layout.addLayout(dialog_buttons(cancel_button("export_cancel_button", self), choose))

    @property
    def _form(self) -> str:
        return str(self._forms.currentData(Qt.ItemDataRole.UserRole))

    def _on_form_chosen(self) -> None:
        self._help.setText(self._helps()[self._form])

    def _on_choose(self) -> None:
        suffix = self._form if self._number == 1 else ALL
        if suffix == self._form:
            kinds = f"{self._forms.currentText()} (*.{suffix})"
        else:
            kinds = self.tr("Archive (*.zip)")
        files = save_file(
            self, self.tr("Export to"), kinds, f"{self._name()}.{suffix}", self._on_file_chosen
        )
        files.setObjectName("export_file_dialog")

    def _name(self) -> str:
        """What the file is called at first."""
        if self._number > 1:
            return self.tr("Conversations")
        title = "".join(
            " " if mark in UNFIT or not mark.isprintable() else mark for mark in self._title
        )
        if self._begun_s:
            day = QDateTime.fromSecsSinceEpoch(int(self._begun_s)).toString("yyyy-MM-dd")
        else:
            day = ""
        return f"{day} {' '.join(title.split())[:LONGEST_NAME]}".strip(" .") or self.tr(
            "Conversation"
        )

    def _on_file_chosen(self, path: str) -> None:
        self.wanted.emit(self._form, path)
        self.accept()

    def _build_forms(self) -> PickerCombo:
        forms = PickerCombo()
        forms.setObjectName("export_form_combo")
        forms.setAccessibleName(self.tr("Format"))
        for form, name in self._names().items():
            forms.addItem(name, form)
        forms.currentIndexChanged.connect(self._on_form_chosen)
        return forms

    def _names(self) -> dict[str, str]:
        return {
            "html": self.tr("Web page"),
            "md": self.tr("Markdown"),
            "txt": self.tr("Plain text"),
            "srt": self.tr("SRT subtitles"),
            "vtt": self.tr("WebVTT subtitles"),
            "json": self.tr("JSON"),
            **(
                {"flac": self.tr("Recording (FLAC)"), "wav": self.tr("Recording (WAV)")}
                if self._recorded
                else {}
            ),
            ALL: self.tr("All formats (ZIP)"),
        }

    def _helps(self) -> dict[str, str]:
        return {
            "html": self.tr("Looks like the transcript. Opens in any browser, and prints well."),
            "md": self.tr("For notes and documents. What you interrupted is struck through."),
            "txt": self.tr("One line per message."),
            "srt": self.tr(
                "Timed from the beginning of the conversation, for video players and editors."
            ),
            "vtt": self.tr("Timed from the beginning of the conversation, for web video."),
            "json": self.tr(
                "Everything there is. You can import it again, here or on another computer."
            ),
            "flac": self.tr("The sound: you on the left, the assistant on the right."),
            "wav": self.tr("The same for programs that can't read FLAC. About twice as large."),
            ALL: self.tr("Each format as a file, together in one archive."),
        }
