"""The practice centre: the same for the same seed, believable, and true to the rules."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from jobdesk.data import records
from jobdesk.domain.casework import (
    Placement,
    PlacementStatus,
    Referral,
    ReferralStatus,
    check_placement,
    check_referral,
)
from jobdesk.domain.employers import (
    Employer,
    EmployerType,
    Vacancy,
    VacancyStatus,
    check_employer,
    check_vacancy,
)
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.interviews import AllowanceStatus
from jobdesk.domain.kinds import LISTED, KindId
from jobdesk.domain.people import Seeker, SeekerStatus, check_seeker
from jobdesk.domain.wages import WageBasis, read_wage
from jobdesk.errors import UserError
from jobdesk.services import (
    allowance_guard,
    centres,
    checks,
    demo,
    duplicates,
    history,
    lists,
    settings,
    targets,
    trips,
)
from jobdesk.services.demo.calendar import first_day, last_day, minimum_hourly, office_day
from jobdesk.services.demo.sheet import COLUMNS
from jobdesk.services.desk import Desk
from tests.conftest import TODAY, today

S, E, V, R, P = (
    KindId.SEEKERS,
    KindId.EMPLOYERS,
    KindId.VACANCIES,
    KindId.REFERRALS,
    KindId.PLACEMENTS,
)
COUNT = 600


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One practice centre of 600 people, to look at only."""
    folder = tmp_path_factory.mktemp("demo") / "centre"
    desk = demo.build(folder, seed=3, seekers=COUNT, today=today)
    yield desk
    centres.close(desk)


def _all(desk: Desk, kind: KindId) -> list:  # type: ignore[type-arg]
    return records.get_many(desk.store, kind, sorted(lists.find(desk, kind)))


def test_the_centre_is_a_practice_centre(practice: Desk) -> None:
    assert practice.practice
    assert lists.count(practice, S) == COUNT
    known = settings.get(practice)
    assert (known.sigungu, known.eup_myeon[0]) == ("한빛군", "가람읍")
    assert checks.check(practice).ok
    assert history.next_undo(practice) is None  # nobody empties it by Ctrl+Z


def test_every_record_keeps_the_rules(practice: Desk) -> None:
    for seeker in _all(practice, S):
        assert check_seeker(seeker, TODAY) == ()
    for employer in _all(practice, E):
        assert check_employer(employer) == ()
    for vacancy in _all(practice, V):
        assert check_vacancy(vacancy) == ()
    for referral in _all(practice, R):
        assert check_referral(referral) == ()
    for placement in _all(practice, P):
        assert check_placement(placement) == ()


def test_the_stages_agree_with_one_another(practice: Desk) -> None:
    seekers: dict[int, Seeker] = {s.id: s for s in _all(practice, S)}
    vacancies: dict[int, Vacancy] = {v.id: v for v in _all(practice, V)}
    referrals: list[Referral] = _all(practice, R)
    placements: list[Placement] = _all(practice, P)
    hired = Counter(p.vacancy_id for p in placements)
    by_referral = {p.referral_id: p for p in placements if p.referral_id}
    came: dict[int, date] = {}
    for each in _all(practice, KindId.REGISTRATIONS):
        came[each.seeker_id] = min(each.registered_on, came.get(each.seeker_id, TODAY))
    for vacancy in vacancies.values():
        filled = hired[vacancy.id] >= vacancy.openings
        assert hired[vacancy.id] <= vacancy.openings
        assert (vacancy.status is VacancyStatus.FILLED) == filled
        if vacancy.status is VacancyStatus.CANCELLED:
            assert not hired[vacancy.id]
    for referral in referrals:
        placement = by_referral.get(referral.id)
        assert (referral.status is ReferralStatus.STARTED) == (
            placement is not None and placement.status is not PlacementStatus.EXPECTED
        )
        assert referral.referred_on >= vacancies[referral.vacancy_id].received_on
        assert referral.referred_on >= came[referral.seeker_id]
    pairs = [(r.seeker_id, r.vacancy_id) for r in referrals]
    assert len(pairs) == len(set(pairs))
    for placement in placements:
        if placement.status is not PlacementStatus.LEFT:
            stage = seekers[placement.seeker_id].status
            assert stage in (SeekerStatus.PLACED, SeekerStatus.FOLLOW_UP)
        if placement.referral_id:
            referral = referrals[placement.referral_id - 1]
            assert referral.id == placement.referral_id
            assert placement.hire_date >= referral.referred_on
            assert placement.employer_id == vacancies[placement.vacancy_id].employer_id


