"""동행면접 of a span in its three counts (건, 명, 개사), each opening the records behind it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.services import trips
from jobdesk.services.desk import Desk
from jobdesk.services.trip_people import TripCounts
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.widgets.basics import SMALL, Button, Label, row
from jobdesk.ui.widgets.span_edit import SpanEdit

_TOLD_BY = frozenset({KindId.TRIPS, KindId.TRIP_PEOPLE})


class TripTotals(QWidget):
    """See the module's words. ``listed`` carries a Filter of trips."""

    listed = Signal(object)

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs = desk, hub, jobs
        self._counts = TripCounts((), (), (), ())
        self.span = SpanEdit()
        self.trips = Button(look="link", tip="실시한 동행면접을 목록에서 봅니다")
        self.people = Button(look="link", tip="동행면접에 다녀온 분을 구직자 목록에서 봅니다")
        self.companies = Button(look="link", tip="동행면접을 본 업체를 봅니다")
        self.trips.clicked.connect(self._open_trips)
        self.people.clicked.connect(self._open_people)
        self.companies.clicked.connect(self._open_companies)
        self.setLayout(
            row(
                self.span,
                Label("실시", look="muted", points=SMALL + 0.75),
                self.trips,
                self.people,
                self.companies,
                None,
                spacing=8,
            )
        )
        self.span.edited.connect(self.refresh)
        hub.changed.connect(self._on_changed)
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        desk = self._desk
        first, last = self.span.span(desk.today())
        self._jobs.read(
            lambda: trips.counts(desk, first, last), self._take, key=(id(self), "counts")
        )

    def _take(self, counts: TripCounts) -> None:
        self._counts = counts
        again = f" (연 {counts.attendances:,}명)" if counts.attendances > counts.people else ""
        for button, words in (
            (self.trips, f"동행 {counts.trips:,}건"),
            (self.people, f"참여 {counts.people:,}명{again}"),
            (self.companies, f"업체 {counts.companies:,}개사"),
        ):
            button.setText(words)
            button.setEnabled(counts.trips > 0)

    def _open_trips(self) -> None:
        self.listed.emit(Filter(ids=self._counts.trip_ids))

    def _open_people(self) -> None:
        self._hub.show_filtered.emit((KindId.SEEKERS, Filter(ids=self._counts.seeker_ids)))

    def _open_companies(self) -> None:
        self._hub.show_filtered.emit((KindId.EMPLOYERS, Filter(ids=self._counts.employer_ids)))

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _TOLD_BY:
            self.refresh()
