"""사후관리 기록, with who stayed in work above it, and the days on which people were rung up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jobdesk.domain.aftercare import Audience, FollowUp, Outcome, ProcessDay
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.milestones import Retention
from jobdesk.domain.rounding import Rounding, rate, rate_text
from jobdesk.services import aftercare, lists, process_days, settings
from jobdesk.services.desk import Desk
from jobdesk.services.process_days import Counts
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import column
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.attachments_view import AttachmentsView
from jobdesk.ui.widgets.basics import SMALL, Button, Chip, Label, row
from jobdesk.ui.widgets.basics import column as stacked
from jobdesk.ui.widgets.ledger import LedgerList
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.plain_table import PlainTable
from jobdesk.ui.widgets.record_tab import RecordTab

_OUTCOMES = {
    Outcome.DONE: Tone.SUCCESS,
    Outcome.ABSENT: Tone.WARNING,
    Outcome.REFUSED: Tone.NEUTRAL,
    Outcome.PLANNED: Tone.NEUTRAL,
}

_KIND = KINDS[KindId.FOLLOW_UPS]
_EMPLOYED = {True: "재직", False: "퇴사"}
_COLUMNS = (
    "done_on",
    column(_KIND, "seeker", width=78, strong=True),
    column(_KIND, "employer", width=130),
    column(_KIND, "milestone", width=64, show=lambda value: f"{value}개월" if value else "-"),
    column(_KIND, "outcome", width=64),
    column(
        _KIND,
        "employed",
        width=64,
        show=lambda value: _EMPLOYED[value] if isinstance(value, bool) else "-",
    ),
)
_FORM = (
    ("seeker", "employer"),
    ("placement",),
    ("audience", "milestone"),
    ("done_on", "method"),
    ("outcome", "employed"),
    ("conditions", "difficulty"),
    ("wants", "next_on"),
    ("content",),
    ("process_day", "counsellor"),
)
_NEW_FORM = (
    ("seeker", "employer"),
    ("placement",),
    ("audience", "done_on"),
    ("method", "outcome"),
    ("wants", "next_on"),
    ("content",),
)


class FollowUpList(LedgerList):
    """Every contact after a hire; the 유지율 of each milestone opens the hires behind it."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.FOLLOW_UPS,
            columns=_COLUMNS,
            sections=(("사후관리", _FORM),),
            new_rows=_NEW_FORM,
            empty=EmptyState(
                "phone",
                "아직 사후관리 기록이 없습니다",
                "과정관리의 날에서 한 분씩 전화하거나, 취업 기록의 사후관리 탭에서 남깁니다.",
            ),
            search_hint="이름, 업체, 통화 내용",
            new_label="새 사후관리",
            chips=_chips,
            save=aftercare.save,
            add=aftercare.record,
            icon="phone",
        )
        self.grid.stretch("employer")
        self._add_filters()
        self._kept = row(Label("고용 유지", look="muted", points=SMALL + 0.75), spacing=6)
        self._kept_buttons: list[Button] = []
        layout = self.layout()
        assert layout is not None
        layout.insertLayout(1, self._kept)  # type: ignore[attr-defined]
        self._ask_kept()
        self.begin()

    def _add_filters(self) -> None:
        self.bar.add_choice("outcome", [o.value for o in Outcome])
        self.bar.add_choice("audience", [a.value for a in Audience])
        self.bar.add_choice("counsellor", (), load=self.stored_values("counsellor"))
        self.bar.add_span("done_on", self.desk.today)
        self.add_view("퇴사 확인", self._gone, "퇴사한 것으로 답한 연락")
        self.add_view("도움 희망", self._wanting, "이직이나 추가 서비스를 바란 분")

    def new(self) -> None:
        """A contact out of turn: made today, by telephone, answered."""
        self.new_entry(done_on=self.desk.today(), method="전화", outcome=Outcome.DONE)

    def refresh(self) -> None:
        """조회 (F5)."""
        super().refresh()
        self._ask_kept()

    def _on_changed(self, change: object) -> None:
        super()._on_changed(change)
        assert isinstance(change, Change)
        if change.kinds & {KindId.FOLLOW_UPS, KindId.PLACEMENTS, KindId.SETTINGS}:
            self._ask_kept()

    def _gone(self) -> Filter:
        return Filter(conditions=(Condition("employed", Op.IS, False),))

    def _wanting(self) -> Filter:
        return Filter(conditions=(Condition("wants", Op.FILLED),))

    def _ask_kept(self) -> None:
        desk = self.desk

        def look() -> tuple[list[Retention], Rounding, int]:
            own = settings.get(desk)
            found = [aftercare.retention(desk, months) for months in own.follow_up_months]
            return found, Rounding(own.rounding), own.rate_decimals

        self.jobs.read(look, self._take_kept, key=(id(self), "kept"))

    def _take_kept(self, told: tuple[list[Retention], Rounding, int]) -> None:
        found, rounding, decimals = told
        while self._kept.count() > 1:
            item = self._kept.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self._kept_buttons = []
        for one in found:
            share = rate_text(rate(one.employed, one.due, decimals=decimals, rounding=rounding))
            words = f"{one.months}개월 {share} ({one.employed:,}/{one.due:,})"
            unknown = f", 확인하지 못한 분 {len(one.unknown_ids):,}명" if one.unknown_ids else ""
            tip = (
                f"입사 {one.months}개월이 지난 {one.due:,}명 가운데 그날 재직이 확인된 "
                f"{one.employed:,}명{unknown}. 누르면 그 취업 기록이 나옵니다."
            )
            button = Button(words if one.due else f"{one.months}개월 -", look="link", tip=tip)
            button.setAccessibleName(f"고용 유지 {words}")
            button.setEnabled(bool(one.due))
            button.clicked.connect(self._opener(one))
            self._kept_buttons.append(button)
            self._kept.addWidget(button)
        self._kept.addStretch(1)

    def _opener(self, one: Retention) -> Callable[[], None]:
        ids = (*one.employed_ids, *one.left_ids, *one.unknown_ids)
        return lambda: self.hub.show_filtered.emit((KindId.PLACEMENTS, Filter(ids=ids)))


