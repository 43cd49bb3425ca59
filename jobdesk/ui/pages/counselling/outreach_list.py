"""이동·출장·집단: the days away from the desk, each with its people and what came of them."""

from __future__ import annotations

from datetime import date, timedelta

from jobdesk.domain.counselling import Outreach, OutreachType
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import outreach
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import column
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.counselling.day_tab import DayTab
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.attachments_view import AttachmentsView
from jobdesk.ui.widgets.basics import Chip
from jobdesk.ui.widgets.ledger import LedgerList
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.record_tab import RecordTab

_KIND = KINDS[KindId.OUTREACH]
_FORM = (
    ("outreach_type", "status"),
    ("held_on", "starts_at", "ends_at"),
    ("title",),
    ("place", "eup_myeon"),
    ("partner", "counsellor"),
    ("note",),
)


class OutreachList(LedgerList):
    """See the module's words."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.OUTREACH,
            columns=(
                "held_on",
                column(_KIND, "title", width=148, given="place", show=_called),
                column(_KIND, "place", width=84, spare=1),  # before what the day counts
                column(_KIND, "status", width=66, spare=3),
                column(_KIND, "note_count", width=52),
                column(_KIND, "people_count", title="인원", width=52),
                column(_KIND, "registration_count", width=76, spare=2),
            ),
            sections=(("일정·장소", _FORM),),
            new_rows=_FORM[:-1],
            empty=EmptyState(
                "messages-square",
                "아직 등록한 날이 없습니다",
                "마을회관이나 장터로 나가는 이동·출장상담소와 여럿이 모이는 집단상담을 하루씩 "
                "등록하면, 그날의 상담과 구직신청이 함께 세어집니다.",
            ),
            search_hint="이름, 장소, 협력기관",
            new_label="새 상담소·집단상담",
            chips=_chips,
            tabs=self._tabs,
            save=outreach.save,
            add=outreach.add,
            title="이동·출장·집단",
            icon="messages-square",
        )
        self.panel.later(self._day_first)
        self.bar.add_choice("outreach_type", [t.value for t in OutreachType])
        self.bar.add_choice("eup_myeon", (), load=self.stored_values("eup_myeon"))
        self.bar.add_choice("status", _KIND.field("status").choices)
        self.bar.add_span("held_on", desk.today)
        self.add_view("앞으로 30일", lambda: _between(desk.today(), 0, 30))
        self.add_view("지난 30일", lambda: _between(desk.today(), -30, 0))
        self.add_view("올해", lambda: _year(desk.today()))
        self.begin()

    def _day_first(self) -> None:
        self.panel.tabs.tabBar().moveTab(self.panel.tabs.indexOf(self.day), 0)
        self.panel.tabs.setCurrentIndex(0)

    def _tabs(self, panel: RecordPanel) -> list[tuple[RecordTab, str]]:
        self.day = DayTab(panel.desk, panel.hub, panel.jobs, panel.notices)
        papers = AttachmentsView(panel.desk, panel.hub, panel.jobs, panel.notices, KindId.OUTREACH)
        return [(self.day, "사람·상담"), (papers, "첨부")]


def _called(value: object) -> str:
    """The day's name, its place where it has none."""
    names = value if isinstance(value, tuple) else (value,)
    return next((str(name) for name in names if name), "")


def _chips(day: Outreach) -> list[Chip]:
    words = [(day.outreach_type.value, Tone.ACCENT)]
    times = " ~ ".join(time for time in (day.starts_at, day.ends_at) if time)
    if times:
        words.append((times, Tone.NEUTRAL))
    return [Chip(word, tone) for word, tone in words]


def _between(today: date, first: int, last: int) -> Filter:
    return Filter(
        conditions=(
            Condition("held_on", Op.AT_LEAST, today + timedelta(days=first)),
            Condition("held_on", Op.AT_MOST, today + timedelta(days=last)),
        )
    )


def _year(today: date) -> Filter:
    return Filter(
        conditions=(
            Condition("held_on", Op.AT_LEAST, date(today.year, 1, 1)),
            Condition("held_on", Op.AT_MOST, date(today.year, 12, 31)),
        )
    )
