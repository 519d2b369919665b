"""The one style sheet, generated from the tokens. Widgets are told apart by properties, object names stay free."""

from __future__ import annotations

from pathlib import Path
from string import Template

from showroom.gui.kit import tokens as tk

_SHEET = Template("""
* { font-size: ${fs_body}px; color: $text; outline: 0; }
QToolTip { background: $toast; color: $toast_text; border: 0; padding: 6px 8px; font-size: ${fs_caption}px; }
QMainWindow, QDialog, QWidget[look="page"] { background: $app; }
QScrollArea, QWidget[look="clear"] { background: transparent; border: 0; }
QLabel { background: transparent; }

QLabel[role="h1"] { font-size: ${fs_h1}px; font-weight: 700; letter-spacing: -0.3px; }
QLabel[role="h2"] { font-size: ${fs_h2}px; font-weight: 600; }
QLabel[role="h3"] { font-size: ${fs_h3}px; font-weight: 600; }
QLabel[role="figure"] { font-size: ${fs_figure}px; font-weight: 600; letter-spacing: -0.5px; }
QLabel[role="giant"] { font-size: ${fs_giant}px; font-weight: 700; letter-spacing: -0.8px; }
QLabel[role="hero"] { font-size: ${fs_hero}px; font-weight: 700; letter-spacing: -0.4px; }
QLabel[role="name"] { font-size: ${fs_lead}px; font-weight: 600; }
QLabel[role="lead"] { font-size: ${fs_lead}px; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; font-size: ${fs_small}px; }
QLabel[role="caption"] { color: $faint; font-size: ${fs_caption}px; }
QLabel[role="overline"] { color: $faint; font-size: ${fs_caption}px; font-weight: 600; }
QLabel[role="label"] { font-size: ${fs_small}px; font-weight: 600; }
QLabel[role="error"] { color: $danger; font-size: ${fs_small}px; }
QLabel[role="timer"] { font-size: ${fs_lead}px; font-weight: 600; }
QLabel[role="up"] { color: $success; font-size: ${fs_caption}px; font-weight: 600; }
QLabel[role="down"] { color: $danger; font-size: ${fs_caption}px; font-weight: 600; }
QLabel[role="kbd"] { color: $muted; background: $surface; border: 1px solid $button_border;
  border-bottom: 2px solid $button_border; border-radius: 4px; padding: 1px 6px; font-size: ${fs_kbd}px;
  font-weight: 600; }
QLabel[role="kbd"]:disabled { color: $faint; }
$pills
QLabel[pill="true"] { border-radius: ${r_pill}px; padding: 0 ${pill_pad}px; font-size: ${fs_caption}px;
  font-weight: 600;
  min-height: ${h_pill}px; max-height: ${h_pill}px; }

QFrame[look="sidebar"] { background: $sidebar; border: 0; border-right: 1px solid $border; }
QFrame[look="card"] { background: $surface; border: 1px solid $border; border-radius: ${r_lg}px; }
QFrame[look="card"][tone="next"] { border: 2px solid $accent; }
QFrame[look="card"][tone="alert"] { border: 1px solid $warning; }
QFrame[look="card"][tone="danger"] { border: 1px solid $danger; }
QFrame[look="card"][tone="off"] { background: transparent; border: 1px dashed $border_strong; }
QFrame[look="card"][hoverable="true"]:hover { border-color: $border_strong; background: $hover; }
QFrame[look="card"][hoverable="true"]:focus { border: 2px solid $accent; }
QFrame[look="row"] { background: transparent; border: 0; border-radius: ${r_md}px; }
QFrame[look="row"]:hover { background: $hover; }
QFrame[look="divider"] { background: $border; border: 0; max-height: 1px; min-height: 1px; }
QFrame[look="popup"] { background: $surface; border: 1px solid $border_strong; border-radius: ${r_lg}px; }
QFrame[look="toast"] { background: $toast; border-radius: ${r_lg}px; border: 0; }
QFrame[look="toast"] QLabel { color: $toast_text; font-weight: 500; }
QFrame[look="toast"] QPushButton { color: $toast_accent; background: transparent; border: 0; font-weight: 700;
  min-height: ${h_small}px; padding: 0 10px; border-radius: 6px; }
QFrame[look="toast"] QPushButton:hover { background: rgba(255,255,255,0.12); }
QFrame[look="toast"] QPushButton:focus { border: 2px solid $toast_accent; padding: 0 8px; min-height: ${h_small_f}px; }
$bars

QPushButton[look="nav"] { text-align: left; border: 0; border-radius: ${r_md}px; padding: 0 12px;
  min-height: ${h_nav}px; max-height: ${h_nav}px; background: transparent; color: $muted; font-weight: 500; }
QPushButton[look="nav"][rail="true"] { text-align: center; padding: 0; }
QPushButton[look="nav"]:hover { background: $hover; color: $text; }
QPushButton[look="nav"]:checked { background: $accent_soft; color: $accent_text; font-weight: 600; }
QPushButton[look="nav"]:focus { border: 2px solid $accent; padding: 0 10px; min-height: ${h_nav_f}px;
  max-height: ${h_nav_f}px; }
QPushButton[look="person"] { text-align: left; border: 0; background: transparent; border-radius: ${r_md}px;
  padding: 0; min-height: ${h_person}px; }
QPushButton[look="person"]:hover { background: $hover; }
QPushButton[look="person"]:focus { border: 2px solid $accent; }
QPushButton[look="staffcard"] { background: $surface; border: 1px solid $border; border-radius: ${r_lg}px; padding: 0;
  min-height: ${h_card}px; max-height: ${h_card}px; }
QPushButton[look="staffcard"]:hover { border-color: $border_strong; background: $hover; }
QPushButton[look="staffcard"]:focus { border: 2px solid $accent; padding: 0;
  min-height: ${h_card_f}px; max-height: ${h_card_f}px; }
QPushButton[look="staffcard"]:checked { border: 2px solid $accent; background: $accent_soft;
  min-height: ${h_card_f}px; max-height: ${h_card_f}px; }
QPushButton[look="pin"] { background: $surface; border: 1px solid $button_border; border-radius: ${r_lg}px;
  font-size: ${fs_h2}px; font-weight: 600; min-height: ${h_pin}px; min-width: ${w_pin}px; padding: 0; }
QPushButton[look="pin"]:hover { background: $hover; border-color: $border_strong; }
QPushButton[look="pin"]:pressed { background: $accent_soft; }
QPushButton[look="pin"]:focus { border: 2px solid $accent; padding: 0; min-height: ${h_pin_f}px; }

QPushButton { background: $surface; color: $text; border: 1px solid $button_border; border-radius: ${r_md}px;
  padding: 0 14px; min-height: ${h_in}px; font-weight: 600; }
QPushButton:hover { background: $hover; border-color: $border_strong; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: ${h_in_f}px; }
QPushButton:disabled { color: $faint; background: $sunken; border-color: $border; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; }
QPushButton[kind="primary"]:focus { border: 2px solid $focus_on_accent; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $faint; border-color: $border; }
QPushButton[kind="soft"] { background: $accent_soft; color: $accent_text; border: 1px solid $accent_soft; }
QPushButton[kind="soft"]:hover { border-color: $accent; }
QPushButton[kind="soft"]:focus { border: 2px solid $accent; }
QPushButton[kind="soft"]:disabled { background: $sunken; color: $faint; border-color: $sunken; }
QPushButton[kind="ghost"] { background: transparent; border: 1px solid transparent; color: $muted; }
QPushButton[kind="ghost"]:hover { background: $hover; color: $text; }
QPushButton[kind="ghost"]:focus { border: 2px solid $accent; }
QPushButton[kind="ghost"]:disabled { color: $faint; background: transparent; }
QPushButton[kind="danger"] { color: $danger; background: $surface; }
QPushButton[kind="danger"]:hover { background: $danger_soft; border-color: $danger; }
QPushButton[kind="destroy"] { color: $on_danger; background: $danger_strong; border: 1px solid $danger_strong; }
QPushButton[kind="destroy"]:focus { border: 2px solid $text; }
QPushButton[ui="big"] { min-height: ${h_big_in}px; font-size: ${fs_lead}px; padding: 0 20px; border-radius: 10px; }
QPushButton[ui="big"]:focus { min-height: ${h_big_f}px; padding: 0 19px; }
QPushButton[ui="small"] { min-height: ${h_small}px; font-size: ${fs_small}px; padding: 0 10px; }
QPushButton[ui="small"]:focus { min-height: ${h_small_f}px; padding: 0 9px; }
QPushButton[ui="icon"] { min-width: ${h_in}px; max-width: ${h_in}px; padding: 0; }
QPushButton[ui="icon"]:focus { min-width: ${h_in_f}px; max-width: ${h_in_f}px; padding: 0; }
QPushButton[look="chip"] { border-radius: ${r_chip}px; min-height: ${h_chip}px; padding: 0 14px; font-weight: 500;
  font-size: ${fs_small}px; color: $muted; }
QPushButton[look="chip"]:checked { background: $accent_soft; color: $accent_text; border-color: $accent;
  font-weight: 600; }
QPushButton[look="chip"]:focus { border: 2px solid $accent; padding: 0 13px; min-height: ${h_chip_f}px; }
QPushButton[look="chip"]:disabled { color: $faint; background: $sunken; }
QPushButton[look="link"] { background: transparent; border: 0; color: $accent_text; padding: 0 2px; min-height: 24px;
  text-align: left; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border: 2px solid $accent; padding: 0; border-radius: 4px; }
QFrame[look="segment"] { background: $sunken; border: 1px solid $border; border-radius: ${r_md}px; }
QFrame[look="segment"] QPushButton { background: transparent; border: 1px solid transparent; border-radius: 6px;
  min-height: ${h_seg}px; color: $muted; padding: 0 14px; }
QFrame[look="segment"] QPushButton:hover { color: $text; }
QFrame[look="segment"] QPushButton:checked { background: $segment_on; color: $text; border: 1px solid $button_border; }
QFrame[look="segment"] QPushButton:focus { border: 2px solid $accent; padding: 0 13px; min-height: ${h_seg_f}px; }

QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractSpinBox { background: $field; border: 1px solid $field_border;
  border-radius: ${r_md}px; padding: 0 12px; min-height: ${h_in}px;
  selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit, QTextEdit { padding: 8px 8px; }
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover, QPlainTextEdit:hover { border-color: $faint; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $accent; padding: 0 11px;
  min-height: ${h_in_f}px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 7px 7px; }
QLineEdit[state="error"], QComboBox[state="error"], QAbstractSpinBox[state="error"] { border: 2px solid $danger;
  padding: 0 11px; min-height: ${h_in_f}px; background: $danger_soft; }
QPlainTextEdit[state="error"] { border: 2px solid $danger; padding: 7px 7px; background: $danger_soft; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled { background: $sunken;
  color: $faint; border-color: $border; }
QLineEdit:read-only { background: $sunken; }
QLineEdit[ui="big"] { min-height: ${h_big_in}px; font-size: ${fs_h2}px; padding: 0 16px; border-radius: 10px; }
QLineEdit[ui="big"]:focus { min-height: ${h_big_f}px; padding: 0 15px; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: 0; padding: 0; min-height: 0; background: transparent; }
QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit:focus { border: 0; padding: 0; min-height: 0; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 34px; subcontrol-origin: padding;
  subcontrol-position: center right; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$chevron"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border_strong; padding: 4px;
  selection-background-color: $accent_soft; selection-color: $accent_text; }
QComboBox QAbstractItemView::item { min-height: ${h_small}px; padding: 0 10px; border-radius: 6px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: 0; }
QCheckBox, QRadioButton { spacing: 10px; min-height: ${h_in}px; background: transparent;
  border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; }
QCheckBox::indicator { width: 20px; height: 20px; border-radius: 5px; border: 1px solid $field_border;
  background: $field; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QRadioButton::indicator { width: 20px; height: 20px; border-radius: 11px; border: 1px solid $field_border;
  background: $field; }
QRadioButton::indicator:checked { border: 6px solid $accent; width: 10px; height: 10px; background: $on_accent; }
QMenu { background: $surface; border: 1px solid $border_strong; padding: 6px; }
QMenu::item { padding: ${menu_pad}px 28px ${menu_pad}px 12px; border-radius: 6px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: $accent_soft; color: $accent_text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: 6px 4px; }
QGroupBox { border: 0; font-weight: 600; }
QTabWidget::pane { border: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 0 14px; min-height: ${h_in}px; border: 0;
  border-bottom: 2px solid transparent; font-weight: 600; }
QTabBar::tab:selected { color: $accent_text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $text; background: $hover; }

QAbstractItemView { background: $surface; border: 0; selection-background-color: $accent_soft; selection-color: $text; }
QTableView { gridline-color: transparent; alternate-background-color: $surface; }
QTableView::item { border-bottom: 1px solid $border; padding: 0 9px; }
QTableView::item:hover { background: $hover; }
QTableView::item:selected { background: $accent_soft; color: $text; }
QListView::item { border-radius: ${r_sm}px; padding: 0 12px; min-height: ${h_in}px; }
QListView::item:hover { background: $hover; }
QListView::item:selected { background: $accent_soft; color: $text; }
/* the ring's room is kept: Qt lays nothing out anew when the focus comes, rows and bar would lie on it */
QTableView[focusRing="true"], QListView[focusRing="true"] { border: 2px solid transparent;
  border-radius: ${r_sm}px; }
QTableView[focusRing="true"]:focus, QListView[focusRing="true"]:focus { border-color: $accent; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $faint; border: 0; border-bottom: 1px solid $border;
  padding: 0 12px;
  min-height: ${h_in}px; font-size: ${fs_caption}px; font-weight: 600; }
QCalendarWidget QWidget { alternate-background-color: $sunken; }
QCalendarWidget QToolButton { background: transparent; border: 0; padding: 6px 10px; border-radius: 6px;
  font-weight: 600; }
QCalendarWidget QToolButton:hover { background: $hover; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: $border_strong; min-height: 36px; border-radius: 4px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar[look="slim"]:vertical { width: 8px; margin: 1px 2px; }
QScrollBar[look="slim"]::handle:vertical { border-radius: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: $border_strong; min-width: 36px; border-radius: 4px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: transparent;
  border: 0; width: 0; height: 0; }
QProgressBar { background: $sunken; border: 0; border-radius: 4px; max-height: 8px; min-height: 8px;
  text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QSplitter::handle { background: transparent; }
""")


