"""Who stands twice is found however it was typed; who was put apart is never shown again."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobdesk.data import lookup
from jobdesk.domain.employers import Employer
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Gender, Seeker, SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    centres,
    duplicates,
    employers,
    history,
    likeness,
    lists,
    merging,
    seekers,
)
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

S, E = KindId.SEEKERS, KindId.EMPLOYERS
BORN = date(1987, 3, 2)
PHONE = "010-0123-4567"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A centre that every example leaves as it was."""
    folder = tmp_path_factory.mktemp("duplicates") / "centre"
    centres.create(folder, name="연습", practice=True, password=None, today=lambda: TODAY)[
        0
    ].store.close()
    desk = centres.open_centre(folder, today=lambda: TODAY)
    yield desk
    desk.store.close()


# One person typed twice

names = st.builds(
    "".join,
    st.tuples(
        st.sampled_from("김이박최정"),
        st.sampled_from("민서지도하수영순"),
        st.sampled_from("지현숙자우진호아"),
    ),
)
births = st.dates(date(1940, 1, 1), date(2008, 12, 31))
phones = st.integers(10_000_000, 99_999_999).map(lambda n: f"010-{n // 10_000}-{n % 10_000:04}")


@st.composite
def slips(draw: st.DrawFn) -> tuple[Seeker, Seeker]:
    """A person, and the same person with one thing typed wrong, left out or changed since."""
    person = Seeker(name=draw(names), birth_date=draw(births), phone=draw(phones))
    assert person.birth_date is not None
    kind = draw(st.sampled_from(["jamo", "syllables", "spaces", "date", "year", "digit", "phone"]))
    if kind == "jamo":
        letters = list(unicodedata.normalize("NFD", person.name))
        vowels = [at for at, sign in enumerate(letters) if 0x1161 <= ord(sign) <= 0x1175]
        letters[draw(st.sampled_from(vowels))] = chr(draw(st.integers(0x1161, 0x1175)))
        typed = replace(person, name=unicodedata.normalize("NFC", "".join(letters)))
    elif kind == "syllables":
        typed = replace(person, name=person.name[0] + person.name[2] + person.name[1])
    elif kind == "spaces":
        typed = replace(person, name=f" {person.name[0]} {person.name[1:]} ")
    elif kind == "date":
        typed = replace(person, birth_date=person.birth_date.replace(day=draw(st.integers(1, 28))))
    elif kind == "year":
        typed = replace(person, birth_date=None, birth_year=person.birth_date.year)
    elif kind == "digit":
        at = draw(st.sampled_from([4, 5, 6, 7, 9, 10, 11, 12]))
        digit = str(draw(st.integers(0, 9)))
        typed = replace(person, phone=person.phone[:at] + digit + person.phone[at + 1 :])
    else:
        typed = replace(person, phone=draw(phones))
    return person, typed


@settings(max_examples=60)
@given(slips())
def test_one_slip_hides_nobody_and_who_is_put_apart_stays_so(
    shared: Desk, both: tuple[Seeker, Seeker]
) -> None:
    person, typed = both
    first = seekers.register(shared, person)
    assert [each.known.id for each in duplicates.similar(shared, typed)] == [first.id]
    second = seekers.register(shared, typed)
    (pair,) = duplicates.candidates(shared, S)
    assert (pair.one.id, pair.other.id) == (first.id, second.id)
    apart = duplicates.not_same(shared, S, second.id, first.id)
    assert duplicates.candidates(shared, S) == ()
    stored: Seeker = lists.record(shared, S, second.id)
    assert duplicates.similar(shared, stored) == ()
    history.undo(shared, apart.operation)
    assert duplicates.candidates(shared, S) == (pair,)
    for change in (second, first):
        history.undo(shared, change.operation)
    assert duplicates.candidates(shared, S) == ()


def test_the_list_holds_what_comparing_everybody_would_find(desk: Desk) -> None:
    chance = random.Random(20261120)
    for _ in range(120):
        year = chance.choice((1960, 1961, 1970))
        known = chance.random()
        seekers.register(
            desk,
            Seeker(
                name=chance.choice("김이") + chance.choice(("민지", "민자", "지민", "수", "순자")),
                gender=chance.choice((Gender.FEMALE, Gender.MALE, None)),
                birth_date=date(year, chance.choice((1, 12)), 2) if known < 0.6 else None,
                birth_year=year if known < 0.9 else None,
                birth_approximate=0.8 < known < 0.9,
                phone=f"010-{chance.choice(('1234', '1243'))}-{chance.randint(1, 40):04}",
                address=chance.choice(("", "한빛군 가람읍", "한빛군 솔내면 1", "한빛군 솔내면 2")),
            ),
        )
        casework.employer(
            desk,
            chance.choice(("한빛", "가람", "하빛")) + chance.choice(("농원", "식품")),
            representative=chance.choice(("", "", *"가나다라마바사아")),
            phone=f"061-352-{chance.randint(1, 60):04}",
            eup_myeon=chance.choice(("", "가람읍", "솔내면")),
        )
    found = {(p.one.id, p.other.id) for p in duplicates.candidates(desk, S)}
    people = lookup.people(desk.store)
    each = {
        (a.id, b.id)
        for a, b in combinations(people, 2)
        if likeness.of_people(a, b).score >= likeness.SURE
    }
    assert found == each
    assert 20 < len(found) < 120 * 119 / 4
    firms = {(p.one.id, p.other.id) for p in duplicates.candidates(desk, E)}
    assert firms == {
        (a.id, b.id)
        for a, b in combinations(lookup.firms(desk.store), 2)
        if likeness.of_firms(a, b).score >= likeness.SURE
    }
    assert firms


