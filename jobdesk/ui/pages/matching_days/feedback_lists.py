"""환류 of people: hires that have not begun, and whom nobody hired, each with its acts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QAbstractItemView, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services import day_starts
from jobdesk.services.day_follow_up import CONTACT, TRAINING, Unhired
from jobdesk.services.day_pending import PendingHire, Wait
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.columns import Column, short_day
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.both_firms import may_ask, wants_both
from jobdesk.ui.pages.matching_days.feedback_dialogs import OffersDialog, PromiseDialog
from jobdesk.ui.pages.matching_days.result_rows import hire_day
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import HEADING, SMALL, Button, Card, Label
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.editors import DateEdit
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.plain_table import PlainTable

_TONES = {Wait.UNDATED: Tone.DANGER, Wait.DUE: Tone.WARNING, Wait.EXPECTED: Tone.ACCENT}


class PendingCard(Card):
    """입사 대기: who was hired and has not begun, the due ones first."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__(margin=16, spacing=10)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._rows: tuple[PendingHire, ...] = ()
        self.heading = Label("입사 대기", points=HEADING, weight=600)
        self.table = PlainTable(
            "입사를 기다리는 분",
            (
                plain("name", "이름", 92, strong=True),
                plain("employer", "업체", 150),
                plain("hire", "입사일", 84),
                Column("wait", "상태", 104, str, chip=True, tone=_tone, sortable=False),
                plain("days", "", 84),
            ),
            stretch="employer",
            spare=("days",),
            lines=6,
            empty="입사를 기다리는 분이 없습니다.",
        )
        self.table.opened.connect(self._open)
        self.table.picked.connect(self._tell)
        self.day = DateEdit(desk.today)
        self.day.setAccessibleName("입사한 날이나 새 입사일")
        self.day.setPlaceholderText("입사일 (비우면 정한 날)")
        self.started = Button("입사 확인", icon="check")
        self.dated = Button("입사일 적기", icon="calendar-days")
        self.gave_up = Button("입사하지 않음", icon="x")
        for button, act in (
            (self.started, self.confirm),
            (self.dated, self.put_day),
            (self.gave_up, self.give_up),
        ):
            button.clicked.connect(act)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=8)
        self.day.setFixedWidth(self.day.sizeHint().width() + 40)
        for part in (self.day, self.started, self.dated, self.gave_up):
            flow.addWidget(part)
        for widget in (self.heading, self.table, acts):
            self.body.addWidget(widget)
        self._tell()

    def show_rows(self, rows: tuple[PendingHire, ...]) -> None:
        """Show these hires; the current one stays."""
        now = self.current
        key = (now.interview_id, now.placement_id) if now is not None else None
        self._rows = rows
        today = self._desk.today()
        keys = [(one.interview_id, one.placement_id) for one in rows]
        self.heading.setText(f"입사 대기 {len(rows):,}명" if rows else "입사 대기")
        self.table.set_rows(
            [
                (
                    one.name,
                    one.employer,
                    hire_day(one.hire_on, today) if one.hire_on else "미정",
                    one.wait.value,
                    _since(one),
                )
                for one in rows
            ],
            keys.index(key) if key in keys else 0,
        )
        self._tell()

    @property
    def current(self) -> PendingHire | None:
        """The hire that is chosen."""
        at = self.table.current()
        return self._rows[at] if at is not None and at < len(self._rows) else None

    def confirm(self) -> None:
        """입사 확인: on the day typed, else on the day that was agreed."""
        one, desk, day = self.current, self._desk, self._typed()
        if self.day.problem():
            self._notices.warn(self.day.problem())
        elif one is not None:
            self._write(lambda both: day_starts.confirm(desk, one, day, besides=both))

    def put_day(self) -> None:
        """The first day of a hire that has none yet, or another one."""
        one, desk, day = self.current, self._desk, self._typed()
        if day is None:
            self._notices.warn(self.day.problem() or "입사일을 먼저 입력하세요.")
            self.day.setFocus()
        elif one is not None:
            self._write(lambda both: day_starts.put_day(desk, one, day, besides=both))

    def _write(self, step: Callable[[bool], object], *, both: bool = False) -> None:
        """A step of a hire; where the person works elsewhere already, whether both stand is
        asked first."""

        def refused(error: BaseException) -> None:
            if not may_ask(error):
                self._notices.error(error)
            elif wants_both(self, error):
                self._write(step, both=True)

        self._jobs.write(lambda: step(both), self._done, refused)

    def give_up(self) -> None:
        """입사하지 않음: the hire goes back."""
        one, desk = self.current, self._desk
        if one is not None:
            self._jobs.write(lambda: day_starts.give_up(desk, one), self._done)

    def _typed(self) -> date | None:
        value = self.day.value()
        return value if isinstance(value, date) else None

    def _done(self, change: object) -> None:
        del change
        self.day.set_value("")
        self.table.setFocus()

    def _open(self, at: int) -> None:
        one = self._rows[at]
        if one.placement_id:
            self._hub.open_record.emit(Ref(KindId.PLACEMENTS, one.placement_id))
        else:
            self._hub.open_record.emit(Ref(KindId.SEEKERS, one.seeker_id))

    def _tell(self) -> None:
        acts = (self.day, self.started, self.dated, self.gave_up)
        may_write(self._desk, *acts, when=self.current is not None)