class ProcessDayList(LedgerList):
    """The days held and planned, each with its contacts."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        kind = KINDS[KindId.PROCESS_DAYS]
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            preferences,
            kind=KindId.PROCESS_DAYS,
            columns=(
                column(kind, "held_on", width=104, strong=True, quiet=False),
                "status",
                column(kind, "contact_count", width=64),
                column(kind, "attendees", width=130),
                column(kind, "result", width=160),
            ),
            sections=(
                (
                    "과정관리의 날",
                    (
                        ("held_on", "status"),
                        ("attendees",),
                        ("agenda",),
                        ("result",),
                        ("counsellor",),
                        ("note",),
                    ),
                ),
            ),
            new_rows=(("held_on", "status"), ("attendees",), ("agenda",)),
            empty=EmptyState(
                "phone",
                "아직 과정관리의 날이 없습니다",
                "달마다 하루를 정해 취업한 분과 채용업체에 모두 전화합니다.",
            ),
            search_hint="안건, 결과, 참석자",
            new_label="새 과정관리의 날",
            tabs=lambda panel: [
                (DayContacts(desk, hub, jobs), "연락"),
                (AttachmentsView(desk, hub, jobs, notices, panel.kind), "첨부"),
            ],
            icon="phone",
        )
        self.begin()


class DayContacts(RecordTab):
    """Whom the day reached, and the counts."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs = desk, hub, jobs
        self._ids: list[int] = []
        self._day = 0
        self.summary = Label(look="muted", wrap=True, tabular=True)
        self.table = PlainTable(
            "이 날의 연락",
            (
                plain("name", "이름", 84, strong=True),
                plain("firm", "업체", 120),
                plain("when", "시점", 60),
                plain("outcome", "결과", 60),
                plain("content", "내용", 160),
            ),
            stretch="content",
            spare=("firm",),
            lines=12,
            empty="이 날 연락한 기록이 없습니다.",
        )
        self.table.opened.connect(self._open)
        self.setLayout(stacked(self.summary, self.table, None, spacing=10, margin=12))

    def show_record(self, record: ProcessDay) -> None:
        """The contacts of the day."""
        self._day = record.id
        self._ask()

    def refresh_linked(self, change: Change) -> None:
        """A contact was recorded or changed."""
        if KindId.FOLLOW_UPS in change.kinds:
            self._ask()

    def _ask(self) -> None:
        desk, day = self._desk, self._day

        def look() -> tuple[Counts, list[int], list[tuple[object, ...]]]:
            found = process_days.contacts(desk, day)
            ids = [one.id for one in found]
            names = lists.rows(desk, KindId.FOLLOW_UPS, ids, ("seeker", "employer"))
            lines = [(*names[one.id], *_line(one)) for one in found]
            return process_days.counted(found), ids, lines

        self._jobs.read(look, self._take, key=(id(self), "contacts"))

    def _take(self, told: tuple[Counts, list[int], list[tuple[object, ...]]]) -> None:
        counts, self._ids, lines = told
        self.summary.setText(counts.sentence)
        self.summary.setVisible(bool(counts.sentence))
        self.table.set_rows(lines)
        self.counted.emit(len(lines))

    def _open(self, at: int) -> None:
        self._hub.open_record.emit(Ref(KindId.FOLLOW_UPS, self._ids[at]))


def _line(one: FollowUp) -> tuple[str, str, str]:
    said = one.outcome.value if one.employed is None else _EMPLOYED[one.employed]
    words = " · ".join(part for part in (one.difficulty, one.content, one.wants) if part)
    return (f"{one.milestone}개월" if one.milestone else "", said, words)


def _chips(record: FollowUp) -> Sequence[Chip]:
    made = [Chip(record.outcome.value, _OUTCOMES[record.outcome])]
    if record.employed is not None:
        made.append(Chip("재직", Tone.SUCCESS) if record.employed else Chip("퇴사", Tone.NEUTRAL))
    if record.milestone:
        made.append(Chip(f"{record.milestone}개월"))
    if record.wants:
        made.append(Chip(record.wants, Tone.ACCENT))
    return made
