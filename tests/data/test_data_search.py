"""Whatever is typed is found wherever it stands, and nothing else is: as a plain look would."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobdesk.data import records, search
from jobdesk.domain import text
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KINDS, LISTED, FieldType, KindId
from jobdesk.domain.people import PRIORITY_GROUPS, Gender, Seeker, SeekerStatus, age_on
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk
from tests.conftest import EUP_MYEON, TODAY

S = KindId.SEEKERS
_SURNAMES, _FIRST, _LAST = "김이박최정남궁", "민지서은수영한", "지민수영은아호"
_JOBS = ("요양보호사", "사과 적과", "지게차 운전원", "사무보조원", "Excel 사무", "")


def _people(count: int = 300) -> list[Seeker]:
    dice = random.Random(7)
    made = []
    for _ in range(count):
        born = date(dice.randint(1945, 2005), dice.randint(1, 12), dice.randint(1, 28))
        known = dice.random()
        made.append(
            Seeker(
                name=dice.choice(_SURNAMES) + dice.choice(_FIRST) + dice.choice(_LAST + " "),
                gender=dice.choice((Gender.FEMALE, Gender.MALE, None)),
                birth_date=born if known < 0.8 else None,
                birth_year=born.year if known < 0.9 else None,
                birth_approximate=dice.random() < 0.1,
                phone=f"010-0{dice.randint(0, 999):03d}-{dice.randint(0, 9999):04d}"
                if dice.random() < 0.9
                else "",
                phone2="061-012-3456" if dice.random() < 0.05 else "",
                address=f"한빛군 {dice.choice(EUP_MYEON)} 가람로 {dice.randint(1, 99)}",
                eup_myeon=dice.choice((*EUP_MYEON, "")),
                desired_job=dice.choice(_JOBS),
                desired_wage=dice.choice(("월 230만원", "시급 10,500원", "협의", "")),
                priority_groups=tuple(dice.sample(PRIORITY_GROUPS, dice.randint(0, 3))),
                registered_on=date(2026, dice.randint(1, 11), dice.randint(1, 20))
                if dice.random() < 0.95
                else None,
                consent_form=dice.choice(("2026-1판", "")),
                status=dice.choice(list(SeekerStatus)),
                note=dice.choice(("", "100% 가능", "오전_만", "주말 ‘근무’ 어려움")),
            )
        )
    return made


@pytest.fixture
def crowd(desk: Desk) -> list[Seeker]:
    """300 seekers in the store, and what they are."""
    with desk.store.operation("시험 자료"):
        ids = records.insert_many(desk.store, S, _people())
        records.trash(desk.store, S, ids[::29])
    return records.get_many(desk.store, S, ids)


def _texts(person: Seeker) -> list[str]:
    found = [
        person.name,
        person.address,
        person.eup_myeon,
        person.career,
        person.licences,
        person.desired_job,
        person.desired_area,
        person.note,
    ]
    keys = [text.search_key(value) for value in found]
    return [
        *keys,
        text.choseong(person.name),
        text.digits(person.phone),
        text.digits(person.phone2),
    ]


def _plainly(people: list[Seeker], typed: str) -> set[int]:
    """Who a plain look through all texts finds."""
    words = [w if text.is_choseong(w) else text.search_key(w) for w in text.tidy(typed).split()]
    return {
        person.id
        for person in people
        if person.trashed_on is None
        and all(any(word in value for value in _texts(person)) for word in words)
    }


def _found(desk: Desk, filter_: Filter) -> set[int]:
    ids = search.find(desk.store, S, filter_, None, TODAY)
    assert len(ids) == len(set(ids)) == search.count(desk.store, S, filter_, TODAY)
    return set(ids)


_WORDS = st.one_of(
    st.text("김이박최정남궁민지서은수영한호아", min_size=1, max_size=3),
    st.text("ㄱㅇㅂㅊㅈㄴㅁㅅㅎ", min_size=1, max_size=3),
    st.text("0123456789-", min_size=1, max_size=6),
    st.sampled_from(
        ("요양", "적과", "EXCEL", "excel 사무", "가람읍 지게차", "100%", "_", "%", "‘근무’")
    ),
    st.text(max_size=4),
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=_WORDS, second=st.one_of(st.just(""), _WORDS))
def test_words_are_found_as_a_plain_look_finds_them(
    desk: Desk, crowd: list[Seeker], first: str, second: str
) -> None:
    typed = f"{first} {second}"
    mixed = [w for w in text.tidy(typed).split() if _is_mixed(w)]
    if not mixed:
        assert _found(desk, Filter(text=typed)) == _plainly(crowd, typed)


def _is_mixed(word: str) -> bool:
    return any(c in text.CHOSEONG for c in word) and not text.is_choseong(word)


@pytest.mark.parametrize(
    ("typed", "name"),
    [("김ㅁ", "김민지"), ("김ㅁㅈ", "김민지"), ("ㄱ민지", "김민지"), ("남궁ㅁ", "남궁민")],
)
def test_a_word_half_typed_finds_the_name_it_will_become(desk: Desk, typed: str, name: str) -> None:
    with desk.store.operation("시험 자료"):
        meant = records.insert(desk.store, Seeker(name=name))
        records.insert(desk.store, Seeker(name="박서호"))
    assert _found(desk, Filter(text=typed)) == {meant}


def test_a_phone_is_found_however_it_is_typed(desk: Desk) -> None:
    with desk.store.operation("시험 자료"):
        meant = records.insert(desk.store, Seeker(name="김민지", phone="010-0123-4567"))
        records.insert(desk.store, Seeker(name="김민지", phone="010-0999-8888"))
    for typed in ("0123", "4567", "010-0123", "01001234567", "010-0123-4567", "０１２３"):
        assert _found(desk, Filter(text=typed)) == {meant}


def test_a_name_typed_on_a_mac_or_with_spaces_is_the_same_name(desk: Desk) -> None:
    with desk.store.operation("시험 자료"):
        meant = records.insert(desk.store, Seeker(name="남궁 민"))
    assert _found(desk, Filter(text="남궁민")) == {meant}
    assert _found(desk, Filter(text="남궁 민")) == {meant}
    assert _found(desk, Filter(text="\u1102\u1161\u11b7")) == {meant}  # 남, decomposed


_CASES: list[tuple[Condition, object]] = [
    (Condition("gender", Op.IS, "여"), lambda p: p.gender is Gender.FEMALE),
    (Condition("gender", Op.IS, Gender.MALE), lambda p: p.gender is Gender.MALE),
    (Condition("gender", Op.IS, ""), lambda p: p.gender is None),
    (Condition("gender", Op.IN, ("남", "")), lambda p: p.gender is not Gender.FEMALE),
    (Condition("gender", Op.IN, ()), lambda _: False),
    (
        Condition("status", Op.IN, ("취업", "사후관리")),
        lambda p: p.status in (SeekerStatus.PLACED, SeekerStatus.FOLLOW_UP),
    ),
    (Condition("eup_myeon", Op.IS, "가람읍"), lambda p: p.eup_myeon == "가람읍"),
    (Condition("eup_myeon", Op.EMPTY), lambda p: not p.eup_myeon),
    (Condition("eup_myeon", Op.FILLED), lambda p: bool(p.eup_myeon)),
    (Condition("name", Op.CONTAINS, "민 지"), lambda p: "민지" in p.name.replace(" ", "")),
    (Condition("desired_job", Op.CONTAINS, "사과적과"), lambda p: p.desired_job == "사과 적과"),
    (Condition("desired_job", Op.CONTAINS, "EXCEL"), lambda p: "Excel" in p.desired_job),
    (Condition("desired_job", Op.CONTAINS, ""), lambda _: True),
    (Condition("note", Op.CONTAINS, "근무 어려움"), lambda p: "어려움" in p.note),
    (Condition("phone", Op.CONTAINS, "010-01"), lambda p: "01001" in p.phone.replace("-", "")),
    (Condition("phone2", Op.IS, "0610123456"), lambda p: p.phone2 == "061-012-3456"),
    (Condition("phone", Op.EMPTY), lambda p: not p.phone),
    (
        Condition("registered_on", Op.AT_LEAST, date(2026, 6, 1)),
        lambda p: p.registered_on is not None and p.registered_on >= date(2026, 6, 1),
    ),
    (
        Condition("registered_on", Op.AT_MOST, "2026-06-01"),
        lambda p: p.registered_on is not None and p.registered_on <= date(2026, 6, 1),
    ),
    (Condition("registered_on", Op.IS, None), lambda p: p.registered_on is None),
    (Condition("birth_date", Op.EMPTY), lambda p: p.birth_date is None),
    (Condition("birth_year", Op.AT_LEAST, 1990), lambda p: (p.birth_year or 0) >= 1990),
    (Condition("birth_approximate", Op.IS, True), lambda p: p.birth_approximate),
    (Condition("birth_approximate", Op.IS, False), lambda p: not p.birth_approximate),
    (
        Condition("priority_groups", Op.IS, "청년"),
        lambda p: "청년" in p.priority_groups,
    ),
    (
        Condition("priority_groups", Op.IN, ("청년", "장애인")),
        lambda p: bool({"청년", "장애인"} & set(p.priority_groups)),
    ),
    (Condition("priority_groups", Op.EMPTY), lambda p: not p.priority_groups),
    (
        Condition("desired_wage", Op.AT_LEAST, 100_000),
        lambda p: p.desired_wage == "월 230만원",
    ),
    (Condition("desired_wage", Op.AT_MOST, "시급 1.1만"), lambda p: "시급" in p.desired_wage),
    (
        Condition("age", Op.AT_LEAST, 65),
        lambda p: (age_on(p.birth_date, p.birth_year, TODAY) or 0) >= 65,
    ),
    (
        Condition("age", Op.IS, 40),
        lambda p: age_on(p.birth_date, p.birth_year, TODAY) == 40,
    ),
    (Condition("age", Op.EMPTY), lambda p: p.birth_date is None and p.birth_year is None),
    (Condition("referral_count", Op.IS, 0), lambda _: True),
    (Condition("last_referred_on", Op.FILLED), lambda _: False),
]


@pytest.mark.parametrize("case", _CASES, ids=lambda c: f"{c[0].field}-{c[0].op.value}")
def test_a_condition_holds_what_the_record_says(
    desk: Desk, crowd: list[Seeker], case: tuple[Condition, object]
) -> None:
    condition, holds = case
    meant = {p.id for p in crowd if p.trashed_on is None and holds(p)}  # type: ignore[operator]
    assert _found(desk, Filter(conditions=(condition,))) == meant


def test_conditions_words_ids_and_trash_hold_together(desk: Desk, crowd: list[Seeker]) -> None:
    some = tuple(p.id for p in crowd[:100])
    filter_ = Filter("김", (Condition("gender", Op.IS, "여"),), ids=some)
    meant = {
        p.id
        for p in crowd[:100]
        if p.trashed_on is None and p.gender is Gender.FEMALE and p.id in _plainly(crowd, "김")
    }
    assert meant
    assert _found(desk, filter_) == meant
    assert _found(desk, Filter(trashed=True)) == {p.id for p in crowd if p.trashed_on}
    assert _found(desk, Filter(ids=())) == set()


def test_thousands_of_values_are_one_condition(desk: Desk, crowd: list[Seeker]) -> None:
    condition = Condition("name", Op.IN, tuple(f"없음{n}" for n in range(5000)))
    assert _found(desk, Filter(conditions=(condition,))) == set()


@pytest.mark.parametrize(
    "condition",
    [
        Condition("registered_on", Op.AT_LEAST, "내일"),
        Condition("birth_year", Op.IS, "모름"),
        Condition("desired_wage", Op.AT_LEAST, "협의"),
        Condition("status", Op.IN, "취업"),
        Condition("no_such_field", Op.IS, 1),
        Condition("name; DROP TABLE seekers", Op.IS, 1),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_words(desk: Desk, condition: Condition) -> None:
    with pytest.raises(UserError, match="니다"):
        search.find(desk.store, S, Filter(conditions=(condition,)), None, TODAY)


def test_what_is_typed_is_a_value_never_sql(desk: Desk, crowd: list[Seeker]) -> None:
    for typed in ("'", '"', "%", "_", "') OR 1=1 --", "\\", "NEAR(", "홍 AND"):
        assert _found(desk, Filter(text=typed)) == _plainly(crowd, typed)
        condition = Condition("note", Op.IS, typed)
        assert _found(desk, Filter(conditions=(condition,))) == set()


@pytest.mark.parametrize("kind", LISTED)
def test_every_field_of_every_kind_sorts_filters_and_shows(desk: Desk, kind: KindId) -> None:
    fields = [field.id for field in KINDS[kind].fields]
    for field in KINDS[kind].fields:
        for down in (False, True):
            search.find(desk.store, kind, Filter(), Order(field.id, down), TODAY)
        search.distinct(desk.store, kind, field.id, TODAY)
        for op in (Op.EMPTY, Op.FILLED):
            filter_ = Filter(conditions=(Condition(field.id, op),))
            search.find(desk.store, kind, filter_, None, TODAY)
        if field.type is not FieldType.FLAG:
            filter_ = Filter(conditions=(Condition(field.id, Op.CONTAINS, "김"),))
            search.find(desk.store, kind, filter_, None, TODAY)
    assert search.rows(desk.store, kind, [1, 2], fields, TODAY) == {}


@pytest.mark.parametrize("down", [False, True])
def test_sorted_by_name_empties_last_and_ties_by_id(
    desk: Desk, crowd: list[Seeker], down: bool
) -> None:
    for field, key in (
        ("name", lambda p: text.search_key(p.name)),
        ("registered_on", lambda p: p.registered_on),
        ("age", lambda p: age_on(p.birth_date, p.birth_year, TODAY)),
        ("eup_myeon", lambda p: p.eup_myeon),
    ):
        ids = search.find(desk.store, S, Filter(), Order(field, down), TODAY)
        by_id = {p.id: p for p in crowd}
        values = [key(by_id[id_]) for id_ in ids]  # type: ignore[no-untyped-call]
        filled = [v for v in values if v not in (None, "")]
        assert filled == sorted(filled, reverse=down)
        assert all(v in (None, "") for v in values[len(filled) :])
        assert 0 < len(filled) <= len(ids) == sum(p.trashed_on is None for p in crowd)


def test_rows_are_ready_to_show(desk: Desk) -> None:
    with desk.store.operation("시험 자료"):
        person = Seeker(
            name="김민지",
            gender=Gender.FEMALE,
            birth_date=date(1987, 11, 21),
            birth_year=1987,
            priority_groups=("청년", "장애인"),
        )
        id_ = records.insert(desk.store, person)
    fields = ("name", "gender", "birth_date", "age", "priority_groups", "birth_approximate")
    row = search.rows(desk.store, S, [id_, 999], (*fields, "registered_on"), TODAY)
    assert row == {id_: ("김민지", "여", date(1987, 11, 21), 38, "청년, 장애인", False, None)}


def test_values_are_counted_the_frequent_first(desk: Desk, crowd: list[Seeker]) -> None:
    counted = search.distinct(desk.store, S, "eup_myeon", TODAY)
    alive = [p for p in crowd if p.trashed_on is None and p.eup_myeon]
    assert sum(n for _, n in counted) == len(alive)
    assert [n for _, n in counted] == sorted((n for _, n in counted), reverse=True)
    groups = dict(search.distinct(desk.store, S, "priority_groups", TODAY))
    assert groups["청년"] == sum("청년" in p.priority_groups for p in crowd if p.trashed_on is None)
