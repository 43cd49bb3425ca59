"""근로계약 of farm work: found missing by the days, made once, numbered once, signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.data import records
from jobdesk.domain.farm_work import DayStatus, FarmContract, FarmDay
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import entries, farm_contracts, history, lists, trash
from jobdesk.services.desk import Desk
from tests.farm_paper_kit import MONDAY, TUESDAY, made, sent

SUNDAY = date(2026, 11, 29)


def contracts(desk: Desk) -> list[FarmContract]:
    return farm_contracts.between(desk, MONDAY, SUNDAY)


def contract_on(desk: Desk, day_id: int) -> object:
    return lists.rows(desk, KindId.FARM_DAYS, [day_id], ("contract_on",))[day_id][0]


def test_days_of_one_person_on_one_farm_want_one_contract(desk: Desk) -> None:
    known = made(desk)
    for on in (MONDAY, TUESDAY):
        sent(desk, known, "김민지", known.apple, on)
    sent(desk, known, "이순자", known.grape)
    sent(desk, known, "최정숙", known.grape, status=DayStatus.CANCELLED)
    found = farm_contracts.missing(desk, MONDAY, SUNDAY)
    assert [(one.worker, one.farm, one.days) for one in found] == [
        ("이순자", "달빛포도원", (MONDAY,)),
        ("김민지", "햇살농원", (MONDAY, TUESDAY)),
    ]
    terms = found[1].terms
    assert (terms.task, terms.place, terms.daily_wage) == ("수확", "한빛군 솔내면 산 45", 130_000)
    assert (terms.starts_at, terms.ends_at) == ("07:00", "16:00")
    of_apple = farm_contracts.missing_of_request(desk, known.requests[0])
    assert [one.worker for one in of_apple] == ["김민지"]


def test_another_wage_wants_another_contract(desk: Desk) -> None:
    known = made(desk)
    sent(desk, known, "김민지", known.apple)
    sent(desk, known, "김민지", known.apple, TUESDAY, daily_wage=150_000)
    found = farm_contracts.missing(desk, MONDAY, SUNDAY)
    assert [(one.first, one.terms.daily_wage) for one in found] == [
        (MONDAY, 130_000),
        (TUESDAY, 150_000),
    ]


def test_contracts_are_made_signed_and_cover_their_days(desk: Desk) -> None:
    known = made(desk)
    day = sent(desk, known, "김민지", known.apple, MONDAY)
    sent(desk, known, "이순자", known.grape)
    farm_contracts.make(desk, farm_contracts.missing(desk, MONDAY, SUNDAY))
    assert [one.number for one in contracts(desk)] == ["2026-0001", "2026-0002"]
    assert contract_on(desk, day) is None
    left = farm_contracts.missing(desk, MONDAY, SUNDAY)
    assert [one.printed_id for one in left] == [one.id for one in contracts(desk)]
    with pytest.raises(UserError, match="이미 만들어져 있어 새로 만들지 않았습니다"):
        farm_contracts.make(desk, left)

    ids = [one.id for one in contracts(desk)]
    farm_contracts.sign(desk, ids)
    assert contract_on(desk, day) == desk.today()
    assert farm_contracts.missing(desk, MONDAY, SUNDAY) == ()
    with pytest.raises(UserError, match="이미 서명되었습니다"):
        farm_contracts.sign(desk, ids[:1])
    with pytest.raises(UserError, match="바꾸거나 지울 수 없습니다"):
        farm_contracts.trash(desk, ids)
    with pytest.raises(UserError, match="바꾸거나 지울 수 없습니다"):
        farm_contracts.save(desk, replace(contracts(desk)[0], task="전지"))

    history.undo(desk)
    assert contract_on(desk, day) is None
    assert len(farm_contracts.missing(desk, MONDAY, SUNDAY)) == 2
    history.undo(desk)
    assert contracts(desk) == []


def test_a_contract_does_not_reach_over_a_day_that_another_covers(desk: Desk) -> None:
    known = made(desk)
    wednesday = date(2026, 11, 25)
    for on in (MONDAY, TUESDAY, wednesday):
        sent(desk, known, "김민지", known.apple, on)
    entries.add(
        desk,
        FarmContract(
            employer_id=known.apple,
            seeker_id=known.people["김민지"],
            starts_on=TUESDAY,
            ends_on=TUESDAY,
            signed_on=desk.today(),
        ),
    )
    found = farm_contracts.missing(desk, MONDAY, SUNDAY)
    assert [one.first for one in found] == [MONDAY, wednesday]


def test_a_number_is_not_given_twice_though_its_contract_was_thrown_away(desk: Desk) -> None:
    known = made(desk)
    sent(desk, known, "김민지", known.apple)
    farm_contracts.make(desk, farm_contracts.missing(desk, MONDAY, SUNDAY))
    farm_contracts.trash(desk, [contracts(desk)[0].id])
    farm_contracts.make(desk, farm_contracts.missing(desk, MONDAY, SUNDAY))
    assert [one.number for one in contracts(desk)] == ["2026-0002"]


def test_what_was_made_meanwhile_is_not_made_again(desk: Desk) -> None:
    known = made(desk)
    sent(desk, known, "김민지", known.apple)
    seen = farm_contracts.missing(desk, MONDAY, SUNDAY)
    farm_contracts.make(desk, seen)
    with pytest.raises(UserError, match="그사이 만들어졌습니다"):
        farm_contracts.make(desk, seen)
    assert len(contracts(desk)) == 1


def test_a_signature_noted_by_mistake_is_taken_back(desk: Desk) -> None:
    known = made(desk)
    day = sent(desk, known, "김민지", known.apple)
    farm_contracts.make(desk, farm_contracts.missing(desk, MONDAY, SUNDAY))
    (one,) = contracts(desk)
    with pytest.raises(UserError, match="서명된 계약서가 없습니다"):
        farm_contracts.unsign(desk, [one.id])
    with pytest.raises(UserError, match="오늘보다 뒤"):
        farm_contracts.sign(desk, [one.id], MONDAY)
    farm_contracts.sign(desk, [one.id])
    farm_contracts.unsign(desk, [one.id])
    assert contract_on(desk, day) is None


def test_less_than_the_least_wage_is_told(desk: Desk) -> None:
    known = made(desk)
    sent(desk, known, "김민지", known.apple, daily_wage=60_000)
    (one,) = farm_contracts.missing(desk, MONDAY, SUNDAY)
    assert one.warning == "일당 60,000원은 8시간의 최저임금 82,560원보다 적습니다."


def test_a_day_in_the_trash_wants_no_contract(desk: Desk) -> None:
    known = made(desk)
    day = sent(desk, known, "김민지", known.apple)
    assert isinstance(records.get(desk.store, KindId.FARM_DAYS, day), FarmDay)
    entries.trash(desk, KindId.FARM_DAYS, [day])
    assert farm_contracts.missing(desk, MONDAY, SUNDAY) == ()


def test_a_signed_contract_is_not_thrown_away_from_anywhere(desk: Desk) -> None:
    known = made(desk)
    sent(desk, known, "김민지", known.apple)
    id_ = farm_contracts.make(desk, farm_contracts.missing(desk, MONDAY, SUNDAY)).id
    farm_contracts.sign(desk, [id_])
    with pytest.raises(UserError, match="바꾸거나 지울 수 없습니다"):
        trash.TRASH[KindId.FARM_CONTRACTS](desk, [id_])
    farm_contracts.unsign(desk, [id_])
    trash.TRASH[KindId.FARM_CONTRACTS](desk, [id_])
    farm_contracts.untrash(desk, [id_])
    assert [one.id for one in contracts(desk)] == [id_]


def test_a_number_taken_back_by_undo_is_free_for_the_next(desk: Desk) -> None:
    known = made(desk)
    sent(desk, known, "김민지", known.apple)
    farm_contracts.make(desk, farm_contracts.missing(desk, MONDAY, SUNDAY))
    history.undo(desk)
    sent(desk, known, "이순자", known.grape)
    farm_contracts.make(desk, farm_contracts.missing(desk, MONDAY, SUNDAY))
    assert [one.number for one in contracts(desk)] == ["2026-0001", "2026-0002"]
    assert history.next_redo(desk) is None


def test_a_number_given_meanwhile_does_not_come_back_on_another_paper(desk: Desk) -> None:
    known = made(desk)
    sent(desk, known, "김민지", known.apple)
    farm_contracts.make(desk, farm_contracts.missing(desk, MONDAY, SUNDAY))
    history.undo(desk)
    desk.store.user = "박주무관"
    sent(desk, known, "이순자", known.grape)
    (grape, _) = farm_contracts.missing(desk, MONDAY, SUNDAY)
    farm_contracts.make(desk, [grape])
    desk.store.user = "관리자"
    with pytest.raises(UserError, match="같은 번호 2026-0001번"):
        history.redo(desk)
    assert [(one.number, one.seeker_id) for one in contracts(desk)] == [
        ("2026-0001", known.people["이순자"])
    ]


def test_a_draft_does_not_come_back_beside_the_one_that_took_its_place(desk: Desk) -> None:
    known = made(desk)
    sent(desk, known, "김민지", known.apple)
    farm_contracts.make(desk, farm_contracts.missing(desk, MONDAY, SUNDAY))
    (old,) = contracts(desk)
    farm_contracts.trash(desk, [old.id])
    desk.store.user = "박주무관"
    farm_contracts.make(desk, farm_contracts.missing(desk, MONDAY, SUNDAY))
    (new,) = contracts(desk)
    with pytest.raises(UserError, match="같은 날 계약서가 둘"):
        farm_contracts.untrash(desk, [old.id])
    desk.store.user = "관리자"
    with pytest.raises(UserError, match="같은 날 계약서가 둘"):
        history.undo(desk)
    assert [one.number for one in contracts(desk)] == [new.number] == ["2026-0002"]
    farm_contracts.trash(desk, [new.id])
    farm_contracts.untrash(desk, [old.id])
    assert [one.number for one in contracts(desk)] == ["2026-0001"]
