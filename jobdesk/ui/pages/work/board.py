"""알선 보드: every open referral as a card in the column of its stage, moved by mouse or keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QWidget

from jobdesk.domain.casework import REFERRAL_STEPS, Referral, ReferralStatus
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.pipeline import Column, ColumnId, ways
from jobdesk.domain.text import with_particle
from jobdesk.services import lists, pipeline, runner_ups
from jobdesk.services.desk import Desk
from jobdesk.services.pipeline import Card, Cards
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Label, column, row
from jobdesk.ui.widgets.board_column import BoardColumn
from jobdesk.ui.widgets.card_details import CardDetails
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.interview_steps import InterviewSteps
from jobdesk.ui.widgets.result_dialog import ResultDialog
from jobdesk.ui.widgets.runner_up_strip import KEYS

_TOLD_BY = frozenset(
    {
        KindId.REFERRALS,
        KindId.PLACEMENTS,
        KindId.SEEKERS,
        KindId.VACANCIES,
        KindId.EMPLOYERS,
        KindId.SETTINGS,
    }
)
_KEYS = (
    "←→ 옆 단계로 · Ctrl+←→ 카드 옮기기 · Enter 기록 · Space 자세히 · Ctrl+Enter 결과 입력 · "
    "Ctrl+R 예비 다시 알선"
)


class Board(QWidget):
    """See the module's words. ``counted`` tells how many cards there are and how many late."""

    counted = Signal(int, int)
    listed = Signal(object)
    """A Filter: the records of a column, to be shown as a list."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._steps = InterviewSteps(desk, hub, jobs, notices, self)
        self._filter = Filter()
        self._follow = 0  # the referral that was just moved: the keys go along with it
        self._waiting = True
        self.columns = [BoardColumn(what) for what in pipeline.columns()]
        self._at = 0
        lanes = row(*self.columns, spacing=8)
        for number, one in enumerate(self.columns):
            lanes.setStretch(number, 1)
            self._connect(one, number)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(lanes)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setProperty("look", "scroll")
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        layout = column(self.area, Label(_KEYS, look="faint", points=SMALL), spacing=6)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.columns[0].list)
        again = QShortcut(QKeySequence(KEYS), self)
        again.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        again.activated.connect(self._refer_again)
        hub.changed.connect(self._on_changed)

    def _connect(self, one: BoardColumn, number: int) -> None:
        cards = one.list
        cards.stepped.connect(partial(self._step, number))
        cards.moved.connect(partial(self._move_by, number))
        cards.dropped.connect(partial(self._dropped, number))
        cards.opened.connect(self._open)
        cards.looked.connect(self._look)
        cards.asked.connect(self._ask_result)
        cards.menu_wanted.connect(self._menu)
        one.more.clicked.connect(partial(self._list, number))

    # Showing

    def set_filter(self, wanted: Filter) -> None:
        """Show only the referrals that a filter holds."""
        self._filter = wanted
        self.refresh()

    def refresh(self) -> None:
        """Ask again, now if it is seen, else when it is."""
        self._waiting = not self.isVisible()
        if self._waiting:
            return
        desk, wanted = self._desk, self._filter
        self._jobs.read(lambda: pipeline.cards(desk, wanted), self._take, key=(id(self), "cards"))

    def showEvent(self, event: object) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self._waiting:
            self.refresh()

    def _take(self, found: tuple[Cards, ...]) -> None:
        for one, cards in zip(self.columns, found, strict=True):
            one.show_cards(cards)
        if self._follow:
            for number, one in enumerate(self.columns):
                at = one.list.cards.row_of(self._follow)
                if at >= 0:
                    one.list.choose(at)
                    self._go(number)
            self._follow = 0
        open_ = [cards for cards in found if cards.column.id not in _NOT_OPEN]
        self.counted.emit(sum(c.total for c in open_), sum(c.late for c in open_))

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _TOLD_BY:
            self.refresh()

    # Going about

    def _step(self, number: int, by: int) -> None:
        at = self.columns[number].list.currentIndex().row()
        target = number + by
        while 0 <= target < len(self.columns):
            cards = self.columns[target].list
            if cards.cards.rowCount():
                cards.choose(at)
                self._go(target)
                return
            target += by

    def _go(self, number: int) -> None:
        one = self.columns[number]
        self._at = number
        self.setFocusProxy(one.list)
        self.area.ensureWidgetVisible(one, 0, 0)
        one.list.setFocus()

    def _card(self, referral_id: int) -> Card | None:
        for one in self.columns:
            at = one.list.cards.row_of(referral_id)
            if at >= 0:
                return one.list.cards.cards[at]
        return None

    # Moving

    def _move_by(self, number: int, card: object, by: int) -> None:
        """Ctrl with an arrow: the next column in that direction the card can go to."""
        assert isinstance(card, Card)
        target = number + by
        if not 0 <= target < len(self.columns):
            return
        self.move_card(card, self.columns[target].what)

    def _dropped(self, number: int, referral_id: int) -> None:
        card = self._card(referral_id)
        if card is not None:
            self.move_card(card, self.columns[number].what)

    def move_card(self, card: Card, column_: Column) -> None:
        """Move a card to a column, asking only what its new stage needs."""
        if self._desk.read_only:
            self._notices.warn("읽기 전용으로 열어서 옮길 수 없습니다.")
            return
        stages = ways(card.status, column_)
        if not stages:
            self._notices.warn(_why_not(card, column_))
            return
        self._follow = card.id
        first = stages[0]
        if first is ReferralStatus.STARTED:
            self._start(card)
        elif len(stages) == 1 and not pipeline.needs(first):
            desk = self._desk
            self._jobs.write(lambda: pipeline.move(desk, card.id, first), failed=self._refused)
        else:
            self._ask(card, stages)

    def _start(self, card: Card) -> None:
        """To work: somebody who is expected by now came; else the first day is asked."""
        desk = self._desk
        expected = card.placed and card.next_on is not None and card.next_on <= desk.today()
        if card.status is ReferralStatus.HIRED and expected:
            self._jobs.write(
                lambda: pipeline.move(desk, card.id, ReferralStatus.STARTED),
                failed=self._refused,
            )
        elif ReferralStatus.HIRED in REFERRAL_STEPS[card.status]:
            self._ask(card, (ReferralStatus.HIRED,))
        else:
            self._ask(card, (ReferralStatus.STARTED,))

    def _ask(self, card: Card, stages: tuple[ReferralStatus, ...]) -> None:
        desk = self._desk
        self._jobs.read(
            lambda: (lists.record(desk, KindId.REFERRALS, card.id), card.seeker, stages),
            self._open_result,
        )

    def _ask_result(self, card: object) -> None:
        """Ctrl+Enter: whatever comes next for this card."""
        assert isinstance(card, Card)
        if not self._desk.read_only:
            self._follow = card.id
            self._ask(card, ())

    def _open_result(self, found: tuple[Referral, str, tuple[ReferralStatus, ...]]) -> None:
        referral, who, stages = found
        parts = self._desk, self._jobs, self._notices, referral, who, self.window()
        self._show(ResultDialog(*parts, offered=stages))

    def _show(self, dialog: Dialog) -> None:
        dialog.rejected.connect(self._stay)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _stay(self) -> None:
        self._follow = 0
        self.columns[self._at].list.setFocus()

    def _refused(self, error: BaseException) -> None:
        self._follow = 0
        self._notices.error(error)

    # Looking and opening

    def _open(self, card: object) -> None:
        assert isinstance(card, Card)
        self._hub.open_record.emit(Ref(KindId.REFERRALS, card.id))

    def _look(self, card: object) -> None:
        assert isinstance(card, Card)
        dialog = CardDetails(self._desk, self._jobs, card, self.window())
        dialog.record_wanted.connect(self._hub.open_record)
        dialog.result_wanted.connect(partial(self._ask_result, card))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _menu(self, card: object, at: object) -> None:
        assert isinstance(card, Card)
        assert isinstance(at, QPoint)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        may = not self._desk.read_only
        result = menu.addAction("결과 입력")
        result.setShortcut(QKeySequence("Ctrl+Return"))
        result.setEnabled(may)
        result.triggered.connect(partial(self._ask_result, card))
        for words, run, keys in self._kept_ways(card):
            way = menu.addAction(words)
            way.setShortcut(QKeySequence(keys))
            way.setEnabled(may)
            way.triggered.connect(run)
        self._steps.fill(menu, card.id, card.status)
        menu.addSeparator()
        for words, ref in (
            ("알선 기록 열기", Ref(KindId.REFERRALS, card.id)),
            ("구직자 열기", Ref(KindId.SEEKERS, card.seeker_id)),
            ("구인 열기", Ref(KindId.VACANCIES, card.vacancy_id)),
        ):
            menu.addAction(words).triggered.connect(partial(self._hub.open_record.emit, ref))
        menu.popup(at)

    def _kept_ways(self, card: Card) -> list[tuple[str, Callable[[], None], str]]:
        """What can be done with somebody who was not hired: keep, let go, refer again."""
        if card.status is not ReferralStatus.NOT_HIRED:
            return []
        if not card.runner_up:
            return [("예비 순위로 두기", partial(self._write, runner_ups.keep, card), "")]
        return [
            ("다시 알선", partial(self._write, runner_ups.refer_again, card), KEYS),
            ("예비 순위에서 빼기", partial(self._write, runner_ups.drop, card), ""),
        ]

    def _write(self, do: Callable[[Desk, int], Change], card: Card) -> None:
        desk = self._desk
        self._jobs.write(lambda: do(desk, card.id))

    def _refer_again(self) -> None:
        """Ctrl+R: the chosen card, if somebody is kept on it."""
        card = self.columns[self._at].list.current()
        if card is None or not card.runner_up:
            self._notices.warn("예비 순위인 분의 카드를 고르면 다시 알선합니다.")
        elif not self._desk.read_only:
            self._write(runner_ups.refer_again, card)

    def _list(self, number: int) -> None:
        self.listed.emit(Filter(ids=self.columns[number].ids))


_NOT_OPEN = frozenset({ColumnId.STARTED, ColumnId.KEPT, ColumnId.ENDED})


def _why_not(card: Card, column_: Column) -> str:
    """What to say of a card that cannot go to a column."""
    if column_.id is ColumnId.KEPT:
        return "유지는 입사일부터 날짜로 세어져 저절로 옮겨집니다. 그대로 두었습니다."
    if card.status is ReferralStatus.STARTED:
        return "입사한 분은 취업 기록에서 고칩니다. 그대로 두었습니다."
    return (
        f"{card.status.value}에서 "
        f"{with_particle(column_.title, '으로/로')}는 옮길 수 없습니다. 그대로 두었습니다. "
        "방금 한 이동을 물리려면 Ctrl+Z를 누르세요."
    )
