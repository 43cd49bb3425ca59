"""Where the marks of a sheet may stand: the lesson days of its cohort, those that it brings, and
the people who were there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from jobdesk.data import cohort_links
from jobdesk.domain.attendance import (
    LessonDay,
    Marked,
    Rule,
    credited_hours,
    lesson_days,
    rule_of,
)
from jobdesk.domain.attendance_places import refusal
from jobdesk.domain.cohorts import WEEKDAYS, Cohort
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import TRAINED, Mark, Trainee, TraineeStatus
from jobdesk.services import cohort_records, holidays
from jobdesk.services.desk import Desk
from jobdesk.services.importing import cohort_marks
from jobdesk.services.importing.cohort_marks import MarkedDay
from jobdesk.services.importing.reading import RowValues


class CohortDays:
    """The timetables of cohorts and who is in them, read once each."""

    def __init__(self, desk: Desk, cohorts: Mapping[int, Cohort]) -> None:
        self._desk, self._cohorts, self._today = desk, cohorts, desk.today()
        self._lessons: dict[int, dict[date, int]] = {}
        self._people: dict[int, dict[int, Trainee]] = {}
        self._stored: dict[int, dict[date, Marked]] = {}

    def stored_marks(self) -> dict[int, dict[date, Marked]]:
        """The marks of everybody by day, by the trainee's id."""
        self._stored = {
            id_: {day: Marked(Mark(mark), hours) for day, (mark, hours) in days.items()}
            for id_, days in cohort_links.marks(self._desk.store).items()
        }
        return self._stored

    def of_form(
        self, row: RowValues, cohort: Cohort | None, known: Trainee | None
    ) -> tuple[tuple[MarkedDay, ...], dict[date, int]]:
        """The days of an 출석부 and those of them that the timetable lacks; what may not stand
        there is said."""
        said = str(row.values.pop("marks", "") or "")
        if not said or cohort is None:
            return (), {}
        try:
            days = cohort_marks.read(said, cohort.starts_on, cohort.ends_on)
        except ValueError as error:
            row.bad.append(("marks", str(error)))
            return (), {}
        status, left = row.values.get("status"), row.values.get("left_on")
        who = known or Trainee(cohort_id=cohort.id, status=TraineeStatus.RUNNING)
        who = replace(
            who,
            status=status if isinstance(status, TraineeStatus) else who.status,
            left_on=left if isinstance(left, date) else who.left_on,
        )
        new = {
            day.held_on: _first(day.hours, cohort.day_hours, marked=day.marked is not None)
            for day in days
            if self.may_add(cohort, day.held_on, marked=day.marked is not None)
        }
        there = {**self.lessons(cohort.id), **new}
        stored = self._stored.get(known.id, {}) if known else {}
        out = []
        for day in days:
            if day.held_on not in there and day.marked is None:
                continue
            if day.marked is not None:
                name = str(row.values.get("seeker") or "")
                why = refusal(
                    who,
                    name,
                    day.held_on,
                    day.marked.mark,
                    lessons=there,
                    today=self._today,
                )
                if why:
                    row.bad.append(("marks", why))
                    return (), {}
            hours = there[day.held_on]
            out.append(_as_stored(day.of(hours), stored, rule_of(cohort), hours))
        return tuple(out), new

    def may_add(self, cohort: Cohort, day: date, *, marked: bool) -> bool:
        """Whether a sheet may give a cohort a lesson day that its timetable lacks: one beyond
        what is planned so far, within the course; without a mark only a usual one."""
        lessons = self.lessons(cohort.id)
        planned = bool(lessons) and min(lessons) <= day <= max(lessons)
        if planned or (cohort.starts_on is not None and day < cohort.starts_on):
            return False
        if cohort.ends_on is not None and day > cohort.ends_on:
            return False
        usual = WEEKDAYS[day.weekday()] in cohort.weekdays and day not in holidays.bundled()
        return marked or (usual and day.isoformat() not in cohort.days_off)

    def check(self, row: RowValues, asked: Collection[str]) -> None:
        """Say why the mark of one row may not stand; ``asked`` are the links yet to be decided."""
        values = row.values
        if not values.get("mark"):
            words = "·".join(Mark)
            row.bad.append(("mark", f"출결을 {words} 가운데 하나로 적으세요."))
            return
        cohort_id, trainee_id, day = (
            values.get(name) for name in ("cohort_id", "trainee_id", "held_on")
        )
        if asked or not isinstance(day, date):
            return
        if not isinstance(cohort_id, int) or not isinstance(trainee_id, int):
            return
        lessons = self.lessons(cohort_id)
        who = self.people(cohort_id).get(trainee_id)
        if who is None:
            return
        mark, hours = Mark(str(values["mark"])), values.get("hours")
        name = str(values.get("trainee") or "")
        add = self.may_add(self._cohorts[cohort_id], day, marked=True)
        days = {**lessons, day: 24} if add else lessons
        why = refusal(who, name, day, mark, lessons=days, today=self._today)
        if why:
            row.bad.append(("held_on", why))
        elif isinstance(hours, int) and hours > days[day]:
            row.bad.append(("hours", f"그날 수업은 {days[day]}시간이라 더 인정할 수 없습니다."))

    def check_gained(self, row: RowValues, kind: KindId) -> None:
        """Say why the 자격 or 수료증 of one row cannot be somebody's who never began or has not
        completed."""
        cohort_id, trainee_id = (row.values.get(name) for name in ("cohort_id", "trainee_id"))
        if not isinstance(cohort_id, int) or not isinstance(trainee_id, int):
            return
        who = self.people(cohort_id).get(trainee_id)
        if who is None:
            return
        if kind is KindId.QUALIFICATIONS and who.status not in TRAINED:
            said = f"‘{who.status.value}’ 상태라 이 교육으로 딴 자격을 적을 수 없습니다."
            row.bad.append(("trainee", said))
        if kind is KindId.CERTIFICATE_ISSUES and who.status is not TraineeStatus.COMPLETED:
            said = f"‘{who.status.value}’ 상태입니다. 수료증은 수료한 분께만 발급합니다."
            row.bad.append(("trainee", said))
        number = str(row.values.get("number") or "")
        if kind is KindId.CERTIFICATE_ISSUES and who.certificate_number not in ("", number):
            said = f"이 분의 수료증 번호는 {who.certificate_number}입니다."
            row.bad.append(("number", said))

    def lessons(self, cohort_id: int) -> dict[date, int]:
        """The lesson days of a cohort with their hours; none where it has no timetable yet."""
        if cohort_id not in self._lessons:
            found = lesson_days(cohort_records.sessions(self._desk, cohort_id))
            self._lessons[cohort_id] = {each.held_on: each.hours for each in found}
        return self._lessons[cohort_id]

    def people(self, cohort_id: int) -> dict[int, Trainee]:
        """The trainees of a cohort by their id."""
        if cohort_id not in self._people:
            found = cohort_records.trainees(self._desk, cohort_id)
            self._people[cohort_id] = {each.id: each for each in found}
        return self._people[cohort_id]


def _first(signed: int, usual: int | None, *, marked: bool) -> int:
    """Lesson hours of a new day: those that are signed, else the cohort's usual ones."""
    return signed or usual or 0 if marked else usual or signed


def _as_stored(day: MarkedDay, stored: Mapping[date, Marked], rule: Rule, hours: int) -> MarkedDay:
    """The day with the mark as it is stored where both are worth the same."""
    there = stored.get(day.held_on)
    if day.marked is None or there is None or there.mark is not day.marked.mark:
        return day
    lesson = LessonDay(day.held_on, hours)
    if credited_hours(rule, lesson, there) == credited_hours(rule, lesson, day.marked):
        return day._replace(marked=there)
    return day
