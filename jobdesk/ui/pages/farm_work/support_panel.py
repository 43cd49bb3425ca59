"""One 기안: what it holds line by line, its papers, and the steps that lead it on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QStackedLayout, QTabWidget, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.farm_support import SupportStep
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_support, farm_support_ledger, farm_support_lines
from jobdesk.services import farm_support_papers as papers
from jobdesk.services.desk import Desk
from jobdesk.services.farm_support_ledger import BatchRow, BatchSheet, Paid
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import CellRows
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.support_dialogs import REASONS, AmountDialog, DayDialog, StepDialog
from jobdesk.ui.pages.farm_work.support_rows import line_cells, won
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.attachments_view import AttachmentsView
from jobdesk.ui.widgets.basics import (
    HEADING,
    SMALL,
    Button,
    Card,
    Chip,
    ElidedLabel,
    Label,
    Rule,
    column,
    row,
)
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.more_button import MoreButton
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.print_dialog import PrintDialog
from jobdesk.ui.widgets.reason_dialog import ReasonDialog

_S = SupportStep
_STEPS = (_S.APPROVED, _S.PAID, _S.SETTLED)


class BatchPanel(QWidget):
    """See the module's words. On the lines: 1 증빙 접수, 2 금액, Delete takes them out.
    ``settled`` says that a dialog was done and the table shall have the cursor again."""

    settled = Signal()

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self.batch_id = 0
        self.sheet: BatchSheet | None = None
        self._noted = 0
        self.rows = CellRows(line_cells(desk.today()), self)
        self.table = CellTable("기안의 줄", self.rows, stretch="farm")
        self.table.digit.connect(self._on_digit)
        self.table.delete_pressed.connect(self.drop)
        self.table.opened.connect(self.open_line)
        self.table.menu_wanted.connect(self._menu)
        self._make_head()
        self._make_acts()
        self.papers = AttachmentsView(desk, hub, jobs, notices, KindId.SUPPORT_BATCHES)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._lines_page(), "지급할 것")
        self.tabs.addTab(self.papers, "첨부")
        self.papers.counted.connect(self._count_papers)
        self.tabs.currentChanged.connect(self._show_papers)
        card = Card(margin=0, spacing=0)
        head = column(spacing=6)
        head.setContentsMargins(14, 12, 14, 8)
        head.addLayout(self._head)
        head.addWidget(self.facts)
        card.body.addLayout(head)
        card.body.addWidget(self.tabs, 1)
        self._inside = QWidget()
        self._inside.setLayout(column(card))
        blank = EmptyState("banknote", "고른 기안이 없습니다", "왼쪽에서 기안을 고르세요.")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(blank)
        self._stack.addWidget(self._inside)
        self.setFocusProxy(self.table)

    def _make_head(self) -> None:
        self.name = ElidedLabel(points=HEADING, weight=700)
        self.chip = Chip()
        self.facts = Label(look="muted", points=SMALL + 0.75, tabular=True, wrap=True)
        self.print_button = Button("지급 명세서", icon="printer", tip="누구에게 얼마를 (Ctrl+P)")
        self.print_button.clicked.connect(self.print_)
        self.go = Button("승인")  # 지원금 기안 on top leads: one primary button at a time
        self.go.clicked.connect(self.go_on)
        self.more = MoreButton()
        self.more.add("한 단계 되돌리기…", self.back)
        self.more.add("반려…", self.reject)
        self.more.add("휴지통으로", self.trash)
        self.more.add("계좌번호까지 지급 명세서 인쇄…", partial(self._print, full=True))
        self._head = row(self.name, self.chip, self.print_button, self.go, self.more, spacing=8)
        self._head.setStretch(0, 1)
        may_write(self.desk, self.go)

    def _make_acts(self) -> None:
        self._acts = FlowLayout(spacing=6)
        self.buttons: list[Button] = []
        for label, act, tip in (
            ("1  증빙 접수", self.receive, "고른 줄의 영수증을 받았습니다"),
            ("2  금액", self.edit_amount, "영수증이 적으면 그만큼만"),
            ("빼기", self.drop, "고른 줄을 이 기안에서 뺍니다 (Delete)"),
        ):
            button = Button(label, look="filter", tip=tip)
            button.setAccessibleName(label.replace("  ", " "))
            button.clicked.connect(act)
            self._acts.addWidget(button)
            self.buttons.append(button)
        may_write(self.desk, *self.buttons)

    def _lines_page(self) -> QWidget:
        self.told = Label(points=SMALL + 0.75, look="muted", tabular=True, wrap=True)
        inside = column(spacing=6)
        inside.setContentsMargins(12, 8, 12, 10)
        inside.addWidget(self.told)
        inside.addLayout(self._acts)
        layout = column(spacing=0)
        layout.addWidget(self.table, 1)
        layout.addWidget(Rule())
        layout.addLayout(inside)
        page = QWidget()
        page.setLayout(layout)
        return page

    # What is shown

    def show_batch(self, batch_id: int) -> None:
        """Show a 기안, 0 for none."""
        if batch_id != self.batch_id:
            self.sheet = None
        self.batch_id = batch_id
        if not batch_id:
            self._stack.setCurrentIndex(0)
            return
        desk, note = self.desk, batch_id != self._noted
        self._noted = batch_id

        def read() -> BatchSheet:
            found = farm_support_ledger.sheet(desk, batch_id)
            if note:
                farm_support_ledger.looked_at(desk, batch_id)
            return found

        self.jobs.read(read, self._take, key=(id(self), "sheet"))

    def _take(self, sheet: BatchSheet) -> None:
        if sheet.row.id != self.batch_id:
            return
        self.sheet = sheet
        batch = sheet.row.batch
        self.name.setText(batch.title)
        self.chip.set_chip(batch.step.value, tone_of(KindId.SUPPORT_BATCHES, batch.step.value))
        self.facts.setText(_facts(sheet.row))
        step = self._next
        self.go.setVisible(step is not None or batch.step is _S.REJECTED)
        self.go.setText(step.value if step is not None else "다시 기안")
        self.rows.set_rows(sheet.lines)
        if sheet.lines and self.table.current() is None:
            self.table.select(sheet.lines[0].id)
        self.told.setText(_told(sheet))
        for button, steps in zip(
            self.buttons,
            ((_S.DRAFTED, _S.APPROVED), (_S.DRAFTED,), (_S.DRAFTED,)),
            strict=True,
        ):
            may_write(self.desk, button, when=batch.step in steps)
        self.papers.foresee(batch)
        if self.tabs.currentWidget() is self.papers:
            self.papers.show_record(batch)
        self._stack.setCurrentIndex(1)

    def _show_papers(self, at: int) -> None:
        del at
        if self.sheet is not None and self.tabs.currentWidget() is self.papers:
            self.papers.show_record(self.sheet.row.batch)

    def _count_papers(self, count: int) -> None:
        self.tabs.setTabText(1, f"첨부 {count:,}" if count else "첨부")

    def told_of(self, change: Change) -> None:
        """Something was written."""
        if self.tabs.currentWidget() is self.papers:
            self.papers.refresh_linked(change)

    @property
    def _next(self) -> SupportStep | None:
        if self.sheet is None:
            return None
        ways = farm_support.WAYS[self.sheet.row.batch.step]
        return ways[0] if ways[0] in _STEPS and self._is_on(ways[0]) else None

    def _is_on(self, step: SupportStep) -> bool:
        assert self.sheet is not None
        order = (_S.DRAFTED, *_STEPS)
        return order.index(step) > order.index(self.sheet.row.batch.step)

    # The steps

    def go_on(self) -> None:
        """The next stage, or drafted again what was turned down."""
        sheet, step, desk = self.sheet, self._next, self.desk
        if sheet is None or desk.read_only:
            return
        id_ = sheet.row.id
        if step is not None:
            self._show(StepDialog(desk, self.jobs, self.notices, sheet.row, step, self))
        elif sheet.row.batch.step is _S.REJECTED:
            self.jobs.write(lambda: farm_support.reopen(desk, id_))

    def back(self) -> None:
        """One stage back; of a payment with the reason."""
        sheet, desk = self.sheet, self.desk
        if sheet is None or desk.read_only:
            return
        id_, step = sheet.row.id, sheet.row.batch.step
        if step is not _S.PAID:
            self.jobs.write(lambda: farm_support.back(desk, id_))
            return
        self._ask_reason(
            "지급 취소",
            lambda why: farm_support.back(desk, id_, why),
            "지급을 없던 일로 하고 승인으로 되돌립니다. 사유는 비고에 남습니다.",
        )

    def reject(self) -> None:
        """반려 with the reason."""
        sheet, desk = self.sheet, self.desk
        if sheet is not None and not desk.read_only:
            id_ = sheet.row.id
            self._ask_reason(
                "반려",
                lambda why: farm_support.reject(desk, id_, why),
                "반려하면 이 기안의 근로일은 다시 기안할 수 있습니다.",
            )

    def trash(self) -> None:
        """Put it away; an undo brings it back."""
        sheet, desk = self.sheet, self.desk
        if sheet is not None and not desk.read_only:
            id_ = sheet.row.id
            self.jobs.write(lambda: farm_support.trash(desk, [id_]))

    def print_(self) -> None:
        """지급 명세서."""
        self._print(full=False)

    def _print(self, *_: object, full: bool) -> None:
        if self.sheet is None:
            return
        desk, id_ = self.desk, self.sheet.row.id
        show(
            PrintDialog(
                self.jobs,
                self.notices,
                "농가일자리 지원금 지급 명세서",
                lambda: papers.payments_pdf(desk, id_, full_accounts=full),
                lambda action: papers.payments_out(desk, id_, action, full_accounts=full),
                self.window(),
            )
        )

    # The lines

    @property
    def chosen(self) -> list[Paid]:
        """The chosen lines."""
        return [self.rows.of(id_) for id_ in self.table.chosen()]

    def receive(self) -> None:
        """증빙 접수 of the chosen lines; of all that lack it where one alone is chosen and needs
        none."""
        lines = [one for one in self.chosen if one.evidence]
        if self.desk.read_only or not self.chosen:
            return
        if not lines:
            self.notices.say("고른 줄에는 증빙이 필요하지 않습니다.")
            return
        self._show(DayDialog(self.desk, self.jobs, self.notices, lines, self))

    def edit_amount(self) -> None:
        """Another amount for the current line."""
        line = self.table.current()
        if line is not None and not self.desk.read_only:
            self._show(AmountDialog(self.desk, self.jobs, self.notices, line, self))

    def drop(self) -> None:
        """Take the chosen lines out; an undo brings them back."""
        ids, desk = [one.id for one in self.chosen], self.desk
        if ids and not desk.read_only:
            self.jobs.write(lambda: farm_support_lines.drop(desk, ids))

    def open_line(self, id_: int) -> None:
        """Enter: the day of work it is for."""
        line = self.rows.of(id_)
        if line is not None:
            self.hub.open_record.emit(Ref(KindId.FARM_DAYS, line.day_id))

    def _on_digit(self, digit: int) -> None:
        if digit <= 2 and self.buttons[digit - 1].isEnabled():
            self.buttons[digit - 1].click()

    def _menu(self, at: object) -> None:
        assert isinstance(at, QPoint)
        line = self.table.current()
        if line is None:
            return
        menu = QMenu(self.table)
        for words, ref in (
            ("근로일 열기\tEnter", Ref(KindId.FARM_DAYS, line.day_id)),
            ("근로자 열기", Ref(KindId.SEEKERS, line.seeker_id)),
            ("농가 열기", Ref(KindId.EMPLOYERS, line.employer_id)),
        ):
            menu.addAction(words).triggered.connect(partial(self._open, ref))
        menu.addSeparator()
        for button, key in zip(self.buttons, ("1", "2", "Delete"), strict=True):
            words = button.text().partition("  ")[2] or button.text()
            act = menu.addAction(f"{words}\t{key}")
            act.setEnabled(button.isEnabled())
            act.triggered.connect(button.click)
        self.table.pop(menu, at)

    def _open(self, ref: Ref, *_: object) -> None:
        self.hub.open_record.emit(ref)

    def _ask_reason(self, verb: str, act: Callable[[str], Change], about: str) -> None:
        assert self.sheet is not None
        self._show(
            ReasonDialog(
                f"{self.sheet.row.batch.title}: {verb}",
                about,
                verb,
                REASONS,
                act,
                self.jobs,
                self.notices,
                self.window(),
                required=True,
            )
        )

    def _show(self, dialog: ReasonDialog | StepDialog | AmountDialog | DayDialog) -> None:
        dialog.finished.connect(lambda _code: self.settled.emit())
        show(dialog)


def _facts(one: BatchRow) -> str:
    batch = one.batch

    def told(label: str, day: date | None) -> str:
        return f"{label} {dates.day(day)}" if day is not None else ""

    parts = (
        f"{one.lines:,}건 {one.people:,}명 {won(one.amount)}",
        told("기안", batch.drafted_on),
        told("승인", batch.approved_on),
        told("지급", batch.paid_on),
        told("정산", batch.settled_on),
        f"문서 {batch.document}" if batch.document else "",
        f"반려 사유: {batch.reason}" if batch.reason else "",
        batch.note.replace("\n", " / "),
    )
    return " · ".join(filter(None, parts))


def _told(sheet: BatchSheet) -> str:
    items: dict[str, list[int]] = {}
    for one in sheet.lines:
        items.setdefault(one.item, []).append(one.amount)
    told = [f"{item} {len(each):,}건 {won(sum(each))}" for item, each in items.items()]
    if sheet.row.bare:
        told.append(f"증빙 없는 것 {sheet.row.bare:,}건")
    return " · ".join(told)