def test_the_figures_are_those_of_a_centre(practice: Desk) -> None:
    counts = {kind: lists.count(practice, kind) for kind in LISTED}
    heads = sum(v.openings for v in _all(practice, V))
    assert 0.7 * COUNT < heads < 2.2 * COUNT
    assert 0.6 * COUNT < counts[R] < 2.0 * COUNT
    assert 0.3 * counts[R] < counts[P] < 0.85 * counts[R]
    stages = dict(lists.distinct(practice, S, "status"))
    assert set(stages) == {stage.value for stage in SeekerStatus}
    assert len(lists.distinct(practice, R, "status")) >= 8
    assert {kind for kind, _ in lists.distinct(practice, E, "employer_type")} == {
        kind.value for kind in EmployerType
    }
    assert {name for name, _ in lists.distinct(practice, S, "counsellor")} == {
        "김상담",
        "이상담",
        "박상담",
    }
    assert lists.count(practice, P) > len(_all(practice, E)) / 2
    owners = [e for e in _all(practice, E) if e.owner_id]
    assert owners
    assert all(e.employer_type is EmployerType.FARM for e in owners)


def test_pay_is_never_under_the_minimum(practice: Desk) -> None:
    hours = {WageBasis.HOUR: 1, WageBasis.DAY: 8, WageBasis.MONTH: 209}
    for vacancy in _all(practice, V):
        wage = read_wage(vacancy.wage)
        assert wage is not None
        assert wage.basis is not None
        lowest = minimum_hourly(vacancy.received_on.year) * hours[wage.basis]
        assert lowest <= wage.amount < 2.2 * lowest, vacancy


def test_apples_are_picked_in_autumn(practice: Desk) -> None:
    months: dict[str, set[int]] = defaultdict(set)
    for vacancy in _all(practice, V):
        months[vacancy.job].add(vacancy.received_on.month)
    assert months["사과 수확"]
    assert months["사과 수확"] <= {9, 10, 11}
    assert months["사과 적과"] <= {5, 6}
    assert len(months["조리원"] | months["경비원"] | months["요양보호사"]) > 6


def test_nobody_can_be_reached(practice: Desk) -> None:
    people: list[Seeker] = _all(practice, S)
    firms: list[Employer] = _all(practice, E)
    phones = [p.phone for p in people if p.phone]
    assert len(phones) == len(set(phones)) > 0.9 * COUNT
    assert all(re.fullmatch(r"010-0\d{3}-\d{4}", phone) for phone in phones)
    for phone in [p.phone2 for p in people if p.phone2] + [f.phone for f in firms]:
        assert re.fullmatch(r"010-0\d{3}-\d{4}|061-0\d\d-\d{4}", phone)
    numbers = [f.business_number for f in firms if f.business_number]
    assert len(numbers) == len(set(numbers))
    assert all(number.startswith("9") for number in numbers)


def test_days_lie_in_the_span_and_in_the_week(practice: Desk) -> None:
    first = first_day(TODAY, COUNT)
    assert first == date(2025, 12, 1)
    for kind, field in ((S, "registered_on"), (V, "received_on"), (R, "referred_on")):
        days = [
            row[0]
            for row in lists.rows(practice, kind, lists.find(practice, kind), [field]).values()
            if row[0] is not None  # 가등록 has not applied yet
        ]
        assert first <= min(days)
        assert max(days) <= TODAY
        assert len({day.month for day in days}) == 12
        assert all(office_day(day) == day for day in days)
    for placement in _all(practice, P):
        late = placement.hire_date > TODAY
        assert (placement.status is PlacementStatus.EXPECTED) == late
        later = placement.matching_day_id is not None  # whom a firm wants next year
        assert placement.hire_date <= (date(2027, 1, 4) if later else date(2026, 11, 30))


def test_trips_lie_ahead_and_allowances_are_in_every_stage(practice: Desk) -> None:
    week = {TODAY + timedelta(days=days) for days in range(1, 8)}
    planned = [trip for trip in _all(practice, KindId.TRIPS) if trip.held_on in week]
    assert planned
    assert {trip.status.value for trip in planned} == {"예정"}
    assert all(trips.people(practice, trip.id) for trip in planned)
    stages = Counter(one.status for one in _all(practice, KindId.ALLOWANCES))
    assert set(stages) == set(AllowanceStatus)
    assert stages[AllowanceStatus.PAID] > len(AllowanceStatus)
    assert allowance_guard.faults(practice) == frozenset()


def test_everybody_repeats_the_latest_application(practice: Desk) -> None:
    latest = {}
    for each in sorted(_all(practice, KindId.REGISTRATIONS), key=lambda r: r.registered_on):
        latest[each.seeker_id] = each
    lapsed = 0
    for seeker in _all(practice, S):
        told = latest.get(seeker.id)
        if seeker.status is SeekerStatus.PROVISIONAL:
            assert (told, seeker.registered_on) == (None, None)
            continue
        assert (seeker.registered_on, seeker.valid_until) == (told.registered_on, told.valid_until)
        assert seeker.registration_type == told.registration_type
        assert seeker.registration_channel == told.channel
        lapsed += seeker.valid_until < TODAY
    assert 0 < lapsed < COUNT
    assert len(latest) < lists.count(practice, KindId.REGISTRATIONS) < 2 * COUNT


