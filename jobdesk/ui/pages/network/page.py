"""협력·홍보: the ledgers behind tabs, and above them what a span of time came to."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.services import network
from jobdesk.services.desk import Desk
from jobdesk.services.network import NetworkCounts
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.network.ledgers import (
    AgreementList,
    MeetingList,
    ProxyList,
    PublicityList,
    VisitList,
)
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import SMALL, Label, row
from jobdesk.ui.widgets.page_parts import PAGE_MARGIN
from jobdesk.ui.widgets.span_edit import SpanEdit
from jobdesk.ui.widgets.tabbed_page import Tab, TabbedPage

_KINDS = frozenset(
    {
        KindId.AGREEMENTS,
        KindId.MEETINGS,
        KindId.PUBLICITY,
        KindId.HIRING_PROXIES,
        KindId.PLACEMENTS,
    }
)


class NetworkPage(TabbedPage):
    """See the module's words."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        parts = desk, hub, jobs, notices, preferences
        super().__init__(
            "협력·홍보",
            (
                Tab("agreements", "협약", AgreementList(*parts), frozenset({KindId.AGREEMENTS})),
                Tab(
                    "meetings",
                    "간담회",
                    lambda: MeetingList(*parts),
                    frozenset({KindId.MEETINGS}),
                ),
                Tab(
                    "publicity",
                    "홍보",
                    lambda: PublicityList(*parts),
                    frozenset({KindId.PUBLICITY}),
                ),
                Tab(
                    "proxies",
                    "채용대행",
                    lambda: ProxyList(*parts),
                    frozenset({KindId.HIRING_PROXIES}),
                ),
                Tab("visits", "방문·연락", lambda: VisitList(*parts), frozenset({KindId.VISITS})),
            ),
        )
        self.totals = Totals(desk, hub, jobs)
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(1, self.totals)

    def refresh(self) -> None:
        """조회 (F5): the list and the totals."""
        super().refresh()
        self.totals.refresh()


class Totals(QWidget):
    """What the chosen span came to, in one line that wraps."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self.span = SpanEdit()
        self.words = Label(points=SMALL + 0.75, wrap=True, tabular=True)
        layout = row(self.span, self.words, spacing=12)
        layout.setStretch(1, 1)
        layout.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        self.setLayout(layout)
        self.span.edited.connect(self.refresh)
        hub.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        desk = self._desk
        first, last = self.span.span(desk.today())
        self._jobs.read(
            lambda: network.counts(desk, first, last), self._show, key=(id(self), "counts")
        )

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _KINDS:
            self.refresh()

    def _show(self, told: NetworkCounts) -> None:
        units = ", ".join(f"{count:,}{unit}" for unit, count in told.publicity) or "없음"
        self.words.setText(
            " · ".join(
                (
                    f"협약 {told.partners:,}개소",
                    f"간담회 {told.meetings:,}회, 참석 {told.attendees:,}명",
                    f"홍보 {units}",
                    f"채용대행 {told.proxies:,}건, 의뢰 {told.heads:,}명, 수급 {told.supplied:,}명",
                )
            )
        )
