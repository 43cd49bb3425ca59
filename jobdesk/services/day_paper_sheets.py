"""Facts of a matching day as each of its papers wants them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from jobdesk.domain.matching_days import (
    MET,
    AttendeeStatus,
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayMode,
)
from jobdesk.domain.official import official_date
from jobdesk.domain.people import Seeker
from jobdesk.domain.text import digits
from jobdesk.services.day_paper_facts import Facts

if TYPE_CHECKING:
    from jobdesk.reports.day_booth_signs import BoothSign
    from jobdesk.reports.day_certificates import AttendanceProof, InterviewProof
    from jobdesk.reports.day_employer_list import EmployerList
    from jobdesk.reports.day_name_tags import NameTag
    from jobdesk.reports.day_reception_list import Guest
    from jobdesk.reports.day_slips import PersonSlip

_MANY = 60
"""With more people than this the list at the door names booths, lest it grow to a book."""
_ON_A_LINE = 11  # signs of a firm's name
PERSONAL: dict[str, str] = {"birth": "생년월일", "phone": "연락처", "address": "주소"}
"""What of a person an employer may be told where it is asked for, with its heading."""


def employer_lists(
    facts: Facts, ids: Iterable[int] | None, personal: Sequence[str]
) -> list[EmployerList]:
    """The list of each employer chosen (None all). ``personal`` are keys of PERSONAL; who has
    not consented to be made known to firms (법 17) has them left empty."""
    from jobdesk.reports.day_employer_list import Candidate, EmployerList

    found = []
    for employer in chosen_employers(facts, ids):
        candidates = []
        for attendee_id, interview in facts.met_by(employer.id):
            seeker = facts.seeker(attendee_id)
            consented = seeker.provide_consent_on is not None
            candidates.append(
                Candidate(
                    at=interview.starts_at if interview is not None else "",
                    number=facts.number(attendee_id),
                    name=facts.name(attendee_id),
                    job=facts.job_of(interview) if interview is not None else "",
                    career=seeker.career,
                    licences=seeker.licences,
                    personal=_personal(seeker, personal) if consented else ("",) * len(personal),
                    consented=consented,
                )
            )
        found.append(
            EmployerList(
                booth=employer.booth,
                firm=facts.firms.get(employer.id, ""),
                vacancies=tuple(
                    (
                        job.vacancy.job,
                        f"{job.openings:,}명",
                        job.vacancy.wage,
                        job.vacancy.working_hours,
                        job.vacancy.workplace or job.vacancy.eup_myeon,
                    )
                    for job in facts.jobs.get(employer.id, ())
                ),
                candidates=tuple(candidates),
                personal=tuple(PERSONAL[key] for key in personal),
            )
        )
    return found


def _personal(seeker: Seeker, wanted: Sequence[str]) -> tuple[str, ...]:
    values = {
        "birth": _birth(seeker),
        "phone": seeker.phone,
        "address": seeker.address or seeker.eup_myeon,
    }
    return tuple(values[key] for key in wanted)


def _birth(seeker: Seeker) -> str:
    if seeker.birth_date is not None:
        return official_date(seeker.birth_date)
    return f"{seeker.birth_year}년" if seeker.birth_year and not seeker.birth_approximate else ""


def slips(facts: Facts, ids: Iterable[int] | None) -> list[PersonSlip]:
    """What each attendee chosen carries, by number; without the absent where all are wanted."""
    from jobdesk.reports.day_slips import PersonSlip, Stop

    found = []
    for one in chosen_attendees(facts, ids):
        mine = sorted(
            (each for each in facts.interviews if each.attendee_id == one.id and each.starts_at),
            key=lambda each: (each.starts_at, each.id),
        )
        stops = tuple(
            Stop(each.starts_at, *_place(facts, each), facts.job_of(each)) for each in mine
        )
        open_firms = [
            facts.firms.get(each.day_employer_id or 0, "")
            for each in facts.interviews
            if each.attendee_id == one.id and not each.starts_at
        ]
        open_firms += [
            facts.firms.get(wish.day_employer_id or 0, "") for wish in facts.unmet(one.id)
        ]
        remarks = []
        if one.until_at:
            remarks.append(f"가셔야 하는 시각  {one.until_at}")
        if open_firms and stops:
            firms = ", ".join(dict.fromkeys(open_firms))
            remarks.append(f"시각이 정해지지 않은 면접  {firms} (접수대에 물어보세요)")
        found.append(PersonSlip(facts.number(one.id), facts.name(one.id), stops, tuple(remarks)))
    return found


def _place(facts: Facts, interview: DayInterview) -> tuple[str, str]:
    employer = facts.employer(interview.day_employer_id)
    return (employer.booth if employer else ""), facts.firms.get(interview.day_employer_id or 0, "")


def attendee_tags(facts: Facts, ids: Iterable[int] | None) -> list[NameTag]:
    """A tag for each attendee chosen, by number."""
    from jobdesk.reports.day_name_tags import NameTag

    return [
        NameTag(facts.name(one.id), mark=facts.number(one.id))
        for one in chosen_attendees(facts, ids)
    ]


def interviewer_tags(facts: Facts, ids: Iterable[int] | None) -> list[NameTag]:
    """A tag for each interviewer of the employers chosen that come themselves; the first is
    named where the 담당자 is known."""
    from jobdesk.reports.day_name_tags import NameTag

    found = []
    for employer in chosen_employers(facts, ids):
        if employer.mode is not DayMode.DIRECT:
            continue
        firm = facts.firms.get(employer.id, "")
        mark = f"부스 {employer.booth}" if employer.booth else ""
        for number in range(max(employer.interviewers or 1, 1)):
            known = employer.contact_name if number == 0 else ""
            found.append(NameTag(known or "면접관", firm, "면접관" if known else "", mark))
    return found


def booth_signs(facts: Facts, ids: Iterable[int] | None) -> list[BoothSign]:
    """A sign for each employer chosen that holds a booth."""
    from jobdesk.reports.day_booth_signs import BoothSign

    return [
        BoothSign(
            employer.booth,
            facts.firms.get(employer.id, ""),
            tuple(job.words for job in facts.jobs.get(employer.id, ())),
        )
        for employer in chosen_employers(facts, ids)
        if employer.mode is DayMode.DIRECT
    ]


def guests(facts: Facts) -> list[Guest]:
    """Everybody who is on the list, for the door, by number."""
    from jobdesk.reports.day_reception_list import Guest

    found = []
    crowded = len(facts.attendees) > _MANY
    for one in chosen_attendees(facts, [each.id for each in facts.attendees]):
        wished = (_wished_booths if crowded else _wished_firms)(facts, one.id)
        timed = sorted(
            (each for each in facts.interviews if each.attendee_id == one.id and each.starts_at),
            key=lambda each: each.starts_at,
        )
        first = ""
        if timed:
            booth = _place(facts, timed[0])[0]
            first = f"{timed[0].starts_at}" + (f" · {booth}" if booth else "")
        found.append(
            Guest(
                number=facts.number(one.id),
                name=facts.name(one.id),
                phone=digits(facts.seeker(one.id).phone)[-4:],
                wishes=wished,
                first=first,
            )
        )
    return found


def _wished_firms(facts: Facts, attendee_id: int) -> str:
    """``1 한빛식품  2 두레물류``."""
    return "  ".join(
        f"{number}\u00a0{_whole(firm)}"
        for number, wish in enumerate(facts.wishes.get(attendee_id, ()), start=1)
        if (firm := facts.firms.get(wish.day_employer_id or 0, ""))
    )


def _wished_booths(facts: Facts, attendee_id: int) -> str:
    """``부스 3 · 1 · 구름물류``: the dearest first, by its name what has no booth."""
    wished = facts.wishes.get(attendee_id, ())
    booths = {one.id: one.booth for one in facts.employers}
    places = [
        booths.get(id_, "") or facts.firms.get(id_, "")
        for wish in wished
        if (id_ := wish.day_employer_id) is not None
    ]
    return f"부스 {' · '.join(each for each in places if each)}" if any(places) else ""


def _whole(firm: str) -> str:
    """A firm's name that is not parted at the end of a line where it fits on one."""
    return firm.replace(" ", "\u00a0") if len(firm) <= _ON_A_LINE else firm


