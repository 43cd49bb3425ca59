"""상담일지: every note, narrowed by topic, channel, counsellor and days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from jobdesk.domain.counselling import Note, NoteChannel, NoteTopic
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import notes
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import column, short_day
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.counselling.batch_tab import BatchTab
from jobdesk.ui.pages.counselling.note_panel import NotePanel
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Chip
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.ledger import LedgerList
from jobdesk.ui.widgets.note_dialog import NoteDialog
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.record_tab import RecordTab

_KIND = KINDS[KindId.NOTES]


def span(first: date, last: date) -> Filter:
    """Notes between two days, both included."""
    return notes.behind(first, last)


class NotesList(LedgerList):
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
            kind=KindId.NOTES,
            columns=(
                "noted_on",
                column(_KIND, "seeker", title="상담한 분", width=92, given="employer", show=_whom),
                column(_KIND, "topic", width=96, spare=1),  # before what was said
                column(_KIND, "channel", width=52, spare=2),
                column(_KIND, "content", width=150),
                column(
                    _KIND,
                    "next_on",
                    title="다음 상담",
                    width=84,
                    show=lambda value: short_day(value, desk.today()),
                    spare=3,
                ),
            ),
            sections=(
                (
                    "상담",
                    (
                        ("seeker", "employer"),
                        ("noted_on", "noted_at"),
                        ("topic", "channel"),
                        ("content",),
                        ("next_on", "next_at"),
                        ("next_what",),
                        ("outreach", "counsellor"),
                    ),
                ),
            ),
            empty=EmptyState(
                "messages-square",
                "아직 남긴 상담이 없습니다",
                "구직자 화면에서 한 분을 고르면 ‘상담’ 칸에 바로 쓸 수 있습니다. 여러 분에게 같은 "
                "상담을 남기려면 위의 ‘새 상담’을 누르세요.",
            ),
            search_hint="이름, 내용, 할 일",
            new_label="새 상담",
            chips=_chips,
            tabs=self._tabs,
            panel_type=NotePanel,
            title="상담일지",
            icon="messages-square",
        )
        self.bar.add_choice("topic", [t.value for t in NoteTopic])
        self.bar.add_choice("channel", [c.value for c in NoteChannel])
        self.bar.add_choice("counsellor", (), load=self.stored_values("counsellor"))
        self.bar.add_span("noted_on", desk.today)
        self.add_view("오늘", lambda: span(desk.today(), desk.today()))
        self.add_view("이번 달", lambda: span(desk.today().replace(day=1), desk.today()))
        self.add_view("다음 상담", lambda: _coming(desk.today()), "7일 안에 약속한 상담")
        self.add_view("내 상담", lambda: _mine(desk.user))
        self.begin()

    def _tabs(self, panel: RecordPanel) -> list[tuple[RecordTab, str]]:
        return [(BatchTab(panel.desk, panel.hub, panel.jobs, panel.notices), "함께 쓴 사람")]

    def new_entry(self, **values: Any) -> None:
        """A note for the people who are chosen in its dialog."""
        del values
        if self.desk.read_only:
            return
        show(NoteDialog(self.desk, self.hub, self.jobs, self.notices, self.window()))


def _whom(value: object) -> str:
    """The person, the firm where nobody is named, or both."""
    names = value if isinstance(value, tuple) else (value,)
    return " · ".join(str(name) for name in names if name)


def _chips(note: Note) -> list[Chip]:
    return [
        Chip(word, tone)
        for word, tone in ((note.topic, Tone.ACCENT), (note.channel, Tone.NEUTRAL))
        if word
    ]


def _coming(today: date) -> Filter:
    return Filter(
        conditions=(
            Condition("next_on", Op.AT_LEAST, today),
            Condition("next_on", Op.AT_MOST, today + timedelta(days=7)),
        )
    )


def _mine(user: str) -> Filter:
    return Filter(conditions=(Condition("counsellor", Op.IN, (user,)),))
