"""The one style sheet, made of tokens. One, because each further one makes the start 10 ms slower.

Widgets choose a look by dynamic properties, never by colours of their own: `kind`: accent | danger
| quiet | link (buttons); `tone`: second | third | attention | error | title | good (labels);
`surface`: window | surface | raised (frames and panels).
"""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from voicelive_desktop.gui.theme.tokens import NAMES, Tokens

_GROUND = """
* { outline: 0; }
QMainWindow, QDialog { background: $window; }
QWidget { color: $text; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; border-radius: 6px; padding: 5px 8px; }
QFrame[surface="window"], QWidget[surface="window"] { background: $window; }
QFrame[surface="surface"], QWidget[surface="surface"] { background: $surface; }
QFrame[surface="raised"], QWidget[surface="raised"] { background: $raised; }
QFrame[divider="true"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QFrame[divider="vertical"] { background: $border; border: none; max-width: 1px; min-width: 1px; }
QLabel { background: transparent; }
QLabel:disabled { color: $disabled; }
QLabel[tone="second"] { color: $text_second; }
QLabel[tone="third"] { color: $text_third; }
QLabel[tone="attention"] { color: $attention; }
QLabel[tone="error"] { color: $error; }
QLabel[tone="title"] { color: $text; font-weight: 600; }
QLabel[tone="good"] { color: $ok; font-weight: 600; }
"""

_BUTTONS = """
QPushButton {
    background: $raised; color: $text; border: 1px solid $border; border-radius: 8px;
    padding: 5px 14px; min-height: 20px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $pressed; }
QPushButton:focus { border: 2px solid $focus; padding: 4px 13px; }
QPushButton:disabled { color: $disabled; background: transparent; border-color: $border; }
QPushButton[kind="accent"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="accent"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="accent"]:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[kind="accent"]:focus { border: 2px solid $focus; }
QPushButton[kind="accent"]:disabled { background: $raised; color: $disabled; border-color: $border; }
QPushButton[kind="danger"] { background: transparent; color: $error; border-color: $error; font-weight: 600; }
QPushButton[kind="danger"]:hover { background: $error_back; }
QPushButton[kind="danger"]:focus { border: 2px solid $focus; }
QPushButton[kind="danger"]:disabled { color: $disabled; border-color: $border; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border: 2px solid $focus; }
QPushButton[kind="pill"] { background: $surface; border: 1px solid $outline; border-radius: 15px; padding: 4px 14px; }
QPushButton[kind="pill"]:hover { background: $hover; }
QPushButton[kind="pill"]:focus { border: 2px solid $focus; padding: 3px 13px; }
QPushButton[chosen="true"] { background: $selection; border-color: $accent; }
QPushButton[kind="link"] {
    background: transparent; border: 1px solid transparent; color: $text; text-decoration: underline; padding: 4px 6px;
}
QPushButton[kind="link"]:focus { border: 2px solid $focus; padding: 3px 5px; }
QToolButton {
    background: transparent; color: $text; border: 1px solid transparent; border-radius: 8px; padding: 5px;
    min-width: 20px; min-height: 20px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $pressed; }
QToolButton:focus { border: 2px solid $focus; padding: 4px; }
QToolButton:disabled { color: $disabled; }
QToolButton[kind="accent"] { background: $accent; color: $on_accent; }
QToolButton[kind="accent"]:hover { background: $accent_hover; }
QToolButton[kind="accent"]:disabled { background: $raised; }
QToolButton[kind="outlined"] { border: 1px solid $border; background: $raised; }
QToolButton[kind="outlined"]:hover { background: $hover; }
QToolButton[kind="outlined"]:focus { border: 2px solid $focus; }
QToolButton[size="small"] { padding: 3px; min-width: 16px; min-height: 16px; }
QToolButton[size="small"]:focus { padding: 2px; }
QToolButton[kind="muted"] { border: 1px solid $muted; background: $error_back; color: $muted; }
QToolButton::menu-indicator { image: none; width: 0; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: $surface; color: $text; border: 1px solid $outline; border-radius: 8px; padding: 5px 8px;
    selection-background-color: $selection; selection-color: $text;
}
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $focus; padding: 4px 7px;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
    background: $window; color: $disabled; border-color: $border;
}
QPlainTextEdit, QTextEdit { placeholder-text-color: $text_third; }
QLineEdit { placeholder-text-color: $text_third; }
QComboBox { padding-right: 4px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url(:/glyphs/$theme/chevron_down.png); width: 14px; height: 14px; }
QComboBox::down-arrow:disabled { image: url(:/glyphs/$theme/chevron_down_disabled.png); }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: none; padding: 0; background: transparent; min-height: 0; }
QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit:focus { border: none; padding: 0; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { padding-left: 7px; }
QComboBoxPrivateContainer { background: $surface; border: 1px solid $outline; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: none; padding: 0; }
QAbstractSpinBox { padding-right: 22px; }
QAbstractSpinBox:focus { padding-right: 21px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; border: none; width: 22px; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 3px 2px 0 0; border-top-right-radius: 6px; }
QAbstractSpinBox::down-button {
    subcontrol-position: bottom right; margin: 0 2px 3px 0; border-bottom-right-radius: 6px;
}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url(:/glyphs/$theme/chevron_up.png); width: 11px; height: 11px; }
QAbstractSpinBox::down-arrow { image: url(:/glyphs/$theme/chevron_down.png); width: 11px; height: 11px; }
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off {
    image: url(:/glyphs/$theme/chevron_up_disabled.png);
}
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off {
    image: url(:/glyphs/$theme/chevron_down_disabled.png);
}
QCheckBox, QRadioButton {
    spacing: 8px; background: transparent; border-radius: 6px; padding: 3px 8px 3px 3px;
}
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator {
    width: 16px; height: 16px; border: 1px solid $outline; background: $surface;
}
QCheckBox::indicator, QTableView::indicator { border-radius: 5px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QTableView::indicator:hover, QRadioButton::indicator:hover { background: $hover; }
QCheckBox::indicator:checked, QTableView::indicator:checked {
    background: $accent; border-color: $accent; image: url(:/glyphs/$theme/check.png);
}
QRadioButton::indicator:checked { border-color: $accent; image: url(:/glyphs/$theme/dot.png); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border; background: $window; }
QCheckBox::indicator:checked:disabled { background: $disabled; border-color: $disabled; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; padding: 1px 6px 1px 1px; }
QSlider { background: transparent; min-height: 24px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $border; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::sub-page:horizontal:disabled { background: $disabled; }
QSlider::handle:horizontal {
    width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background: $text; border: 1px solid $surface;
}
QSlider::handle:horizontal:hover { background: $accent; }
QSlider::handle:horizontal:focus { border: 2px solid $focus; width: 12px; height: 12px; }
QSlider::handle:horizontal:disabled { background: $disabled; }
"""

