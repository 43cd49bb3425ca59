"""훈련수당: month by month what each gets by the 출석부, counted, then paid."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.services import completion_papers, trainee_pay
from jobdesk.services.cohort_papers import Wanted
from jobdesk.services.cohort_papers import handed_out as paper_out
from jobdesk.services.cohort_papers import pdf as paper_pdf
from jobdesk.services.desk import Desk
from jobdesk.services.trainee_pay import PayRow, PaySheet
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import CellRows
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.completion_dialogs import ReasonDialog
from jobdesk.ui.pages.training.pay_dialogs import AccountDialog, PayDialog
from jobdesk.ui.pages.training.pay_rows import cells, month_words
from jobdesk.ui.widgets.basics import (
    SMALL,
    Button,
    Card,
    IconButton,
    Label,
    Rule,
    column,
    row,
)
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.editors import ChoiceEdit
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.print_dialog import PrintDialog

_KINDS = frozenset(
    {
        KindId.TRAINEE_ALLOWANCES,
        KindId.ATTENDANCE,
        KindId.COHORT_SESSIONS,
        KindId.COHORTS,
        KindId.TRAINEES,
    }
)


class PayList(QWidget):
    """See the module's words. On the table: 1 산정, 2 지급, 3 지급 취소, 4 계좌, of the chosen
    where several are chosen, else of the whole month. ``back_wanted`` leads to the decisions."""

    back_wanted = Signal()

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, cohort_id: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self.cohort_id = cohort_id
        self.sheet: PaySheet | None = None
        self._month: date | None = None
        self._waiting = True
        self.rows = CellRows(cells(), self)
        self.table = CellTable("훈련수당", self.rows, stretch="remark")
        self.table.digit.connect(self._on_digit)
        self.table.opened.connect(lambda _id: self.edit_account())
        self.table.menu_wanted.connect(self._menu)
        self.table.selectionModel().selectionChanged.connect(self._name_acts)
        self._lay_out()
        self.setFocusProxy(self.table)
        hub.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        self._lay_bar()
        self._lay_foot()
        self.nothing = EmptyState(
            "banknote",
            "훈련수당이 없습니다",
            "하루 훈련수당과 한도를 기수 설정(개요)에 적으면, 출석부에서 달마다 저절로 셉니다.",
        )
        self.quiet = EmptyState(
            "calendar-days",
            "아직 수업을 한 달이 없습니다",
            "첫 수업 날부터 그달의 출석일과 금액이 여기에 나옵니다.",
        )
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for part in (self.table, self.nothing, self.quiet):
            self._stack.addWidget(part)
        card = Card(margin=1, spacing=0)
        card.body.addWidget(holder, 1)
        card.body.addWidget(self.foot)
        layout = column(spacing=10)
        layout.addLayout(self.bar)
        layout.addWidget(card, 1)
        self.setLayout(layout)

    def _lay_bar(self) -> None:
        """Which month, by what rule, and its paper."""
        self.back = Button("수료 판정으로", icon="chevron-left", tip="Esc")
        self.back.clicked.connect(self.back_wanted)
        self.month = ChoiceEdit((), empty="")
        self.month.setAccessibleName("대상 월")
        self.month.setMinimumWidth(theme.now().px(140))
        self.month.edited.connect(self._on_month)
        self.before = IconButton("chevron-left", "앞 달")
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after = IconButton("chevron-right", "다음 달")
        self.after.clicked.connect(lambda: self.turn(1))
        self.rule = Label(look="muted", points=SMALL + 0.75, wrap=True)
        self.paper = Button("지급 명세서", icon="printer")
        self.paper.clicked.connect(self.print_)
        self.bar = row(
            self.back, self.before, self.month, self.after, self.rule, self.paper, spacing=8
        )
        self.bar.setStretch(4, 1)

    def _lay_foot(self) -> None:
        """What the month comes to, and what may be done."""
        self.told = Label(points=SMALL + 0.75, look="muted", tabular=True)
        self.foot = QWidget()
        acts = FlowLayout(spacing=6)
        self.acts: list[Button] = []
        for act, tip in (
            (self.count, "출석부대로 금액을 정합니다"),
            (self.pay, "산정한 금액을 지급으로 적습니다"),
            (self.take_back, "고른 분의 지급을 없던 일로 합니다"),
            (self.edit_account, "고른 분의 계좌번호 (Enter)"),
        ):
            button = Button(look="filter", tip=tip)
            button.clicked.connect(act)
            acts.addWidget(button)
            self.acts.append(button)
        self._name_acts()
        may_write(self.desk, *self.acts)
        inside = column(spacing=6)
        inside.setContentsMargins(12, 8, 12, 10)
        inside.addWidget(self.told)
        inside.addLayout(acts)
        under = column(Rule(), spacing=0)
        under.addLayout(inside)
        self.foot.setLayout(under)

    # What the part asks

    def refresh(self) -> None:
        """Ask for the month again, now if it is seen, else when it is."""
        self._waiting = not self.isVisible()
        if self._waiting:
            return
        desk, cohort_id, month = self.desk, self.cohort_id, self._month
        self.jobs.read(
            lambda: trainee_pay.sheet(desk, cohort_id, month), self._take, key=(id(self), "rows")
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)
        if self._waiting:
            self.refresh()

    def print_(self) -> None:
        """The 지급 명세서 of the month."""
        month, desk, cohort_id = self._month, self.desk, self.cohort_id
        if month is None:
            return
        wanted = Wanted(first=month)
        show(
            PrintDialog(
                self.jobs,
                self.notices,
                f"훈련수당 지급 명세서 {month.year}년 {month.month}월",
                lambda: paper_pdf(desk, cohort_id, "pay", wanted),
                lambda action: paper_out(desk, cohort_id, "pay", wanted, action),
                self.window(),
            )
        )

    # Which month

    def turn(self, by: int) -> None:
        """To a month before or after."""
        months = self.sheet.months if self.sheet is not None else ()
        if self._month in months:
            at = months.index(self._month) + by
            if 0 <= at < len(months):
                self._show_month(months[at])

    def _on_month(self) -> None:
        wanted = str(self.month.value() or "")
        months = self.sheet.months if self.sheet is not None else ()
        for each in months:
            if month_words(each) == wanted and each != self._month:
                self._show_month(each)

    def _show_month(self, month: date) -> None:
        self._month = month
        self.refresh()

    # Doing

    @property
    def chosen(self) -> list[PayRow]:
        """The chosen rows."""
        return [self.rows.of(id_) for id_ in self.table.chosen()]

    def _some(self) -> list[int] | None:
        """Ids of the chosen where they are several, None for the whole month."""
        rows = self.chosen
        return [one.id for one in rows] if len(rows) > 1 else None

    def count(self) -> None:
        """산정."""
        desk, cohort_id, month, ids = self.desk, self.cohort_id, self._month, self._some()
        if month is not None and not desk.read_only:
            self.jobs.write(lambda: trainee_pay.count(desk, cohort_id, month, ids))

    def pay(self) -> None:
        """지급, on a day that is asked for."""
        sheet, month, ids = self.sheet, self._month, self._some()
        if sheet is None or month is None or self.desk.read_only:
            return
        due = [
            one
            for one in sheet.rows
            if not one.paid and (ids is None or one.id in ids) and one.shown_amount
        ]
        if not due:
            self.notices.say("이 달에는 더 지급할 수당이 없습니다.")
            return
        show(PayDialog(self.desk, self.jobs, self.notices, self.cohort_id, month, ids, due, self))

    def take_back(self) -> None:
        """지급 취소 of the chosen, with the reason."""
        paid = [one.record for one in self.chosen if one.record is not None and one.paid]
        if not paid or self.desk.read_only:
            return
        desk, ids = self.desk, [one.id for one in paid]
        show(
            ReasonDialog(
                desk,
                self.jobs,
                self.notices,
                f"지급 취소: {len(ids):,}명",
                "지급 취소",
                lambda why: trainee_pay.take_back(desk, ids, why),
                self,
                about="지급을 없던 일로 하고 산정으로 되돌립니다. 사유는 비고에 남습니다.",
                offered=("계좌 오류", "금액 정정", "잘못 적음"),
            )
        )

    def edit_account(self) -> None:
        """The account of the current row."""
        one = self.table.current()
        if one is None or self.desk.read_only:
            return
        if one.record is None:
            self.notices.say("먼저 산정하면 계좌번호를 적을 수 있습니다.")
        elif one.paid:
            self.notices.say("이미 지급한 수당이라 계좌번호를 바꿀 수 없습니다.")
        else:
            show(AccountDialog(self.desk, self.jobs, self.notices, one, self))

    def _name_acts(self, *_: object) -> None:
        """Say whom the acts are for: the month, or those that are chosen."""
        many = len(self.table.chosen())
        of = f"고른 {many:,}명" if many > 1 else "이 달"
        labels = (f"1  {of} 산정", f"2  {of} 지급", "3  지급 취소", "4  계좌")
        for button, label in zip(self.acts, labels, strict=True):
            button.setText(label)
            button.setAccessibleName(label.replace("  ", " "))

    def _on_digit(self, digit: int) -> None:
        if digit <= len(self.acts):
            self.acts[digit - 1].click()

    def _menu(self, at: object) -> None:
        assert isinstance(at, QPoint)
        if self.table.current() is None or self.desk.read_only:
            return
        menu = QMenu(self.table)
        for button in self.acts:
            key, _, words = button.text().partition("  ")
            menu.addAction(f"{words}\t{key}").triggered.connect(button.click)
        self.table.pop(menu, at)

    # Showing

    def _take(self, sheet: PaySheet) -> None:
        self.sheet, self._month = sheet, sheet.month
        self._offer(sheet)
        self.rows.set_rows(sheet.rows)
        if sheet.rows and self.table.current() is None:
            self.table.select(sheet.rows[0].id)
        known = sheet.rule is not None
        self._stack.setCurrentIndex(1 if not known else 0 if sheet.rows else 2)
        self.foot.setVisible(bool(sheet.rows))
        for widget in (self.before, self.month, self.after, self.paper):
            widget.setVisible(known and bool(sheet.months))
        at = sheet.months.index(sheet.month) if sheet.month in sheet.months else -1
        self.before.setEnabled(at > 0)
        self.after.setEnabled(0 <= at < len(sheet.months) - 1)
        self.paper.setEnabled(any(one.record is not None for one in sheet.rows))
        self.rule.setText(completion_papers.pay_words(sheet.rule) if sheet.rule else "")
        self.told.setText(_told(sheet))

    def _offer(self, sheet: PaySheet) -> None:
        """The months to choose from, without counting that as a choice."""
        words = [month_words(each) for each in sheet.months]
        self.month.blockSignals(True)
        if words != [self.month.itemText(at) for at in range(self.month.count())]:
            self.month.clear()
            for each in words:
                self.month.addItem(each, each)
        if sheet.month is not None:
            self.month.setCurrentIndex(self.month.findData(month_words(sheet.month)))
        self.month.blockSignals(False)

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _KINDS:
            self.refresh()


def _told(sheet: PaySheet) -> str:
    """``지급 15명 1,680,000원 · 산정 전 2명 160,000원 · 다른 달에 지급 3,000,000원``."""
    paid = [one for one in sheet.rows if one.paid]
    counted = [one for one in sheet.rows if not one.paid and one.record is not None]
    bare = [one for one in sheet.rows if one.record is None and one.owed.amount]
    told: list[str] = []
    if paid:
        told.append(f"지급 {len(paid):,}명 {sheet.paid:,}원")
    for word, rows in (("산정", counted), ("산정 전", bare)):
        if rows:
            won = sum(one.shown_amount for one in rows)
            told.append(f"{word} {len(rows):,}명 {won:,}원")
    if sheet.paid_before:
        told.append(f"다른 달에 지급 {sheet.paid_before:,}원")
    open_ = sum(one.unmarked for one in sheet.rows)
    if open_:
        told.append(f"출결 미입력 {open_:,}칸")
    return " · ".join(told)
