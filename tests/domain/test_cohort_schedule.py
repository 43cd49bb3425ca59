"""Timetables made from a rule: properties that hold whatever the rule, and known ones by hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain import cohort_schedule as rules
from jobdesk.domain.cohort_schedule import Made, Rule, make
from jobdesk.domain.cohorts import (
    Cohort,
    CohortSession,
    Course,
    CourseSubject,
    SessionStatus,
    SessionType,
)
from jobdesk.domain.matching_days import minutes_of

MONDAY = date(2026, 11, 2)
DAY = timedelta(days=1)
NINE, SIX, NOON = 9 * 60, 18 * 60, (12 * 60, 13 * 60)
WHOLE = Rule(frozenset(range(5)), 8, NINE, SIX, (NOON,))

rule_s = st.builds(
    Rule,
    st.frozensets(st.integers(0, 6), min_size=1),
    st.integers(1, 9),
    st.one_of(st.none(), st.integers(6 * 60, 9 * 60)),
    st.one_of(st.none(), st.integers(17 * 60, 22 * 60)),
    st.sampled_from([(), (NOON,), ((600, 610), NOON, (900, 910))]),
)
hours_s = st.lists(st.integers(0, 40), min_size=1, max_size=6)
days_s = st.dictionaries(
    st.integers(0, 90).map(lambda n: MONDAY + n * DAY), st.just("쉬는 날"), max_size=25
)


def subjects(hours: list[int]) -> list[tuple[int | None, int]]:
    return [(number, each) for number, each in enumerate(hours, start=1)]


def numbered(made: Made) -> list[CohortSession]:
    """The lessons as they are once they are stored."""
    free = iter(range(1, 10_000))
    taken = {each.id for each in made.all}
    ids = (number for number in free if number not in taken)
    return [each if each.id else replace(each, id=next(ids)) for each in made.all]


def run(
    rule: Rule,
    wanted: list[tuple[int | None, int]],
    off: dict[date, str],
    standing: list[CohortSession] | None = None,
    marked: frozenset[date] = frozenset(),
    since: date | None = None,
) -> Made:
    return make(
        rule,
        wanted,
        standing or [],
        cohort_id=1,
        first=MONDAY,
        last=None,
        off=off,
        marked=marked,
        since=since,
    )


def taught(lessons: list[CohortSession]) -> Counter[int | None]:
    count: Counter[int | None] = Counter()
    for each in lessons:
        if rules.counts(each):
            count[each.subject_id] += each.hours or 0
    return +count


@given(rule_s, hours_s, days_s)
def test_every_hour_is_taught_once_on_days_of_the_rule(
    rule: Rule, hours: list[int], off: dict[date, str]
) -> None:
    made = run(rule, subjects(hours), off)
    assert made.short == 0
    assert taught(list(made.lessons)) == Counter(dict(subjects(hours))) - Counter()
    days: Counter[date] = Counter()
    for each in made.lessons:
        assert each.held_on is not None
        assert each.held_on >= MONDAY
        assert each.held_on.weekday() in rule.weekdays
        assert each.held_on not in off
        days[each.held_on] += each.hours or 0
    assert all(count == rule.hours for day, count in days.items() if day != max(days))
    assert all(count <= rule.hours for count in days.values())
    order = [each.subject_id or 0 for each in made.lessons]
    assert order == sorted(order)
    unused = {d for d in days_between(MONDAY, max(days, default=MONDAY)) if d not in days}
    for day in unused:
        assert day.weekday() not in rule.weekdays or day in off or not days
    assert {out.day for out in made.left_out} == {
        day for day in unused if day in off and day.weekday() in rule.weekdays and days
    }


@given(rule_s, hours_s, days_s)
def test_lessons_of_a_day_follow_one_another_within_its_times(
    rule: Rule, hours: list[int], off: dict[date, str]
) -> None:
    made = run(rule, subjects(hours), off)
    assert rules.overlapping(made.lessons) == []
    for each in made.lessons:
        if rule.start is None:
            assert (each.starts_at, each.ends_at) == ("", "")
            continue
        first, last = minutes_of(each.starts_at), minutes_of(each.ends_at)
        assert first is not None
        assert last is not None
        assert rule.start <= first < last
        if rule.end is not None:
            assert last <= rule.end
        hour = (
            60.0
            if rule.end is None
            else (rule.end - rule.start - rules.resting(rule.start, rule.end, rule.breaks))
            / rule.hours
        )
        long = last - first - rules.resting(first, last, rule.breaks)
        assert abs(long - hour * (each.hours or 0)) <= 1 or last == 24 * 60 - 1
    for one, other in pairwise(made.lessons):
        if one.held_on == other.held_on and rule.start is not None:
            assert one.ends_at <= other.starts_at


@given(rule_s, hours_s, days_s, days_s, st.integers(0, 40), st.data())
def test_a_new_timetable_leaves_what_was_held_and_keeps_the_hours(
    rule: Rule,
    hours: list[int],
    off: dict[date, str],
    later_off: dict[date, str],
    since: int,
    data: st.DataObject,
) -> None:
    standing = numbered(run(rule, subjects(hours), off))
    marked = frozenset(each.held_on for each in standing[:2] if each.held_on)
    states = st.sampled_from([SessionStatus.SET, SessionStatus.HELD, SessionStatus.CANCELLED])
    standing = [replace(each, status=data.draw(states)) for each in standing]
    day = MONDAY + since * DAY
    made = run(rule, subjects(hours), later_off, standing, marked, day)
    before = {each.id: each for each in standing}
    for each in made.fixed:
        assert before[each.id] == each
    for each in standing:
        held = each.status is not SessionStatus.SET
        if held or each.held_on in marked or (each.held_on and each.held_on < day):
            assert each in made.fixed
    ids = [each.id for each in made.all if each.id] + list(made.gone)
    assert sorted(ids) == sorted(before)
    assert taught(list(made.all)) == Counter(dict(subjects(hours))) - Counter()
    for each in made.lessons:
        assert each.held_on is not None
        assert each.held_on >= day
        assert each.held_on not in later_off
        if each.id:
            assert each.subject_id == before[each.id].subject_id
    again = run(rule, subjects(hours), later_off, numbered(made), marked, day)
    assert set(again.all) == set(numbered(made))
    assert again.gone == ()


@given(rule_s, hours_s, st.integers(0, 20))
def test_a_further_day_off_only_puts_lessons_later(
    rule: Rule, hours: list[int], number: int
) -> None:
    plain = run(rule, subjects(hours), {})
    later = run(rule, subjects(hours), {MONDAY + number * DAY: "휴강"})
    assert taught(list(plain.lessons)) == taught(list(later.lessons))
    for one, other in zip(plain.lessons, later.lessons, strict=True):
        assert (one.subject_id, one.hours, one.starts_at) == (
            other.subject_id,
            other.hours,
            other.starts_at,
        )
        assert one.held_on is not None
        assert other.held_on is not None
        assert one.held_on <= other.held_on


def test_subjects_share_a_day_and_the_last_day_is_as_long_as_is_left() -> None:
    made = run(WHOLE, [(1, 11), (2, 0), (3, 7)], {MONDAY + DAY: "쉬는 날"})
    shown = [
        (each.held_on and each.held_on.day, each.starts_at, each.ends_at, each.subject_id)
        for each in made.lessons
    ]
    assert shown == [
        (2, "09:00", "18:00", 1),
        (4, "09:00", "12:00", 1),
        (4, "13:00", "18:00", 3),
        (5, "09:00", "11:00", 3),
    ]
    assert [(out.day.day, out.why) for out in made.left_out] == [(3, "쉬는 날")]
    assert made.last_day == date(2026, 11, 5)


def test_fifty_minutes_are_an_hour_where_six_are_taught_in_five() -> None:
    rule = Rule(frozenset({0}), 6, NINE, 15 * 60, (NOON,))
    made = run(rule, [(1, 2), (2, 4)], {})
    assert [(each.starts_at, each.ends_at) for each in made.lessons] == [
        ("09:00", "10:40"),
        ("10:40", "15:00"),
    ]
    assert rule.at(3, ending=True) == "11:30"
    open_end = Rule(frozenset({0}), 4, NINE, None, (NOON,))
    assert (open_end.at(3, ending=True), open_end.at(3), open_end.at(4)) == (
        "12:00",
        "13:00",
        "14:00",
    )


def test_without_hours_every_day_to_the_last_has_a_lesson() -> None:
    made = make(
        WHOLE, [], [], cohort_id=1, first=MONDAY, last=date(2026, 11, 13), off={}, marked=()
    )
    assert len(made.lessons) == 10
    assert {each.subject_id for each in made.lessons} == {None}


def test_what_was_done_by_hand_stands() -> None:
    stored = numbered(run(WHOLE, [(1, 24)], {}))
    moved = replace(stored[0], held_on=MONDAY + 12 * DAY, reason="2026-11-02 (월)에서 옮김")
    cancelled = replace(stored[1], status=SessionStatus.CANCELLED, reason="강사 사정")
    evening = CohortSession(
        id=50,
        cohort_id=1,
        held_on=MONDAY + 2 * DAY,
        starts_at="19:00",
        ends_at="21:00",
        hours=2,
        subject_id=1,
        session_type=SessionType.MAKE_UP,
        makes_up_id=cancelled.id,
    )
    visit = replace(
        evening, id=51, session_type=SessionType.EXTRA, makes_up_id=None, held_on=MONDAY + 3 * DAY
    )
    daytime = replace(visit, id=52, starts_at="10:00", ends_at="12:00", held_on=MONDAY + 4 * DAY)
    standing = [moved, cancelled, stored[2], evening, visit, daytime]
    made = run(WHOLE, [(1, 24)], {MONDAY: "쉬는 날"}, standing)
    assert set(made.fixed) == {moved, cancelled, evening, visit, daytime}
    placed = [(each.held_on and each.held_on.day, each.hours) for each in made.lessons]
    assert placed == [(4, 8), (5, 6)]
    assert made.lessons[0].id == stored[2].id
    assert made.gone == ()


def test_a_rule_that_has_no_room_says_so() -> None:
    every = {MONDAY + number * DAY: "쉬는 날" for number in range(rules.MOST_DAYS)}
    made = run(WHOLE, [(1, 24)], every)
    assert (made.lessons, made.short) == ((), 24)


def test_the_rule_of_a_cohort_is_read_from_its_fields() -> None:
    plain = Cohort(weekdays=("월", "수"), starts_at="09:00", ends_at="18:00", breaks="12:00~13:00")
    rule = rules.rule_of(plain)
    assert rule == Rule(frozenset({0, 2}), 8, NINE, SIX, (NOON,))
    short = rules.rule_of(replace(plain, day_hours=6))
    assert short is not None
    assert short.hours == 6
    untimed = rules.rule_of(replace(plain, starts_at="", day_hours=4))
    assert untimed == Rule(frozenset({0, 2}), 4, None, None, (NOON,))
    assert rules.rule_of(replace(plain, weekdays=())) is None
    assert rules.rule_of(replace(plain, ends_at="")) is None
    assert rules.rule_of(Cohort(starts_at="12:00", ends_at="13:00", breaks="12:00~13:00")) is None


def test_hours_wanted_are_those_of_the_subjects_and_what_the_course_has_beyond() -> None:
    taught_ = [CourseSubject(id=1, hours=16), CourseSubject(id=2), CourseSubject(id=3, hours=8)]
    assert rules.wanted_hours(Course(), taught_) == [(1, 16), (3, 8)]
    assert rules.wanted_hours(Course(hours=30), taught_) == [(1, 16), (3, 8), (None, 6)]
    assert rules.wanted_hours(Course(hours=20), taught_) == [(1, 16), (3, 8)]
    assert rules.wanted_hours(Course(hours=20), []) == [(None, 20)]
    assert rules.wanted_hours(Course(), []) == []


def days_between(first: date, last: date) -> list[date]:
    return [first + number * DAY for number in range((last - first).days + 1)]
