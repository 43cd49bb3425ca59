"""초청·연락: one's own words to each employer, copied into whatever sends them or rung through
from a printed list, then written down as a contact."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QSplitter, QWidget

from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import EmployerAnswer
from jobdesk.domain.network import VisitMethod
from jobdesk.services import day_invitations, day_records, day_rosters, rosters
from jobdesk.services.access import Action
from jobdesk.services.day_invitations import Invitee
from jobdesk.services.day_words import DayText, Message
from jobdesk.services.desk import Desk
from jobdesk.services.rosters import Wanted
from jobdesk.ui import dates
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.add_employers import nothing
from jobdesk.ui.pages.matching_days.message_side import MessageSide
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import Button, Card, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit
from jobdesk.ui.widgets.print_dialog import PrintDialog

_WAITING, _HERE, _OTHERS = "답을 기다리는 곳", "이 행사의 업체 모두", "아직 부르지 않은 곳"


class _Firm:
    """An Invitee with the id a table asks for, and when it was invited."""

    __slots__ = ("id", "invited_on", "one")

    def __init__(self, one: Invitee, invited_on: date | None) -> None:
        self.id, self.one, self.invited_on = one.employer_id, one, invited_on


class InviteDialog(Dialog):
    """See the module's words. Space ticks; the message of the current row is shown filled in."""

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, day_id: int, parent: QWidget
    ) -> None:
        super().__init__("초청·연락", parent, width=900)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._day_id = day_id
        self._every: tuple[Invitee, ...] = ()
        self._invited: dict[int, date | None] = {}
        self.picked: set[int] = set()
        self.rows = CellRows(self._cells(), self)
        self.table = CellTable("연락할 업체", self.rows, stretch="name")
        self.table.ticked.connect(self.tick)
        self.table.opened.connect(self.tick)
        self.table.picked.connect(self._ask_preview)
        self.whom = ChoiceEdit((_WAITING, _HERE, _OTHERS), empty="")
        self.whom.setAccessibleName("어떤 업체")
        self.whom.edited.connect(self._narrow)
        self.print_button = Button(
            "명단 인쇄", icon="printer", tip="전화할 명단: 고른 곳, 고르지 않았으면 보이는 곳 모두"
        )
        self.print_button.clicked.connect(self.print_list)
        self.all = Button("모두 고르기", look="link")
        self.all.clicked.connect(self._tick_all)
        self.side = MessageSide(desk, jobs, notices, DayText.FIRMS, "업체마다")
        self.side.wanted.connect(self._preview)
        self.side.copy_one.clicked.connect(self.copy_current)
        self.side.copy_all.clicked.connect(self.copy_picked)
        self.finished.connect(self.side.keep)
        sides = QSplitter()
        sides.setHandleWidth(16)
        sides.setChildrenCollapsible(False)
        sides.addWidget(self._left())
        sides.addWidget(self.side)
        sides.setSizes([580, 420])
        sides.setStretchFactor(0, 58)
        sides.setStretchFactor(1, 42)
        self.body.addWidget(sides, 1)
        self.method = ChoiceEdit([each.value for each in VisitMethod], empty="")
        self.method.set_value(VisitMethod.MESSAGE.value)
        self.method.setAccessibleName("연락 방법")
        self.add_remark(Label("적어 두면 업체의 방문·연락 이력에 남습니다.", look="muted"))
        self._buttons.addWidget(self.method)
        self.add_button(Button("닫기")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("연락한 것으로 적기", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.spread(1080, 680)
        self._tell()
        self.table.setFocus()
        self.read()

    def _left(self) -> QWidget:
        side = QWidget()
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self.table)
        layout = column(spacing=8)
        layout.addLayout(row(self.whom, self.print_button, None, self.all))
        layout.addWidget(card, 1)
        side.setLayout(layout)
        return side

    def _cells(self) -> tuple[Cell, ...]:
        return (
            Cell(plain("tick", "", 44), nothing, ticked=lambda row: row.id in self.picked),
            Cell(
                plain("name", "업체", 170, strong=True),
                lambda row: row.one.name,
                under=lambda row: (
                    " · ".join(filter(None, (row.one.contact, row.one.phone))) or "전화번호 없음"
                ),
            ),
            Cell(
                plain(
                    "answer",
                    "답",
                    88,
                    chip=True,
                    tone=lambda value: tone_of(KindId.DAY_EMPLOYERS, str(value)),
                ),
                lambda row: row.one.answer.value if row.one.answer is not None else "",
            ),
            Cell(
                plain("invited", "초청일", 104, quiet=True), lambda row: dates.day(row.invited_on)
            ),
            Cell(
                plain("contacts", "이번 달", 72),
                lambda row: f"{row.one.contacts:,}번" if row.one.contacts else "없음",
            ),
        )

    def read(self) -> None:
        """Ask for the employers again."""
        desk, day_id = self._desk, self._day_id

        def ask() -> tuple[tuple[Invitee, ...], dict[int, date | None]]:
            known = {
                each.employer_id or 0: each.invited_on
                for each in day_records.employers(desk, day_id)
            }
            every = day_invitations.candidates(desk, day_id, with_vacancies=False, former=False)
            return every, known

        self._jobs.read(ask, self._take, key=(id(self), "firms"))

    def tick(self, employer_id: int) -> None:
        """Choose an employer, or let it go."""
        self.picked ^= {employer_id}
        self.rows.repaint()
        self._tell()

    def copy_current(self) -> None:
        """The message of the current row onto the clipboard."""
        row = self.table.current()
        if row is not None:
            self._copy([row.id], with_phone=False)

    def copy_picked(self) -> None:
        """Name, phone and message of those ticked, one line each."""
        self._copy(self._chosen(), with_phone=True)

    def print_list(self) -> None:
        """The employers that are ticked, or all that are shown, as a list to ring through."""
        ids = [id_ for id_ in self.rows.ids if id_ in self.picked] or list(self.rows.ids)
        if not ids:
            return
        desk, day_id = self._desk, self._day_id
        others = self.whom.value() == _OTHERS

        def wanted() -> Wanted:
            if others:
                return day_rosters.to_invite(desk, day_id, ids)
            return day_rosters.invitations(desk, day_id, tuple(EmployerAnswer), ids)

        def note(action: Action) -> None:
            rosters.out(desk, wanted(), action)

        show(
            PrintDialog(
                self._jobs,
                self._notices,
                "초청 업체 명단",
                lambda: rosters.pdf(desk, wanted()),
                note,
                self,
            )
        )

    def save(self) -> None:
        """Write a contact for each that is ticked."""
        ids, desk, day_id = self._chosen(), self._desk, self._day_id
        if not ids or desk.read_only:
            return
        method = VisitMethod(str(self.method.value()))
        self.go.setEnabled(False)
        self.side.keep()  # first: Ctrl+Z is to take the contacts back
        self._jobs.write(
            lambda: day_invitations.write_down(desk, day_id, ids, method=method),
            self._written,
            self._refused,
        )

    def _chosen(self) -> list[int]:
        return [one.employer_id for one in self._every if one.employer_id in self.picked]

    def _written(self, _change: object) -> None:
        self.picked.clear()
        self._tell()
        self.read()

    def _refused(self, error: BaseException) -> None:
        self._tell()
        self._notices.error(error)

    def _copy(self, ids: list[int], *, with_phone: bool) -> None:
        desk, day_id, words, side = self._desk, self._day_id, self.side.words, self.side
        self._jobs.read(
            lambda: day_invitations.messages(desk, day_id, ids, words),
            lambda made: side.copy(made, one=not with_phone, unit="곳"),
        )

    def _take(self, found: tuple[tuple[Invitee, ...], dict[int, date | None]]) -> None:
        self._every, self._invited = found
        here = [one for one in self._every if one.answer is not None]
        if not here:
            self.whom.set_value(_OTHERS)
        elif not any(one.answer is EmployerAnswer.INVITED for one in here):
            self.whom.set_value(_HERE)
        self._narrow()

    def _narrow(self) -> None:
        whom = str(self.whom.value())
        self.rows.set_rows(
            [
                _Firm(one, self._invited.get(one.employer_id))
                for one in self._every
                if _in(one, whom)
            ]
        )
        self.print_button.setEnabled(bool(self.rows.rowCount()))
        if self.table.current() is None and self.rows.rowCount():
            self.table.select(self.rows.row(0).id)
        self._ask_preview()

    def _tick_all(self) -> None:
        shown = set(self.rows.ids)
        self.picked = self.picked - shown if shown <= self.picked else self.picked | shown
        self.rows.repaint()
        self._tell()

    def _tell(self) -> None:
        count = len(self.picked)
        self.go.setText(f"{count:,}곳 연락한 것으로 적기" if count else "연락한 것으로 적기")
        self.go.setEnabled(bool(count) and not self._desk.read_only)
        self.side.copy_all.setEnabled(bool(count))

    def _ask_preview(self) -> None:
        self.side.ask()

    def _preview(self) -> None:
        row, desk, day_id = self.table.current(), self._desk, self._day_id
        if row is None:
            self.side.show_message(None)
            return
        words, firm = self.side.words, row.id

        def ask() -> tuple[Message, str]:
            (made,) = day_invitations.messages(desk, day_id, [firm], words)
            return made, day_invitations.next_contact(desk, firm)

        self._jobs.read(ask, self._show_preview, key=(id(self), "preview"))

    def _show_preview(self, made: tuple[Message, str]) -> None:
        message, nth = made
        self.side.show_message(message, f"적으면 {nth}입니다.")


def _in(one: Invitee, whom: str) -> bool:
    if whom == _OTHERS:
        return one.answer is None and bool(one.vacancies or one.times)
    if whom == _HERE:
        return one.answer is not None
    return one.answer is EmployerAnswer.INVITED
