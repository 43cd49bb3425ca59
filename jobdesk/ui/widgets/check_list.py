"""Some of many, ticked by mouse or space; found by name, 초성 or the word beside it.

::

    list_ = CheckList("업체")
    list_.set_choices([(3, "큰들식품", "부스 1")])
    list_.check([3]); list_.ids()        # (3,)
    list_.changed.connect(...)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from jobdesk.domain import text
from jobdesk.ui import theme
from jobdesk.ui.widgets.basics import SMALL, Button, Label, column, row
from jobdesk.ui.widgets.search_box import SearchBox

_ID = int(Qt.ItemDataRole.UserRole)
_KEYS = _ID + 1
_FEW = 8
"""Up to so many are seen at one glance and need no search."""


class CheckList(QWidget):
    """See the module's words. ``name`` is what the things are called."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.search = SearchBox("이름, 초성, 번호", name=f"{name} 찾기")
        self.search.searched.connect(self._filter)
        self.search.submitted.connect(self._tick_only)
        self.list = QListWidget()
        self.list.setAccessibleName(f"{name} 고르기")
        self.list.setProperty("look", "queue")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(theme.now().px(150))
        self.list.itemChanged.connect(self._on_ticked)
        self.list.installEventFilter(self)
        self.told = Label(points=SMALL + 0.75, look="muted")
        self.all = Button("모두 고르기", look="link")
        self.none = Button("모두 빼기", look="link")
        self.all.clicked.connect(self._tick_all)
        self.none.clicked.connect(self._tick_none)
        layout = column(self.search, self.list, spacing=6)
        layout.addLayout(row(self.told, None, self.all, self.none, spacing=4))
        self.setLayout(layout)
        self.setFocusProxy(self.search)

    def set_choices(self, choices: Sequence[tuple[int, str, str]]) -> None:
        """Offer these (id, words, remark), none of them ticked."""
        self.list.blockSignals(True)
        self.list.clear()
        for id_, words, remark in choices:
            item = QListWidgetItem(f"{words}  {remark}".strip())
            item.setData(_ID, id_)
            item.setData(_KEYS, (text.search_key(words + remark), text.choseong(words)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, theme.now().px(32)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        few = len(choices) <= _FEW
        self.search.setVisible(not few)
        self.setFocusProxy(self.list if few else self.search)
        self._tell()

    def ids(self) -> tuple[int, ...]:
        """Ids of those ticked, in the order of the list."""
        return tuple(
            item.data(_ID) for item in self._items() if item.checkState() is Qt.CheckState.Checked
        )

    def check(self, ids: Iterable[int]) -> None:
        """Tick these and no others."""
        wanted = set(ids)
        self._tick(lambda item: item.data(_ID) in wanted)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Ctrl+A ticks all that are seen."""
        if watched is self.list and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.matches(QKeySequence.StandardKey.SelectAll):
                self._tick_all()
                return True
        return False

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(at) for at in range(self.list.count())]

    def _seen(self) -> list[QListWidgetItem]:
        return [item for item in self._items() if not item.isHidden()]

    def _tick(self, wanted: Callable[[QListWidgetItem], bool]) -> None:
        self.list.blockSignals(True)
        for item in self._items():
            on = wanted(item)
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._on_ticked()

    def _tick_all(self) -> None:
        shown = {item.data(_ID) for item in self._seen()} | set(self.ids())
        self.check(shown)

    def _tick_none(self) -> None:
        shown = {item.data(_ID) for item in self._seen()}
        self.check(set(self.ids()) - shown)

    def _tick_only(self) -> None:
        """Enter in the search: the first that was found, and on to the next search."""
        self.search.search_now()
        seen = self._seen()
        if self.search.text() and seen:
            self.check({*self.ids(), seen[0].data(_ID)})
            self.search.selectAll()

    def _filter(self, typed: str) -> None:
        initials = text.is_choseong(typed)
        key = text.tidy(typed).replace(" ", "") if initials else text.search_key(typed)
        for item in self._items():
            item.setHidden(bool(key) and key not in item.data(_KEYS)[1 if initials else 0])
        seen = self._seen()
        if seen and self.list.currentItem() not in seen:
            self.list.setCurrentItem(seen[0])

    def _on_ticked(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        self.told.setText(f"{len(self.ids()):,} / {self.list.count():,}")
