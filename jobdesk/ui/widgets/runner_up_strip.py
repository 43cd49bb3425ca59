"""다시 알선: a place has come free and somebody was kept for it; one key sends that person.

::

    strip = RunnerUpStrip(desk, jobs, notices)
    strip.show_vacancy(12)              # asks; hidden while nobody is missing or waiting
    strip.refer_again()                 # as Ctrl+R or the button would
"""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from jobdesk.services import runner_ups
from jobdesk.services.desk import Desk
from jobdesk.services.runner_ups import RunnerUp, Waiting
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.strip import Strip

KEYS = "Ctrl+R"
"""Refers again, from the strip's page and from the board."""

_NAMED = 3


class RunnerUpStrip(Strip):
    """See the module's words."""

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._vacancy = 0
        self._next: RunnerUp | None = None
        self.acted.connect(self.refer_again)
        self.button.set_icon("send")
        # As high as its words need when they take two lines, not only as one line would.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_vacancy(self, vacancy_id: int) -> None:
        """Ask who is to be asked again for a vacancy."""
        if vacancy_id != self._vacancy:
            self._next = None
            self.tell("")
        self._vacancy = vacancy_id
        desk = self._desk
        self._jobs.read(
            lambda: (vacancy_id, runner_ups.of(desk, vacancy_id)),
            self._take,
            key=(id(self), "runner-ups"),
        )

    def refer_again(self) -> None:
        """Send the first of them once more."""
        first, desk = self._next, self._desk
        if first is not None and not desk.read_only:
            self._next = None  # pressed twice, it sends once
            self._jobs.write(
                lambda: runner_ups.refer_again(desk, first.referral_id), failed=self._refused
            )

    def _refused(self, error: BaseException) -> None:
        self.show_vacancy(self._vacancy)
        self._notices.error(error)

    def _take(self, found: tuple[int, Waiting]) -> None:
        vacancy_id, waiting = found
        if vacancy_id != self._vacancy:
            return
        self._next = waiting.next
        if self._next is None:
            self.tell("")
            return
        named = ", ".join(f"{one.place}순위 {one.seeker}" for one in waiting.people[:_NAMED])
        beyond = len(waiting.people) - _NAMED
        more = f" 외 {beyond:,}명" if beyond > 0 else ""
        self.tell(
            f"빈 자리 {waiting.room:,}명 · 예비 {named}{more}",
            Tone.ACCENT,
            "" if self._desk.read_only else f"{self._next.seeker} 님 다시 알선",
        )
        self.button.setToolTip(f"알선을 새로 남깁니다 ({KEYS})")
