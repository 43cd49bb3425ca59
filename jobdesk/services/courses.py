"""양성과정: what is taught, its subjects in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobdesk.data import records
from jobdesk.domain.changes import Change
from jobdesk.domain.cohorts import Course, CourseSubject
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import search_key, with_particle
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, entries, lists
from jobdesk.services.access import Action
from jobdesk.services.below import put_away_with, trash_below, untrash_below
from jobdesk.services.desk import Desk
from jobdesk.services.using import count_by, refuse_used
from jobdesk.services.writing import Writing, insist, others, tidied, writing

_COURSES, _SUBJECTS = KindId.COURSES, KindId.COURSE_SUBJECTS


def blank(desk: Desk, **values: object) -> Course:
    """A new course as a form opens it."""
    course: Course = entries.blank(desk, _COURSES, **values)
    return course


def add(desk: Desk, course: Course, subjects: Sequence[CourseSubject] = ()) -> Change:
    """Store a new course with its subjects in the order given. Raises UserError with the field
    that is wrong, or for a title that another course has."""
    clean = _checked(desk, course)
    with writing(desk, f"양성과정 등록: {clean.title}", Action.ADD, _COURSES) as work:
        _refuse_same_title(desk, clean)
        id_ = work.insert(clean)
        _set_subjects(desk, work, id_, subjects)
        return work.change(id_)


def save(desk: Desk, course: Course, subjects: Sequence[CourseSubject] | None = None) -> Change:
    """Store an edited course and, unless None, the list of its subjects as
    :func:`set_subjects` does. Raises UserError and StaleRecord."""
    clean = _checked(desk, course)
    with writing(desk, f"양성과정 수정: {clean.title}", Action.EDIT, _COURSES) as work:
        _refuse_same_title(desk, clean)
        work.update(clean)
        if subjects is not None:
            _set_subjects(desk, work, clean.id, subjects)
        return work.change(clean.id)


def set_subjects(desk: Desk, course_id: int, subjects: Sequence[CourseSubject]) -> Change:
    """Let a course have these subjects in this order, in one step: those with an id are edited,
    those without added, the ones that are missing go to the 휴지통.

    Raises UserError with the field that is wrong, when lessons of a cohort teach a subject
    that is missing, and StaleRecord.
    """
    with writing(desk, "과목 수정", Action.EDIT, _COURSES) as work:
        course = cohort_records.course(desk, course_id)
        work.label(f"과목 수정: {course.title}")
        _set_subjects(desk, work, course_id, subjects)
        return work.change(course_id)


def total_hours(course: Course, subjects: Sequence[CourseSubject]) -> int | None:
    """Hours of a course: as typed, else the sum of its subjects; None where nothing is known."""
    if course.hours is not None:
        return course.hours
    known = [each.hours for each in subjects if each.hours is not None]
    return sum(known) if known else None


def copy_of(desk: Desk, course_id: int, title: str) -> Change:
    """A further course like this one, its subjects too, under another title. Raises UserError."""
    with writing(desk, "양성과정 만들기", Action.ADD, _COURSES) as work:
        last = cohort_records.course(desk, course_id)
        subjects = cohort_records.subjects(desk, course_id)
        new = replace(last, id=0, revision=0, title=title, active=True, trashed_on=None)
        clean = _checked(desk, replace(new, counsellor=desk.user or last.counsellor))
        _refuse_same_title(desk, clean)
        id_ = work.insert(clean)
        _set_subjects(desk, work, id_, [replace(each, id=0, revision=0) for each in subjects])
        work.label(f"양성과정 만들기: {clean.title} ({last.title}에서)")
        return work.change(id_)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move courses to the 휴지통 with their subjects. Raises UserError when one has cohorts."""
    with writing(desk, "양성과정 휴지통", Action.DELETE, _COURSES) as work:
        names = [cohort_records.course(desk, id_).title for id_ in ids]
        refuse_used(desk, ids, names, "course_id", KindId.COHORTS)
        work.label(f"양성과정 휴지통: {others(names)}")
        trash_below(desk, _COURSES, ids)
        work.trash(ids)
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take courses out of the 휴지통 with the subjects that went there along. Raises UserError
    when another course has taken the title."""
    with writing(desk, "양성과정 되살리기", Action.EDIT, _COURSES) as work:
        courses = [cohort_records.course(desk, id_) for id_ in ids]
        work.label(f"양성과정 되살리기: {others([each.title for each in courses])}")
        for course in courses:
            if course.trashed_on is None:
                continue
            _refuse_same_title(desk, course)
            along = put_away_with(desk, _COURSES, course.id)
            work.untrash([course.id])
            untrash_below(desk, _COURSES, course.id, along)
        return work.change(*ids)


def _checked(desk: Desk, course: Course) -> Course:
    clean = tidied(course)
    insist(entries.check(desk, clean))
    return clean


def _set_subjects(
    desk: Desk, work: Writing, course_id: int, subjects: Sequence[CourseSubject]
) -> None:
    before = {each.id: each for each in cohort_records.subjects(desk, course_id)}
    gone = [id_ for id_ in before if id_ not in {each.id for each in subjects}]
    for id_ in gone:
        taught = count_by(desk, KindId.COHORT_SESSIONS, "subject_id", [id_])
        if taught:
            name = before[id_].title
            raise UserError(
                f"‘{name}’ 과목의 수업이 {taught:,}회 있어 빼지 않았습니다. 아무것도 바뀌지 "
                "않았습니다. 그 수업의 과목을 먼저 바꾸세요.",
                field="title",
            )
    records.trash(desk.store, _SUBJECTS, gone)
    for position, each in enumerate(subjects, start=1):
        clean = tidied(replace(each, course_id=course_id, position=position))
        insist(entries.check(desk, clean))
        if clean.id:
            work.update(clean)
        else:
            work.insert(clean)


def of_title(desk: Desk, title: str) -> int | None:
    """The course of that name, however it is spaced; None where there is none."""
    rows = lists.rows(desk, _COURSES, list(lists.find(desk, _COURSES)), ("title",))
    key = search_key(title)
    return next((id_ for id_, (own,) in rows.items() if search_key(str(own)) == key), None)


def _refuse_same_title(desk: Desk, course: Course) -> None:
    rows = lists.rows(desk, _COURSES, list(lists.find(desk, _COURSES)), ("title",))
    key = search_key(course.title)
    for id_, (title,) in rows.items():
        if id_ != course.id and search_key(str(title)) == key:
            raise UserError(
                f"{with_particle(f'‘{title}’', '은/는')} 이미 있는 과정입니다. 저장하지 "
                "않았습니다. 그 과정에 기수를 더하거나 다른 과정명을 적으세요.",
                field="title",
            )
