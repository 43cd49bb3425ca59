"""출력물: every paper of farm work, as it will come out of the printer.

::

    open_farm_papers(desk, jobs, notices, self, Asked("dispatch", day=tomorrow))
    open_farm_papers(desk, jobs, notices, self, Asked("contract", contracts=(3, 5)))
"""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from jobdesk.services import farm_papers
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.farm_papers import Wanted
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.papers_options import Asked, FarmPaperOptions, Offered, offered
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.paper_list import PaperLine, PaperList
from jobdesk.ui.widgets.papers_dialog import PapersDialog, file_name


class FarmPapersDialog(PapersDialog):
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

    def more_buttons(self) -> None:
        """Papers that have a workbook may be saved as one."""
        self.book_button = self.add_button(
            Button("엑셀 저장", icon="file-spreadsheet"), keys="Ctrl+E"
        )
        self.book_button.clicked.connect(self.save_book)
        self._offer_book()

    def turn(self) -> None:
        """Show what the current paper asks for."""
        self.options.show_paper(farm_papers.paper(self.papers.paper_id))
        self._offer_book()

    def _offer_book(self) -> None:
        if hasattr(self, "book_button"):
            self.book_button.setVisible(bool(farm_papers.paper(self.papers.paper_id).book))

    def save_book(self) -> None:
        """Save the current paper as a workbook, as it was chosen."""
        made = self.made
        if made is None or not farm_papers.paper(made[0]).book:
            return
        name = file_name(f"{self.title_of(made)}.xlsx")
        path = pickers.file_to_save(self, "엑셀 저장", name, "엑셀 파일 (*.xlsx)")
        if path is None:
            return
        self._jobs.write(
            lambda: farm_papers.save_book(self._desk, made[0], made[1], path),
            lambda _: self._notices.say(f"{path.name} 파일로 저장했습니다."),
        )

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