_VIEWS = """
QAbstractScrollArea { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QListView, QTreeView { background: $surface; border: none; color: $text; }
#voice_list { border: 1px solid $border; border-radius: 8px; padding: 4px; }
#voice_list::item { padding: 0 8px; border-radius: 6px; }
#voice_list::item:hover, #voice_list::item:selected { background: $selection; color: $text; }
#voice_list::item:disabled { background: transparent; color: $text_second; }
QHeaderView { background: $window; border: none; }
QHeaderView::section {
    background: $window; color: $text_second; border: none; border-bottom: 1px solid $border; padding: 5px 8px;
}
QHeaderView::section:hover { background: $hover; }
QTableView { background: $surface; border: 1px solid $border; border-radius: 8px; color: $text; }
QTableView::item { padding: 4px 8px; }
QTableView::item:selected { background: $selection; color: $text; }
QDialog > QPlainTextEdit, #agent_output, #function_editor QPlainTextEdit, #server_form QPlainTextEdit {
    background: $surface; border: 1px solid $outline; border-radius: 8px; padding: 6px;
}
QDialog > QPlainTextEdit:focus, #agent_output:focus, #function_editor QPlainTextEdit:focus,
#server_form QPlainTextEdit:focus {
    border: 2px solid $focus; padding: 5px;
}
QFileDialog QTreeView, QFileDialog QListView { border: 1px solid $border; border-radius: 8px; }
QFileDialog QTreeView::item, QFileDialog QListView::item { min-height: 24px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QFileDialog #sidebar { background: $window; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $border; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $outline; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $surface; color: $text; border: 1px solid $border; border-radius: 10px; padding: 6px; }
QMenu::item { padding: 6px 24px 6px 10px; border-radius: 6px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $border; margin: 6px 4px; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 8px; }
QMenu::indicator:exclusive:checked { image: url(:/glyphs/$theme/dot.png); }
QSplitter::handle { background: $border; }
"""

