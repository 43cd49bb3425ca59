"""할 일 of today: a check to finish each, a later day for it, and a line to write one down."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from jobdesk.services.tasks import Sort, Todo
from jobdesk.ui import dates
from jobdesk.ui.pages.home.line_button import LineButton
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button, Card, IconButton, Label, Rule, column, row
from jobdesk.ui.widgets.text_editors import DateEdit, TextEdit

SHOWN = 8
_TONES: dict[Sort, Tone] = {
    Sort.HAND: Tone.NEUTRAL,
    Sort.APPOINTMENT: Tone.ACCENT,
    Sort.RESULT: Tone.ACCENT,
    Sort.FIRM: Tone.NEUTRAL,
    Sort.VACANCY: Tone.WARNING,
    Sort.CONSENT: Tone.WARNING,
    Sort.SLIP: Tone.WARNING,
    Sort.FOLLOW_UP: Tone.ACCENT,
    Sort.DAY: Tone.ACCENT,
    Sort.COHORT: Tone.ACCENT,
    Sort.FARM: Tone.ACCENT,
    Sort.REPORT: Tone.ACCENT,
}


def when(todo: Todo) -> str:
    """``14:00``, ``오늘``, or how long it is late."""
    if todo.late:
        return f"{todo.days_late}일 지남"
    return todo.due_at or "오늘"


class TodoRow(QWidget):
    """One thing to do: check, line, and the menu that puts it off; of one written by hand it
    also corrects it or puts it away."""

    checked = Signal()
    opened = Signal()
    edited = Signal()
    removed = Signal()
    put_off = Signal(object)
    """Carries the day it is put off to."""

    def __init__(self, todo: Todo, today: date, *, can_write: bool) -> None:
        super().__init__()
        self.todo, self._today = todo, today
        self.check = IconButton("circle", f"마침: {todo.title}")
        self.check.clicked.connect(self.checked)
        self.line = LineButton(
            when(todo),
            todo.title,
            todo.detail,
            todo.sort.value,
            Tone.DANGER if todo.late else _TONES[todo.sort],
            time_width=84,
        )
        self.line.clicked.connect(self.opened)
        self.later = IconButton("clock", f"미루기: {todo.title}")
        self.later.clicked.connect(self._offer_days)
        for button in (self.check, self.later):
            button.setEnabled(can_write)
        layout = row(self.check, self.line, self.later, spacing=2)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _offer_days(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        monday = self._today + timedelta(days=7 - self._today.weekday())
        for words, day in (
            ("내일", self._today + timedelta(days=1)),
            ("모레", self._today + timedelta(days=2)),
            ("다음 월요일", monday),
            ("일주일 뒤", self._today + timedelta(days=7)),
        ):
            menu.addAction(f"{words}  {dates.day_and_weekday(day)}").setData(day)
        if self.todo.sort is Sort.HAND:
            menu.addSeparator()
            menu.addAction("고치기").setData(self.edited)
            menu.addAction("지우기").setData(self.removed)
        menu.triggered.connect(self._take)
        menu.popup(self.later.mapToGlobal(QPoint(0, self.later.height())))

    def _take(self, action: QAction) -> None:
        chosen = action.data()
        if isinstance(chosen, date):
            self.put_off.emit(chosen)
        else:
            chosen.emit()


class TodoCard(Card):
    """The list; signals carry the Todo, ``written`` the title and the day of a new one."""

    opened = Signal(object)
    checked = Signal(object)
    edited = Signal(object)
    removed = Signal(object)
    put_off = Signal(object, object)
    written = Signal(str, object)

    def __init__(self, today: DateEdit, *, can_write: bool) -> None:
        super().__init__(spacing=4)
        self._can_write = can_write
        self._all = False
        self._written = ""  # the title of the newest, which must come into sight
        self._todos: tuple[Todo, ...] = ()
        self._day = date.min
        self._count = Label(look="muted", tabular=True)
        self.body.addLayout(row(Label("할 일", weight=600), self._count, None))
        self.text = TextEdit("할 일을 적고 Enter")
        self.text.setAccessibleName("새 할 일")
        self.text.submitted.connect(self._write)
        self.day = today
        self.day.setAccessibleName("할 일 날짜")
        self.day.submitted.connect(self._write)
        self.add_button = Button("적기", icon="plus")
        self.add_button.clicked.connect(self._write)
        head = row(self.text, self.day, self.add_button, spacing=8)
        head.setStretch(0, 3)
        head.setStretch(1, 2)
        for part in (self.text, self.day, self.add_button):
            part.setEnabled(can_write)
        self.body.addLayout(head)
        self._rows = column(spacing=0)
        self.body.addLayout(self._rows)
        self._empty = Label(
            "오늘 할 일을 모두 마쳤습니다. 상담 약속, 결과를 물을 알선, 확인할 구인이 기록에서 "
            "스스로 여기에 모입니다.",
            look="muted",
            wrap=True,
        )
        self.body.addWidget(self._empty)
        self.more = Button("", look="link")
        self.more.clicked.connect(self._show_more)
        self.body.addLayout(row(self.more, None))
        self.body.addStretch(1)
        self.rows: list[TodoRow] = []
        self._parts: list[QWidget] = []

    def show_todos(self, todos: tuple[Todo, ...], day: date) -> None:
        """Show what is to do on ``day``; the focus stays on the row it was on."""
        at = next((n for n, line in enumerate(self.rows) if line.isAncestorOf(_focus(self))), None)
        self._todos, self._day = todos, day
        if not self.day.full_text():
            self.day.set_value(day)
        self._count.setText(f"{len(todos):,}건" if todos else "")
        if self._written and any(todo.title == self._written for todo in todos):
            self._all = self._all or all(t.title != self._written for t in todos[:SHOWN])
            self._written = ""
        self._fill()
        if at is not None and self.rows:
            self.rows[min(at, len(self.rows) - 1)].check.setFocus()

    def focus_first(self) -> None:
        """Go to the first thing to do, or to the line that takes a new one."""
        (self.rows[0].line if self.rows else self.text).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self) -> None:
        for part in self._parts:
            self._rows.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.rows, self._parts = [], []
        shown = self._todos if self._all else self._todos[:SHOWN]
        for todo in shown:
            if self._parts:
                self._add(Rule())
            line = TodoRow(todo, self._day, can_write=self._can_write)
            line.checked.connect(self._on_checked)
            line.opened.connect(self._on_opened)
            line.edited.connect(self._on_edited)
            line.removed.connect(self._on_removed)
            line.put_off.connect(self._on_put_off)
            self.rows.append(line)
            self._add(line)
        before: QWidget = self.add_button  # Tab goes as one reads, whenever a row was made
        for line in self.rows:
            for part in (line.check, line.line, line.later):
                QWidget.setTabOrder(before, part)
                before = part
        QWidget.setTabOrder(before, self.more)
        self._empty.setVisible(not self._todos)
        left = len(self._todos) - len(shown)
        self.more.setText(f"{left:,}건 더 보기" if left else "줄여 보기")
        self.more.setVisible(left > 0 or (self._all and len(self._todos) > SHOWN))

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._rows.addWidget(part)

    def _show_more(self) -> None:
        self._all = not self._all
        self._fill()

    def _row(self) -> TodoRow:
        line = self.sender()
        assert isinstance(line, TodoRow)
        return line

    def _on_checked(self) -> None:
        self.checked.emit(self._row().todo)

    def _on_opened(self) -> None:
        self.opened.emit(self._row().todo)

    def _on_edited(self) -> None:
        self.edited.emit(self._row().todo)

    def _on_removed(self) -> None:
        self.removed.emit(self._row().todo)

    def _on_put_off(self, day: object) -> None:
        self.put_off.emit(self._row().todo, day)

    def _write(self) -> None:
        title = self.text.full_text().strip()
        if not title:
            self.text.setFocus()
            return
        self._written = title
        self.written.emit(title, self.day.value())
        self.text.clear()
        self.day.set_value(self._day)
        self.text.setFocus()


def _focus(widget: QWidget) -> QWidget:
    return widget.window().focusWidget() or widget