class UnhiredCard(Card):
    """취업하지 못한 분: whom nobody hired, with what was done for them since."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, day_id: int) -> None:
        super().__init__(margin=16, spacing=10)
        self._parts = desk, hub, jobs, notices
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._day_id = day_id
        self._rows: tuple[Unhired, ...] = ()
        self.heading = Label("취업하지 못한 분", points=HEADING, weight=600, wrap=True)
        self.hint = Label(
            "다른 구인을 권하거나 훈련을 안내합니다. 여러 분을 고르면(Shift, Ctrl+A) 한 번에 "
            "적습니다.",
            look="muted",
            points=SMALL + 0.75,
            wrap=True,
        )
        self.table = PlainTable(
            "취업하지 못한 분",
            (
                plain("name", "이름", 84, strong=True),
                plain("job", "희망직종", 110),
                plain("said", "만난 업체", 190),
                plain("done", "이어서 한 일", 140),
            ),
            stretch="said",
            spare=("job",),
            lines=10,
            empty="온 분 모두 취업했거나, 아직 온 분이 없습니다.",
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.opened.connect(self._open)
        self.table.picked.connect(self._tell)
        self.offer = Button("다른 구인 제안", icon="send")
        self.train = Button("훈련 안내", icon="list-checks")
        self.call = Button("다시 연락", icon="phone")
        self.offer.clicked.connect(self.show_offers)
        self.train.clicked.connect(lambda: self.promise(TRAINING))
        self.call.clicked.connect(lambda: self.promise(CONTACT))
        acts = QWidget()
        flow = FlowLayout(acts, spacing=8)
        for part in (self.offer, self.train, self.call):
            flow.addWidget(part)
        for widget in (self.heading, self.hint, self.table, acts):
            self.body.addWidget(widget)
        self._tell()

    def show_rows(self, rows: tuple[Unhired, ...]) -> None:
        """Show these people; those who were chosen stay so."""
        now = [one.attendee_id for one in self.chosen]
        self._rows = rows
        today = self._desk.today()
        ids = [one.attendee_id for one in rows]
        still = [ids.index(one) for one in now if one in ids]
        waiting = sum(not one.cared_for for one in rows)
        owed = sum(one.owed > 0 for one in rows)
        parts = (
            f"취업하지 못한 분 {len(rows):,}명" if rows else "취업하지 못한 분",
            f"이어서 한 일이 없는 분 {waiting:,}명" if waiting else "",
            f"결과를 기다리는 분 {owed:,}명" if owed else "",
        )
        self.heading.setText(" · ".join(filter(None, parts)))
        self.table.set_rows(
            [
                (one.name, one.desired_job, " · ".join(one.said) or "면접 없음", _care(one, today))
                for one in rows
            ],
            still[0] if still else 0,
            still,
        )
        self._tell()

    @property
    def chosen(self) -> list[Unhired]:
        """Who is chosen, in their order."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._rows[at] for at in rows if at < len(self._rows)]

    def show_offers(self) -> None:
        """Open vacancies for one person, the best first, to refer to."""
        chosen = self.chosen
        if chosen:
            show(OffersDialog(*self._parts, chosen[0], self.window()))

    def promise(self, what: str) -> None:
        """A 할 일 for those chosen."""
        chosen = self.chosen
        if chosen:
            show(
                PromiseDialog(
                    self._desk, self._jobs, self._notices, self._day_id, chosen, what, self.window()
                )
            )

    def _open(self, at: int) -> None:
        self._hub.open_record.emit(Ref(KindId.SEEKERS, self._rows[at].seeker_id))

    def _tell(self) -> None:
        chosen = self.chosen
        self.offer.setEnabled(len(chosen) == 1)
        may_write(self._desk, self.train, self.call, when=bool(chosen))


def _tone(value: object) -> Tone:
    return _TONES[Wait(str(value))]


def _since(one: PendingHire) -> str:
    if one.hire_on is None:
        return ""
    return (
        f"{one.days}일 지남" if one.days > 0 else "오늘" if one.days == 0 else f"{-one.days}일 뒤"
    )


def _care(one: Unhired, today: date) -> str:
    parts = [f"알선 {one.referred}건"] if one.referred else []
    if one.next_on is not None:
        parts.append(f"{short_day(one.next_on, today)} {one.next_what}".strip())
    return " · ".join(parts)