_PARTS = """
#header, #bottom_bar { background: $window; }
#talk_pane, #stage, #transcript_pane, #start_page, #transcript { background: $surface; border: none; }
#library_frame { background: $window; border: none; border-right: 1px solid $border; }
#library_list { background: transparent; border: none; outline: none; }
#past_bar { background: $attention_back; border: none; border-radius: 10px; }
#side_frame { background: $window; border: none; }
#side_edge { background: transparent; border: none; border-left: 1px solid $border; }
#side_edge:hover { background: $hover; }
#settings_panel { background: $window; }
#command_palette { background: $surface; border: 1px solid $outline; border-radius: 12px; }
#mini_frame { background: $surface; border: 1px solid $outline; border-radius: 10px; }
#mini_expand_button, #mini_close_button { padding: 2px; min-width: 0; min-height: 0; }
#mini_start_button { min-width: 34px; padding: 5px 8px; min-height: 30px; }
#palette_list { background: transparent; border: none; outline: none; }
#call_card { background: $raised; border: 1px solid $outline; border-radius: 10px; }
#banner {
    border: none; border-radius: 10px; border-top-left-radius: 2px; border-bottom-left-radius: 2px;
}
#banner[severity="error"] { background: $error_back; border-left: 3px solid $error; }
#banner[severity="attention"] { background: $attention_back; border-left: 3px solid $attention; }
#banner[severity="info"] { background: $raised; border-left: 3px solid $outline; }
#composer_frame { background: $surface; border: 1px solid $outline; border-radius: 12px; }
#composer_frame[focused="true"] { border: 2px solid $focus; }
#message_input, #message_input:focus, #message_input:disabled {
    background: $surface; border: none; padding: 4px;
}
QFrame[toast="true"] { background: $raised; border: 1px solid $outline; border-radius: 10px; }
#ways { background: $window; border: 1px solid $border; border-radius: 12px; }
#welcome_dialog, #welcome_again { background: $window; border: 1px solid $border; border-radius: 12px; }
QProgressBar { background: $border; border: none; border-radius: 5px; }
QProgressBar::chunk { background: $you; border-radius: 5px; }
#row_bar { background: $raised; border: 1px solid $border; border-radius: 8px; }
#row_bar QToolButton { padding: 2px; border-radius: 6px; }
#edit_strip { background: transparent; border: none; }
#private_check:checked { color: $attention; font-weight: 600; }
#log_chip { background: $raised; border: 1px solid $border; border-radius: 14px; }
#new_items_chip { background: $raised; border: 1px solid $outline; border-radius: 15px; padding: 4px 12px; }
#new_items_chip:hover { background: $hover; }
#new_items_chip:focus { border: 2px solid $focus; padding: 3px 11px; }
"""

