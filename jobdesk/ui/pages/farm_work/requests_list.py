"""요청: the list of requests with the record of one beside it, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.farm_rules import wanted_days
from jobdesk.domain.farm_work import FarmRequest, RequestStatus
from jobdesk.domain.farms import TASKS
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import farm_requests, lists
from jobdesk.ui import dates
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.columns import column
from jobdesk.ui.page_entry import Context
from jobdesk.ui.pages.farm_work.requests_days import DaysTab
from jobdesk.ui.pages.farm_work.requests_dialog import take_request
from jobdesk.ui.pages.farm_work.requests_reason import ask_reason
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.attachments_view import AttachmentsView
from jobdesk.ui.widgets.basics import Button, Chip, Label
from jobdesk.ui.widgets.ledger import LedgerList, LedgerPanel
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.record_tab import RecordTab

_KIND = KINDS[KindId.FARM_REQUESTS]
_S = RequestStatus
_OPEN = (_S.ASKED.value, _S.PLACED.value, _S.CONFIRMED.value)
_ROWS = (
    ("task", "crop"),
    ("starts_on", "ends_on", "heads"),
    ("weekdays",),
    ("starts_at", "ends_at", "daily_wage"),
    ("meals", "transport"),
    ("plot", "contact"),
    ("note",),
)
_MORE = (
    ("skills",),
    ("beginners", "age_from", "age_to"),
    ("wage_note",),
    ("received_on", "counsellor"),
    ("title", "external_number"),
)
_TOLD = frozenset({KindId.FARM_DAYS, KindId.FARM_BLOCKS})


class RequestPanel(LedgerPanel):
    """One request: what was agreed, its days and who is sent."""

    def __init__(self, *args: Any, **look: Any) -> None:
        super().__init__(*args, **look)
        self.board = Button("배치판", icon="calendar-days", tip="사람을 보내는 배치판으로 갑니다")
        self.board.clicked.connect(self._go_board)
        self.off = Button("요청 취소", icon="x", tip="농가가 요청을 거두었습니다")
        self.off.clicked.connect(self.cancel)
        for button in (self.board, self.off):
            self.head_right.addWidget(button)
        self.span = Label(look="muted", tabular=True)  # of its own, to go to a line of its own
        self.head.addWidget(self.span)

    def present(self, record: FarmRequest) -> None:
        """As every ledger, with how far it has come."""
        super().present(record)
        off = record.cancelled_on is not None
        self.off.setText("되살리기" if off else "요청 취소")
        self.off.set_icon("undo-2" if off else "x")
        may_write(self.desk, self.off, when=record.trashed_on is None)
        desk, id_ = self.desk, record.id
        fields = ("employer", "status", "placed_count", "wanted_count", "farm_phone")
        self.jobs.read(
            lambda: (id_, lists.rows(desk, KindId.FARM_REQUESTS, [id_], fields).get(id_)),
            self._take_state,
            key=(id(self), "state"),
        )

    def refresh_linked(self, change: Change) -> None:
        """How far it has come follows its days."""
        if change.kinds & _TOLD and self.record is not None:
            self.present(self.record)

    def _take_title(self, title: str) -> None:
        del title  # the farm and the work are told together below

    def _take_state(self, found: tuple[int, tuple[Any, ...] | None]) -> None:
        id_, values = found
        if self.record is None or self.record.id != id_ or values is None:
            return
        farm, status, placed, wanted, phone = values
        record = self.record
        self.name.setText(f"{farm} {record.task}".strip())
        span = [dates.day_and_weekday(day) for day in (record.starts_on, record.ends_on) if day]
        self.about.setText(str(phone or ""))
        self.about.setVisible(bool(phone))
        self.span.setText(" – ".join(span))
        self.chips.clear()
        self.chips.addWidget(Chip(str(status), tone_of(KindId.FARM_REQUESTS, str(status))))
        lacks = (placed or 0) < (wanted or 0) and record.cancelled_on is None
        self.chips.addWidget(
            Chip(
                f"배치 {placed or 0:,}/{wanted or 0:,}명",
                Tone.WARNING if lacks else Tone.NEUTRAL,
            )
        )
        if record.daily_wage:
            self.chips.addWidget(Chip(f"일당 {record.daily_wage:,}원"))
        if record.cancelled_on is not None:
            self.chips.addWidget(Chip(f"취소: {record.cancel_reason}", Tone.DANGER))
        if record.trashed_on:
            self.chips.addWidget(Chip("휴지통", Tone.DANGER))

    def cancel(self) -> None:
        """Call the request off, asking why; or let it stand again."""
        record, desk = self.record, self.desk
        if record is None or desk.read_only:
            return
        id_ = record.id
        if record.cancelled_on is not None:
            self.leave(lambda: self.jobs.write(lambda: farm_requests.reopen(desk, id_)))
            return
        self.leave(self._ask_reason)

    def _ask_reason(self) -> None:
        desk, id_ = self.desk, self.record.id
        ask_reason(
            desk,
            self.jobs,
            self.notices,
            f"요청 취소: {self.name.text()}",
            "아직 일하지 않은 날의 배치가 함께 취소됩니다. 근로확인된 날은 그대로 남습니다.",
            lambda reason: farm_requests.cancel(desk, id_, reason),
            self,
        )

    def _go_board(self) -> None:
        """The board at the first day of the request that is still to come, else at its last."""
        record = self.record
        days = wanted_days(record) if record is not None else ()
        ahead = [day for day in days if day >= self.desk.today()] or list(days[-1:])
        day = f"/{ahead[0]:%Y-%m-%d}" if ahead else ""
        self.hub.show_page.emit(f"farm_work:board{day}")

    def open_farm(self) -> None:
        """The employer, with its telephone and what was talked about."""
        if self.record is not None and self.record.employer_id:
            self.hub.open_record.emit(Ref(KindId.EMPLOYERS, self.record.employer_id))


class RequestsList(LedgerList):
    """See the module's words."""

    def __init__(self, given: Context, parent: QWidget | None = None) -> None:
        del parent
        self.given = given
        empty = EmptyState(
            "phone",
            "아직 받은 요청이 없습니다",
            "농가에서 전화가 오면 ‘요청 받기’를 누르세요. 전에 하던 일이 먼저 나와 그대로 "
            "채울 수 있습니다.",
        )
        super().__init__(
            given.desk,
            given.hub,
            given.jobs,
            given.notices,
            given.preferences,
            kind=KindId.FARM_REQUESTS,
            columns=(
                column(_KIND, "starts_on", title="시작", width=104),
                column(_KIND, "employer", title="농가", width=116, strong=True),
                column(_KIND, "task", width=92, spare=1),
                column(_KIND, "placed_count", title="배치/요청", width=84, given="wanted_count",
                       show=_heads),
                column(_KIND, "status", width=84),
                column(_KIND, "ends_on", title="끝", width=104, spare=2),
                column(_KIND, "daily_wage", width=92, spare=3),
            ),
            sections=(("요청", _ROWS), ("조건", _MORE)),
            empty=empty,
            search_hint="농가, 초성, 작업",
            new_label="요청 받기",
            save=farm_requests.save,
            tabs=self._tabs,
            title="요청",
            icon="phone",
            panel_type=RequestPanel,
        )  # fmt: skip
        empty.add_action(self.new_button())
        self.primary = ("요청 받기", "phone")
        self.grid.stretch("employer")
        self.bar.add_choice("status", [each.value for each in RequestStatus])
        self.bar.add_choice("task", TASKS)
        self.add_view("사람을 구하는 요청", self._open, "아직 일이 끝나지 않은 요청")
        self.add_view("다음 7일", self._week, "이레 안에 작업이 시작되는 요청")
        self.begin()

    def _tabs(self, panel: RecordPanel) -> Sequence[tuple[RecordTab, str]]:
        g = self.given
        return (
            (DaysTab(g), "작업일·사람"),
            (AttachmentsView(g.desk, g.hub, g.jobs, g.notices, panel.kind), "첨부"),
        )

    def new(self) -> None:
        """Take a request."""
        take_request(self.given, self.window())

    def fill_menu(self, menu: QMenu, ids: list[int]) -> None:
        """Calling off first, then what every record can do."""
        assert isinstance(self.panel, RequestPanel)
        if len(ids) == 1:
            words = self.panel.off.text()
            menu.addAction(f"{words}…").triggered.connect(self.panel.cancel)
            menu.addAction("배치판에서 보기").triggered.connect(self.panel.board.click)
            menu.addAction("농가의 업체 기록 열기").triggered.connect(self.panel.open_farm)
        super().fill_menu(menu, ids)

    def _open(self) -> Filter:
        return Filter(conditions=(Condition("status", Op.IN, _OPEN),))

    def _week(self) -> Filter:
        today: date = self.desk.today()
        return Filter(
            conditions=(
                Condition("starts_on", Op.AT_LEAST, today),
                Condition("starts_on", Op.AT_MOST, today + timedelta(days=7)),
            )
        )


def _heads(value: object) -> str:
    placed, wanted = value if isinstance(value, tuple) else (value, 0)
    return f"{placed or 0:,}/{wanted or 0:,}명"
