"""Which columns a roster has and in which order: ticked by mouse or space, moved by two buttons
or Alt with an arrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import rosters
from jobdesk.ui import theme
from jobdesk.ui.widgets.basics import SMALL, Button, Label, column, row

_FIELD = Qt.ItemDataRole.UserRole


class ColumnOrder(QWidget):
    """Every field of a kind but the sensitive ones; ``fields()`` are the ticked, in order."""

    edited = Signal()

    def __init__(self, kind: KindId) -> None:
        super().__init__()
        self._kind = kind
        self.list = QListWidget()
        self.list.setAccessibleName("명부의 열")
        self.list.setProperty("look", "queue")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.up, self.down = Button("위로", tip="Alt+↑"), Button("아래로", tip="Alt+↓")
        self.back = Button("처음 열로 되돌리기", look="link")
        self.told = Label(look="muted", points=SMALL + 0.75)
        for button, act, keys in (
            (self.up, self.move_up, "Alt+Up"),
            (self.down, self.move_down, "Alt+Down"),
        ):
            button.clicked.connect(act)
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.back.clicked.connect(self._reset)
        words = "표시한 열이 이 순서로 나갑니다. 끌어 옮기거나 단추로 자리를 바꾸세요."
        layout = column(spacing=8)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(Label(words, look="muted", wrap=True))
        layout.addWidget(self.list, 1)
        layout.addLayout(row(self.up, self.down, self.told, None, self.back))
        self.setLayout(layout)
        self.set_fields(())
        self.list.itemChanged.connect(self._tell)
        self.list.model().rowsMoved.connect(self._tell)

    def fields(self) -> tuple[str, ...]:
        """Ids of the ticked fields in their order; none where they are the usual ones."""
        found = self._ticked()
        return () if found == rosters.FIELDS[self._kind] else found

    def set_fields(self, fields: Sequence[str]) -> None:
        """Tick these, in this order, above those that are not; none: the usual ones."""
        ticked = tuple(fields) or rosters.FIELDS[self._kind]
        kind = KINDS[self._kind]
        others = [f.id for f in kind.fields if not f.sensitive and f.id not in ticked]
        self.list.blockSignals(True)
        self.list.clear()
        for field_id in (*ticked, *others):
            item = QListWidgetItem(kind.field(field_id).label)
            item.setData(_FIELD, field_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = Qt.CheckState.Checked if field_id in ticked else Qt.CheckState.Unchecked
            item.setCheckState(on)
            item.setSizeHint(QSize(0, theme.now().px(32)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._count()

    def move_up(self) -> None:
        """Bring the current column one place forward."""
        self._move(-1)

    def move_down(self) -> None:
        """Bring it one place back."""
        self._move(1)

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        to = at + by
        if at < 0 or not 0 <= to < self.list.count():
            return
        item = self.list.takeItem(at)
        self.list.insertItem(to, item)
        self.list.setCurrentRow(to)
        self._tell()

    def _ticked(self) -> tuple[str, ...]:
        items = (self.list.item(at) for at in range(self.list.count()))
        return tuple(
            str(item.data(_FIELD)) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def _reset(self) -> None:
        self.set_fields(())
        self._tell()

    def _tell(self, *_moved: object) -> None:
        self._count()
        self.edited.emit()

    def _count(self) -> None:
        self.told.setText(f"{len(self._ticked())}개 열")

    def problem(self) -> str:
        """What is wrong with the choice."""
        return "" if self._ticked() else "열을 하나 이상 고르세요."
