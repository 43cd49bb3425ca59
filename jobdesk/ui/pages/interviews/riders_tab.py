"""Who is on a trip: where they get on, which firm, whether they came, and their 면접활동비."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.interviews import Attendance, Trip, TripPerson, TripStatus
from jobdesk.domain.kinds import KindId
from jobdesk.services import trip_work, trips
from jobdesk.services.desk import Desk
from jobdesk.services.trip_work import Claim
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.interviews.rider_dialog import RiderDialog
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import SMALL, Button, Label, column
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.plain_table import PlainTable
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.record_tab import RecordTab
from jobdesk.ui.widgets.trip_dialog import MoreRidersDialog

_TOLD_BY = frozenset(
    {
        KindId.TRIP_PEOPLE,
        KindId.REFERRALS,
        KindId.ALLOWANCES,
        KindId.ALLOWANCE_RULES,
        KindId.SEEKERS,
        KindId.EMPLOYERS,
    }
)
_TONES = {"예정": Tone.NEUTRAL, "참석": Tone.SUCCESS, "불참": Tone.DANGER}


class RidersTab(RecordTab):
    """See the module's words. On the list: 1 참석, 2 불참, Enter 고치기, Delete 빼기."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._trip = Trip()
        self._claims: tuple[Claim, ...] = ()
        self.add = Button("참여자 더하기", icon="user-plus")
        self.add.clicked.connect(self._add)
        self.edit = Button("타는 곳", icon="car", tip="Enter")
        self.edit.clicked.connect(self.edit_current)
        self.came = Button("1  참석", icon="check")
        self.came.setAccessibleName("참석 (1)")
        self.came.clicked.connect(self._came)
        self.absent = Button("2  불참", icon="x")
        self.absent.setAccessibleName("불참 (2)")
        self.absent.clicked.connect(self._absent)
        self.drop = Button("빼기", icon="trash-2", tip="Delete")
        self.drop.clicked.connect(self._drop)
        self.person = Button("구직자", icon="user", look="link")
        self.person.setAccessibleName("구직자 열기")
        self.person.clicked.connect(self._open_person)
        self.table = PlainTable(
            "함께 가는 분",
            (
                plain("seeker", "이름", 76, strong=True),
                plain("firm", "업체·직종", 110),
                plain("pick_up", "타는 곳", 84),
                plain("at", "면접", 56),
                plain("came", "참석", 64, chip=True, tone=lambda v: _TONES.get(str(v))),
                plain("claim", "활동비", 88, quiet=True),
            ),
            stretch="firm",
            spare=("at", "pick_up"),
            lines=7,
            empty="아직 함께 가는 분이 없습니다.",
        )
        self.table.picked.connect(self._show_may)
        self.table.doubleClicked.connect(self.edit_current)
        self.claim = Button("3  면접활동비 신청", icon="plus")
        self.claim.clicked.connect(self.claim_all)
        self.remark = Label(look="muted", points=SMALL + 0.75, wrap=True)
        top, acts = FlowLayout(spacing=8), FlowLayout(spacing=8)
        for button in (self.add, self.edit, self.drop):
            top.addWidget(button)
        for button in (self.came, self.absent, self.claim, self.person):
            acts.addWidget(button)
        inside = column(spacing=10)
        inside.setContentsMargins(0, 12, 12, 8)
        inside.addLayout(top)
        inside.addWidget(self.table)
        inside.addLayout(acts)
        inside.addWidget(self.remark)
        inside.addStretch(1)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(inside)
        self.setLayout(column(scrolled(inner)))
        self.setFocusProxy(self.table)
        self._key("1", self._came)
        self._key("2", self._absent)
        self._key("3", self.claim_all)
        self._key("Return", self.edit_current)
        self._key("Delete", self._drop)

    def _key(self, keys: str, run: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(run)

    # Showing

    def show_record(self, record: Trip) -> None:
        """The people of a trip."""
        self._trip = record
        self._ask()

    def refresh_linked(self, change: Change) -> None:
        """Somebody was added, came, or asked for the allowance."""
        if change.kinds & _TOLD_BY:
            self._ask()

    @property
    def current(self) -> Claim | None:
        """The person in the current row."""
        at = self.table.current()
        return self._claims[at] if at is not None and at < len(self._claims) else None

    def _ask(self) -> None:
        desk, trip = self._desk, self._trip.id
        self._jobs.read(
            lambda: (trip, trip_work.claims(desk, trip)), self._take, key=(id(self), "riders")
        )

    def _take(self, found: tuple[int, tuple[Claim, ...]]) -> None:
        trip, claims = found
        if trip != self._trip.id:
            return
        before = self.current
        self._claims = claims
        ids = [one.person.id for one in claims]
        at = ids.index(before.person.id) if before and before.person.id in ids else 0
        self.table.set_rows([_line(one) for one in claims], at)
        self.counted.emit(len(claims))
        self._show_may()

    def _show_may(self) -> None:
        may, chosen = not self._desk.read_only, self.current is not None
        planned = self._trip.status is not TripStatus.CANCELLED
        self.add.setVisible(may and planned)
        for button in (self.edit, self.drop):
            button.setVisible(may)
            button.setEnabled(chosen)
        self.person.setEnabled(chosen)
        gone = self._trip.held_on is not None and self._trip.held_on <= self._desk.today()
        for button in (self.came, self.absent):
            button.setVisible(may and gone and planned and bool(self._claims))
            button.setEnabled(chosen)
        count = sum(one.open for one in self._claims)
        self.claim.setText(f"3  면접활동비 신청 {count:,}명")
        self.claim.setAccessibleName(f"면접활동비 신청 {count:,}명 (3)")
        self.claim.setVisible(may and count > 0)
        held = self._trip.status is TripStatus.HELD
        self.remark.setText(
            "참석한 분의 결과는 결과 확인에서 업체별로 묻습니다."
            if held
            else "타는 곳을 적지 않으면 운행표에는 그분의 주소가 나옵니다."
        )
        self.remark.setVisible(bool(self._claims))

    # Doing

    def edit_current(self) -> None:
        """타는 곳, and the firm of one without a referral."""
        one = self.current
        if one is None or self._desk.read_only:
            return
        desk, id_ = self._desk, one.person.id
        self._jobs.read(lambda: (trips.person(desk, id_), one.person.seeker), self._open_rider)

    def _open_rider(self, found: tuple[TripPerson, str]) -> None:
        show(RiderDialog(self._desk, self._jobs, self._notices, *found, self.window()))

    def claim_all(self) -> None:
        """면접활동비 of everybody who came and may still get it."""
        desk, trip = self._desk, self._trip.id
        if trip and not desk.read_only:
            self._jobs.write(lambda: trip_work.claim(desk, trip), self._claimed)

    def _claimed(self, change: object) -> None:
        assert isinstance(change, Change)
        self.table.setFocus()
        first = Ref(KindId.ALLOWANCES, change.id)
        self._notices.offer(
            "면접활동비를 대상에 올렸습니다. 면접확인서를 받으면 접수하세요.",
            "면접활동비 열기",
            lambda: self._hub.open_record.emit(first),
        )

    def _add(self) -> None:
        parts = self._desk, self._hub, self._jobs, self._notices
        show(MoreRidersDialog(*parts, self._trip, self.window()))

    def _came(self) -> None:
        self._attend(Attendance.CAME)

    def _absent(self) -> None:
        self._attend(Attendance.ABSENT)

    def _attend(self, attendance: Attendance) -> None:
        one, desk = self.current, self._desk
        if one is not None and not desk.read_only:
            id_ = one.person.id
            self._jobs.write(lambda: trips.attend(desk, id_, attendance))
            self.table.setFocus()

    def _drop(self) -> None:
        one, desk = self.current, self._desk
        if one is not None and not desk.read_only:
            id_ = one.person.id
            self._jobs.write(lambda: trips.remove(desk, [id_]))
            self.table.setFocus()

    def _open_person(self) -> None:
        if self.current is not None:
            self._hub.open_record.emit(Ref(KindId.SEEKERS, self.current.person.seeker_id))


def _line(one: Claim) -> tuple[str, ...]:
    who = one.person
    where = " · ".join(part for part in (who.employer, who.job) if part)
    claim = one.status.value if one.status is not None else one.problem or "신청 전"
    return (who.seeker, where, who.note, who.interview_at, who.attendance.value, claim)
