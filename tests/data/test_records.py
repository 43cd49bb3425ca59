"""Rows become records and back without loss; a stale save never wins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jobdesk.data import records
from jobdesk.domain.casework import Placement, PlacementRoute, PlacementStatus, Referral
from jobdesk.domain.employers import Employer, EmployerType, Vacancy
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Gender, Residence, Seeker, SeekerStatus
from jobdesk.domain.targets import Target
from jobdesk.errors import Cancelled, StaleRecord, UserError
from jobdesk.services.desk import Desk
from tests.conftest import TODAY

S = KindId.SEEKERS
FULL = Seeker(
    name="김민지",
    gender=Gender.FEMALE,
    birth_date=date(1968, 3, 1),
    birth_year=1968,
    birth_approximate=True,
    phone="010-1234-5678",
    phone2="061-123-4567",
    address="한빛군 가람읍 가람리 12",
    eup_myeon="가람읍",
    residence=Residence.LOCAL,
    education="고졸",
    career="식당 조리 5년\n급식 2년",
    licences="한식조리기능사",
    desired_job="조리",
    desired_wage="월 230만원 이상",
    desired_area="가람읍",
    desired_hours="09:00~15:00",
    transport="대중교통",
    priority_groups=("여성가장", "신중년"),
    registered_on=date(2026, 11, 2),
    registration_type="신규",
    registration_channel="방문",
    counsellor="이상담",
    consent_on=date(2026, 11, 2),
    consent_form="2026-1",
    status=SeekerStatus.COUNSELLING,
    note='메모 ‘따옴표’ "겹" ; -- 🙂',
)


def insert(desk: Desk, record: Any) -> Any:
    with desk.store.operation("등록"):
        id_ = records.insert(desk.store, record)
    return records.get(desk.store, records.kind_of(record), id_)


def test_every_field_comes_back_as_it_went_in(desk: Desk) -> None:
    seeker = insert(desk, FULL)
    assert seeker == replace(FULL, id=seeker.id, revision=1)
    employer = insert(
        desk,
        Employer(name="솔내농장", employer_type=EmployerType.FARM, owner_id=seeker.id, headcount=0),
    )
    vacancy = insert(desk, Vacancy(employer_id=employer.id, job="사과 수확", openings=12))
    referral = insert(desk, Referral(seeker_id=seeker.id, vacancy_id=vacancy.id, referred_on=TODAY))
    for insured in (True, False, None):
        wanted = Placement(
            seeker_id=seeker.id,
            employer_id=employer.id,
            vacancy_id=vacancy.id,
            referral_id=referral.id,
            hire_date=TODAY,
            route=PlacementRoute.ON_SITE,
            status=PlacementStatus.EXPECTED,
            insured=insured,
        )
        stored = insert(desk, wanted)
        assert stored == replace(wanted, id=stored.id, revision=1)
    assert insert(desk, Target(indicator="openings", year=2026, value="300")).value == "300"


def test_empty_records_come_back_empty(desk: Desk) -> None:
    for record in (Seeker(), Employer(), Vacancy(), Referral(), Placement(), Target()):
        stored = insert(desk, record)
        assert stored == replace(record, id=stored.id, revision=1)


def test_a_save_writes_only_what_differs_and_says_so(desk: Desk) -> None:
    seeker = insert(desk, FULL)
    with desk.store.operation("수정"):
        changed = records.update(desk.store, replace(seeker, phone="", note="새 메모"))
    assert changed == ("phone", "note")
    again = records.get(desk.store, S, seeker.id)
    assert (again.revision, again.note) == (2, "새 메모")
    with desk.store.operation("수정") as operation:
        assert records.update(desk.store, again) == ()
        assert operation.change().operation == 0
    assert records.get(desk.store, S, seeker.id).revision == 2


def test_a_stale_save_names_the_fields_and_overwrites_nothing(desk: Desk) -> None:
    mine = insert(desk, FULL)
    with desk.store.operation("다른 사람"):
        records.update(desk.store, replace(mine, phone="010-9999-9999"))
    draft = replace(mine, note="내 메모")
    with pytest.raises(StaleRecord) as caught, desk.store.operation("나"):
        records.update(desk.store, draft)
    assert caught.value.fields == ("phone", "note")
    assert (caught.value.kind, caught.value.id) == ("seekers", mine.id)
    assert "연락처, 비고" in caught.value.message
    theirs = records.get(desk.store, S, mine.id)
    assert (theirs.phone, draft.phone) == ("010-9999-9999", "010-1234-5678")  # both at hand
    assert theirs.note == FULL.note


def test_a_stale_save_is_stale_even_where_nothing_shows(desk: Desk) -> None:
    mine = insert(desk, FULL)
    for note in ("하나", FULL.note):
        with desk.store.operation("다른 사람"):
            now = records.get(desk.store, S, mine.id)
            records.update(desk.store, replace(now, note=note))
    with pytest.raises(StaleRecord), desk.store.operation("나"):
        records.update(desk.store, mine)


def test_what_is_gone_is_said(desk: Desk) -> None:
    with pytest.raises(UserError, match="구직자 기록을 찾을 수 없습니다"):
        records.get(desk.store, S, 99)
    with pytest.raises(UserError), desk.store.operation("수정"):
        records.update(desk.store, replace(FULL, id=99, revision=1))
    with pytest.raises(UserError), desk.store.operation("휴지통"):
        records.trash(desk.store, S, [99])


def test_many_go_in_at_once_with_ids_in_order(desk: Desk) -> None:
    first = insert(desk, FULL).id
    seen: list[tuple[int, int]] = []
    people = [replace(FULL, name=f"사람 {n}") for n in range(1234)]
    with desk.store.operation("가져오기", kind="import"):
        ids = records.insert_many(
            desk.store, S, people, lambda done, total: seen.append((done, total))
        )
    assert ids == list(range(first + 1, first + 1235))
    assert [r.name for r in records.get_many(desk.store, S, ids[:3])] == [
        "사람 0",
        "사람 1",
        "사람 2",
    ]
    assert seen == [(500, 1234), (1000, 1234), (1234, 1234)]
    assert insert(desk, FULL).id == ids[-1] + 1
    with desk.store.operation("없음"):
        assert records.insert_many(desk.store, S, []) == []


def test_a_cancelled_import_keeps_nothing(desk: Desk) -> None:
    def stop(done: int, total: int) -> None:
        if done >= 1000:
            raise Cancelled

    with pytest.raises(Cancelled), desk.store.operation("가져오기", kind="import"):
        records.insert_many(desk.store, S, [FULL] * 2000, stop)
    assert desk.store.db["seekers"].count == 0
    assert insert(desk, FULL).id == 1


def test_many_updates_are_one_call(desk: Desk) -> None:
    with desk.store.operation("가져오기", kind="import"):
        ids = records.insert_many(desk.store, S, [FULL] * 700)
    stored = records.get_many(desk.store, S, ids)
    edited = [replace(r, note="바뀜") if r.id % 2 else r for r in stored]
    with desk.store.operation("수정"):
        changed = records.update_many(desk.store, S, edited)
    assert changed == {id_: ("note",) for id_ in ids if id_ % 2}
    again = replace(records.get(desk.store, S, ids[0]), note="두 번")
    with pytest.raises(ValueError, match="given twice"), desk.store.operation("수정"):
        records.update_many(desk.store, S, [again, again])


def test_trash_keeps_the_day_and_gives_back(desk: Desk) -> None:
    ids = [insert(desk, FULL).id for _ in range(2)]
    with desk.store.operation("휴지통"):
        records.trash(desk.store, S, ids)
        records.trash(desk.store, S, ids)
    trashed = records.get(desk.store, S, ids[0])
    assert (trashed.trashed_on, trashed.revision) == (TODAY, 2)
    with desk.store.operation("되살리기"):
        records.untrash(desk.store, S, ids[:1])
    assert records.get(desk.store, S, ids[0]).trashed_on is None
    assert records.get(desk.store, S, ids[1]).trashed_on == TODAY


def test_search_keys_are_made_when_a_record_is_saved(desk: Desk) -> None:
    seeker = insert(desk, FULL)
    sql = (
        "SELECT search_text, name_key, phone_digits, phone2_digits, desired_wage_amount"
        " FROM seekers WHERE id = ?"
    )
    text, name, phone, phone2, wage = desk.store.db.execute(sql, [seeker.id]).fetchone()
    assert (name, phone, phone2, wage) == ("김민지", "01012345678", "0611234567", 2_300_000)
    for word in ("김민지", "ㄱㅁㅈ", "5678", "가람읍", "한식조리"):
        assert word in text
    with desk.store.operation("수정"):
        records.update(desk.store, replace(seeker, name="박 서준", desired_wage="협의"))
    text, name, _, _, wage = desk.store.db.execute(sql, [seeker.id]).fetchone()
    assert (name, wage) == ("박서준", None)
    assert "ㅂㅅㅈ" in text
    assert "ㄱㅁㅈ" not in text


def test_labels_are_the_fields_own(desk: Desk) -> None:
    assert records.label_of(KindId.VACANCIES, "employer_id") == "구인업체"
    assert records.label_of(KindId.PLACEMENTS, "referral_id") == "알선"
    assert records.label_of(S, "trashed_on") == "휴지통"


def test_a_record_named_twice_is_put_away_once(desk: Desk) -> None:
    with desk.store.operation("등록"):
        id_ = records.insert(desk.store, Seeker(name="김민지"))
    with desk.store.operation("휴지통"):
        records.trash(desk.store, KindId.SEEKERS, [id_, id_])
    assert records.get(desk.store, KindId.SEEKERS, id_).trashed_on == TODAY
