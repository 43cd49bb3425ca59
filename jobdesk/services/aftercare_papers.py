"""Papers of 사후관리: the list for the telephone, survey forms and their results."""

from __future__ import annotations

from datetime import date

from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import official_date
from jobdesk.services import access, process_days, settings, surveys
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk


def call_list(desk: Desk, until: date) -> bytes:
    """Everybody to be rung up by ``until`` as PDF, with phones in full: it is dialled from."""
    from jobdesk.reports.call_list import CallList, call_list_pdf

    own = settings.get(desk)
    listed = process_days.work_list(desk, until)
    return call_list_pdf(
        CallList(
            centre=own.name or desk.name,
            until=until,
            people=listed.people,
            firms=listed.firms,
            approval=own.approval_titles,
            foot=_foot(desk),
            practice=desk.practice,
        )
    )


def call_list_out(desk: Desk, until: date, action: Action) -> None:
    """Note in the access log that the list was printed or saved."""
    listed = process_days.work_list(desk, until)
    ids = [one.seeker_id for one in listed.people]
    access.log(desk, action, KindId.SEEKERS, ids, purpose="과정관리의 날 연락 명단")


def survey_form(desk: Desk, survey_id: int) -> bytes:
    """The blank form of a survey as PDF."""
    from jobdesk.reports.survey_papers import survey_form_pdf

    centre = settings.get(desk).name or desk.name
    survey = surveys.get(desk, survey_id)
    return survey_form_pdf(survey, centre=centre, practice=desk.practice)


def survey_result(desk: Desk, survey_id: int) -> bytes:
    """The result of a survey as PDF; comments are printed, names are not."""
    from jobdesk.reports.survey_papers import survey_result_pdf

    own = settings.get(desk)
    return survey_result_pdf(
        surveys.result(desk, survey_id),
        centre=own.name or desk.name,
        made_on=desk.today(),
        approval=own.approval_titles,
        foot=_foot(desk),
        practice=desk.practice,
    )


def survey_out(desk: Desk, survey_id: int, action: Action) -> None:
    """Note in the access log that a survey's paper was printed or saved."""
    access.log(desk, action, KindId.SURVEYS, [survey_id], purpose="만족도 조사")


def _foot(desk: Desk) -> str:
    return f"{desk.user} · {official_date(desk.today())}"