# While typing


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (Seeker(name="김민지", birth_date=BORN), "이름·생년월일 같음"),
        (Seeker(name="김 민지", phone2="010 0123 4567"), "이름·전화 같음"),
        (Seeker(name="김민지", birth_year=1987), "이름·출생연도 같음"),
        (Seeker(name="김민자", birth_date=BORN), "생년월일 같음, 이름 한 글자 다름"),
        (Seeker(name="김민재", phone=PHONE), "전화 같음, 이름 한 글자 다름"),
        (Seeker(name="김만자", phone=PHONE), "전화 같음, 이름 비슷함"),
        (Seeker(name="김민자", birth_year=1987), "출생연도 같음, 이름 한 글자 다름"),
        (Seeker(name="김민자", phone="011-999-4567"), "전화 끝 네 자리 같음, 이름 한 글자 다름"),
        (Seeker(name="김민지", birth_date=date(1987, 3, 12)), "이름 같음, 생년월일 한 자리 다름"),
        (Seeker(name="김민지", phone="010-0123-4568"), "이름 같음, 전화 한 자리 다름"),
        (Seeker(name="박새벽", birth_date=BORN, phone=PHONE), "생년월일·전화 같음, 이름 다름"),
        (Seeker(nickname="사과밭", phone=PHONE), "전화 같음, 한쪽은 별칭만 있음"),
        (
            Seeker(name="김민지", birth_date=BORN, gender=Gender.MALE),
            "이름·생년월일 같음, 성별 다름",
        ),
    ],
)
def test_who_may_be_the_same_is_shown(desk: Desk, typed: Seeker, why: str) -> None:
    id_ = casework.seeker(
        desk, birth_date=BORN, phone=PHONE, eup_myeon="가람읍", gender=Gender.FEMALE
    )
    (found,) = duplicates.similar(desk, typed)
    assert (found.known.id, found.known.name) == (id_, "김민지")
    assert found.why == why
    assert found.known.about == "여 · 1987-03-02 · 가람읍 · 010-****-4567"


@pytest.mark.parametrize(
    "typed",
    [
        Seeker(),
        Seeker(name="김민지"),
        Seeker(name="김민지", birth_date=date(1990, 3, 2)),
        Seeker(name="박서준", phone=PHONE),
        Seeker(name="박서준", birth_date=BORN),
        Seeker(name="김민지", birth_date=date(1990, 1, 1), birth_year=1987),
        Seeker(name="김민자", birth_date=date(1984, 7, 9), phone=PHONE),  # a sister
        Seeker(name="김민재", birth_date=BORN, gender=Gender.MALE),  # a twin
        Seeker(name="박서준", phone=PHONE, address="한빛군 솔내면 3"),  # of the same household
    ],
)
def test_who_is_somebody_else_is_not(desk: Desk, typed: Seeker) -> None:
    known = {"address": "한빛군 솔내면 3", "gender": Gender.FEMALE}
    casework.seeker(desk, birth_date=BORN, phone=PHONE, **known)
    assert duplicates.similar(desk, typed) == ()


