"""What the papers of 모집·선발 say of a cohort and of who applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobdesk.domain.cohorts import Cohort, RuleBasis
from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import official_date, official_days
from jobdesk.services import lists, settings
from jobdesk.services.applicants import ApplicantRow, Applicants
from jobdesk.services.cohort_papers import Wanted
from jobdesk.services.desk import Desk

if TYPE_CHECKING:
    from jobdesk.reports.day_pages import Event
    from jobdesk.reports.selection_papers import Person


def chosen(found: Applicants, wanted: Wanted) -> list[ApplicantRow]:
    """Who is asked for, everybody where nobody is named."""
    if wanted.trainees is None:
        return list(found.rows)
    return [each for each in found.rows if each.id in set(wanted.trainees)]


def persons(desk: Desk, found: Applicants) -> dict[int, Person]:
    """Everybody on the list as a paper names them, by trainee id."""
    from jobdesk.reports.selection_papers import Person

    ids = sorted({each.seeker_id for each in found.rows})
    homes = lists.rows(desk, KindId.SEEKERS, ids, ("address",))
    return {
        each.id: Person(
            name=each.name,
            birth=birth_of(each),
            phone=each.phone,
            address=str(homes.get(each.seeker_id, ("",))[0] or each.village),
        )
        for each in found.rows
    }


def birth_of(row: ApplicantRow) -> str:
    """``1968. 3. 2.``, empty where it is not known."""
    return official_date(row.birth) if row.birth is not None else ""


def event_of(desk: Desk, cohort: Cohort) -> Event:
    """The cohort as its papers name it."""
    from jobdesk.reports.day_pages import Event

    own = settings.get(desk)
    return Event(
        title=cohort.title,
        when=days_of(cohort),
        place=cohort.place,
        centre=own.name or desk.name,
        phone=own.phone,
        foot=f"{desk.user} · {official_date(desk.today())}",
        practice=desk.practice,
    )


def days_of(cohort: Cohort) -> str:
    """From when until when."""
    if cohort.starts_on is None:
        return ""
    return official_days(cohort.starts_on, cohort.ends_on)


def hours_of(cohort: Cohort) -> str:
    """Which days and hours, ``월·화·수 09:00~18:00 (하루 8시간)``."""
    clock = "~".join(filter(None, (cohort.starts_at, cohort.ends_at)))
    days = "·".join(cohort.weekdays)
    each = f"하루 {cohort.day_hours:,}시간" if cohort.day_hours else ""
    return " ".join(filter(None, (days, clock, f"({each})" if each and clock else each)))


def rule_words(cohort: Cohort) -> str:
    """``소정 교육일수의 80% 이상``."""
    whole = "교육시간" if cohort.rule_basis is RuleBasis.HOURS else "교육일수"
    if cohort.rule_percent is None:
        return (
            f"소정 {whole}을 정해진 만큼" if whole == "교육시간" else f"소정 {whole}를 정해진 만큼"
        )
    return f"소정 {whole}의 {cohort.rule_percent}% 이상"
