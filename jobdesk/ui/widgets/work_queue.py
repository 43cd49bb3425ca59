"""A working list for the telephone: one item large, one key per result, then the next one.

::

    queue = WorkQueue("구인 확인", EmptyState("check", "확인할 구인이 없습니다", "…"))
    queue.set_acts((QueueAct("1", "확인함", "check", self._confirm), …))
    queue.set_items([QueueItem(Ref(KindId.VACANCIES, 3), "조리원", "한빛식품", "063-…"), …])
    queue.opened.connect(hub.open_record)        # Enter or the button: the item's Ref

An act runs with the item; then the item leaves and the next one stands there. An act that is
not finished yet, because a dialog asks for more, returns False and calls ``finish(ref)`` later.
Where a list given anew holds a finished item again, its act was refused or undone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QStackedLayout, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.ui import theme
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import SMALL, TITLE, Button, Card, Chip, Label, Rule, column, row
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.queue_delegate import PARTS_ROLE, QueueDelegate
from jobdesk.ui.widgets.record_form import scrolled

_PHONE_POINTS = 24.0


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One thing to work off; ``lines`` are what one needs to know while it rings, ``mark`` a
    chip of ``tone`` beside the title such as ``74일 지남``. One that was ``tried`` in vain may
    be tried again and counts as done."""

    ref: Ref
    title: str
    detail: str = ""
    phone: str = ""
    lines: tuple[str, ...] = ()
    tone: Tone | None = None
    mark: str = ""
    tried: bool = False


@dataclass(frozen=True, slots=True)
class QueueAct:
    """One result: its key ("1" to "9"), word and icon, and what it does with the item."""

    key: str
    label: str
    icon: str
    run: Callable[[QueueItem], object]


