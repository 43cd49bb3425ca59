"""What a vacancy's form should be looked at for, told while it is typed; refuses nothing."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal

from jobdesk.domain import minimum_wage as wage_rules
from jobdesk.domain import prohibited
from jobdesk.domain.checks import Problem
from jobdesk.domain.employers import Vacancy
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import minimum_wage
from jobdesk.services.desk import Desk
from jobdesk.ui.widgets.basics import SMALL, Label
from jobdesk.ui.widgets.record_form import RecordForm

_WAIT = 250  # ms after the last key


class VacancyAdvice(Label):
    """The sentences for what stands in ``form``, hidden where there are none.

    The years of 최저임금 are read once: what is typed is looked at on the window's thread.
    """

    told = Signal(int)
    """How many sentences there are."""

    def __init__(self, desk: Desk, form: RecordForm) -> None:
        super().__init__(look="warning", wrap=True, points=SMALL + 0.75)
        self._desk, self._form = desk, form
        self._rates = minimum_wage.rates(desk)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self.look)
        form.edited.connect(self._timer.start)
        self.setAccessibleName("확인할 표현과 임금")
        self.hide()

    def look(self) -> None:
        """Look at what stands in the form now."""
        self._timer.stop()
        if self._form.original is not None:
            self.show_problems(self.problems(self._form.draft()))

    def problems(self, vacancy: Vacancy) -> tuple[Problem, ...]:
        """The pay first, then the words."""
        day = wage_rules.year_of_work(vacancy, self._desk.today())
        low = wage_rules.warning(vacancy, day, self._rates)
        return (*((low,) if low else ()), *prohibited.warnings(vacancy))

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say them, each after the name of its field."""
        kind = KINDS[KindId.VACANCIES]
        lines = [f"{kind.field(problem.field).label} {problem.message}" for problem in problems]
        self.setText("\n".join(lines))
        self.setVisible(bool(lines))
        self.told.emit(len(lines))
