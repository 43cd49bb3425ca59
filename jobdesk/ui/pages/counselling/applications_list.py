"""구직신청: the book of applications, a line for each time somebody applied."""

from __future__ import annotations

from datetime import date

from jobdesk.domain.changes import Ref
from jobdesk.domain.counselling import Registration
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import registrations
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import column
from jobdesk.ui.notices import Notices
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button, Chip
from jobdesk.ui.widgets.ledger import LedgerList
from jobdesk.ui.widgets.page_parts import EmptyState

_KIND = KINDS[KindId.REGISTRATIONS]


class ApplicationsList(LedgerList):
    """See the module's words; a figure of 구직신청 opens here, line by line as it counts."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.REGISTRATIONS,
            columns=(
                "registered_on",
                column(_KIND, "seeker", width=84, strong=True),
                column(_KIND, "registration_type", title="구분", width=68),
                column(_KIND, "channel", title="경로", width=72),
                "valid_until",
                column(_KIND, "status", width=64),
                column(_KIND, "counsellor", width=72),
            ),
            sections=(
                (
                    "구직신청",
                    (
                        ("seeker",),
                        ("registered_on", "valid_until"),
                        ("registration_type", "channel"),
                        ("outreach",),
                        ("status", "counsellor"),
                        ("note",),
                    ),
                ),
            ),
            new_rows=(("seeker",), ("registered_on", "channel"), ("outreach",)),
            empty=EmptyState(
                "file-text",
                "아직 구직신청이 없습니다",
                "구직자를 등록하거나 다시 등록하면 신청이 한 건씩 여기에 쌓입니다.",
            ),
            search_hint="이름, 초성",
            new_label="새 구직신청",
            chips=_chips,
            save=registrations.save,
            add=registrations.add,
        )
        self.person = Button("구직자 열기", icon="user", tip="신청한 분의 기록")
        self.person.clicked.connect(self._open_person)
        self.panel.head_right.addWidget(self.person)
        self.bar.add_choice("registration_type", _KIND.field("registration_type").choices)
        self.bar.add_choice("channel", _KIND.field("channel").choices)
        self.bar.add_choice("status", _KIND.field("status").choices)
        self.bar.add_span("registered_on", desk.today)
        self.add_view("이번 달", lambda: _since(desk.today().replace(day=1)))
        self.add_view("올해", lambda: _since(date(desk.today().year, 1, 1)))
        self.begin()

    def _open_person(self) -> None:
        record = self.panel.record
        if record is not None and record.seeker_id is not None:
            self.hub.open_record.emit(Ref(KindId.SEEKERS, record.seeker_id))


def _chips(record: Registration) -> list[Chip]:
    chips = [Chip(record.registration_type, Tone.ACCENT)] if record.registration_type else []
    if record.valid_until is not None:
        chips.append(Chip(f"{dates.day(record.valid_until)}까지"))
    return chips


def _since(first: date) -> Filter:
    return Filter(conditions=(Condition("registered_on", Op.AT_LEAST, first),))
