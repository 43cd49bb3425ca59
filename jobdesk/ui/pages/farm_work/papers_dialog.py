"""출력물: every paper of farm work, as it will come out of the printer.

::

    open_farm_papers(desk, jobs, notices, self, Asked("dispatch", day=tomorrow))
    open_farm_papers(desk, jobs, notices, self, Asked("contract", contracts=(3, 5)))
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from jobdesk.services import farm_papers
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.farm_papers import Wanted
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.papers_options import Asked, FarmPaperOptions, Offered, offered
from jobdesk.ui.widgets.book_papers_dialog import BookPapersDialog
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.paper_list import PaperLine, PaperList


class FarmPapersDialog(BookPapersDialog):
    """The papers of farm work, by when they are needed."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        given: Offered,
        parent: QWidget,
        asked: Asked,
    ) -> None:
        papers = PaperList(
            [PaperLine(each.id, each.label, each.about, each.group) for each in farm_papers.PAPERS]
        )
        papers.choose_id(asked.paper)
        self.options = FarmPaperOptions(given, farm_papers.paper(papers.paper_id), asked)
        super().__init__(desk, jobs, notices, "농촌일손", self.options, parent)
        self.options.day_chosen.connect(self._other_day)
        self.begin(papers, self.options)

    def turn(self) -> None:
        """Show what the current paper asks for."""
        self.options.show_paper(farm_papers.paper(self.papers.paper_id))
        self.offer_book()

    def has_book(self, paper_id: str) -> bool:
        """Whether a paper may be saved as a workbook."""
        return bool(farm_papers.paper(paper_id).book)

    def write_book(self, wanted: tuple[str, Wanted], path: Path) -> None:
        """The paper as a workbook."""
        farm_papers.save_book(self._desk, *wanted, path)

    def title_of(self, wanted: tuple[str, Wanted]) -> str:
        """The paper's own title, and its day."""
        paper, said = farm_papers.paper(wanted[0]), wanted[1]
        day = said.first.isoformat() if said.first is not None else ""
        return " ".join(filter(None, (paper.label, day)))

    def pdf_of(self, wanted: tuple[str, Wanted]) -> bytes:
        """The pages of a paper."""
        return farm_papers.pdf(self._desk, *wanted)

    def note(self, wanted: tuple[str, Wanted], action: Action) -> None:
        """Note in the access log who is on it."""
        farm_papers.handed_out(self._desk, *wanted, action)

    def _other_day(self, day: object) -> None:
        assert isinstance(day, date)
        desk = self._desk
        self._jobs.read(lambda: offered(desk, day), self.options.offer, key=(id(self), "farms"))


def open_farm_papers(
    desk: Desk, jobs: Jobs, notices: Notices, parent: QWidget, asked: Asked | None = None
) -> None:
    """Show the papers of farm work, the one that is asked for first."""
    wanted = asked or Asked()

    def look(given: Offered) -> None:
        show(FarmPapersDialog(desk, jobs, notices, given, parent.window(), wanted))

    jobs.read(lambda: offered(desk, wanted.day), look)