_SETTINGS = """
QPushButton[part="group_header"] {
    background: transparent; border: 1px solid transparent; border-radius: 8px; font-weight: 600;
    padding: 3px 7px; text-align: left;
}
QPushButton[part="group_header"]:checked, QPushButton[part="group_header"]:pressed { background: transparent; }
QPushButton[part="group_header"]:hover { background: $hover; }
QPushButton[part="group_header"]:focus { border: 2px solid $focus; padding: 2px 6px; }
QPushButton[part="place"] { background: transparent; border-color: transparent; padding: 4px 7px; text-align: left; }
QPushButton[part="place"]:hover { background: $hover; }
QPushButton[part="place"]:focus { border: 2px solid $focus; padding: 3px 6px; }
QPushButton[part="preset"] { padding: 3px 8px; min-height: 24px; }
QPushButton[part="preset"]:checked { background: $selection; border-color: $outline; font-weight: 600; }
QPushButton[part="preset"]:focus { border: 2px solid $focus; padding: 2px 7px; }
#settings_panel QToolButton[part="group_reset"] { color: $text_second; padding: 3px 8px; min-height: 16px; }
#settings_panel QToolButton[part="group_reset"]:disabled { color: $disabled; background: transparent; }
#settings_panel QLabel:disabled, #answer_rows QLabel:disabled { color: $disabled; }
#settings_panel *[dimmed="true"], #answer_rows *[dimmed="true"] { color: $disabled; }
#inspector_drawer { background: $window; border: none; border-top: 1px solid $border; }
#inspector_edge { background: transparent; border: none; }
#inspector_edge:hover { background: $hover; }
#inspector_tabs { background: transparent; }
#inspector_tabs::tab {
    background: transparent; color: $text_second; border: none; border-bottom: 2px solid transparent;
    padding: 4px 12px; min-height: 20px;
}
#inspector_tabs::tab:hover { background: $hover; }
#inspector_tabs::tab:selected { color: $text; font-weight: 600; border-bottom: 2px solid $accent; }
#inspector_tabs::tab:selected:focus { border: 2px solid $focus; padding: 2px 10px 4px 10px; }
#event_edit {
    background: $surface; border: 1px solid $outline; border-radius: 8px; padding: 3px 5px;
}
#event_edit:focus { border: 2px solid $focus; padding: 2px 4px; }
#event_json, #inspector_drawer QTableView { background: $surface; border: 1px solid $border; border-radius: 8px; }
#inspector_drawer QTableView:focus, #event_json:focus { border: 1px solid $focus; }
#inspector_drawer QTableView::item { padding: 0 6px; border: none; }
#settings_level { background: transparent; }
#settings_level::tab {
    background: $raised; color: $text_second; border: 1px solid $border; padding: 4px 12px; min-height: 20px;
}
#settings_level::tab:first { border-top-left-radius: 8px; border-bottom-left-radius: 8px; border-right: none; }
#settings_level::tab:last { border-top-right-radius: 8px; border-bottom-right-radius: 8px; }
#settings_level::tab:hover { background: $hover; }
#settings_level::tab:selected { background: $selection; color: $text; font-weight: 600; border-color: $outline; }
#settings_level::tab:selected:focus { border: 2px solid $focus; padding: 3px 11px; }
QPushButton[part="row_action"] { padding: 2px 10px; min-height: 18px; }
QPushButton[part="row_action"]:focus { padding: 1px 9px; }
QLineEdit QToolButton {
    border: none; background: transparent; padding: 0; min-width: 0; min-height: 0;
}
#settings_panel QPlainTextEdit, #answer_rows QPlainTextEdit {
    background: $surface; border: 1px solid $outline; border-radius: 8px; padding: 3px 5px;
}
#settings_panel QPlainTextEdit:disabled, #answer_rows QPlainTextEdit:disabled {
    background: $window; border-color: $border;
}
#settings_panel QPlainTextEdit:focus, #answer_rows QPlainTextEdit:focus { border: 2px solid $focus; padding: 2px 4px; }
"""

_BOTTOM_BAR = """
#bottom_bar { border-top: 1px solid $border; }
#instrument { background: $surface; border: 1px solid $border; border-radius: 8px; }
#waveform_frame, #vad_meter_frame { background: transparent; border: none; }
#waveform_text { color: transparent; }
#mute_button { padding: 0; min-width: 42px; max-width: 42px; min-height: 42px; max-height: 42px; }
#mute_button:focus { min-width: 40px; max-width: 40px; min-height: 40px; max-height: 40px; }
#mute_button:checked { border: 1px solid $muted; background: $muted; color: $surface; }
#mute_button:checked:focus { border: 2px solid $focus; }
#studio { border: none; }
#start_button { min-width: 62px; max-width: 62px; min-height: 32px; }
#clip_button {
    border: 1px solid $border; border-radius: 6px; padding: 0 6px; min-width: 0; min-height: 16px; color: $text_third;
}
#clip_button[kind="lit"] { background: $meter_hot; color: $surface; font-weight: 600; }
"""


def style_sheet(tokens: Tokens) -> str:
    """The style sheet in these colours."""
    values = asdict(tokens) | {"theme": NAMES[tokens]}
    whole = _GROUND + _BUTTONS + _FIELDS + _VIEWS + _PARTS + _SETTINGS + _BOTTOM_BAR
    return Template(whole).substitute(values)
