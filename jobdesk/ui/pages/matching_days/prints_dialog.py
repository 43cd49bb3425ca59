"""출력물: every paper of a day, as it will come out of the printer.

::

    open_prints(desk, jobs, notices, preferences, day_id, self)
    open_prints(desk, jobs, notices, preferences, day_id, self, Asked(DayPaper.BOOTH_SIGN))
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from jobdesk.services import day_papers
from jobdesk.services.access import Action
from jobdesk.services.day_papers import Choices, DayPaper, Wanted
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.print_list import PrintList
from jobdesk.ui.pages.matching_days.print_options import PrintOptions
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.papers_dialog import PapersDialog


@dataclass(frozen=True, slots=True)
class Asked:
    """Which paper is looked at first; for these 참여업체 or 참가자 alone where any is named."""

    paper: DayPaper = DayPaper.TIMETABLE
    employers: Sequence[int] = ()
    attendees: Sequence[int] = ()


class PrintsDialog(PapersDialog):
    """The papers of a day."""

    papers: PrintList

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        preferences: UserSettings,
        day_id: int,
        choices: Choices,
        parent: QWidget,
        asked: Asked,
    ) -> None:
        self.options = PrintOptions(choices, preferences, asked.employers, asked.attendees)
        super().__init__(desk, jobs, notices, choices.day.title, self.options, parent)
        self._day_id = day_id
        papers = PrintList()
        papers.choose(asked.paper)
        self.begin(papers, self.options)

    def turn(self) -> None:
        """Show what the current paper knows."""
        self.options.show_paper(self.papers.paper)

    def title_of(self, wanted: Wanted) -> str:
        """The paper's own title."""
        return wanted.paper.value

    def pdf_of(self, wanted: Wanted) -> bytes:
        """The pages of a paper."""
        return day_papers.pdf(self._desk, self._day_id, wanted)

    def note(self, wanted: Wanted, action: Action) -> None:
        """Note in the access log who is on it."""
        day_papers.handed_out(self._desk, self._day_id, wanted, action)


def open_prints(
    desk: Desk,
    jobs: Jobs,
    notices: Notices,
    preferences: UserSettings,
    day_id: int,
    parent: QWidget,
    asked: Asked | None = None,
) -> None:
    """Show the papers of a day, those that are asked for first."""

    def look(choices: Choices) -> None:
        show(
            PrintsDialog(
                desk, jobs, notices, preferences, day_id, choices, parent.window(), asked or Asked()
            )
        )

    jobs.read(lambda: day_papers.choices(desk, day_id), look)
