"""The replayed year holds together, record by record, and has beside it what must not count."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from jobdesk.data import records
from jobdesk.domain.casework import (
    MET,
    PlacementRoute,
    check_placement,
    check_referral,
)
from jobdesk.domain.counselling import check_note, check_outreach, check_registration
from jobdesk.domain.employers import check_employer, check_vacancy
from jobdesk.domain.farm_work import LIVE
from jobdesk.domain.interviews import Attendance, TripStatus, check_allowance, check_trip
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import check_seeker
from jobdesk.domain.spans import read_span
from jobdesk.errors import UserError
from jobdesk.services import centres, report_check, report_making
from jobdesk.services.demo import muju_2022
from jobdesk.services.demo import muju_2022_place as place
from jobdesk.services.desk import Desk
from tests.conftest import TODAY, today
from tests.made_muju import YEAR, asked, every
from tests.made_muju import muju as muju

_K = KindId


def test_every_hire_has_a_person_who_had_applied_an_employer_and_a_day(muju: Desk) -> None:
    first: dict[int, date] = {}
    for one in every(muju, _K.REGISTRATIONS):
        first[one.seeker_id] = min(one.registered_on, first.get(one.seeker_id, date.max))
    vacancies = {one.id: one for one in every(muju, _K.VACANCIES)}
    referrals = {one.id: one for one in every(muju, _K.REFERRALS)}
    filled: Counter[int] = Counter()
    for one in every(muju, _K.PLACEMENTS):
        assert not check_placement(one)
        if one.hire_date.year < 2022:
            continue
        assert first[one.seeker_id] <= one.hire_date
        if one.vacancy_id is None:
            assert one.employer_name
            continue
        vacancy = vacancies[one.vacancy_id]
        assert vacancy.employer_id == one.employer_id
        assert vacancy.received_on <= one.hire_date
        filled[one.vacancy_id] += 1
        if one.referral_id is not None:
            sent = referrals[one.referral_id]
            assert (sent.seeker_id, sent.vacancy_id) == (one.seeker_id, one.vacancy_id)
            assert sent.referred_on <= sent.interview_on <= one.hire_date
            assert sent.status in MET
    assert all(count <= vacancies[id_].openings for id_, count in filled.items())


def test_no_vacancy_is_of_a_firm_the_centre_did_not_know_yet(muju: Desk) -> None:
    known = {one.id: one.registered_on for one in every(muju, _K.EMPLOYERS)}
    late = [o for o in every(muju, _K.VACANCIES) if o.received_on < known[o.employer_id]]
    assert not late


def test_a_report_of_the_year_lacks_nothing_but_a_look_at_namesakes(muju: Desk) -> None:
    report = report_making.make(muju, "monthly", read_span("2022"))
    assert {each.rule for each in report_check.check(muju, report)} <= {"duplicates"}


def test_nobody_works_at_two_firms_at_once(muju: Desk) -> None:
    spans: dict[int, list[tuple[date, date]]] = {}
    for one in every(muju, _K.PLACEMENTS):
        spans.setdefault(one.seeker_id, []).append((one.hire_date, one.left_on or date.max))
    for mine in spans.values():
        mine.sort()
        assert all(before[1] < after[0] for before, after in pairwise(mine))


def test_nobody_is_on_two_farms_on_a_day_nor_before_the_centre_knew_them(muju: Desk) -> None:
    found = {one.seeker_id: one.found_on for one in every(muju, _K.FARM_WORKERS)}
    farms = {one.employer_id: one.found_on for one in every(muju, _K.FARMS)}
    live = [one for one in every(muju, _K.FARM_DAYS) if one.status in LIVE]
    assert len({(one.seeker_id, one.work_date) for one in live}) == len(live)
    for one in live:
        assert found[one.seeker_id] <= one.work_date
        assert farms[one.employer_id] <= one.work_date
        assert one.work_date.weekday() != 6
    owners = {one.id: one.owner_id for one in every(muju, _K.EMPLOYERS) if one.owner_id}
    assert owners
    assert all(owners.get(one.employer_id) != one.seeker_id for one in live)


def test_the_students_and_the_briefed_work_on_the_days_of_the_case(muju: Desk) -> None:
    students = [one.id for one in every(muju, _K.SEEKERS) if "사업단 학생" in one.note]
    days = [one for one in every(muju, _K.FARM_DAYS) if one.seeker_id in students]
    assert len(students) == 10
    assert {date(2022, 8, number) for number in range(17, 21)} <= {one.work_date for one in days}
    (talk,) = [one for one in every(muju, _K.MATCHING_DAYS) if one.day_type == "채용설명회"]
    heard = [one for one in every(muju, _K.DAY_ATTENDEES) if one.matching_day_id == talk.id]
    assert (talk.held_on, len(heard)) == (date(2022, 7, 14), 9)
    worked = {one.seeker_id for one in every(muju, _K.FARM_DAYS) if one.work_date > talk.held_on}
    assert all(one.seeker_id in worked for one in heard)


def test_who_comes_along_on_a_trip_has_the_interview_of_that_day(muju: Desk) -> None:
    trips = {one.id: one for one in every(muju, _K.TRIPS)}
    referrals = {one.id: one for one in every(muju, _K.REFERRALS)}
    vacancies = {one.id: one for one in every(muju, _K.VACANCIES)}
    people = [one for one in every(muju, _K.TRIP_PEOPLE) if one.trip_id in trips]
    for one in people:
        sent = referrals[one.referral_id]
        assert sent.interview_on == trips[one.trip_id].held_on
        assert sent.seeker_id == one.seeker_id
        assert vacancies[sent.vacancy_id].employer_id == one.employer_id
    assert any(one.attendance is Attendance.ABSENT for one in people)
    assert any(one.status is TripStatus.CANCELLED for one in trips.values())


def test_the_records_pass_the_checks_of_the_program(muju: Desk) -> None:
    for kind, check in ((_K.REFERRALS, check_referral), (_K.VACANCIES, check_vacancy),
                        (_K.EMPLOYERS, check_employer)):  # fmt: skip
        assert not [one for one in every(muju, kind) if check(one)]
    for kind, dated in ((_K.SEEKERS, check_seeker), (_K.REGISTRATIONS, check_registration),
                        (_K.NOTES, check_note), (_K.OUTREACH, check_outreach),
                        (_K.TRIPS, check_trip), (_K.ALLOWANCES, check_allowance)):  # fmt: skip
        assert not [one for one in every(muju, kind) if dated(one, TODAY)]


def test_people_live_in_all_six_places_and_are_of_every_age_and_both_genders(muju: Desk) -> None:
    people = every(muju, _K.SEEKERS)
    places = Counter(one.eup_myeon for one in people)
    assert set(places) == {*place.EUP_MYEON, ""}
    assert min(places[each] for each in place.EUP_MYEON) > 30
    assert min(Counter(one.gender for one in people).values()) > 400
    assert len({one.birth_year // 10 for one in people}) >= 6
    assert len({one.topic for one in every(muju, _K.NOTES)}) == 8


DECOYS = (
    ("vacancies", "status = '취소' AND received_on BETWEEN ? AND ?"),
    ("registrations", "status = '취소' AND registered_on BETWEEN ? AND ?"),
    ("farm_days", "status = '결근' AND work_date BETWEEN ? AND ?"),
    ("farm_days", "status = '취소' AND work_date BETWEEN ? AND ?"),
    ("farm_days", "status = '우천연기' AND work_date BETWEEN ? AND ?"),
    ("farm_blocks", "status = '우천연기' AND work_date BETWEEN ? AND ?"),
    ("farm_requests", "cancelled_on BETWEEN ? AND ?"),
    ("referrals", "status = '불참' AND referred_on BETWEEN ? AND ?"),
    ("trips", "status = '취소' AND held_on BETWEEN ? AND ?"),
    ("outreach", "status = '취소' AND held_on BETWEEN ? AND ?"),
    ("matching_days", "status = '취소' AND held_on BETWEEN ? AND ?"),
    ("day_interviews", "status = '불참' AND ? < ?"),
    ("agreements", "status = '협의중' AND ? < ?"),
    *(
        (table, f"trashed_on IS NOT NULL AND {day} BETWEEN ? AND ?")
        for table, day in (
            ("vacancies", "received_on"),
            ("registrations", "registered_on"),
            ("referrals", "referred_on"),
            ("placements", "hire_date"),
            ("farm_days", "work_date"),
            ("notes", "noted_on"),
            ("trips", "held_on"),
            ("agreements", "signed_on"),
            ("meetings", "held_on"),
            ("publicity", "published_on"),
        )
    ),
)


@pytest.mark.parametrize(("table", "where"), DECOYS)
def test_what_must_not_count_is_there(muju: Desk, table: str, where: str) -> None:
    assert asked(muju, f"SELECT COUNT(*) FROM {table} WHERE {where}", *YEAR)


BESIDE = (
    ("vacancies", "received_on"),
    ("registrations", "registered_on"),
    ("placements", "hire_date"),
    ("notes", "noted_on"),
)


@pytest.mark.parametrize(("table", "day"), BESIDE)
def test_the_years_beside_have_records_too(muju: Desk, table: str, day: str) -> None:
    question = f"SELECT COUNT(*) FROM {table} WHERE trashed_on IS NULL AND {day}"
    assert asked(muju, f"{question} < ?", YEAR[0])
    assert asked(muju, f"{question} > ?", YEAR[1])


def test_hires_of_the_next_year_came_of_referrals_and_the_day_of_this_one(muju: Desk) -> None:
    later = [one for one in every(muju, _K.PLACEMENTS) if one.hire_date.year == 2023]
    assert len([one for one in later if one.referral_id]) == 9
    assert {one.route for one in later} == {PlacementRoute.REFERRAL, PlacementRoute.AFTER_EVENT}


def test_the_same_seed_tells_the_same_year(tmp_path: Path, muju: Desk) -> None:
    for seed, same in ((1, True), (2, False)):
        desk = muju_2022.build(tmp_path / str(seed), seed=seed, today=today)
        try:
            for kind in (_K.SEEKERS, _K.PLACEMENTS, _K.FARM_DAYS, _K.DAY_INTERVIEWS):
                mine = records.get_many(desk.store, kind, list(range(1, 60)))
                theirs = records.get_many(muju.store, kind, list(range(1, 60)))
                assert (mine == theirs) is same
        finally:
            centres.close(desk)


def test_two_years_have_the_same_numbers_each(tmp_path: Path) -> None:
    desk = muju_2022.build(tmp_path / "two", years=2, today=today)
    sums = (
        ("SUM(openings)", "vacancies", "status <> '취소'", "received_on", 1_652),
        ("COUNT(*)", "registrations", "status <> '취소'", "registered_on", 1_101),
        ("COUNT(*)", "referrals", "1", "referred_on", 975),
        ("COUNT(*)", "placements", "1", "hire_date", 598),
        ("COUNT(*)", "farm_days", "status = '정산'", "work_date", 5_124),
        ("COUNT(*)", "notes", "topic = '실업급여'", "noted_on", 2_325),
        ("COUNT(*)", "trips", "status = '실시'", "held_on", 35),
    )
    try:
        for year in ("2021", "2022"):
            for count, table, where, day, expected in sums:
                question = f"SELECT {count} FROM {table} WHERE trashed_on IS NULL AND {where}"
                assert asked(desk, f"{question} AND {day} LIKE ?", f"{year}-%") == expected
        assert (
            asked(desk, "SELECT COUNT(DISTINCT year) FROM targets WHERE indicator = 'openings'")
            == 2
        )
    finally:
        centres.close(desk)


@pytest.mark.parametrize("years", [0, 21])
def test_a_number_of_years_that_nobody_needs(tmp_path: Path, years: int) -> None:
    with pytest.raises(UserError, match="1년에서 20년"):
        muju_2022.build(tmp_path / "none", years=years, today=today)
    assert not (tmp_path / "none").exists()