def interview_proofs(
    facts: Facts, ids: Iterable[int] | None, *, met_only: bool
) -> list[InterviewProof]:
    """One for each interview of the attendees chosen, by number and time."""
    from jobdesk.reports.day_certificates import InterviewProof

    found = []
    for one in chosen_attendees(facts, ids):
        mine = sorted(
            (each for each in facts.interviews if each.attendee_id == one.id),
            key=lambda each: (not each.starts_at, each.starts_at, each.id),
        )
        for each in mine:
            if met_only and each.status not in MET:
                continue
            booth, firm = _place(facts, each)
            found.append(
                InterviewProof(
                    booth, facts.name(one.id), _birth(facts.seeker(one.id)), firm,
                    facts.job_of(each), each.began_at or each.starts_at, _phone(facts, each),
                )
            )  # fmt: skip
    return found


def _phone(facts: Facts, interview: DayInterview) -> str:
    employer = facts.employer(interview.day_employer_id)
    return employer.phone if employer else ""


def attendance_proofs(facts: Facts, ids: Iterable[int] | None) -> list[AttendanceProof]:
    """One for each attendee chosen who came, by number."""
    from jobdesk.reports.day_certificates import AttendanceProof

    found = []
    for one in chosen_attendees(facts, ids):
        if one.status is not AttendeeStatus.CAME:
            continue
        firms = [
            facts.firms.get(each.day_employer_id or 0, "")
            for each in facts.interviews
            if each.attendee_id == one.id and each.status in MET
        ]
        stayed = ""
        if one.arrived_at:
            stayed = f"{one.arrived_at} ~ {one.left_at}" if one.left_at else f"{one.arrived_at}부터"
        found.append(
            AttendanceProof(
                facts.name(one.id),
                _birth(facts.seeker(one.id)),
                stayed,
                tuple(dict.fromkeys(firm for firm in firms if firm)),
            )
        )
    return found


def chosen_employers(facts: Facts, ids: Iterable[int] | None) -> list[DayEmployer]:
    """Those employers in the order of their booths; None all of them."""
    wanted = None if ids is None else set(ids)
    return [one for one in facts.employers if wanted is None or one.id in wanted]


def chosen_attendees(facts: Facts, ids: Iterable[int] | None) -> list[DayAttendee]:
    """Those attendees by their number; None all who come or came."""
    if ids is None:
        found = facts.there()
    else:
        wanted = set(ids)
        found = [one for one in facts.attendees if one.id in wanted]
    return sorted(found, key=lambda one: (one.number is None, one.number or 0, one.id))
