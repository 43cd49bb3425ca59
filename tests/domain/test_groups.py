"""취업취약계층 by rules: who is suggested, what is remarked, what may not be stored."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain.groups import (
    RULES,
    GroupRule,
    check_rules,
    from_text,
    remarks,
    suggested,
    to_text,
)
from jobdesk.domain.people import PRIORITY_GROUPS, Gender, Seeker

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("born", "groups"),
    [
        (date(2011, 11, 20), ("청년",)),  # 15 today
        (date(2011, 11, 21), ()),  # 15 tomorrow
        (date(1991, 11, 21), ("청년",)),  # still 34
        (date(1991, 11, 20), ()),  # 35 today
        (date(1976, 11, 20), ("신중년",)),  # 50 today
        (date(1971, 11, 20), ("신중년", "고령자")),  # 55 today
        (date(1961, 11, 20), ("고령자",)),  # 65 today
    ],
)
def test_age_suggests_groups_from_the_very_day(born: date, groups: tuple[str, ...]) -> None:
    assert suggested(RULES, Seeker(birth_date=born), TODAY) == groups


def test_what_no_record_tells_is_never_suggested() -> None:
    woman = Seeker(gender=Gender.FEMALE, birth_year=1985)
    assert suggested(RULES, woman, TODAY) == ()
    assert suggested(RULES, Seeker(), TODAY) == ()


def test_what_is_ticked_is_not_suggested_again() -> None:
    ticked = Seeker(birth_year=1968, priority_groups=("고령자",))
    assert suggested(RULES, ticked, TODAY) == ("신중년",)


def test_a_band_for_women_waits_until_the_gender_is_known() -> None:
    rules = [GroupRule("경력단절여성", "새일센터", 30, 59, "여")]
    assert suggested(rules, Seeker(birth_year=1985), TODAY) == ()
    assert suggested(rules, Seeker(birth_year=1985, gender=Gender.FEMALE), TODAY)
    assert suggested(rules, Seeker(birth_year=1985, gender=Gender.MALE), TODAY) == ()


def test_a_ticked_group_that_contradicts_is_remarked() -> None:
    old = Seeker(birth_year=1950, priority_groups=("청년", "고령자", "장애인"))
    said = "청년은 만 15~34세 기준인데 만 76세입니다. 확인하세요."
    assert remarks(RULES, old, TODAY) == (said,)
    man = Seeker(gender=Gender.MALE, birth_year=1985, priority_groups=("여성가장",))
    said = "여성가장은 성별이 여인 분 기준인데 성별이 다른 분입니다. 확인하세요."
    assert remarks(RULES, man, TODAY) == (said,)
    assert remarks(RULES, Seeker(priority_groups=PRIORITY_GROUPS), TODAY) == ()


def test_one_programme_that_takes_the_age_is_enough() -> None:
    rules = [GroupRule("청년", "가", 15, 34), GroupRule("청년", "나", 18, 39)]
    assert remarks(rules, Seeker(birth_year=1989, priority_groups=("청년",)), TODAY) == ()


@given(st.integers(0, 110), st.sampled_from([None, *Gender]))
def test_nobody_is_suggested_what_would_be_remarked(age: int, gender: Gender | None) -> None:
    seeker = Seeker(birth_year=TODAY.year - age, gender=gender)
    groups = suggested(RULES, seeker, TODAY)
    ticked = Seeker(birth_year=TODAY.year - age, gender=gender, priority_groups=groups)
    assert remarks(RULES, ticked, TODAY) == ()


@pytest.mark.parametrize(
    "rule",
    [
        GroupRule("없는 계층"),
        GroupRule("청년", age_from=40, age_to=34),
        GroupRule("청년", age_from=-1),
        GroupRule("청년", age_to=900),
        GroupRule("청년", gender="여성"),
    ],
)
def test_rules_that_make_no_sense_are_named(rule: GroupRule) -> None:
    assert [problem.field for problem in check_rules([rule])] == [rule.group]


def test_rules_come_back_as_they_were_stored() -> None:
    assert check_rules(RULES) == ()
    assert from_text(to_text(RULES)) == RULES
    assert from_text("") == RULES
    assert from_text(to_text([])) == ()