def test_the_same_seed_gives_the_same_people(tmp_path: Path) -> None:
    made = {}
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        desk = demo.build(tmp_path / name, seed=seed, seekers=50, today=today)
        made[name] = {kind: _all(desk, kind) for kind in LISTED}
        centres.close(desk)
    assert made["a"] == made["b"]
    assert made["a"] != made["c"]


def test_the_last_month_may_be_a_past_one(tmp_path: Path) -> None:
    desk = demo.build(tmp_path / "a", seekers=120, until="2026-06", today=today)
    last = date(2026, 6, 30)
    assert max(p.hire_date for p in _all(desk, P)) <= last
    days = [each.registered_on for each in _all(desk, KindId.REGISTRATIONS)]
    assert max(days) <= last
    assert any(day.month == 6 for day in days)
    assert lists.distinct(desk, P, "status")
    centres.close(desk)


def test_targets_stand_for_the_year_and_one_was_revised(practice: Desk) -> None:
    lines = {line.indicator.id: line for line in targets.table(practice, 2026)}
    for indicator in ("openings", "registrations", "referrals", "placements"):
        assert int(lines[indicator].value) > 0
    newest, oldest = targets.revisions(practice, "placements", 2026)
    assert int(newest.value) > int(oldest.value)
    assert newest.reason
    assert newest.document
    assert newest.set_on == date(2026, 7, 6)


@pytest.mark.parametrize("count", [1, 2, 7])
def test_a_tiny_centre_is_made_too(tmp_path: Path, count: int) -> None:
    desk = demo.build(tmp_path / "a", seekers=count, today=today)
    assert lists.count(desk, S) == count
    assert checks.check(desk).ok
    centres.close(desk)


@pytest.mark.parametrize("until", ["2026-12", "2026-13", "올해", "2026-1"])
def test_a_month_that_cannot_be_is_refused(tmp_path: Path, until: str) -> None:
    with pytest.raises(UserError, match="만든 것이 없습니다"):
        demo.build(tmp_path / "a", until=until, today=today)
    assert not (tmp_path / "a").exists()


def test_until_this_month_is_until_today() -> None:
    assert last_day(None, TODAY) == last_day("2026-11", TODAY) == TODAY
    assert last_day("2024-02", TODAY) == date(2024, 2, 29)


def test_progress_counts_all_and_stops_it(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    desk = demo.build(
        tmp_path / "a", seekers=30, today=today, progress=lambda n, all_: seen.append((n, all_))
    )
    centres.close(desk)
    assert seen[-1][0] == seen[-1][1]
    assert [n for n, _ in seen] == sorted(n for n, _ in seen)


def _find(rows: list[list], test: Callable[[list], bool]) -> list[list]:  # type: ignore[type-arg]
    return [row for row in rows if test(row)]


def test_the_messy_sheet_has_every_mess() -> None:
    rows = demo.messy_rows(4, 40, today=TODAY)
    assert rows == demo.messy_rows(4, 40, today=TODAY)
    assert all(len(row) == COLUMNS for row in rows)
    assert "구직자" in rows[0][0]
    assert "단위" in rows[2][-1]
    assert (rows[3][1], rows[4][5]) == ("성명", "휴대폰")
    people = _find(rows, lambda row: isinstance(row[0], int))
    assert len(people) == 40
    assert len(_find(people, lambda row: row[3] == "1975.02.30")) == 1
    assert _find(people, lambda row: isinstance(row[5], int))  # the lost zero
    assert _find(people, lambda row: isinstance(row[10], str))  # a day as text
    assert _find(people, lambda row: isinstance(row[10], date))
    assert len(_find(rows, lambda row: row[0] == "소계")) > 3
    assert rows[-2][0] == "합계"
    phones = Counter(re.sub(r"\D", "", str(row[5])).lstrip("0") for row in people if row[5])
    assert phones.most_common(1)[0][1] == 2  # one person twice


def test_the_messy_sheet_may_be_small() -> None:
    assert len(_find(demo.messy_rows(1, 1), lambda row: isinstance(row[0], int))) == 1


@pytest.mark.parametrize("seed", [1, 2])
def test_somebody_stands_there_twice(tmp_path: Path, seed: int) -> None:
    desk = demo.build(tmp_path / "a", seed=seed, seekers=240, until="2026-10", today=today)
    people = duplicates.candidates(desk, S)
    assert len(people) == 2
    assert {"이름·생년월일 같음", "생년월일·전화 같음, 이름 한 글자 다름"} == {
        p.why for p in people
    }
    (firms,) = duplicates.candidates(desk, E)
    assert firms.why.startswith("이름·전화·대표자")
    second = lists.record(desk, E, firms.other.id)
    assert lists.count(desk, V, Filter(conditions=(Condition("employer", Op.IS, second.id),))) == 0
    for pair in people:
        sent = Filter(conditions=(Condition("seeker", Op.IS, pair.other.id),))
        assert lists.count(desk, R, sent) == lists.count(desk, P, sent) == 0
    centres.close(desk)
