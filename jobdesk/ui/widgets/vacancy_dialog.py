"""새 구인: a vacancy in a few fields, at an employer already named or chosen here."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.domain.employers import check_vacancy
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import settings as centre_settings
from jobdesk.services import vacancies
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.link_edit import LinkEdit
from jobdesk.ui.widgets.new_record import NewRecord
from jobdesk.ui.widgets.record_form import RecordForm
from jobdesk.ui.widgets.vacancy_advice import VacancyAdvice

_ROWS = (
    ("employer",),
    ("job", "openings"),
    ("wage", "employment_type"),
    ("working_hours", "workplace"),
    ("commute", "preferred"),
    ("received_on", "closes_on"),
)


def new_vacancy(
    desk: Desk,
    hub: Hub,
    jobs: Jobs,
    notices: Notices,
    parent: QWidget,
    employer_id: int | None = None,
) -> NewRecord:
    """The dialog, not opened yet; with ``employer_id`` it begins at the job."""
    employer = LinkEdit(desk, jobs, KindId.EMPLOYERS)
    form = RecordForm(
        KINDS[KindId.VACANCIES],
        check=check_vacancy,
        today=desk.today,
        suggestions={"eup_myeon": centre_settings.get(desk).eup_myeon},
        editors={"employer": employer},
    )
    dialog = NewRecord(
        "새 구인",
        KindId.VACANCIES,
        vacancies.blank(desk, employer_id),
        form,
        _ROWS,
        lambda draft: vacancies.register(desk, draft),
        hub,
        jobs,
        notices,
        parent,
        desk=desk,
    )
    advice = VacancyAdvice(desk, form)
    dialog.body.addWidget(advice)
    advice.look()
    if employer_id is not None:
        form.fields["job"].widget.setFocus()
    return dialog
