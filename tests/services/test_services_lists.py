"""Lists, counts and the search over all kinds, with what is joined and counted from others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KINDS, LISTED, KindId
from jobdesk.domain.people import Gender
from jobdesk.errors import UserError
from jobdesk.services import demo, lists, placements, referrals, settings
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

S, E, V, R, P = (
    KindId.SEEKERS,
    KindId.EMPLOYERS,
    KindId.VACANCIES,
    KindId.REFERRALS,
    KindId.PLACEMENTS,
)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A practice centre with records of every kind; only looked at."""
    folder = tmp_path_factory.mktemp("lived") / "centre"
    desk = demo.build(folder, seekers=60, today=lambda: TODAY)
    yield desk
    desk.store.close()


@pytest.fixture
def hired(desk: Desk) -> Desk:
    """김민지 hired by 한빛식품; 이영수 sent too; a vacancy of 가람농원 nobody was sent to."""
    minji = casework.seeker(
        desk,
        "김민지",
        gender=Gender.FEMALE,
        birth_date=date(1987, 3, 2),
        phone="010-0123-4567",
        address="한빛군 가람읍 1",
        desired_job="조리원",
    )
    youngsu = casework.seeker(desk, "이영수", birth_year=1960)
    vacancy = casework.vacancy(desk, casework.employer(desk), openings=2)
    casework.vacancy(desk, casework.employer(desk, "가람농원"), "사과 수확")
    sent = referrals.refer(desk, [minji, youngsu], vacancy).id
    placements.record(desk, placements.blank_from_referral(desk, sent))
    return desk


def test_what_hangs_on_a_record_is_counted(hired: Desk) -> None:
    seekers = lists.rows(hired, S, [1, 2], ["age", "referral_count", "last_referred_on"])
    assert seekers == {1: (39, 1, TODAY), 2: (66, 1, TODAY)}
    firms = lists.rows(hired, E, [1, 2], ["open_vacancies", "placement_count"])
    assert firms == {1: (1, 1), 2: (1, 0)}
    offers = lists.rows(
        hired, V, [1, 2], ["employer", "employer_id", "referral_count", "hired_count"]
    )
    assert offers == {1: ("한빛식품", 1, 2, 1), 2: ("가람농원", 2, 0, 0)}
    sent = lists.rows(hired, R, [1], ["seeker", "vacancy", "employer", "employer_id", "phone"])
    assert sent == {1: ("김민지", "조리원", "한빛식품", 1, "010-0123-4567")}
    hires = lists.rows(
        hired, P, [1], ["seeker", "gender", "age", "eup_myeon", "employer", "insured"]
    )
    assert hires == {1: ("김민지", "여", 39, "가람읍", "한빛식품", None)}


def test_a_hire_at_an_unknown_firm_shows_its_name(desk: Desk) -> None:
    id_ = casework.seeker(desk)
    alone = replace(placements.blank(desk, id_), employer_name="새봄시 공장")
    made = placements.record(desk, alone).id
    assert lists.rows(desk, P, [made], ["employer", "employer_id"])[made] == ("새봄시 공장", None)
    assert list(lists.find(desk, P, Filter(text="새봄"))) == [made]
    unknown = Filter(conditions=(Condition("employer", Op.EMPTY),))
    assert list(lists.find(desk, P, unknown)) == [made]


@pytest.mark.parametrize(
    ("kind", "field", "value", "ids"),
    [
        (S, "referral_count", 1, [1, 2]),
        (E, "placement_count", 1, [1]),
        (V, "employer", "한빛식품", [1]),
        (V, "employer", 2, [2]),
        (V, "employer_id", 1, [1]),
        (V, "hired_count", 0, [2]),
        (R, "seeker", "이영수", [2]),
        (R, "employer_id", 1, [1, 2]),
        (R, "vacancy", 1, [1, 2]),
        (P, "gender", "여", [1]),
        (P, "eup_myeon", "가람읍", [1]),
        (P, "referral_id", 1, [1]),
    ],
)
def test_joined_and_counted_fields_can_be_asked_for(
    hired: Desk, kind: KindId, field: str, value: object, ids: list[int]
) -> None:
    for op, asked in ((Op.IS, value), (Op.IN, (value,))):
        filter_ = Filter(conditions=(Condition(field, op, asked),))
        assert sorted(lists.find(hired, kind, filter_)) == ids
        assert lists.count(hired, kind, filter_) == len(ids)


@pytest.mark.parametrize(
    ("kind", "words", "ids"),
    [
        (V, "한빛", [1]),
        (V, "ㄱㄹㄴㅇ", [2]),
        (R, "민지", [1]),
        (R, "한빛식품 조리", [1, 2]),
        (R, "한빛 영수", [2]),
        (P, "0123", [1]),
        (P, "가람농원", []),
    ],
)
def test_a_record_is_found_by_the_words_of_what_it_links(
    hired: Desk, kind: KindId, words: str, ids: list[int]
) -> None:
    assert sorted(lists.find(hired, kind, Filter(text=words))) == ids


@pytest.mark.parametrize("kind", LISTED)
@pytest.mark.parametrize("down", [False, True])
def test_every_field_sorts_without_losing_anybody(lived: Desk, kind: KindId, down: bool) -> None:
    everybody = sorted(lists.find(lived, kind))
    assert everybody
    for field in KINDS[kind].fields:
        assert sorted(lists.find(lived, kind, order=Order(field.id, down))) == everybody


def test_linked_names_sort_by_name(hired: Desk) -> None:
    assert list(lists.find(hired, V, order=Order("employer"))) == [2, 1]
    assert list(lists.find(hired, R, order=Order("seeker", descending=True))) == [2, 1]
    assert list(lists.find(hired, S, order=Order("age"))) == [1, 2]


def test_the_newest_stand_first(desk: Desk) -> None:
    for day in (3, 17, 9):
        casework.seeker(desk, registered_on=date(2026, 11, day))
    assert list(lists.find(desk, S)) == [2, 3, 1]
    assert lists.default_order(E) == Order("name")


def test_the_search_over_all_says_who_is_meant(hired: Desk) -> None:
    (hit,) = lists.search(hired, "민지")
    assert (hit.kind, hit.id, hit.title) == (S, 1, "김민지")
    assert hit.detail == "1987년생 · 가람읍 · 010-****-4567 · 취업"
    kinds = [hit.kind for hit in lists.search(hired, "한빛")]
    assert set(kinds) == {S, E, V}
    assert lists.search(hired, " ") == []
    settings.save(hired, replace(settings.get(hired), mask_lists=False))
    assert "010-0123-4567" in lists.search(hired, "민지")[0].detail


def test_names_that_begin_with_the_words_come_first(desk: Desk) -> None:
    for name, day in (("박수진", 19), ("이수박", 20), ("박", 1)):
        casework.seeker(desk, name, registered_on=date(2026, 11, day))
    assert [hit.title for hit in lists.search(desk, "박")] == ["박수진", "박", "이수박"]
    assert len(lists.search(desk, "박", limit=2)) == 2


def test_titles_and_counts(hired: Desk) -> None:
    assert lists.title(hired, S, 1) == "김민지"
    assert lists.title(hired, V, 2) == "사과 수확"
    assert lists.title(hired, R, 1) == "김민지"
    assert lists.title(hired, S, 99) == ""
    assert lists.distinct(hired, S, "status") == [("알선중", 1), ("취업", 1)]
    with pytest.raises(UserError):
        lists.record(hired, S, 99)
    with pytest.raises(UserError):
        lists.rows(hired, S, [1], ["password"])
