"""What may be chosen for each paper of farm work; the farms are those of the day that is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.services import farm_day_papers, farm_papers
from jobdesk.services.desk import Desk
from jobdesk.services.farm_papers import FarmPaper, Wanted
from jobdesk.services.paper_options import Option, OptionType
from jobdesk.ui.widgets.paper_options import Days, PaperOptions
from jobdesk.ui.widgets.paper_scope import Scope


@dataclass(frozen=True, slots=True)
class Asked:
    """Which paper is looked at first, the first one where none is named; for which day (else the
    next one with people), of which contracts alone, at which farms alone."""

    paper: str = ""
    day: date | None = None
    contracts: tuple[int, ...] | None = None
    farms: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """The day with which the papers begin, and the farms of it (id, name, how many)."""

    today: date
    day: date
    farms: tuple[tuple[int, str, str], ...]


def offered(desk: Desk, day: date | None) -> Offered:
    """What the papers are offered for: a day, else the next one with people."""
    on = day or farm_papers.next_day(desk)
    return Offered(desk.today(), on, tuple(farm_day_papers.offered_farms(desk, on)))


class FarmPaperOptions(PaperOptions):
    """See the module's words. ``day_chosen`` asks for the farms of another day; :meth:`offer`
    shows them."""

    day_chosen = Signal(object)
    nobody = "인쇄할 농가를 한 곳 이상 고르세요."

    def __init__(self, given: Offered, paper: FarmPaper, asked: Asked) -> None:
        monday = given.day - timedelta(days=given.day.weekday())
        super().__init__(paper, Days(given.today, given.day, monday, monday + timedelta(days=6)))
        self._given, self._asked = given, asked
        self._day = given.day
        self.edited.connect(self._follow)
        self.show_paper(paper)

    def shown_of(self, paper: FarmPaper) -> tuple[Option, ...]:
        """Of chosen contracts no days are asked for."""
        if paper.id != "contract" or self._asked.contracts is None:
            return paper.options
        left = (OptionType.TEXT, OptionType.CHOICE)
        return tuple(
            each for each in paper.options if each.type in left and each.id != farm_papers.SIGNED
        )

    def more(self, option: Option) -> list[QWidget]:
        """The farms of the day."""
        scope = Scope(option.label, "곳")
        scope.offer(self._given.farms, self._asked.farms)
        self.listen_to(scope)
        return [scope]

    def wanted(self) -> tuple[str, Wanted]:
        """The paper's id and how it is asked for."""
        said = self.chosen()
        contracts = self._asked.contracts if self.paper.id == "contract" else None
        return self.paper.id, Wanted(said.first, said.last, said.ids, contracts, said.values)

    def offer(self, given: Offered) -> None:
        """Show the farms of another day, all of them wanted."""
        self._given = given
        for (paper_id, _), widgets in self.made.items():
            for widget in widgets:
                if isinstance(widget, Scope):
                    widget.offer(given.farms, ())
                    if paper_id == self.paper.id:
                        self.edited.emit()

    def _follow(self) -> None:
        """Another day has other farms."""
        if OptionType.FARMS not in {each.type for each in self.paper.options}:
            return
        day = self.chosen().first
        if day is not None and day != self._given.day and day != self._day:
            self._day = day
            self.day_chosen.emit(day)
