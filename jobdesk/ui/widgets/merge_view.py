"""Two records side by side, ready to be made one: which is kept, which values, what moves.

::

    view = MergeView(desk, jobs, notices)
    view.show_pair(KindId.SEEKERS, 12, 40)
    view.shown.connect(...)      # True once both stand there, False when they cannot be merged
    change = view.work()()       # what merges them as chosen, to be run as a write
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.text import with_particle
from jobdesk.services import merging, side_by_side
from jobdesk.services.desk import Desk
from jobdesk.services.side_by_side import Comparison, Side
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.merge_rows import LEFT, RIGHT, MergeModel
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, column, row
from jobdesk.ui.widgets.merge_table import MergeTable

_SIDES = {LEFT: "왼쪽", RIGHT: "오른쪽"}


class _Head(Card):
    """One of the two: name, what hangs on it, whether it is kept."""

    def __init__(self, side: int) -> None:
        super().__init__(margin=12, spacing=4, look="panel")
        self.name = Label(weight=700, wrap=True)
        self.hangs = Label(look="muted", points=SMALL + 0.75, wrap=True)
        self.keeps = QRadioButton(f"{_SIDES[side]} 기록을 남깁니다")
        self.open = Button("기록 열기", look="link")
        top = row(self.name, self.open)
        top.setStretch(0, 1)
        self.body.addLayout(top)
        self.hangs.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.hangs, 1)
        self.body.addWidget(self.keeps)

    def show_side(self, side: Side) -> None:
        self.name.setText(f"{side.name}  (번호 {side.id})")
        self.hangs.setText(told(side.hangs) or "딸린 기록 없음")
        self.keeps.setAccessibleName(f"{self.keeps.text()}: {side.name}")
        self.open.setAccessibleName(f"{side.name} 기록 열기")


class MergeView(QWidget):
    """See the module's words."""

    shown = Signal(bool)
    opened = Signal(int)
    """The id of a record to show in full."""

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self.comparison: Comparison | None = None
        self.model = MergeModel(self)
        self.table = MergeTable(self.model)
        self.heads = {side: _Head(side) for side in (LEFT, RIGHT)}
        self._group = QButtonGroup(self)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        for side, head in self.heads.items():
            self._group.addButton(head.keeps, side)
            head.open.clicked.connect(self._opener(side))
            sides.addWidget(head, 1)
        self._group.idToggled.connect(self._on_kept)
        self.hint = Label(look="muted", points=SMALL + 0.75, wrap=True)
        self.effect = Label(points=SMALL + 0.75, wrap=True)
        table = Card(margin=1, spacing=0)
        table.body.addWidget(self.table)
        whole = column(spacing=10)
        whole.addLayout(sides)
        whole.addWidget(self.hint)
        whole.addWidget(table, 1)
        whole.addWidget(self.effect)
        self.setLayout(whole)
        for keys, side in (("Ctrl+Left", LEFT), ("Ctrl+Right", RIGHT)):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WindowShortcut)
            key.activated.connect(self.heads[side].keeps.click)
        self.setFocusProxy(self.table)

    def show_pair(self, kind: KindId, left: int, right: int) -> None:
        """Look at two records; ``shown`` tells when they stand there."""
        desk = self._desk
        self.comparison = None
        self._jobs.read(
            lambda: side_by_side.compare(desk, kind, left, right),
            self._show,
            self._failed,
            key=(id(self), "pair"),
        )

    @property
    def kept(self) -> int:
        """Id of the record that is kept."""
        assert self.comparison is not None
        return self._side(self.model.kept).id

    def work(self) -> Callable[[], Change]:
        """What merges the two as chosen, ready to run away from the window."""
        assert self.comparison is not None
        desk, kind, chosen = self._desk, self.comparison.kind, self.model.chosen()
        keep, gone = self.kept, self._side(LEFT if self.model.kept == RIGHT else RIGHT).id
        return lambda: merging.merge(desk, kind, keep, gone, chosen)

    def _side(self, side: int) -> Side:
        assert self.comparison is not None
        return self.comparison.left if side == LEFT else self.comparison.right

    def _show(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.model.show(comparison)
        for side, head in self.heads.items():
            head.show_side(self._side(side))
        self._group.button(self.model.kept).setChecked(True)
        count = self.model.choices
        self.hint.setText(
            f"다른 항목이 {count}개 있습니다. ↑↓로 옮기고 ←→로 남길 값을 고르세요."
            if count
            else "서로 다른 값이 없습니다. 그대로 합치면 됩니다."
        )
        self._tell()
        self.shown.emit(True)

    def _failed(self, error: BaseException) -> None:
        self._notices.error(error)
        self.shown.emit(False)

    def _on_kept(self, side: int, chosen: bool) -> None:
        if chosen:
            self.model.keep(side)
            self._tell()

    def _tell(self) -> None:
        if self.comparison is None:
            return
        other = LEFT if self.model.kept == RIGHT else RIGHT
        moving = told(self._side(other).hangs)
        moves = f"{with_particle(moving, '을/를')} 옮기고 " if moving else ""
        self.effect.setText(
            f"{_SIDES[self.model.kept]} 기록에 모두 남깁니다. {_SIDES[other]} 기록은 {moves}"
            "휴지통에 둡니다. 한 번에 되돌릴 수 있습니다."
        )

    def _opener(self, side: int) -> Callable[[], None]:
        def opens() -> None:
            if self.comparison is not None:
                self.opened.emit(self._side(side).id)

        return opens


def told(hangs: Sequence[tuple[KindId, int]]) -> str:
    """``알선 3건 · 상담 5건``."""
    return " · ".join(f"{KINDS[kind].label} {n:,}{KINDS[kind].unit}" for kind, n in hangs)
