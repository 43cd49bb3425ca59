"""계약·보험: the contracts of a week, the insurance of a day, and every paper of farm work."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.farm_work import FarmContract
from jobdesk.services import farm_contracts, farm_papers
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.contracts_view import ContractsView
from jobdesk.ui.pages.farm_work.insurance_view import InsuranceView
from jobdesk.ui.pages.farm_work.papers_dialog import open_farm_papers
from jobdesk.ui.pages.farm_work.papers_list import PapersList
from jobdesk.ui.pages.farm_work.papers_options import Asked
from jobdesk.ui.widgets.basics import Button, column, row

CONTRACTS, INSURANCE = 0, 1
_NAMED = {"contracts": CONTRACTS, "insurance": INSURANCE}
_FACES = ("근로계약", "보험")


class PapersPart(QWidget):
    """Two faces: the contracts, the insurance. Ctrl+P offers every paper, for the days that are
    looked at."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.hub, self.jobs, self.notices = desk, hub, jobs, notices
        self.contracts = ContractsView(desk, hub, jobs, notices, self)
        self.insurance = InsuranceView(desk, hub, jobs, notices, self)
        self._faces = QStackedWidget()
        for face in (self.contracts, self.insurance):
            self._faces.addWidget(face)
        self.turns: list[Button] = []
        for number, words in enumerate(_FACES):
            button = Button(words, look="toggle")
            button.setCheckable(True)
            button.setAccessibleName(f"볼 것: {words}")
            button.clicked.connect(lambda _=False, at=number: self.turn_to(at))
            self.turns.append(button)
        self.prints = Button("출력물", icon="printer", tip="배차표, 연락망, 계약서 … (Ctrl+P)")
        self.prints.clicked.connect(self.print_)
        layout = column(spacing=10)
        self._days = QStackedWidget()
        self._days.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for face in (self.contracts, self.insurance):
            self._days.addWidget(face.days)
        top = row(*self.turns, self._days, None, self.prints, spacing=6)
        top.insertSpacing(len(self.turns), 10)
        layout.addLayout(top)
        layout.addWidget(self._faces, 1)
        self.setLayout(layout)
        self.turn_to(CONTRACTS, focus=False)
        jobs.read(lambda: farm_papers.next_day(desk), self._begin, key=(id(self), "day"))

    @property
    def face(self) -> PapersList:
        """The list that is shown."""
        return self.contracts if self._faces.currentIndex() == CONTRACTS else self.insurance

    def turn_to(self, which: int, *, focus: bool = True) -> None:
        """CONTRACTS or INSURANCE."""
        self._faces.setCurrentIndex(which)
        self._days.setCurrentIndex(which)
        for at, button in enumerate(self.turns):
            button.setChecked(at == which)
        self.setFocusProxy(self.face)
        if focus:
            self.face.setFocus()

    def show_insurance(self, day: date) -> None:
        """The insurance of a day."""
        self.insurance.days.show_day(day)
        self.turn_to(INSURANCE)

    def show_contracts(self, day: date) -> None:
        """The contracts of the week of a day."""
        self.contracts.days.show_day(day)
        self.turn_to(CONTRACTS)

    # What the page asks

    def show_part(self, within: str) -> None:
        """As the hub names it: ``contracts`` or ``insurance``, of a day with
        ``insurance/2026-11-21``, or ``prints``, every paper; another word changes nothing."""
        name, _, day = within.partition("/")
        if name == "prints":
            self.print_()
        elif name in _NAMED:
            self.turn_to(_NAMED[name])
            if day:
                self.face.days.show_day(date.fromisoformat(day))

    def refresh(self) -> None:
        """조회 (F5)."""
        self.face.refresh()

    def print_(self) -> None:
        """Ctrl+P: every paper, the one that fits what is looked at first."""
        insured = self.face is self.insurance
        asked = Asked("insured", day=self.insurance.days.day) if insured else Asked()
        open_farm_papers(self.desk, self.jobs, self.notices, self, asked)

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.face.focus_search()

    def escape(self) -> bool:
        """Esc: from the words to the rows."""
        return self.face.escape()

    def open_record(self, ref: Ref) -> None:
        """Show a contract in its week."""
        desk = self.desk

        def look(found: FarmContract) -> None:
            self.turn_to(CONTRACTS)
            self.contracts.look_for(found.id, found.starts_on or desk.today())

        self.jobs.read(lambda: farm_contracts.get(desk, ref.id), look)

    def _begin(self, day: date) -> None:
        """The next day with people is the one whose insurance is to be handed in."""
        if self.insurance.days.untouched:
            self.insurance.days.show_day(day)
