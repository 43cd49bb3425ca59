"""Which of the 출석부 in a file are of the cohort that is meant, by course and span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobdesk.data import records
from jobdesk.domain import text
from jobdesk.domain.cohorts import Cohort, Course
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.exchange import attendance_form, attendance_list
from jobdesk.exchange.recognise import Understood
from jobdesk.exchange.tables import Table
from jobdesk.exchange.workbook import Workbook
from jobdesk.services import cohort_records, lists
from jobdesk.services.desk import Desk
from jobdesk.services.importing.beside import BESIDE
from jobdesk.services.importing.cohort_beside import TraineeBeside
from jobdesk.services.importing.cohort_rows import cohorts
from jobdesk.services.importing.owner import Meant
from jobdesk.services.importing.shapes import Decision, PlanRow

_Of = tuple[str, str]
"""The course and the span as a form names them."""

_LEFT = (Decision.SKIP, Decision.QUESTION, Decision.REJECT)


def are_forms(workbook: Workbook) -> bool:
    """Whether a file holds lists that were made of an 출석부."""
    return any(
        attendance_list.is_unfolded([str(cell or "") for cell in row])
        for sheet in workbook.sheets
        for row in sheet.rows[:2]
    )


def of_cohort(
    desk: Desk, understood: Understood, chosen: int | None
) -> tuple[Understood, Meant | None, tuple[str, ...]]:
    """The tables that are of one cohort, the cohort, and what to tell of the others.

    Without forms everything stays as it is and the cohort is None. Raises UserError where a
    file has several courses and none is that of the chosen cohort.
    """
    if not attendance_list.is_unfolded([m.header for m in understood.columns.columns]):
        return understood, None, ()
    by: dict[_Of, list[Table]] = {}
    for table in understood.tables:
        by.setdefault(attendance_list.course_of(table.titles), []).append(table)
    known = {each.id: each for each in cohorts(desk)}
    if chosen:
        if chosen not in known:
            return understood, None, ()  # said by whoever looks for the cohort
        meant = Meant(chosen, known[chosen].title, True)
        fits = _fitting(desk, chosen, by)
        if not fits and len(by) > 1:
            names = ", ".join(f"‘{course or '과정명 없음'}’" for course, _ in by)
            raise UserError(
                f"‘{meant.title}’의 출석부가 이 파일에 없습니다. 저장된 것은 없습니다. 파일에는 "
                f"{names}의 출석부가 있습니다. 기수를 확인하세요."
            )
        fits = fits or list(by)
    else:
        if not any(course or span for course, span in by):
            return understood, None, ()  # its title may say it
        found = [(id_, fit) for id_ in known if (fit := _fitting(desk, id_, by))]
        if len(found) != 1:
            return understood, Meant(), ()
        id_, fits = found[0]
        note = f"출석부의 과정과 기간에 따라 ‘{known[id_].title}’의 출석부로 보았습니다."
        meant = Meant(id_, known[id_].title, False, note)
    tables = tuple(table for of in by if of in fits for table in by[of])
    notes = [
        f"다른 과정의 출석부라 뺐습니다: ‘{course or '과정명 없음'}’ ({span or '기간 없음'}), "
        f"{len(left)}장"
        for (course, span), left in by.items()
        if (course, span) not in fits
    ]
    named = {course for course, _ in fits if course}
    if named and chosen and not any(_is_named(desk, chosen, each) for each in named):
        said = ", ".join(f"‘{each}’" for each in sorted(named))
        notes.append(
            f"출석부에는 과정명이 {with_particle(said, '으로/로')} 적혀 있습니다. 기수가 맞는지 "
            "확인하세요."
        )
    return replace(understood, tables=tables), meant, tuple(notes)


def strangers(
    desk: Desk, understood: Understood, owner: Meant, rows: Sequence[PlanRow]
) -> tuple[str, ...]:
    """What to tell where an 출석부 has nobody of the cohort: it may be another's."""
    if not owner.id or "marks" not in understood.columns.fields:
        return ()
    if any(row.decision not in (Decision.NEW, Decision.REJECT) for row in rows):
        return ()
    people = cohort_records.trainees(desk, owner.id)
    names = {
        text.search_key(name)
        for name in lists.called(desk, KindId.TRAINEES, [one.id for one in people]).values()
    }
    if not names or any(text.search_key(row.title) in names for row in rows):
        return ()
    said = f"이 출석부에는 ‘{owner.title}’ 교육생이 한 분도 없습니다."
    return (f"{said} 다른 기수의 출석부가 아닌지 확인하세요.",)


def unmarked(rows: Sequence[PlanRow]) -> tuple[str, ...]:
    """What to tell where the 출석부 that are taken bear no mark at all: who and which days they
    have, so that nobody looks for marks afterwards."""
    taken = [row for row in rows if row.decision not in _LEFT]
    told = [(row.title, one) for row in taken
            if isinstance(one := row.values.get(BESIDE), TraineeBeside) and one.days]  # fmt: skip
    days = [day for _, one in told for day in one.days]
    if not days or any(day.marked is not None for day in days):
        return ()
    people, lessons = len({name for name, _ in told}), len({day.held_on for day in days})
    read = f"교육생 {people:,}명과 수업 {lessons:,}일만 읽었습니다"
    return (f"출석부에 출결 표시가 한 칸도 없어 {read}. 출결은 교육의 출석에서 적으세요.",)


def _fitting(desk: Desk, cohort_id: int, by: dict[_Of, list[Table]]) -> list[_Of]:
    """The forms that name the cohort or its course; else those of its very span."""
    named = [of for of in by if of[0] and _is_named(desk, cohort_id, of[0])]
    if named:
        spanned = [of for of in named if _is_spanned(desk, cohort_id, of[1])]
        return spanned or (named if len(named) == 1 else [])
    return [of for of in by if _is_spanned(desk, cohort_id, of[1])]


def _is_named(desk: Desk, cohort_id: int, course: str) -> bool:
    cohort: Cohort = records.get(desk.store, KindId.COHORTS, cohort_id)
    titles = [cohort.title]
    if cohort.course_id is not None:
        own: Course = records.get(desk.store, KindId.COURSES, cohort.course_id)
        titles.append(own.title)
    key = text.search_key(course)
    keys = [text.search_key(title) for title in titles if title]
    return any(one and (one in key or key in one) for one in keys)


def _is_spanned(desk: Desk, cohort_id: int, span: str) -> bool:
    cohort: Cohort = records.get(desk.store, KindId.COHORTS, cohort_id)
    days = attendance_form.days_of(span)
    return days is not None and days == (cohort.starts_on, cohort.ends_on)
