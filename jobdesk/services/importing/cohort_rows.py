"""What the sheets of a training cohort say beyond their own rows: which cohort they are of, what
became of people, on which days a mark may stand.

A certificate and a hire are records of their own; a row holds them under BESIDE and they are
written with it. What cannot be such a record stays with the row as words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from jobdesk.data import cohort_links, records, search
from jobdesk.data.lookup import EmployerIndex
from jobdesk.domain import completion, text
from jobdesk.domain.attendance import (
    rule_of,
)
from jobdesk.domain.cohorts import Cohort, CohortStatus, Course
from jobdesk.domain.employers import company_key
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.reading import BadValue
from jobdesk.domain.trainees import DECIDED, TRAINED, ExitReason, Trainee, TraineeStatus
from jobdesk.domain.values import read_flag
from jobdesk.errors import UserError
from jobdesk.exchange.recognise import Understood
from jobdesk.exchange.workbook import Workbook
from jobdesk.services import attendance_standing, lists
from jobdesk.services.desk import Desk
from jobdesk.services.importing.beside import BESIDE
from jobdesk.services.importing.cohort_beside import Hired, Stored, TraineeBeside
from jobdesk.services.importing.cohort_days import CohortDays
from jobdesk.services.importing.firms import firm_named, which
from jobdesk.services.importing.owner import COHORT, SAID_BY, Meant
from jobdesk.services.importing.reading import RowValues

_BEFORE = frozenset({CohortStatus.PLANNED, CohortStatus.RECRUITING, CohortStatus.SELECTING})
TOLD = "명단에 적힌 대로 (출결 없음)"
"""The exception of somebody whom a list says to have completed where nothing was marked."""
_UNNAMED = "자격증"
"""A certificate of which neither the sheet nor the course says the name."""


class CohortNamed(NamedTuple):
    """A cohort as a sheet may name it."""

    id: int
    title: str
    starts_on: date | None
    status: str


def cohorts(desk: Desk) -> tuple[CohortNamed, ...]:
    """The cohorts there are, the nearest to today first."""
    store, today = desk.store, desk.today()
    fields = ("title", "starts_on", "status")
    ids = list(search.find(store, KindId.COHORTS, Filter(), None, today))
    rows = search.rows(store, KindId.COHORTS, ids, fields, today)
    found = [
        CohortNamed(id_, str(title or ""), on if isinstance(on, date) else None, str(status))
        for id_, (title, on, status) in rows.items()
    ]
    last = date.max
    return tuple(sorted(found, key=lambda c: (abs(((c.starts_on or last) - today).days), -c.id)))


def _headings(understood: Understood, workbook: Workbook) -> list[str]:
    """What stands above the first table, on its sheet's tab and in the file's name, as keys."""
    table = understood.tables[0]
    return [text.search_key(line) for line in (*table.titles, table.sheet, workbook.name)]


def _of_another(desk: Desk, chosen: CohortNamed, understood: Understood, workbook: Workbook) -> str:
    """A warning where the sheet names another course than that of the chosen cohort."""
    if SAID_BY[COHORT] & understood.columns.fields:
        return ""
    store, today = desk.store, desk.today()
    own = records.get(store, KindId.COHORTS, chosen.id).course_id
    ids = list(search.find(store, KindId.COURSES, Filter(), None, today))
    lines = _headings(understood, workbook)
    named = {
        id_: str(title)
        for id_, (title,) in search.rows(store, KindId.COURSES, ids, ("title",), today).items()
        if (key := text.search_key(str(title))) and any(key in line for line in lines)
    }
    if not named or own in named:
        return ""
    other = max(named.values(), key=len)
    return (
        f"시트에 적힌 과정은 ‘{other}’인데 ‘{chosen.title}’의 명단으로 넣습니다. 기수를 확인하세요."
    )


def meant(desk: Desk, understood: Understood, workbook: Workbook, chosen: int | None) -> Meant:
    """Which cohort a sheet is of: as chosen, as its own column says, or as its title says.
    Raises UserError for a chosen one that there is not."""
    known = cohorts(desk)
    if chosen:
        found = next((each for each in known if each.id == chosen), None)
        if found is None:
            raise UserError(
                f"번호 {chosen} 기수가 없습니다. 아무것도 가져오지 않았습니다. "
                "번호는 jobdesk cohort list에서 확인하세요."
            )
        return Meant(found.id, found.title, True, _of_another(desk, found, understood, workbook))
    if SAID_BY[COHORT] & understood.columns.fields:
        return Meant()
    lines = _headings(understood, workbook)
    named = [
        each
        for each in known
        if (key := text.search_key(each.title)) and any(key in line for line in lines)
    ]
    longest = max((len(text.search_key(each.title)) for each in named), default=0)
    named = [each for each in named if len(text.search_key(each.title)) == longest]
    if len(named) != 1:
        return Meant()
    one = named[0]
    on = f"({one.starts_on.isoformat()} 개강)" if one.starts_on else ""
    note = f"제목에 적힌 대로 ‘{one.title}’{on}의 명단으로 보았습니다."
    return Meant(one.id, one.title, False, note)


class CohortRows:
    """Reads what rows of a cohort say beside their records, against what is stored."""

    def __init__(self, desk: Desk, kind: KindId, mapped: Collection[str]) -> None:
        self._desk, self._kind, self._mapped = desk, kind, frozenset(mapped)
        self._today = desk.today()
        ids = list(search.find(desk.store, KindId.COHORTS, Filter(), None, self._today))
        found: list[Cohort] = records.get_many(desk.store, KindId.COHORTS, ids)
        self._cohorts = {one.id: one for one in found}
        self._trainees: dict[tuple[int, int], int] = {}
        self._stored = Stored()
        self._firms: EmployerIndex | None = None
        self._marked: frozenset[int] = frozenset()
        self._names: dict[int, dict[str, list[int]]] = {}
        self._days = CohortDays(desk, self._cohorts)
        if kind is KindId.TRAINEES:
            self._load_trainees()

    def _load_trainees(self) -> None:
        store = self._desk.store
        self._trainees = cohort_links.trainees(store)
        self._marked = cohort_links.marked(store)
        self._stored = Stored(
            {
                id_: frozenset(map(text.search_key, titles))
                for id_, titles in cohort_links.qualifications(store).items()
            },
            self._days.stored_marks() if "marks" in self._mapped else {},
            {
                id_: frozenset((company_key(firm), day) for firm, day in hires)
                for id_, hires in cohort_links.hires(store).items()
            },
        )
        if "hired_at" in self._mapped:
            self._firms = EmployerIndex.load(store)

    def person(self, values: Mapping[str, object]) -> int | None:
        """The seeker whom a bare name means among those of the cohort; None where it means
        nobody or several, or where more is said of the person."""
        cohort_id = values.get("cohort_id")
        told = any(values.get(f"seeker.{name}") for name in ("birth_date", "birth_year", "phone"))
        if self._kind is not KindId.TRAINEES or told or not isinstance(cohort_id, int):
            return None
        if cohort_id not in self._names:
            people = self._days.people(cohort_id)
            names = lists.called(self._desk, KindId.TRAINEES, list(people))
            found: dict[str, list[int]] = {}
            for id_, one in people.items():
                if one.seeker_id is not None:
                    found.setdefault(text.search_key(names[id_]), []).append(one.seeker_id)
            self._names[cohort_id] = found
        ids = self._names[cohort_id].get(text.search_key(str(values.get("seeker") or "")), [])
        return ids[0] if len(ids) == 1 else None

    def course_of(self, cohort_id: object) -> int | None:
        """The course of a cohort; None where neither is known."""
        cohort = self._cohorts.get(cohort_id) if isinstance(cohort_id, int) else None
        return cohort.course_id if cohort else None

    def complete(self, row: RowValues, asked: Collection[str]) -> None:
        """Put what the row says beside its record under BESIDE, fill in what follows, and say
        what cannot stand; ``asked`` are the links that the user has yet to decide."""
        if self._kind is KindId.TRAINEES:
            self._trainee(row, asked)
        elif self._kind is KindId.ATTENDANCE:
            self._days.check(row, asked)
        elif self._kind is KindId.TRAINEE_ALLOWANCES:
            month = row.values.get("month")
            if isinstance(month, date):
                row.values["month"] = month.replace(day=1)
        elif not asked:
            self._days.check_gained(row, self._kind)

    # A list of trainees

    def _trainee(self, row: RowValues, asked: Collection[str]) -> None:
        values = row.values
        cohort_id = values.get("cohort_id")
        cohort = self._cohorts.get(cohort_id) if isinstance(cohort_id, int) else None
        known = self._known(values) if not asked else None
        outcome = values.pop("completed", None)
        if outcome:
            values.setdefault("status", TraineeStatus(str(outcome)))
        elif _says_completed(values, cohort):
            values.setdefault("status", TraineeStatus.COMPLETED)
        began = known is not None and known.status in TRAINED
        if began and values.get("status") is TraineeStatus.SELECTED:
            values.pop("status")  # who was selected has begun since
        self._left(row, cohort, known)
        titles, unnamed = self._gained(row, cohort)
        if cohort is not None and not asked:
            self._decided(row, cohort, known)
        if values.get("marks") and known is not None and known.exit_note:
            values.pop("exit_note", None)  # a remark of a few words says less
        days, lessons = self._days.of_form(row, cohort, known)
        unsaid = None if "status" in values else _usual(cohort)
        if days and unsaid is not None:
            unsaid = TraineeStatus.RUNNING
        hired = self._hired(row)
        beside = TraineeBeside(titles, unnamed, hired, unsaid, days, lessons, self._stored)
        if beside != TraineeBeside():
            values[BESIDE] = beside

    def _decided(self, row: RowValues, cohort: Cohort, known: Trainee | None) -> None:
        """A 수료 or 미수료 of a list has to be what the grid says; where there is no mark at all
        the list is taken at its word, which is named as the exception."""
        values = row.values
        status = values.get("status")
        if status not in DECIDED or not self._days.lessons(cohort.id):
            return
        if known is not None and known.status is status:
            return
        exception = str(values.get("exception") or (known.exception if known else ""))
        if known is None or known.id not in self._marked:
            if not exception:
                values["exception"] = TOLD
                row.remarks.append(f"출결이 없어 ‘{status}’ 여부를 명단에 적힌 대로 넣습니다.")
            return
        assert isinstance(status, TraineeStatus)
        left = values.get("left_on")
        said = replace(
            known,
            status=status,
            exception=exception,
            left_on=left if isinstance(left, date) else known.left_on,
        )
        rule = rule_of(cohort)
        stands = attendance_standing.standings_of(self._desk, cohort.id, [said])[said.id]
        if not completion.agrees(said, rule, stands):
            why = completion.ruling(rule, stands, completion.excused_by(said)).why
            field = "completed" if "completed" in self._mapped else "status"
            said_so = (
                f"출결로는 ‘{status}’가 아닙니다({why}). 출결을 고치거나, 예외로 수료할 분이면 "
                "수료 예외 사유를 적으세요."
            )
            row.bad.append((field, said_so))

    def _known(self, values: dict[str, object]) -> Trainee | None:
        cohort, seeker = values.get("cohort_id"), values.get("seeker_id")
        if not isinstance(cohort, int) or not isinstance(seeker, int):
            return None
        id_ = self._trainees.get((cohort, seeker))
        if id_ is None:
            return None
        found: Trainee = records.get(self._desk.store, KindId.TRAINEES, id_)
        return found

    def _left(self, row: RowValues, cohort: Cohort | None, known: Trainee | None) -> None:
        """Somebody who left did so on a day and for a reason: as stored, else as follows."""
        values = row.values
        if values.get("exit_reason") is ExitReason.EARLY_HIRE:
            values.setdefault("status", TraineeStatus.EARLY_HIRE)
        status = values.get("status")
        if status not in (TraineeStatus.DROPPED, TraineeStatus.EARLY_HIRE):
            return
        early = status is TraineeStatus.EARLY_HIRE
        if not values.get("exit_reason"):
            other = known.exit_reason if known and known.exit_reason else ExitReason.OTHER
            if other is ExitReason.EARLY_HIRE:
                other = ExitReason.OTHER
            values["exit_reason"] = ExitReason.EARLY_HIRE if early else other
        if values.get("left_on"):
            return
        if known is not None and known.left_on is not None:
            values["left_on"] = known.left_on
            return
        hired = values.get("hired_on")
        day = hired if early and isinstance(hired, date) else None
        if day is None and cohort is not None:
            day = cohort.ends_on or cohort.starts_on
        day = min(day or self._today, self._today)
        values["left_on"] = day
        row.remarks.append(f"종료일이 적혀 있지 않아 {day.isoformat()}로 넣습니다.")

    def _gained(self, row: RowValues, cohort: Cohort | None) -> tuple[tuple[str, ...], bool]:
        """The certificates that a cell names; one without a name where it says only 예."""
        said = row.values.get("qualifications")
        titles = tuple(str(each) for each in said if each) if isinstance(said, tuple) else ()
        if len(titles) != 1:
            return titles, False
        try:
            has = read_flag(titles[0])
        except BadValue:
            return (() if titles[0] in ("미취득", "없음", "-") else titles), False
        if not has:
            return (), False
        title = self._aimed_at(cohort)
        if title == _UNNAMED:
            row.remarks.append(f"자격증 이름이 적혀 있지 않아 ‘{_UNNAMED}’으로 적습니다.")
        return (title,), True

    def _aimed_at(self, cohort: Cohort | None) -> str:
        if cohort is None or cohort.course_id is None:
            return _UNNAMED
        course: Course = records.get(self._desk.store, KindId.COURSES, cohort.course_id)
        return course.certificate or _UNNAMED

    def _hired(self, row: RowValues) -> Hired | None:
        """The hire that a row tells; without its day it counts for nothing and stays as words."""
        values = row.values
        firm, on = str(values.get("hired_at") or ""), values.get("hired_on")
        if not firm and not on:
            return None
        if not firm or not isinstance(on, date):
            lacks, label = ("취업일", "취업처") if firm else ("취업처", "취업일")
            said = firm or (on.isoformat() if isinstance(on, date) else "")
            _note(values, label, said)
            row.remarks.append(
                f"{lacks}이 적혀 있지 않아 취업으로 올리지 않고 비고에 적습니다."
                if lacks == "취업일"
                else f"{lacks}가 적혀 있지 않아 취업으로 올리지 않고 비고에 적습니다."
            )
            return None
        assert self._firms is not None
        id_, _ = which(self._firms, firm_named({"employer": firm}))
        return Hired(firm, on, id_)


def _says_completed(values: Mapping[str, object], cohort: Cohort | None) -> bool:
    """Whether a 수료자 명부 says it without a word for it: by the number of the 수료증, or by a
    수료일 that is of this course and no other's."""
    if values.get("certificate_number"):
        return True
    on = values.get("completed_on")
    first = cohort.starts_on if cohort else None
    return isinstance(on, date) and first is not None and on >= first


def _usual(cohort: Cohort | None) -> TraineeStatus:
    """The status of somebody on a list that names none: before the start they applied, after it
    they are in the course."""
    if cohort is None or cohort.status in _BEFORE:
        return TraineeStatus.APPLIED
    return TraineeStatus.RUNNING


def _note(values: dict[str, object], label: str, said: str) -> None:
    line, old = f"{label}: {said}", str(values.get("note") or "")
    if line not in old:
        values["note"] = f"{old}\n{line}".strip()
