"""중복 점검: every pair that may be one, the surest first; one key each for what it is.

1 merges the pair as it is laid out, 2 says that they are not the same, 3 goes to the next.
What was done last can be taken back from here, since the window's own offer lies beneath.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import duplicates, history
from jobdesk.services.desk import Desk
from jobdesk.services.duplicates import Pair
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.merge_view import MergeView
from jobdesk.ui.widgets.page_parts import EmptyState

_NOT_SAME = {KindId.SEEKERS: "다른 사람", KindId.EMPLOYERS: "다른 업체"}
_LOOKING, _NONE, _PAIRS = range(3)


class _PairDelegate(QStyledItemDelegate):
    """The names, and beneath them why the two look like one."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option, index
        return QSize(100, theme.now().px(54))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        current, rect = theme.now(), QRectF(option.rect)
        names, _, why = str(index.data() or "").partition("\n")
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, current.colour("accent_tint"))
            painter.fillRect(
                QRectF(rect.left(), rect.top(), 3, rect.height()), current.colour("accent")
            )
        painter.setPen(current.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(12, 6, -8, -6)
        half = inner.height() / 2
        for words, font, role, top in (
            (names, current.font(weight=600), "text", 0.0),
            (why, current.font(SMALL + 0.75), "muted", half),
        ):
            painter.setFont(font)
            painter.setPen(current.colour(role))
            cut = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, int(inner.width())
            )
            line = QRectF(inner.left(), inner.top() + top, inner.width(), half)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), cut)
        painter.restore()


