"""농촌일손 of a record: the farms a person went to, or what a farm asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.employers import Employer, EmployerType
from jobdesk.domain.kinds import KindId
from jobdesk.services import employers, farm_work_of, farm_workers, farms, stored
from jobdesk.services.desk import Desk
from jobdesk.services.farm_work_of import Asked, OfFarm, OfPerson, Went
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.notices import Notices
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import Button, column
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.line_list import Line, LineList
from jobdesk.ui.widgets.own_farm import OwnerWorks, OwnFarm
from jobdesk.ui.widgets.record_tab import RecordTab

_SEEN = frozenset(
    {
        KindId.SEEKERS,
        KindId.EMPLOYERS,
        KindId.FARMS,
        KindId.FARM_WORKERS,
        KindId.FARM_REQUESTS,
        KindId.FARM_BLOCKS,
        KindId.FARM_DAYS,
    }
)
_SHOWN = 40
"""So many requests of a farm are shown; its own part of 농촌일손 lists all."""
_NOTHING = {
    KindId.SEEKERS: (
        "아직 농가에 간 적이 없습니다. ‘농작업 근로자로 등록’을 누르면 배치판에서 보낼 수 있습니다."
    ),
    KindId.EMPLOYERS: "아직 일손을 요청한 적이 없습니다. 요청은 ‘농촌일손 › 요청’에서 받습니다.",
}
_OTHER = {
    KindId.SEEKERS: "이분이 농사짓는 농가를 등록합니다. 이분 기록은 하나 그대로입니다",
    KindId.EMPLOYERS: "농장주를 다른 농가에 보낼 근로자로도 등록합니다",
}


@dataclass(frozen=True, slots=True)
class _Found:
    """What one look at the store gave; ``part`` is the farm or worker there is already."""

    owner: int
    lines: list[Line]
    count: int
    part: Ref | None
    lonely: bool
    """Whether no farm of the person, or no owner of the farm, is known."""


class FarmTab(RecordTab):
    """``kind`` says whose record it is: SEEKERS or EMPLOYERS."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, kind: KindId) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._kind = kind
        self._owner = 0
        self._part: Ref | None = None
        self._lonely = False
        self.button = Button("", icon="sprout")
        self.button.clicked.connect(self._act)
        self.other = Button("", look="link")
        self.other.clicked.connect(self._other_side)
        self.other.hide()
        self.list = LineList(hub, _NOTHING[kind], self.button, self.other)
        self.setLayout(column(self.list, spacing=0))
        self.setFocusProxy(self.button)
        self._dress()

    def show_record(self, record: Any) -> None:
        """Show what a person or firm has to do with farm work; a company nothing."""
        self._owner = record.id
        other = isinstance(record, Employer) and record.employer_type is not EmployerType.FARM
        self._tell_company(other)
        self._ask()

    def foresee(self, record: Any) -> None:
        """How many there are is worth the title before the tab is opened."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """Something of farm work may have changed."""
        if change.kinds & _SEEN:
            self._ask()

    def _tell_company(self, other: bool) -> None:
        tip = "이 업체의 구분을 농가로 바꾸고 농가로 등록합니다" if other else ""
        self.button.setToolTip(tip)

    def _ask(self) -> None:
        desk, owner, kind = self._desk, self._owner, self._kind

        def look() -> _Found:
            if kind is KindId.SEEKERS:
                return _of_person(owner, farm_work_of.of_seeker(desk, owner))
            return _of_farm(owner, farm_work_of.of_employer(desk, owner))

        self._jobs.read(look, self._take, key=(id(self), "farms"))

    def _take(self, found: _Found) -> None:
        if found.owner == self._owner:
            self._part, self._lonely = found.part, found.lonely
            self.list.show_lines(found.lines)
            self.counted.emit(found.count)
            self._dress()

    def _dress(self) -> None:
        person = self._kind is KindId.SEEKERS
        if self._part is not None:
            self.button.setText("근로자 카드 열기" if person else "농가 카드 열기")
            self.button.setEnabled(True)
        else:
            self.button.setText("농작업 근로자로 등록" if person else "농가로 등록")
            may_write(self._desk, self.button)
        self.other.setText("본인 농가 등록…" if person else "농장주도 일하러 가심…")
        self.other.setToolTip(_OTHER[self._kind])
        self.other.setVisible(self._lonely and (person or self._part is not None))
        may_write(self._desk, self.other)

    def _act(self) -> None:
        """Open what there is already, else register in one step; it can be undone."""
        desk, owner = self._desk, self._owner
        if self._part is not None:
            self._hub.open_record.emit(self._part)
        elif self._kind is KindId.SEEKERS:
            self._jobs.write(
                lambda: farm_workers.register(desk, farm_workers.blank(desk, seeker_id=owner))
            )
        else:
            self._jobs.write(lambda: farms.register(desk, farms.blank(desk, employer_id=owner)))

    def _other_side(self) -> None:
        """The farm that this person runs, or the person who runs this farm: one of each."""
        desk, owner = self._desk, self._owner
        if self._kind is KindId.SEEKERS:
            self._jobs.read(lambda: employers.farm_of(desk, owner), self._ask_farm)
        else:
            self._jobs.read(lambda: stored.employer(desk, owner), self._ask_owner)

    def _ask_farm(self, firm: Employer) -> None:
        g = self._desk, self._hub, self._jobs, self._notices
        show(OwnFarm(*g, self._owner, firm, self.window()))

    def _ask_owner(self, firm: Employer) -> None:
        g = self._desk, self._hub, self._jobs, self._notices
        show(OwnerWorks(*g, firm, self.window()))


def _of_person(owner: int, told: OfPerson) -> _Found:
    lines = [
        Line(Ref(KindId.EMPLOYERS, id_), name, "본인 농가", Tone.ACCENT, "이분이 운영하는 농가")
        for id_, name in told.own
    ]
    lines += [_went(one) for one in told.went]
    part = Ref(KindId.FARM_WORKERS, told.worker.id) if told.worker is not None else None
    return _Found(owner, lines, len(lines), part, not told.own)


def _went(one: Went) -> Line:
    words = [", ".join(one.tasks)]
    words.append(f"마지막 {dates.day(one.last_on)}" if one.last_on else "")
    words.append(f"다음 {dates.day(one.next_on)}" if one.next_on else "")
    words.append(f"결근 {one.absent:,}회" if one.absent else "")
    chip = f"{one.days:,}일" if one.days else one.latest.status.value
    tone = Tone.SUCCESS if one.days else tone_of(KindId.FARM_DAYS, one.latest.status.value)
    ref = Ref(KindId.FARM_DAYS, one.latest.id)
    return Line(ref, one.farm, chip, tone, " · ".join(filter(None, words)))


def _of_farm(owner: int, told: OfFarm) -> _Found:
    lines = []
    if told.owner is not None:
        id_, name = told.owner
        lines.append(Line(Ref(KindId.SEEKERS, id_), name, "농장주", Tone.ACCENT, "구직자로도 등록"))
    lines += [_asked(one) for one in told.asked[:_SHOWN]]
    part = Ref(KindId.FARMS, told.farm.id) if told.farm is not None else None
    return _Found(owner, lines, len(told.asked), part, told.owner is None)


def _asked(one: Asked) -> Line:
    request = one.request
    span = " ~ ".join(dates.day(day) for day in (request.starts_on, request.ends_on) if day)
    words = [span, f"요청 {one.wanted:,}명", f"배치 {one.placed:,}명"]
    words.append(f"근로확인 {one.worked:,}명" if one.worked else "")
    ref = Ref(KindId.FARM_REQUESTS, request.id)
    name = " ".join(filter(None, (request.crop, request.task)))
    tone = tone_of(KindId.FARM_REQUESTS, one.status)
    return Line(ref, name, one.status, tone, " · ".join(filter(None, words)))