def sheet(tokens: tk.Tokens, scale: float, assets: Path) -> str:
    """The style sheet of one theme at one text scale; ``assets`` holds the tinted chevron and check mark."""

    def px(value: float) -> int:
        return round(value * scale)

    values: dict[str, object] = dict(tk.colours(tokens))
    values.update({f"fs_{name}": px(size) for name, size in tk.FONT.items()})
    control, big, small, chip = px(tk.CONTROL), px(tk.PRIMARY), px(tk.SMALL), px(tk.CHIP)
    navigation, segment, pin = px(tk.NAVIGATION), px(tk.CONTROL) - 8, px(58)
    values.update(
        r_sm=tk.RADIUS_SMALL, r_md=tk.RADIUS, r_lg=tk.RADIUS_LARGE,
        # a style sheet's min-height leaves out the border: 1 px each side at rest, 2 px in focus
        h_in=control - 2, h_in_f=control - 4, h_big_in=big - 2, h_big_f=big - 4,
        h_small=small - 2, h_small_f=small - 4, h_chip=chip - 2, h_chip_f=chip - 4, r_chip=chip // 2,
        h_nav=navigation, h_nav_f=navigation - 4, h_seg=segment - 2, h_seg_f=segment - 4,
        h_pin=pin - 2, h_pin_f=pin - 4, w_pin=px(72), menu_pad=px(12),
        h_person=px(52), h_card=px(72) - 2, h_card_f=px(72) - 4, h_pill=px(22), r_pill=px(22) // 2, pill_pad=px(9),
        chevron=(assets / f"chevron-{tokens.name}.svg").as_posix(),
        check=(assets / f"check-{tokens.name}.svg").as_posix(),
    )  # fmt: skip
    pills, bars = [], []
    for tone in tk.TONES:
        colour, ground = tokens.tone(tone)
        pills.append(f'QLabel[pill="true"][tone="{tone}"] {{ background: {ground}; color: {colour}; }}')
        bars.append(
            f'QFrame[look="bar"][tone="{tone}"] {{ background: {ground}; border: 1px solid {colour}; '
            f"border-radius: {tk.RADIUS}px; }}\n"
            f'QFrame[look="bar"][tone="{tone}"] QLabel {{ color: {colour}; font-weight: 500; }}'
        )
    values.update(pills="\n".join(pills), bars="\n".join(bars))
    return _SHEET.substitute(values)