class DuplicatesDialog(Dialog):
    """See the module's words."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, kind: KindId, parent: QWidget
    ) -> None:
        super().__init__(f"{KINDS[kind].label} 중복 점검", parent, width=1080)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._kind = kind
        self.pairs: tuple[Pair, ...] = ()
        self._done: Change | None = None
        self.list = QListWidget()
        self.list.setProperty("look", "queue")
        self.list.setAccessibleName("같은 기록으로 보이는 쌍")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_PairDelegate(self.list))
        self.list.currentRowChanged.connect(self._on_row)
        self.view = MergeView(desk, jobs, notices)
        self.view.shown.connect(self._on_shown)
        self.view.opened.connect(self._open)
        self.why = Label(weight=600, wrap=True)
        self._build()
        hub.changed.connect(self._on_changed)
        self._look()

    def _build(self) -> None:
        listed = Card(margin=1, spacing=0)
        listed.body.addWidget(self.list)
        side = QWidget()
        side.setLayout(column(self.why, self.view, spacing=10))
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.setHandleWidth(12)
        parts.setChildrenCollapsible(False)
        parts.addWidget(listed)
        parts.addWidget(side)
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 5)
        listed.setMinimumWidth(theme.now().px(220))
        looking = Label("모든 기록을 서로 견주는 중입니다.", look="muted")
        looking.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing = EmptyState(
            "circle-check",
            "같은 기록으로 보이는 쌍이 없습니다",
            "이름·생년월일·연락처가 같거나 한 글자만 다른 기록이 두 번 등록되면 여기에 나옵니다.",
        )
        self._stack = QStackedLayout()
        self.body.addLayout(self._stack, 1)
        for part in (looking, nothing, parts):
            self._stack.addWidget(part)
        self.said = Label(look="muted", points=SMALL + 0.75, wrap=True)
        self.undo = Button("되돌리기", icon="undo-2", look="link", tip="Ctrl+Z")
        self.undo.clicked.connect(self._undo)
        foot = row(self.said, self.undo)
        foot.setStretch(0, 1)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        self._foot.hide()
        self.body.addWidget(self._foot)
        self.count = Label(look="muted", points=SMALL + 0.75, tabular=True)
        self.add_remark(self.count)
        self.close_button = self.add_button(Button("닫기"))
        self.close_button.clicked.connect(self.reject)
        self.next = self._act("3", "다음", "chevron-right", self._go_on)
        self.apart = self._act("2", _NOT_SAME[self._kind], "users", self._put_apart)
        self.merge = self._act("1", "합치기", "merge", self._merge, primary=True)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self)
        undo.activated.connect(self._undo)
        self._ready(False)
        self.spread(1120, 660)

    def _act(
        self, key: str, label: str, icon: str, act: Callable[[], None], *, primary: bool = False
    ) -> Button:
        text = f"{key}  {label}"
        button = PrimaryButton(text, icon=icon) if primary else Button(text, icon=icon)
        button.setAccessibleName(f"{label} ({key})")
        button.clicked.connect(act)
        return self.add_button(button, keys=key)

    # The list

    def _look(self) -> None:
        desk, kind = self._desk, self._kind
        self._jobs.read(
            lambda: duplicates.candidates(desk, kind), self._show, key=(id(self), "pairs")
        )

    def _show(self, pairs: tuple[Pair, ...]) -> None:
        at = self.list.currentRow()
        before = self._ids(self.pairs[at]) if 0 <= at < len(self.pairs) else None
        self.pairs = pairs
        known = [self._ids(pair) for pair in pairs]
        at = known.index(before) if before in known else max(0, min(at, len(pairs) - 1))
        self.list.blockSignals(True)
        self.list.clear()
        for pair in pairs:
            names = " · ".join(dict.fromkeys((pair.one.name, pair.other.name)))
            line = QListWidgetItem(f"{names}\n{pair.why}")  # a line each, as they are painted
            line.setToolTip(f"{pair.why}\n{pair.one.about}\n{pair.other.about}")
            self.list.addItem(line)
        self.list.setCurrentRow(at if pairs else -1)
        self.list.blockSignals(False)
        self._stack.setCurrentIndex(_PAIRS if pairs else _NONE)
        self.count.setText(f"{len(pairs):,}쌍 남음" if pairs else "")
        for button in (self.merge, self.apart, self.next):
            button.setVisible(bool(pairs))
        self._on_row(at)
        if not pairs:
            self.close_button.setFocus()
        elif not self.view.table.hasFocus():
            self.list.setFocus()

    @staticmethod
    def _ids(pair: Pair) -> tuple[int, int]:
        return (pair.one.id, pair.other.id)

    @property
    def current(self) -> Pair | None:
        """The pair that is shown."""
        at = self.list.currentRow()
        return self.pairs[at] if 0 <= at < len(self.pairs) else None

    def _on_row(self, _row: int) -> None:
        self._ready(False)
        pair = self.current
        if pair is not None:
            self.why.setText(f"왜 같아 보이나요: {pair.why}")
            self.view.show_pair(self._kind, pair.one.id, pair.other.id)

    def _on_shown(self, ready: bool) -> None:
        if ready:
            self._ready(True)
        else:
            self._look()  # one of the two is gone meanwhile

    def _ready(self, ready: bool) -> None:
        writes = ready and not self._desk.read_only
        self.merge.setEnabled(writes)
        self.apart.setEnabled(writes)
        self.next.setEnabled(ready)

    # What a key does

    def _merge(self) -> None:
        if self.view.comparison is not None:
            self._write(self.view.work())

    def _put_apart(self) -> None:
        pair, desk, kind = self.current, self._desk, self._kind
        if pair is not None:
            one, other = self._ids(pair)
            self._write(lambda: duplicates.not_same(desk, kind, one, other))

    def _go_on(self) -> None:
        if self.pairs:
            self.list.setCurrentRow((self.list.currentRow() + 1) % len(self.pairs))

    def _write(self, work: Callable[[], Change]) -> None:
        self._ready(False)
        self._jobs.write(work, self._wrote, self._refused)

    def _wrote(self, change: Change) -> None:
        self._done = change if change.operation else None
        self.said.setText(change.label)
        self._foot.setVisible(self._done is not None)

    def _refused(self, error: BaseException) -> None:
        self._notices.error(error)
        self._look()

    def _undo(self) -> None:
        done, desk = self._done, self._desk
        if done is not None:
            self._done = None
            self._foot.hide()
            self._jobs.write(lambda: history.undo(desk, done.operation))

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & {self._kind, KindId.DISTINCT_PAIRS}:
            self._look()

    def _open(self, record_id: int) -> None:
        self.accept()
        self._hub.open_record.emit(Ref(self._kind, record_id))


def check(
    desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, kind: KindId, parent: QWidget
) -> None:
    """Open 중복 점검 of one kind."""
    dialog = DuplicatesDialog(desk, hub, jobs, notices, kind, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
