"""Who can be taken along, who is to be paid for having gone, and the papers of both."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from casework import employer, referral, seeker, vacancy

from jobdesk.domain.casework import ReferralStatus
from jobdesk.domain.interviews import AllowanceRule, AllowanceStatus, Attendance, Trip, TripStatus
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import (
    access,
    allowance_ledger,
    allowance_payment,
    allowance_rules,
    allowances,
    history,
    lists,
    referrals,
    stored,
    trip_papers,
    trip_work,
    trips,
)
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from tests.conftest import TODAY

S = AllowanceStatus


def sent(desk: Desk, name: str, firm: int, *, days: int = 0) -> int:
    """A referral with its interview ``days`` from today."""
    id_ = referral(desk, seeker(desk, name, address="가람읍 1길"), vacancy(desk, firm))
    day = TODAY + timedelta(days=days)
    referrals.set_status(desk, id_, ReferralStatus.INTERVIEW_SET, interview_on=day)
    return id_


def held(desk: Desk, firm: int) -> int:
    """A trip of two people from referrals and one without, all of whom came."""
    ids = [sent(desk, "김민지", firm), sent(desk, "박정숙", firm)]
    alone = seeker(desk, "이영수")
    trip = trips.plan(desk, Trip(held_on=TODAY), ids, [alone], employer_id=firm).id
    trips.hold(desk, trip)
    return trip


def test_those_of_the_day_whom_nobody_takes_along_are_offered(desk: Desk) -> None:
    firm = employer(desk)
    first, second = sent(desk, "김민지", firm), sent(desk, "박정숙", firm)
    sent(desk, "이영수", firm, days=1)
    assert [one.seeker for one in trip_work.waiting(desk, TODAY)] == ["김민지", "박정숙"]
    trip = trips.plan(desk, Trip(held_on=TODAY), [first]).id
    assert [one.referral_id for one in trip_work.waiting(desk, TODAY)] == [second]
    trips.cancel(desk, trip)
    assert len(trip_work.waiting(desk, TODAY)) == 2
    assert trip_work.candidates(desk, (second, 99, first))[0].seeker == "박정숙"


def test_those_who_came_are_claimed_for_in_one_operation(desk: Desk) -> None:
    trip = held(desk, employer(desk))
    assert [one.open for one in trip_work.claims(desk, trip)] == [True, True, True]
    change = trip_work.claim(desk, trip)
    assert change.label == "면접활동비 대상: 김민지 외 2명"
    made = [allowances.get(desk, ref.id) for ref in change.refs if ref.kind is KindId.ALLOWANCES]
    assert [one.referral_id is None for one in made] == [False, False, True]
    assert {one.amount for one in made} == {30_000}
    assert {one.status for one in trip_work.claims(desk, trip)} == {S.DUE}
    with pytest.raises(UserError, match="신청할 분이 없습니다"):
        trip_work.claim(desk, trip)
    history.undo(desk)
    assert lists.count(desk, KindId.ALLOWANCES) == 0


def test_who_stayed_away_or_has_had_it_is_not_claimed_for(desk: Desk) -> None:
    firm = employer(desk)
    trip = held(desk, firm)
    people = trips.people(desk, trip)
    trips.attend(desk, people[1].id, Attendance.ABSENT)
    other = sent(desk, "김민지2", employer(desk, "너른농장"))
    referrals.set_status(desk, other, ReferralStatus.INTERVIEWED)
    with desk.store.operation("합치기"):
        from jobdesk.data import records

        twin = stored.referral(desk, other).seeker_id or 0
        gone = records.get(desk.store, KindId.SEEKERS, twin)
        records.update(desk.store, replace(gone, merged_into_id=people[0].seeker_id))
    had = allowances.for_referral(desk, other).id
    allowances.receive_slip(desk, had, TODAY, "이인사")
    allowances.approve(desk, [had])
    told = [one.problem for one in trip_work.claims(desk, trip)]
    assert told == ["한도를 다 씀", "불참", ""]


def test_a_firm_is_said_for_those_without_a_referral_only(desk: Desk) -> None:
    firm, other = employer(desk), employer(desk, "너른농장")
    trip = held(desk, firm)
    people = trips.people(desk, trip)
    with pytest.raises(UserError, match="알선의 업체"):
        trips.save_person(desk, replace(trips.person(desk, people[0].id), employer_id=other))
    alone = trips.person(desk, people[2].id)
    trips.save_person(desk, replace(alone, employer_id=other, note=" 면사무소  앞 "))
    assert trips.person(desk, alone.id).note == "면사무소 앞"
    assert trips.people(desk, trip)[2].employer == "너른농장"


def test_a_reopened_trip_expects_everybody_but_those_with_a_result(desk: Desk) -> None:
    trip = held(desk, employer(desk))
    people = trips.people(desk, trip)
    referrals.set_status(desk, people[0].referral_id or 0, ReferralStatus.NOT_HIRED)
    trips.reopen(desk, trip)
    assert trips.get(desk, trip).status is TripStatus.PLANNED
    stages = [stored.referral(desk, one.referral_id or 0).status for one in people[:2]]
    assert stages == [ReferralStatus.NOT_HIRED, ReferralStatus.INTERVIEW_SET]
    with pytest.raises(UserError, match="이미 예정"):
        trips.reopen(desk, trip)


def test_the_hour_is_stored_as_it_is_read(desk: Desk) -> None:
    id_ = trips.plan(desk, Trip(held_on=TODAY, starts_at="오후 2시 반")).id
    assert trips.get(desk, id_).starts_at == "14:30"
    with pytest.raises(UserError, match="출발 시각"):
        trips.plan(desk, Trip(held_on=TODAY, starts_at="아침에"))


def test_a_form_opens_with_amount_and_account_known(desk: Desk) -> None:
    allowance_rules.add(desk, AllowanceRule(applies_on=TODAY, amount=40_000, times_cap=3))
    firm = employer(desk)
    trip = held(desk, firm)
    referral_id = trips.people(desk, trip)[0].referral_id or 0
    one = trip_work.for_referral(desk, referral_id)
    assert (one.amount, one.employer_id, one.interview_on) == (40_000, firm, TODAY)
    assert one.holder == "김민지"
    assert trip_work.blank(desk).amount == 40_000


def test_a_payment_is_previewed_with_what_the_rules_refuse(desk: Desk) -> None:
    trip = held(desk, employer(desk))
    change = trip_work.claim(desk, trip)
    first, second, third = (ref.id for ref in change.refs if ref.kind is KindId.ALLOWANCES)
    for id_ in (first, second):
        allowances.receive_slip(desk, id_, TODAY, "이인사", ("농협", "302-1234-5678-01", "본인"))
    allowances.approve(desk, [first, second])
    assert allowance_payment.ready(desk) == (first, second)
    seen = allowance_payment.preview(desk, [first, second, third])
    assert [bool(one.why) for one in seen] == [False, False, True]
    assert seen[0].account == "302-****-****-01"
    allowances.pay(desk, [first])
    (again,) = allowance_payment.preview(desk, [first])
    assert "이미 지급 상태입니다(2026-11-20)" in again.why
    with pytest.raises(UserError, match="이미 지급 상태"):
        allowances.pay(desk, [first])


def test_the_ledger_is_a_workbook_with_its_sum(desk: Desk, tmp_path: Path) -> None:
    change = trip_work.claim(desk, held(desk, employer(desk)))
    ids = [ref.id for ref in change.refs if ref.kind is KindId.ALLOWANCES]
    for id_ in ids:
        allowances.receive_slip(desk, id_, TODAY, "이인사", ("농협", "302-1234-5678-01", "본인"))
    allowances.approve(desk, ids)
    allowances.pay(desk, ids)
    path = tmp_path / "지급대장.xlsx"
    assert allowance_ledger.ledger_xlsx(desk, path, 2026, 11) == 3
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))
    assert rows[-1][2] == "합계"
    assert rows[-1][-1] == 90_000
    assert {row[8] for row in rows[-4:-1]} == {"302-****-****-01"}
    assert allowance_ledger.ledger_xlsx(desk, path, 2026, full_accounts=True) == 3
    rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))
    assert rows[-2][8] == "302-1234-5678-01"
    assert allowance_ledger.ledger_xlsx(desk, path, 2026, 10) == 0
    purposes = [row.purpose for row in access.listing(desk) if row.action == Action.EXPORT]
    assert purposes.count("면접활동비 지급대장 (계좌번호 포함)") == 1


def test_the_sheet_names_where_each_one_gets_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jobdesk.reports import trip_sheet

    firm = employer(desk, "한빛식품", phone="061-222-3333", contact_name="박소장")
    trip = held(desk, firm)
    last = trips.person(desk, trips.people(desk, trip)[2].id)
    trips.save_person(desk, replace(last, note="센터 앞"))
    given: list[trip_sheet.TripSheet] = []
    real = trip_sheet.trip_sheet_pdf

    def keep(sheet: trip_sheet.TripSheet) -> bytes:
        given.append(sheet)
        return real(sheet)

    monkeypatch.setattr(trip_sheet, "trip_sheet_pdf", keep)
    assert trip_papers.trip_sheet(desk, trip).startswith(b"%PDF")
    (sheet,) = given
    assert [one.pick_up for one in sheet.riders] == ["가람읍 1길", "가람읍 1길", "센터 앞"]
    (stop,) = sheet.stops
    assert (stop.contact, stop.phone, stop.people) == ("박소장", "061-222-3333", 3)
    trip_papers.trip_sheet_out(desk, trip, Action.PRINT)
    (logged,) = [row for row in access.listing(desk) if row.action == Action.PRINT]
    assert len(logged.ids) == 3
    empty = trips.plan(desk, Trip(held_on=TODAY)).id
    assert trip_papers.trip_sheet(desk, empty).startswith(b"%PDF")
