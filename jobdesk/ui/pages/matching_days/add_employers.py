"""업체 추가: several registered employers put on a day at once, those that seek people first."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain import text
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import EmployerAnswer
from jobdesk.errors import UserError
from jobdesk.services import day_employers, day_invitations
from jobdesk.services.day_invitations import Invitee
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, row
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit
from jobdesk.ui.widgets.search_box import SearchBox

_SEEKING, _FORMER, _EVERY = "구인 있는 곳", "지난 행사에 온 곳", "모두"


class _Candidate:
    """An Invitee with the id a table asks for."""

    __slots__ = ("id", "one")

    def __init__(self, one: Invitee) -> None:
        self.id, self.one = one.employer_id, one


class AddEmployers(Dialog):
    """See the module's words. Space ticks, Ctrl+S adds those ticked."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, day_id: int, parent: QWidget
    ) -> None:
        super().__init__("업체 추가", parent, width=720)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._day_id = day_id
        self._every: tuple[Invitee, ...] = ()
        self.picked: list[int] = []
        self.search = SearchBox("업체 이름, 초성, 업종, 읍면", name="추가할 업체 찾기")
        self.search.searched.connect(self._narrow)
        self.search.submitted.connect(self._to_table)
        self.whom = ChoiceEdit((_SEEKING, _FORMER, _EVERY), empty="")
        self.whom.setAccessibleName("어떤 업체")
        self.whom.edited.connect(self._narrow)
        head = row(self.search, self.whom, spacing=8)
        head.setStretch(0, 1)
        self.rows = CellRows(self._cells(), self)
        self.table = CellTable("추가할 업체", self.rows, stretch="name")
        self.table.ticked.connect(self.tick)
        self.table.opened.connect(self.tick)
        self.told = Label(points=SMALL + 0.75, look="muted", wrap=True)
        self.with_open = QCheckBox("모집 중인 구인을 함께 가져옵니다")
        self.with_open.setChecked(True)
        self.answer = ChoiceEdit(
            (EmployerAnswer.INVITED.value, EmployerAnswer.COMING.value), empty=""
        )
        self.answer.setAccessibleName("참가 여부")
        self.body.addLayout(head)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.told)
        self.body.addLayout(
            row(self.with_open, None, Label("참가 여부", look="muted"), self.answer)
        )
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        new = Button("새 업체 등록", look="link", tip="없는 업체를 먼저 등록합니다")
        new.clicked.connect(self._new_firm)
        self.add_button(new)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("추가", icon="plus"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.spread(760, 640)
        self._tell()
        self.search.setFocus()
        jobs.read(
            lambda: day_invitations.candidates(desk, day_id, with_vacancies=False, former=False),
            self._take,
            key=(id(self), "firms"),
        )

    def _cells(self) -> tuple[Cell, ...]:
        return (
            Cell(
                plain("tick", "", 44),
                nothing,
                ticked=lambda row: row.id in self.picked if row.one.answer is None else None,
            ),
            Cell(
                plain("name", "업체", 200, strong=True),
                lambda row: row.one.name,
                under=lambda row: " · ".join(
                    filter(None, (row.one.industry, row.one.eup_myeon, row.one.contact))
                ),
            ),
            Cell(
                plain("openings", "모집 중", 96, right=True),
                lambda row: (
                    f"{row.one.vacancies:,}건 {row.one.openings:,}명" if row.one.vacancies else ""
                ),
            ),
            Cell(
                plain("times", "지난 참가", 150, spare=2),
                lambda row: f"{row.one.times:,}회" if row.one.times else "",
                under=lambda row: dates.day(row.one.last_on),
            ),
            Cell(
                plain(
                    "answer",
                    "이 행사",
                    92,
                    chip=True,
                    tone=lambda value: tone_of(KindId.DAY_EMPLOYERS, str(value)),
                ),
                lambda row: row.one.answer.value if row.one.answer is not None else "",
            ),
        )

    def tick(self, employer_id: int) -> None:
        """Choose an employer, or let it go; one on the day already cannot be chosen."""
        found = self.rows.of(employer_id)
        if found is None or found.one.answer is not None:
            return
        if employer_id in self.picked:
            self.picked.remove(employer_id)
        else:
            self.picked.append(employer_id)
        self.rows.repaint()
        self._tell()

    def save(self) -> None:
        """Put those ticked on the day; all or none."""
        if not self.picked:
            self._say("추가할 업체를 골라 주세요. 목록에서 Space를 누르거나 네모를 누릅니다.")
            return
        desk, day_id, ids = self._desk, self._day_id, list(self.picked)
        answer, with_open = EmployerAnswer(str(self.answer.value())), self.with_open.isChecked()
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: day_employers.invite(desk, day_id, ids, status=answer, with_open=with_open),
            self._done,
            self._refused,
        )

    def _done(self, _change: object) -> None:
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self._say(error.message)
        else:
            self._notices.error(error)

    def _new_firm(self) -> None:
        self.reject()
        self._hub.new_record.emit(KindId.EMPLOYERS)

    def _take(self, found: tuple[Invitee, ...]) -> None:
        self._every = tuple(sorted(found, key=lambda one: one.answer is not None))
        if not any(one.vacancies for one in found):
            self.whom.set_value(_EVERY)
        self._narrow()

    def _narrow(self, *_: object) -> None:
        words, whom = self.search.text(), str(self.whom.value())
        shown = [
            _Candidate(one)
            for one in self._every
            if text.holds(words, one.name, one.industry, one.eup_myeon, one.contact)
            and (bool(words) or whom == _EVERY or self._of(one, whom))
        ]
        self.rows.set_rows(shown)

    def _of(self, one: Invitee, whom: str) -> bool:
        return bool(one.vacancies) if whom == _SEEKING else bool(one.times)

    def _to_table(self) -> None:
        self._narrow()
        self.table.setFocus()

    def _tell(self) -> None:
        names = [one.name for one in self._every if one.employer_id in self.picked]
        some = ", ".join(names[:4]) + (f" 외 {len(names) - 4}곳" if len(names) > 4 else "")
        self.told.setText(
            f"고른 업체 {len(names):,}곳: {some}" if names else "Space나 네모를 눌러 고릅니다."
        )
        self.go.setText(f"{len(names):,}곳 추가" if names else "추가")
        self.problem.hide()

    def _say(self, message: str) -> None:
        self.problem.setText(message)
        self.problem.show()


def nothing(row: object) -> str:
    """The cell of a box shows no words."""
    del row
    return ""
