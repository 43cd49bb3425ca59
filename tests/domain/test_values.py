"""Genders, ages, phones, heads, pay and the rest, as people type them."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from jobdesk.domain import text, values
from jobdesk.domain.people import Gender
from jobdesk.domain.reading import BadValue, Reading


@pytest.mark.parametrize(
    ("cell", "age"), [("만 61세", 61), ("61", 61), (61, 61), ("만61", 61), ("61세(만)", 61)]
)
def test_an_age_is_read(cell: object, age: int) -> None:
    assert values.read_age(cell) == Reading(age)


def test_a_decade_is_no_age_but_is_not_lost() -> None:
    assert values.read_age("60대") == Reading(None, rest="60대")
    for cell in ("노인", 5, "250"):
        with pytest.raises(BadValue, match="나이로 읽을 수 없습니다"):
            values.read_age(cell)


def test_genders() -> None:
    for cell in ("남", "남자", "M", 1, "1.남", "남성 "):
        assert values.read_gender(cell) is Gender.MALE
    for cell in ("여", "여성", "f", 2, "2"):
        assert values.read_gender(cell) is Gender.FEMALE
    assert values.read_gender("-") is None
    with pytest.raises(BadValue, match="성별로 읽을 수 없습니다: 갑"):
        values.read_gender("갑")


@pytest.mark.parametrize(
    ("cell", "phones", "rest"),
    [
        (1001015317, ("010-0101-5317",), ""),
        ("010 0755 3638", ("010-0755-3638",), ""),
        ("010 0198 1043", ("010-0198-1043",), ""),
        ("063 123 4567 010 0198 1043", ("063-123-4567", "010-0198-1043"), ""),
        ("010.0723.4866", ("010-0723-4866",), ""),
        ("+82 10-1234-5678", ("010-1234-5678",), ""),
        ("02-556-4801, 010-1234-5678", ("02-556-4801", "010-1234-5678"), ""),
        ("02-556-4801/010-1234-5678", ("02-556-4801", "010-1234-5678"), ""),
        ("063-123-4567\n010-1234-5678", ("063-123-4567", "010-1234-5678"), ""),
        ("010-1234-5678 010-1234-5678", ("010-1234-5678",), ""),
        ("02-556-4801~2", ("02-556-4801",), "2"),
        ("02-556-4801/2", ("02-556-4801",), "2"),
        ("010-1234-5678(아들)", ("010-1234-5678",), "아들"),
        ("집 063-123-4567", ("063-123-4567",), "집"),
        ("063)123-4567", ("063-123-4567",), ""),
        ("(063)123-4567", ("063-123-4567",), ""),
        ("063-123-4567 내선 12", ("063-123-4567",), "내선 12"),
        ("051-502-3979~", ("051-502-3979",), ""),
        ("055-633-1961", ("055-633-1961",), ""),
        (556337496, ("055-633-7496",), ""),
        (5055772421, ("0505-577-2421",), ""),
        ("1588-0000", ("1588-0000",), ""),
        ("353-1234", ("063-353-1234",), ""),
    ],
)
def test_phones_of_a_cell(cell: object, phones: tuple[str, ...], rest: str) -> None:
    assert values.read_phones(cell, area="063") == Reading(phones, rest=rest)


def test_a_phone_that_says_nothing() -> None:
    for cell in (None, "", "-", "없음", "000-0000-0000", "00-000-0000"):
        assert values.read_phones(cell).value is None
    assert values.read_phones("010-****-5678") == Reading(None, rest="010-****-5678")
    for cell in ("353-1234", "010-12-34", "황희섭123", "01O-1234-5678"):
        with pytest.raises(BadValue, match="전화번호로 읽을 수 없습니다"):
            values.read_phones(cell)


def test_the_area_of_a_province() -> None:
    assert values.area_code("전북특별자치도 무주군") == "063"
    assert values.area_code("경상남도 거창군") == "055"
    assert values.area_code("서울 강남구") == "02"
    assert values.area_code("한빛군") == ""


@pytest.mark.parametrize(
    ("cell", "heads", "rest"),
    [
        ("3명", 3, ""),
        (3, 3, ""),
        ("3", 3, ""),
        ("남 1명, 여 2명", 3, ""),
        ("3~5명", 3, "3~5명"),
        ("1명(여)", 1, "1명(여)"),
        ("1,200명", 1200, ""),
    ],
)
def test_heads(cell: object, heads: int, rest: str) -> None:
    assert values.read_heads(cell) == Reading(heads, rest=rest)


def test_no_heads_and_uncounted_heads() -> None:
    with pytest.raises(BadValue, match="1명 이상이어야 합니다"):
        values.read_heads("0명")
    assert values.read_heads(0, zero=True) == Reading(0)
    for cell in ("00명", "○명", "OO명"):
        reading = values.read_heads(cell)
        assert reading.value == 1
        assert "몇 명인지 알 수 없습니다" in reading.doubt
    with pytest.raises(BadValue, match="인원으로 읽을 수 없습니다"):
        values.read_heads("여럿")


@pytest.mark.parametrize(
    ("cell", "header", "words"),
    [
        (2300000, "임금", "2,300,000원"),
        (2300000, "임금(월)", "월 2,300,000원"),
        ("2,300,000", "월급", "월급 2,300,000원"),
        (10320, "시급", "시급 10,320원"),
        (130000, "임금(일)", "일당 130,000원"),
        (230, "임금(만원)", "230만원"),
        ("230만 원", "임금", "230만원"),
        (270, "희망임금", "270만원"),
        ("270원", "희망임금", "270원"),
        ("(시급)10030", "희망임금", "시급 10,030원"),
        ("()10030", "희망임금", "10,030원"),
        ("(시급)", "희망임금", ""),
        ("일당 130,000", "임금", "일당 130,000"),
        ("월급 270만원 이상", "임금", "월급 270만원 이상"),
        ("월 2,300,000원", "임금(월)", "월 2,300,000원"),
        ("연봉 2,700 만원 ~ 3,200 만원", "", "연봉 2,700 만원 ~ 3,200 만원"),
        ("회사내규", "임금(월)", "회사내규"),
        ("-", "임금", ""),
    ],
)
def test_pay_keeps_its_words(cell: object, header: str, words: str) -> None:
    assert values.read_wage_text(cell, header) == words


def test_yes_and_no() -> None:
    for cell in ("○", "O", "Y", "예", "가입", True, 1):
        assert values.read_flag(cell) is True
    for cell in ("×", "X", "N", "아니오", "미가입", False, 0, "해당 없음"):
        assert values.read_flag(cell) is False
    assert values.read_flag("") is None
    for cell in ("글쎄", 7):
        with pytest.raises(BadValue, match="예/아니오"):
            values.read_flag(cell)


def test_business_numbers() -> None:
    assert values.read_business_number(1248100998) == Reading("124-81-00998")
    assert values.read_business_number("-") == Reading(None)
    assert values.read_business_number("농가") == Reading(None, rest="농가")
    mistyped = values.read_business_number("124-81-00999")
    assert mistyped.value == "124-81-00999"
    assert "검증 숫자" in mistyped.remark
    with pytest.raises(BadValue, match="열 자리"):
        values.read_business_number("123-45")


def test_text_never_keeps_a_resident_number() -> None:
    assert values.as_text("배우자 650302-2345678 동행") == "배우자 650302-******* 동행"
    assert values.as_text("6503022345678") == "650302-*******"
    assert values.as_text("계좌 351-1234-5678-93") == "계좌 351-1234-5678-93"
    with pytest.raises(BadValue, match="엑셀 오류"):
        values.as_text("#REF!")


def test_other_cells_as_text() -> None:
    assert values.as_text(datetime.combine(date(2026, 3, 1), time())) == "2026-03-01"
    assert values.as_text(date(2026, 3, 1)) == "2026-03-01"
    assert values.as_text(2.5) == "2.5"
    assert values.as_text(None) == values.as_text("-") == ""
    assert values.as_text("한\r\n 글", lines=True) == "한\n 글"
    assert values.as_text("한\r\n 글") == "한 글"


def test_choices() -> None:
    assert values.read_choice(" 정 규직", ("정규직", "계약직"), {}) == "정규직"
    assert values.read_choice("상용", ("정규직",), {"상용": "정규직"}) == "정규직"
    with pytest.raises(BadValue, match="가운데 하나"):
        values.read_choice("기타", ("정규직",), {})


@pytest.mark.parametrize(
    "phone", ["010-1234-5678", "02-123-4567", "063-353-1234", "070-0000-0001", "011-200-3000"]
)
def test_a_phone_as_it_is_stored_is_read_as_it_stands(phone: str) -> None:
    assert text.is_phone(phone)
    assert text.phone(phone) == text.phone(f" {phone}") == phone
    assert values.read_phones(phone) == values.read_phones(f"{phone} ") == Reading((phone,))


@pytest.mark.parametrize(
    "words", ["353-1234", "010-1234-567", "034-123-4567", "01O-1234-5678", "010-1234-5678 집", ""]
)
def test_anything_else_is_looked_at_closely(words: str) -> None:
    assert not text.is_phone(words)
