"""출력물 of a matching day: each paper as PDF, and the note in the access log of who is on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, TypeVar

from jobdesk.domain.aftercare import Audience, Survey
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.label_sheets import LABEL_SHEETS, LabelSheet, check_label_sheet
from jobdesk.domain.matching_days import (
    MET,
    AttendeeStatus,
    DayEmployer,
    DayMode,
    MatchingDay,
)
from jobdesk.domain.official import official_date
from jobdesk.errors import UserError
from jobdesk.services import access, day_paper_hall, lists, settings, surveys
from jobdesk.services import day_paper_sheets as sheets
from jobdesk.services.access import Action
from jobdesk.services.day_follow_up import QUESTIONS
from jobdesk.services.day_paper_facts import Facts, gather, when
from jobdesk.services.day_paper_sheets import PERSONAL as PERSONAL  # what an option names
from jobdesk.services.desk import Desk

if TYPE_CHECKING:
    from jobdesk.reports.day_pages import Event

_T = TypeVar("_T")


class DayPaper(StrEnum):
    """A paper of a day, by its title."""

    TIMETABLE = "면접 시간표"
    EMPLOYER_LIST = "업체별 면접자 명단"
    SLIP = "개인 면접 안내표"
    NAME_TAG = "참가자 명찰"
    INTERVIEWER_TAG = "면접관 명찰"
    BOOTH_SIGN = "부스 표지"
    RECEPTION = "접수 명단"
    INTERVIEW_PROOF = "면접확인서"
    ATTENDANCE_PROOF = "참가확인서"
    SURVEY = "만족도 설문지"


OF_EMPLOYERS = frozenset({DayPaper.EMPLOYER_LIST, DayPaper.INTERVIEWER_TAG, DayPaper.BOOTH_SIGN})
"""Papers made for some of the employers or all."""
OF_ATTENDEES = frozenset(
    {DayPaper.SLIP, DayPaper.NAME_TAG, DayPaper.INTERVIEW_PROOF, DayPaper.ATTENDANCE_PROOF}
)
"""Papers made for some of the attendees or all."""
_TAGS = frozenset({DayPaper.NAME_TAG, DayPaper.INTERVIEWER_TAG})


@dataclass(frozen=True, slots=True)
class Wanted:
    """One paper as it is asked for. ``employers`` and ``attendees`` are ids of 참여업체 and 참가자,
    None for all; ``personal`` keys of PERSONAL that employers are told; ``mask`` hides names on
    the timetable, ``large`` makes it A3, ``unplaced`` lists who has no time; ``first`` is the
    label to begin with; ``dated`` writes today under a certificate; the reception list has
    ``blanks`` empty lines, is in the order of the numbers or the names, and has room for the
    ``meetings`` of a day without a PC; ``survey_id`` is a survey of the day, else the questions
    for ``audience`` are printed."""

    paper: DayPaper
    employers: tuple[int, ...] | None = None
    attendees: tuple[int, ...] | None = None
    personal: tuple[str, ...] = ()
    mask: bool = True
    large: bool = False
    unplaced: bool = True
    per_page: int = 4
    sheet: LabelSheet = LABEL_SHEETS[0]
    first: int = 1
    marks: bool = True
    met_only: bool = False
    dated: bool = False
    blanks: int = 10
    by_number: bool = False
    meetings: bool = False
    survey_id: int | None = None
    audience: Audience = Audience.SEEKER


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a paper may be made for: its id, its words and a remark beside them."""

    id: int
    words: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen on a day. ``met`` are the attendees on the list of each 참여업체,
    ``consented`` those whose 제3자 제공 동의 stands; ``over`` says that the day is past."""

    day: MatchingDay
    employers: tuple[Choice, ...]
    attendees: tuple[Choice, ...]
    surveys: tuple[Choice, ...]
    met: dict[int, frozenset[int]]
    consented: frozenset[int]
    over: bool

    def consent(self, employers: Sequence[int] | None) -> tuple[int, int]:
        """How many people are on the lists of these employers (None all), and how many of them
        have consented."""
        wanted = self.met.keys() if employers is None else employers
        people = frozenset[int]().union(*(self.met.get(id_, frozenset()) for id_ in wanted))
        return len(people), len(people & self.consented)


def choices(desk: Desk, day_id: int) -> Choices:
    """What the papers of a day may be made for. Raises UserError when there is none."""
    with desk.store.reading():
        facts = gather(desk, day_id)
        stored = _surveys(desk, day_id)
    return Choices(
        facts.day,
        tuple(
            Choice(
                one.id,
                facts.firms.get(one.id, ""),
                _beside(one),
            )
            for one in facts.employers
        ),
        tuple(
            Choice(one.id, facts.name(one.id), facts.number(one.id))
            for one in sheets.chosen_attendees(facts, [each.id for each in facts.attendees])
        ),
        tuple(Choice(one.id, one.title, one.audience.value) for one in stored),
        {
            one.id: frozenset(attendee for attendee, _ in facts.met_by(one.id))
            for one in facts.employers
        },
        frozenset(
            one.id for one in facts.attendees if facts.seeker(one.id).provide_consent_on is not None
        ),
        facts.day.held_on is not None and facts.day.held_on < desk.today(),
    )


def pdf(desk: Desk, day_id: int, wanted: Wanted) -> bytes:
    """A paper as PDF. Nothing is logged, since a preview is no print; see :func:`handed_out`.

    Raises UserError when there is no such day, or nobody to print it for.
    """
    with desk.store.reading():
        facts = gather(desk, day_id)
        own = settings.get(desk)
    if wanted.paper is DayPaper.SURVEY:
        return _survey(desk, facts, wanted)
    from jobdesk.reports.day_pages import Event

    event = Event(
        title=facts.day.title,
        when=when(facts.day),
        place=facts.day.place,
        centre=own.name or desk.name,
        phone=own.phone,
        foot=f"{desk.user} · {official_date(desk.today())}",
        practice=desk.practice,
    )
    return _made(facts, event, wanted, official_date(desk.today()))


def _made(facts: Facts, event: Event, wanted: Wanted, today: str) -> bytes:
    # Each report is loaded when it is printed: reportlab costs half a second.
    from jobdesk.reports import (
        day_booth_signs,
        day_certificates,
        day_employer_list,
        day_name_tags,
        day_reception_list,
        day_slips,
        day_timetable,
    )

    paper, firms, people = wanted.paper, wanted.employers, wanted.attendees
    if paper is DayPaper.TIMETABLE:
        table = day_paper_hall.hall_table(
            facts, event, mask=wanted.mask, large=wanted.large, unplaced=wanted.unplaced
        )
        _some(list(table.lanes), paper)
        return day_timetable.timetable_pdf(table)
    if paper is DayPaper.RECEPTION:
        listed = sheets.guests(facts)
        return day_reception_list.reception_list_pdf(
            listed,
            event,
            blanks=wanted.blanks,
            by_number=wanted.by_number,
            meetings=wanted.meetings,
        )
    if paper is DayPaper.EMPLOYER_LIST:
        named = _some(sheets.employer_lists(facts, firms, wanted.personal), paper)
        return day_employer_list.employer_lists_pdf(named, event)
    if paper is DayPaper.SLIP:
        slips = _some(sheets.slips(facts, people), paper)
        return day_slips.slips_pdf(slips, event, facts.programmes, _per_page(wanted.per_page))
    if paper is DayPaper.BOOTH_SIGN:
        return day_booth_signs.booth_signs_pdf(
            _some(sheets.booth_signs(facts, firms), paper), event
        )
    if paper in _TAGS:
        if paper is DayPaper.NAME_TAG:
            tags = _some(sheets.attendee_tags(facts, people), paper)
        else:
            tags = _some(sheets.interviewer_tags(facts, firms), paper)
        _check_sheet(wanted)
        return day_name_tags.name_tags_pdf(
            tags, event, wanted.sheet, first=wanted.first, marks=wanted.marks
        )
    day = today if wanted.dated else ""
    if paper is DayPaper.INTERVIEW_PROOF:
        proofs = _some(sheets.interview_proofs(facts, people, met_only=wanted.met_only), paper)
        return day_certificates.interview_proofs_pdf(proofs, event, day)
    came = _some(sheets.attendance_proofs(facts, people), paper)
    return day_certificates.attendance_proofs_pdf(came, event, day)


def handed_out(desk: Desk, day_id: int, wanted: Wanted, action: Action) -> None:
    """Note in the access log that a paper was printed or saved and who is on it; of lists given
    to firms a line for each, so that it can be told who was made known to whom (법 17)."""
    facts = gather(desk, day_id)
    purpose = f"{wanted.paper.value} ({facts.day.title})"
    papers = [(purpose, _on(facts, wanted))]
    if wanted.paper is DayPaper.EMPLOYER_LIST:
        given = ", ".join(["성명", "경력", *(PERSONAL[key] for key in wanted.personal)])
        papers = [
            (
                f"{purpose} 제공받는 곳: {facts.firms.get(one.id, '')}. 항목: {given}",
                [id_ for id_, _ in facts.met_by(one.id)],
            )
            for one in _employers(facts, wanted)
        ]
    named = [(words, ids) for words, ids in papers if ids]
    for words, ids in named:
        seekers = sorted({facts.seeker(id_).id for id_ in ids} - {0})
        access.log(desk, action, KindId.SEEKERS, seekers, purpose=words)
    if not named:
        access.log(desk, action, KindId.MATCHING_DAYS, [day_id], count=0, purpose=purpose)


def _on(facts: Facts, wanted: Wanted) -> list[int]:
    """Ids of the attendees who are named on a paper that no firm is given."""
    paper = wanted.paper
    if paper is DayPaper.TIMETABLE:
        met = [one for one in facts.interviews if one.starts_at or wanted.unplaced]
        open_ = [one.id for one in facts.there() if wanted.unplaced and facts.unmet(one.id)]
        return [*(one.attendee_id or 0 for one in met), *open_]
    if paper is DayPaper.RECEPTION:
        return [one.id for one in facts.attendees]
    if paper not in OF_ATTENDEES:
        return []
    chosen = sheets.chosen_attendees(facts, wanted.attendees)
    if paper is DayPaper.ATTENDANCE_PROOF:
        chosen = [one for one in chosen if one.status is AttendeeStatus.CAME]
    if paper is DayPaper.INTERVIEW_PROOF:
        proven = {
            one.attendee_id for one in facts.interviews if not wanted.met_only or one.status in MET
        }
        chosen = [one for one in chosen if one.id in proven]
    return [one.id for one in chosen]


def _employers(facts: Facts, wanted: Wanted) -> list[DayEmployer]:
    return sheets.chosen_employers(facts, wanted.employers)


_NOBODY: dict[DayPaper, str] = {
    DayPaper.TIMETABLE: "아직 실을 것이 없습니다. 행사 시간과 참가 업체를 정하고 시간표를 짜세요.",
    DayPaper.EMPLOYER_LIST: "참가를 확정한 업체가 없습니다. 업체의 참가 여부를 확인하세요.",
    DayPaper.INTERVIEWER_TAG: "부스에 오는 업체가 없습니다. 업체의 참가 여부와 방식을 확인하세요.",
    DayPaper.BOOTH_SIGN: "부스에 오는 업체가 없습니다. 업체의 참가 여부와 방식을 확인하세요.",
    DayPaper.SLIP: "고른 참가자가 없습니다. 참가자를 등록하거나 고르세요.",
    DayPaper.NAME_TAG: "고른 참가자가 없습니다. 참가자를 등록하거나 고르세요.",
    DayPaper.INTERVIEW_PROOF: "확인할 면접이 없습니다. 고른 참가자와 면접의 진행을 확인하세요.",
    DayPaper.ATTENDANCE_PROOF: "참석한 사람이 없습니다. 행사 당일 접수를 마친 뒤 인쇄하세요.",
}


def _some(found: list[_T], paper: DayPaper) -> list[_T]:
    if not found:
        raise UserError(f"{_NOBODY[paper]} 저장된 자료는 그대로입니다.")
    return found


def _check_sheet(wanted: Wanted) -> None:
    for problem in check_label_sheet(wanted.sheet):
        raise UserError(problem.message, field=problem.field)
    if not 1 <= wanted.first <= wanted.sheet.count:
        raise UserError(
            f"이 용지에는 {wanted.sheet.count}칸이 있습니다. 시작할 칸을 1에서 "
            f"{wanted.sheet.count} 사이로 적으세요.",
            field="first",
        )


def _per_page(count: int) -> Literal[2, 3, 4]:
    if count == 2:
        return 2
    return 3 if count == 3 else 4


def _beside(employer: DayEmployer) -> str:
    if employer.mode is DayMode.PAPER:
        return employer.mode.value
    return f"부스 {employer.booth}" if employer.booth else ""


def _surveys(desk: Desk, day_id: int) -> list[Survey]:
    mine = Filter(conditions=(Condition("matching_day_id", Op.IS, day_id),))
    ids = lists.find(desk, KindId.SURVEYS, mine, Order("id"))
    return [surveys.get(desk, id_) for id_ in ids]


def _survey(desk: Desk, facts: Facts, wanted: Wanted) -> bytes:
    from jobdesk.reports.survey_papers import survey_form_pdf

    centre = settings.get(desk).name or desk.name
    if wanted.survey_id is not None:
        survey = surveys.get(desk, wanted.survey_id)
    else:
        survey = Survey(
            title=f"{facts.day.title} 만족도 조사 ({wanted.audience.value}용)",
            audience=wanted.audience,
            questions=QUESTIONS[wanted.audience],
        )
    return survey_form_pdf(survey, centre=centre, practice=desk.practice)