class WorkQueue(QWidget):
    """See the module's words. ``name`` is what the list is called aloud."""

    current_changed = Signal(object)
    """The QueueItem now shown, None when nothing is left."""
    opened = Signal(object)
    """The Ref of the item to show in full."""
    counted = Signal(int)
    """How many are left."""

    def __init__(self, name: str, empty: EmptyState) -> None:
        super().__init__()
        self._items: list[QueueItem] = []
        self._done: set[Ref] = set()
        self._before = 0
        self._acts: tuple[QueueAct, ...] = ()
        self._keys: list[QShortcut] = []
        self.buttons: list[Button] = []
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setProperty("look", "queue")
        self.list.setItemDelegate(QueueDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemDoubleClicked.connect(self.open_current)
        self.list.installEventFilter(self)
        self.progress = Label(points=SMALL + 0.75, look="muted", tabular=True)
        left = Card(margin=1, spacing=0)
        left.body.addWidget(self.list)
        self.place = self._build_place()
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.setHandleWidth(12)
        parts.setChildrenCollapsible(False)
        parts.addWidget(left)
        parts.addWidget(self.place)
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 3)
        parts.setSizes([400, 600])
        left.setMinimumWidth(240)
        whole = column(spacing=0)
        self.setLayout(whole)
        self._stack = QStackedLayout()
        whole.addLayout(self._stack)  # before its widgets, or they flash as windows
        self._stack.addWidget(parts)
        card = Card(margin=1)
        card.body.addWidget(empty)
        self._stack.addWidget(card)
        self._stack.setCurrentIndex(1)
        self.setFocusProxy(self.list)

    def _build_place(self) -> Card:
        place = Card(margin=16, spacing=10)
        self.title = Label(points=TITLE, weight=700, wrap=True)
        self.mark = Chip()
        self.mark.hide()
        self.detail = Label(look="muted", wrap=True)
        self.phone = Label(points=_PHONE_POINTS, weight=700, look="accent", tabular=True)
        self.phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.phone.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.copy = Button("번호 복사", icon="phone", tip="Ctrl+C")
        self.copy.clicked.connect(self.copy_phone)
        self.open = Button("기록 열기", icon="folder-open", tip="Enter")
        self.open.clicked.connect(self.open_current)
        self.lines = Label(wrap=True, tabular=True)
        self.lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        top = row(self.title, self.mark, None, spacing=10)
        top.addWidget(self.progress)
        place.body.addLayout(top)
        about = QWidget()  # what may be long scrolls, the answers stay in sight
        about.setProperty("look", "scroll")
        words = column(self.detail, self.phone, self.lines, spacing=10)
        words.addLayout(row(self.copy, self.open, None))
        words.addStretch(1)
        about.setLayout(words)
        place.body.addWidget(scrolled(about), 1)
        place.body.addWidget(Rule())
        self._act_flow = FlowLayout(spacing=8)
        place.body.addLayout(self._act_flow)
        return place

    # Filling

    def set_acts(self, acts: Sequence[QueueAct]) -> None:
        """The results there are, each with its key."""
        for key in self._keys:
            key.setEnabled(False)  # until it is gone the key would be taken twice
            key.deleteLater()
        for button in self.buttons:
            button.deleteLater()
        self._act_flow.clear()
        self._acts, self._keys, self.buttons = tuple(acts), [], []
        for at, act in enumerate(self._acts):
            look = "primary" if at == 0 else ""
            button = Button(f"{act.key}  {act.label}", icon=act.icon, look=look)
            button.setAccessibleName(f"{act.label} ({act.key})")
            button.clicked.connect(self._runner(act))
            key = QShortcut(QKeySequence(act.key), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self._runner(act))
            self.buttons.append(button)
            self._keys.append(key)
            self._act_flow.addWidget(button)

    def set_items(self, items: Sequence[QueueItem], done: int | None = None) -> None:
        """The things to work off, in order; the place in the list stays.

        ``done`` is how many are done by the records, which outlives the window; without it
        the list counts what it saw leave.
        """
        before = self.current
        at = self.list.currentRow()
        self._items = list(items)
        self._before = done or 0
        self._done = self._done - {item.ref for item in items} if done is None else set()
        refs = [item.ref for item in self._items]
        if before is not None and before.ref in refs:
            at = refs.index(before.ref)
        self._list(at)

    @property
    def items(self) -> tuple[QueueItem, ...]:
        """What is left."""
        return tuple(self._items)

    @property
    def current(self) -> QueueItem | None:
        """The item that is shown."""
        at = self.list.currentRow()
        return self._items[at] if 0 <= at < len(self._items) else None

    # Doing

    def act(self, key: str) -> None:
        """Run the act of that key on the item shown, then go on to the next."""
        item = self.current
        for act in self._acts:
            if act.key == key and item is not None and act.run(item) is not False:
                self.finish(item.ref)

    def finish(self, ref: Ref) -> None:
        """Take an item out as done; the next one is shown."""
        at = next((n for n, item in enumerate(self._items) if item.ref == ref), None)
        if at is None:
            return
        if not self._items[at].tried:
            self._done.add(ref)
        now = self.list.currentRow()
        del self._items[at]
        self._list(now - 1 if at < now else now)
        self.list.setFocus()

    def go_to(self, ref: Ref) -> None:
        """Show an item of the list; nothing where it is not there."""
        at = next((n for n, item in enumerate(self._items) if item.ref == ref), None)
        if at is not None:
            self.list.setCurrentRow(at)

    def open_current(self) -> None:
        """Ask for the whole record."""
        if self.current is not None:
            self.opened.emit(self.current.ref)

    def copy_phone(self) -> None:
        """Put the number on the clipboard."""
        if self.current is not None and self.current.phone:
            QGuiApplication.clipboard().setText(self.current.phone)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens, Ctrl+C copies the number."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.open_current()
                return True
            if event.matches(QKeySequence.StandardKey.Copy):
                self.copy_phone()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Rows as high as the scale wants."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for at in range(self.list.count()):
                self.list.item(at).setSizeHint(self._row_size())

    # Showing

    def _runner(self, act: QueueAct) -> Callable[[], None]:
        return lambda: self.act(act.key)

    def _row_size(self) -> QSize:
        return QSize(100, theme.now().px(40))

    def _list(self, at: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for item in self._items:
            words = " · ".join(word for word in (item.title, item.mark, item.detail) if word)
            line = QListWidgetItem(words)
            line.setToolTip(words)
            tone = item.tone or Tone.NEUTRAL
            line.setData(PARTS_ROLE, (item.title, item.mark, tone.value, item.detail))
            line.setSizeHint(self._row_size())
            self.list.addItem(line)
        at = max(0, min(at, len(self._items) - 1)) if self._items else -1
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        self._show(at)
        self.counted.emit(len(self._items))

    def _show(self, _row: int) -> None:
        item = self.current
        self._stack.setCurrentIndex(0 if item is not None else 1)
        done = self._before + len(self._done)
        total = done + sum(not one.tried for one in self._items)
        self.progress.setText(f"{done:,}/{total:,} 처리" if total else "")
        if item is not None:
            self.title.setText(item.title)
            self.mark.set_chip(item.mark, item.tone or Tone.NEUTRAL)
            self.detail.setText(item.detail)
            self.phone.setText(item.phone or "연락처 없음")
            self.phone.set_look("accent" if item.phone else "muted")
            self.copy.setEnabled(bool(item.phone))
            self.lines.setText("\n".join(item.lines))
        self.current_changed.emit(item)
