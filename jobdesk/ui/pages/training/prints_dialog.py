"""출력물: every paper of a cohort, as it will come out of the printer.

::

    part.prints_wanted.emit(Asked("certificate", trainees=(3, 5)))    # from a part of a cohort
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from jobdesk.services import cohort_papers
from jobdesk.services.access import Action
from jobdesk.services.cohort_papers import Wanted
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.prints_options import Choices, PrintsOptions, choices
from jobdesk.ui.widgets.book_papers_dialog import BookPapersDialog
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.paper_list import PaperLine, PaperList


@dataclass(frozen=True, slots=True)
class Asked:
    """Which paper is looked at first, the first one where none is named; for these 교육생 alone
    where any is, and of this 전형 where it is of one."""

    paper: str = ""
    trainees: tuple[int, ...] = ()
    stage: int | None = None


class PrintsDialog(BookPapersDialog):
    """The papers of a cohort, in the groups of its parts."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        offered: Choices,
        parent: QWidget,
        asked: Asked,
    ) -> None:
        papers = PaperList(
            [
                PaperLine(each.id, each.label, each.about, each.group)
                for each in cohort_papers.PAPERS
            ]
        )
        papers.choose_id(asked.paper)
        paper = cohort_papers.paper(papers.paper_id)
        self.options = PrintsOptions(offered, paper, asked.trainees, asked.stage)
        super().__init__(desk, jobs, notices, offered.cohort.title, self.options, parent)
        self._cohort_id = offered.cohort.id
        self.begin(papers, self.options)

    def turn(self) -> None:
        """Show what the current paper asks for."""
        self.options.show_paper(cohort_papers.paper(self.papers.paper_id))
        self.offer_book()

    def has_book(self, paper_id: str) -> bool:
        """Whether a paper may be saved as a workbook."""
        return bool(cohort_papers.paper(paper_id).book)

    def write_book(self, wanted: tuple[str, Wanted], path: Path) -> None:
        """The paper as a workbook."""
        cohort_papers.save_book(self._desk, self._cohort_id, *wanted, path)

    def title_of(self, wanted: tuple[str, Wanted]) -> str:
        """The paper's own title."""
        return cohort_papers.paper(wanted[0]).label

    def pdf_of(self, wanted: tuple[str, Wanted]) -> bytes:
        """The pages of a paper."""
        return cohort_papers.pdf(self._desk, self._cohort_id, *wanted)

    def note(self, wanted: tuple[str, Wanted], action: Action) -> None:
        """Note in the access log who is on it."""
        cohort_papers.handed_out(self._desk, self._cohort_id, *wanted, action)


def open_prints(
    desk: Desk,
    jobs: Jobs,
    notices: Notices,
    cohort_id: int,
    parent: QWidget,
    asked: Asked | None = None,
) -> None:
    """Show the papers of a cohort, the one that is asked for first."""

    def look(offered: Choices) -> None:
        show(PrintsDialog(desk, jobs, notices, offered, parent.window(), asked or Asked()))

    jobs.read(lambda: choices(desk, cohort_id), look)