def test_the_surest_stands_first_and_nobody_is_like_oneself(desk: Desk) -> None:
    phone = casework.seeker(desk, phone=PHONE)
    birth = casework.seeker(desk, birth_date=BORN)
    trashed = casework.seeker(desk, birth_date=BORN)
    seekers.trash(desk, [trashed])
    both = casework.seeker(desk, birth_date=BORN, phone=PHONE)
    typed = Seeker(name="김민지", birth_date=BORN, phone=PHONE)
    shown = [found.known.id for found in duplicates.similar(desk, typed)]
    assert shown == [both, phone, birth]
    stored: Seeker = lists.record(desk, S, both)
    assert [found.known.id for found in duplicates.similar(desk, stored)] == [phone, birth]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (
            Employer(name="다른 이름", business_number="123-45-67891"),
            "사업자등록번호 같음, 이름 다름",
        ),
        (Employer(name="주식회사 한빛 식품"), "이름 같음"),
        (Employer(name="새 업체", phone2="061-000-1111"), "전화 같음, 이름 다름"),
        (Employer(name="한밫식품", eup_myeon="가람읍"), "읍면 같음, 이름 한 글자 다름"),
        (
            Employer(name="한빛식품", business_number="123-45-67819"),
            "이름 같음, 사업자등록번호 한 자리 다름",
        ),
    ],
)
def test_which_firm_may_be_the_same_is_shown(desk: Desk, typed: Employer, why: str) -> None:
    id_ = casework.employer(
        desk,
        "(주)한빛식품",
        business_number="123-45-67891",
        phone="061-000-1111",
        eup_myeon="가람읍",
    )
    (found,) = duplicates.similar(desk, typed)
    assert found.known.id == id_
    assert found.why == why
    assert found.known.about == "123-45-67891 · 가람읍 · 061-000-1111"


@pytest.mark.parametrize(
    "typed",
    [
        Employer(),
        Employer(name="가람물산", phone="061-000-2222"),
        Employer(name="솔내상사", phone="061-000-1111", business_number="220-81-62517"),
    ],
)
def test_which_firm_is_another_is_not(desk: Desk, typed: Employer) -> None:
    casework.employer(desk, business_number="123-45-67891", phone="061-000-1111")
    assert duplicates.similar(desk, typed) == ()


# Verdicts


def test_a_verdict_given_while_typing_is_kept_with_the_registration(desk: Desk) -> None:
    known = casework.seeker(desk, birth_date=BORN)
    twin = Seeker(name="김민자", birth_date=BORN)
    assert len(duplicates.similar(desk, twin)) == 1
    change = duplicates.register(desk, twin, [known])
    assert change.label == "구직자 등록: 김민자"
    assert lists.title(desk, S, change.id) == "김민자"
    assert duplicates.candidates(desk, S) == ()
    history.undo(desk, change.operation)
    assert lists.count(desk, S) == 1
    assert lists.count(desk, KindId.DISTINCT_PAIRS) == 0


def test_a_firm_too_and_a_refused_registration_keeps_no_verdict(desk: Desk) -> None:
    known = casework.employer(desk)
    with pytest.raises(UserError, match="사업자등록번호"):
        duplicates.register(desk, Employer(name="한빛식품", business_number="123"), [known])
    assert lists.count(desk, KindId.DISTINCT_PAIRS) == 0
    made = duplicates.register(desk, Employer(name="한빛식품"), [known])
    assert made.label == "구인업체 등록: 한빛식품"
    assert duplicates.candidates(desk, E) == ()


def test_a_verdict_is_written_once_names_both_and_needs_two(desk: Desk) -> None:
    one, other = casework.seeker(desk, birth_date=BORN), casework.seeker(desk, birth_date=BORN)
    assert duplicates.not_same(desk, S, one, other).label == "다른 사람 확인: 김민지 / 김민지"
    assert duplicates.not_same(desk, S, other, one).operation == 0
    assert lists.count(desk, KindId.DISTINCT_PAIRS) == 1
    with pytest.raises(UserError, match="서로 다른 두 기록"):
        duplicates.not_same(desk, S, one, one)
    with pytest.raises(UserError, match="찾을 수 없습니다"):
        duplicates.not_same(desk, S, one, 99)
    with pytest.raises(UserError, match="중복을 찾을 수 없습니다"):
        duplicates.not_same(desk, KindId.VACANCIES, one, other)
    with pytest.raises(UserError, match="중복을 찾을 수 없습니다"):
        duplicates.candidates(desk, KindId.VACANCIES)
    assert lists.count(desk, KindId.DISTINCT_PAIRS) == 1


def test_who_was_merged_is_no_pair_any_more(desk: Desk) -> None:
    one, other = casework.seeker(desk, birth_date=BORN), casework.seeker(desk, birth_date=BORN)
    change = merging.merge(desk, S, one, other)
    assert duplicates.candidates(desk, S) == ()
    history.undo(desk, change.operation)
    assert len(duplicates.candidates(desk, S)) == 1


def test_hundreds_of_copies_of_one_record_are_still_listed_quickly(desk: Desk) -> None:
    with desk.store.operation("여럿"):
        for _ in range(300):
            employers.register(desk, Employer(name="한빛식품", eup_myeon="가람읍"))
            seekers.register(
                desk, Seeker(name="김민지", birth_date=BORN, status=SeekerStatus.REGISTERED)
            )
    for kind in (S, E):
        pairs = duplicates.candidates(desk, kind)
        assert len(pairs) == 299
        assert {pair.one.id for pair in pairs} == {min(pair.one.id for pair in pairs)}
