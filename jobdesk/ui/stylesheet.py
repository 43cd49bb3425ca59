"""The few rules Fusion and the palette cannot say; ``@role;`` is replaced by theme.py.

Widgets ask for a look with the dynamic property ``look`` (set once, before showing). Table
cells are never styled here: delegates paint them.
"""

STYLESHEET = """
QWidget[look="page"] { background: @page; }
QWidget[look="surface"] { background: @surface; }
QFrame[look="card"] {
    background: @surface; border: 1px solid @line; border-radius: 8px;
}
QFrame[look="panel"] {
    background: @raised; border: 1px solid @line; border-radius: 8px;
}
QWidget[look="sidebar"] { background: @surface; border-right: 1px solid @line; }
QWidget[look="top"] { background: @surface; border-bottom: 1px solid @line; }
QWidget[look="status"] { background: @surface; border-top: 1px solid @line; }
QLabel[look="practice"] {
    background: @practice; color: @on_practice; border-radius: 6px; padding: 4px 12px;
}
QFrame[look="rule"] { background: @line; border: none; max-height: 1px; min-height: 1px; }

QLabel { background: transparent; }
QLabel[look="muted"], QCheckBox[look="muted"] { color: @muted; }
QLabel[look="faint"] { color: @faint; }
QLabel[look="accent"] { color: @accent; }
QLabel[look="success"] { color: @success; }
QWidget[look="offer"] { background: @warning_tint; border-radius: 8px; }
QLabel[look="warning"] { color: @warning; }
QLabel[look="danger"] { color: @danger; }
QLabel[look="toast"] { color: @on_toast; }
QLabel[look="key"] {
    color: @muted; background: @surface; border: 1px solid @line; border-radius: 4px;
    padding: 0 5px;
}

QLineEdit, QComboBox, QPlainTextEdit, QSpinBox {
    background: @surface; color: @text; border: 1px solid @control_line; border-radius: 6px;
    padding: 0 9px; min-height: @h36; selection-background-color: @accent_fill;
    selection-color: @on_accent;
}
QPlainTextEdit { padding: 5px 6px; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QSpinBox:focus {
    border: 2px solid @accent; padding: 0 8px; min-height: @inner;
}
QPlainTextEdit:focus { padding: 4px 5px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QLineEdit[readOnly="true"] {
    background: @raised; color: @muted; border-color: @line;
}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {
    border: 2px solid @danger; padding: 0 8px; min-height: @inner;
}
QLineEdit[look="search"] { background: @raised; border-color: @control_line; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: none; }
QComboBox QLineEdit, QComboBox QLineEdit:focus {
    border: none; padding: 0; min-height: 0; background: transparent;
}
QAbstractItemView { outline: none; }
QComboBox QAbstractItemView, QListView[look="popup"] {
    background: @surface; border: 1px solid @line; padding: 4px;
    selection-background-color: @accent_tint; selection-color: @text;
}

QListView[look="board"] { background: transparent; border: none; }
QListView[look="board"][over="true"] { background: @accent_tint; border-radius: 6px; }

QPushButton {
    background: @surface; color: @text; border: 1px solid @control_line; border-radius: 6px;
    padding: 0 14px; min-height: @h36; font-weight: 500;
}
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @line; }
QPushButton:disabled { background: @raised; color: @faint; border-color: @line; }
QPushButton:focus { border: 2px solid @accent; padding: 0 13px; min-height: @inner; }
QPushButton[look="primary"] {
    background: @accent_fill; color: @on_accent; border: 1px solid @accent_fill; font-weight: 600;
}
QPushButton[look="primary"]:hover { background: @accent_hover; }
QPushButton[look="primary"]:disabled {
    background: @neutral_tint; color: @faint; border-color: @line;
}
QPushButton[look="primary"]:focus { border: 2px solid @text; }
QPushButton[look="danger"] { color: @danger; border-color: @danger; }
QPushButton[look="danger"]:disabled { color: @faint; border-color: @line; }
QPushButton[look="icon"] { padding: 0; min-height: 0; border-color: transparent; background: none; }
QPushButton[look="icon"]:hover { background: @hover; }
QPushButton[look="icon"]:focus { border: 2px solid @accent; padding: 0; min-height: 0; }
QPushButton[look="link"] {
    color: @accent; background: transparent; border: 1px solid transparent; padding: 0 5px;
    min-height: @h32;
}
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"][tone="danger"] {
    color: @danger; text-align: left; padding: 0;
}
QPushButton[look="link"]:disabled { color: @muted; }
QPushButton[look="link"]:focus { border: 2px solid @accent; padding: 0 4px; }
QPushButton[look="toast"] {
    color: @toast_action; background: transparent; border: 1px solid transparent;
    padding: 0 7px; min-height: @h32; font-weight: 600;
}
QPushButton[look="toast"]:hover { text-decoration: underline; }
QPushButton[look="toast"]:focus { border: 2px solid @toast_action; padding: 0 6px; }
QPushButton[look="filter"] { padding: 0 11px; }
QPushButton[look="filter"]:focus { padding: 0 10px; }
QPushButton[look="chip"] {
    color: @accent; background: @accent_tint; border: 1px solid transparent;
    min-height: @h32; padding: 0 9px;
}
QPushButton[look="chip"]:hover { border-color: @accent; }
QPushButton[look="chip"]:focus {
    border: 2px solid @accent; padding: 0 8px; min-height: @inner32;
}
QPushButton[look="toggle"] {
    color: @neutral; background: @neutral_tint; border: 1px solid @neutral_tint;
    border-radius: @pill; min-height: @h32; padding: 0 11px; font-weight: 400;
}
QPushButton[look="toggle"]:checked {
    color: @accent; background: @accent_tint; border-color: @accent; font-weight: 600;
}
QPushButton[look="toggle"]:focus { border: 2px solid @accent; padding: 0 10px; }
QPushButton[look="nav"] {
    text-align: left; border: 2px solid transparent; border-radius: 8px; padding: 0 8px;
    background: transparent; min-height: @h36; font-weight: 500;
}
QPushButton[look="nav"][fitted="true"] { min-height: 0; }
QPushButton[look="nav"]:hover { background: @hover; }
QPushButton[look="nav"]:checked { background: @accent_tint; color: @accent; font-weight: 600; }
QPushButton[look="nav"]:focus { border: 2px solid @accent; padding: 0 8px; }
QPushButton::menu-indicator { image: none; width: 0; }

QTabBar { background: transparent; }
QTabBar::tab {
    color: @muted; background: transparent; border: 2px solid transparent;
    padding: 5px 4px 7px 4px; margin: 0 4px; min-height: @h20;
}
QTabBar::tab:selected { color: @accent; border-bottom-color: @accent; font-weight: 600; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected:focus { border-color: @accent; border-radius: 6px; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }

QTableView {
    background: @surface; border: none; border-radius: 8px;
    selection-background-color: @accent_tint; selection-color: @text; gridline-color: @line;
}
QListView[look="queue"] {
    background: @surface; border: 2px solid transparent; border-radius: 8px; outline: none;
    color: @text; selection-background-color: @accent_tint; selection-color: @text;
}
QListView[look="queue"]:focus { border-color: @accent; }
QListView[look="queue"][over="true"] { background: @accent_tint; border-color: @accent; }
QHeaderView { background: @raised; border: none; }
QHeaderView::section {
    background: @raised; color: @muted; border: none; border-bottom: 1px solid @line;
    padding: 0 10px; font-weight: 600; min-height: @h36;
}
QHeaderView::section:hover { color: @text; }
QTableCornerButton::section { background: @raised; border: none; }

QScrollArea, QScrollArea > QWidget > QWidget[look="scroll"] {
    background: transparent; border: none;
}
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @control_line; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @line; }

QMenu { background: @surface; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 7px 28px 7px 12px; border-radius: 4px; color: @text; }
QMenu::item:selected { background: @accent_tint; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }
QToolTip { background: @toast; color: @on_toast; border: none; padding: 5px 8px; }
QProgressBar {
    background: @neutral_tint; border: none; border-radius: 4px; max-height: 8px; min-height: 8px;
}
QProgressBar::chunk { background: @accent_fill; border-radius: 4px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: @h32; background: transparent; }
QCheckBox, QRadioButton { border: 2px solid transparent; border-radius: 4px; padding: 0 4px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid @accent; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {
    width: @tick; height: @tick; background: @surface; border: 1px solid @control_line;
}
QCheckBox::indicator, QListView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: @half_tick; }
QCheckBox::indicator:checked, QListView::indicator:checked {
    background: @accent_fill; border-color: @accent_fill; image: url("@check_mark");
}
QRadioButton::indicator:checked {
    border-color: @accent_fill;
    background: qradialgradient(
        cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 @accent_fill, stop: 0.5 @accent_fill, stop: 0.6 @surface, stop: 1 @surface
    );
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: @line; }
"""
