"""A list leaves the office: right rows, hidden where asked, and the log knows why."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from jobdesk.data import records
from jobdesk.domain.employers import Employer, Vacancy
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KINDS, LISTED, KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import Cancelled, UserError
from jobdesk.exchange.reader import read
from jobdesk.services import access, roster_rows, rosters
from jobdesk.services.desk import Desk

PEOPLE = (
    Seeker(
        name="김민지",
        gender="여",
        birth_date=date(1958, 1, 2),
        birth_year=1958,
        phone="010-1234-5678",
        address="전라남도 한빛군 가람읍 물레길 3",
        eup_myeon="가람읍",
        priority_groups=("고령자", "여성가장"),
        registered_on=date(2026, 11, 3),
        status="구직등록",
    ),
    Seeker(
        name="=박서준",
        birth_year=1960,
        phone="061-530-1234",
        address="전라남도 한빛군 솔내면 12",
        registered_on=date(2026, 10, 1),
        note="-오전만",
    ),
    Seeker(name="이하늘", eup_myeon="구름면", registered_on=date(2026, 9, 1), status="취업"),
)


@pytest.fixture
def peopled(desk: Desk) -> Desk:
    """Three seekers, one employer and its vacancy."""
    with desk.store.operation("준비"):
        for person in PEOPLE:
            records.insert(desk.store, person)
        firm = records.insert(
            desk.store,
            Employer(name="가람식품", phone="061-530-9999", business_number="1234567891"),
        )
        records.insert(
            desk.store,
            Vacancy(employer_id=firm, job="조리원", openings=1500, received_on=date(2026, 11, 2)),
        )
    return desk


def sheet(path: Path) -> Any:
    """The sheet of the written workbook."""
    return openpyxl.load_workbook(path).active


def column(found: Any, label: str) -> list[object]:
    """The values below a header."""
    index = [str(cell.value).split("\n")[0] for cell in found[3]].index(label)
    return [row[index].value for row in found.iter_rows(min_row=4)]


def test_seekers_in_the_order_of_their_list(peopled: Desk, tmp_path: Path) -> None:
    path = tmp_path / "구직자.xlsx"
    assert rosters.export(peopled, KindId.SEEKERS, path, purpose="군청 제출") == 3
    found = sheet(path)
    assert found["A1"].value == "한빛군 일자리센터 구직자 명부"
    assert str(found["A2"].value).startswith("기준: 2026-11-20 (금) ")
    assert str(found["A2"].value).endswith(" · 3명")
    assert column(found, "연번") == [1, 2, 3]
    assert column(found, "이름") == ["김민지", "=박서준", "이하늘"]
    assert column(found, "연락처") == ["010-1234-5678", "061-530-1234", None]
    born = column(found, "생년월일")
    assert [getattr(value, "year", value) for value in born] == [1958, 1960, None]
    assert column(found, "주소") == [PEOPLE[0].address, PEOPLE[1].address, "구름면"]
    assert column(found, "비고")[1] == "-오전만"
    foot = found.oddFooter.left.text
    assert "관리자" in foot
    assert "2026-11-20" in foot
    assert "군청 제출" in foot


def test_filter_order_and_fields_are_the_callers(peopled: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    written = rosters.export(
        peopled,
        KindId.SEEKERS,
        path,
        filter=Filter(conditions=(Condition("registered_on", Op.AT_LEAST, date(2026, 10, 1)),)),
        order=Order("registered_on"),
        fields=("name", "priority_groups"),
    )
    assert written == 2
    found = sheet(path)
    assert [cell.value for cell in found[3]] == ["연번", "이름", "취업취약계층"]
    assert column(found, "이름") == ["=박서준", "김민지"]
    assert column(found, "취업취약계층") == [None, "고령자, 여성가장"]


def test_masked_lists_name_people_but_do_not_expose_them(peopled: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rosters.export(peopled, KindId.SEEKERS, path, mask=True)
    found = sheet(path)
    assert column(found, "이름")[0] == "김민지"
    assert column(found, "연락처") == ["010-****-5678", "061-***-1234", None]
    assert column(found, "출생연도") == [1958, 1960, None]
    assert column(found, "주소") == ["가람읍", "전라남도 한빛군 솔내면", "구름면"]
    everything = {str(cell.value) for row in found.iter_rows() for cell in row}
    assert not any("1234-5678" in text or "물레길" in text for text in everything)
    assert "개인정보 가림" in str(found["A2"].value)


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("딸 010-9876-5432로 연락", "딸 010-****-5432로 연락"),
        ("01098765432 (배우자)", "010-****-5432 (배우자)"),
        ("집 061.530.1234, 2026-01-02 방문", "집 061-***-1234, 2026-01-02 방문"),
        ("계좌 110-0123-4567-89", "계좌 110-0123-4567-89"),
        ("099-1234-5678", "*******5678"),
        ("월 2,440,000원, 07:00~16:00", "월 2,440,000원, 07:00~16:00"),
    ],
)
def test_masking_reaches_phones_in_notes(desk: Desk, tmp_path: Path, note: str, shown: str) -> None:
    with desk.store.operation("준비"):
        records.insert(desk.store, Seeker(name="김민지", note=note))
    path = tmp_path / "a.xlsx"
    rosters.export(desk, KindId.SEEKERS, path, mask=True)
    assert column(sheet(path), "비고") == [shown]
    rosters.export(desk, KindId.SEEKERS, path)
    assert column(sheet(path), "비고") == [note]


def test_an_employers_own_phone_is_public(peopled: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rosters.export(peopled, KindId.EMPLOYERS, path, mask=True)
    assert column(sheet(path), "연락처") == ["061-530-9999"]


def test_one_unit_stands_above_the_table(peopled: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rosters.export(peopled, KindId.VACANCIES, path)
    found = sheet(path)
    assert "(단위: 명)" in [cell.value for cell in found[2]]
    assert column(found, "모집인원") == [1500]
    assert column(found, "구인업체") == ["가람식품"]


@pytest.mark.parametrize("kind", LISTED)
def test_every_kind_goes_out_even_empty(desk: Desk, tmp_path: Path, kind: KindId) -> None:
    path = tmp_path / rosters.suggested_name(desk, kind)
    assert rosters.export(desk, kind, path) == 0
    found = sheet(path)
    assert found["A4"].value == "해당 자료가 없습니다"
    labels = [str(cell.value).split("\n")[0] for cell in found[3]]
    assert labels == ["연번", *(KINDS[kind].field(name).label for name in rosters.FIELDS[kind])]


def test_the_log_knows_who_what_and_why(peopled: Desk, tmp_path: Path) -> None:
    rosters.export(peopled, KindId.SEEKERS, tmp_path / "a.xlsx", purpose=" 군청\n제출 ")
    entry = access.listing(peopled, 1)[0]
    assert (entry.action, entry.kind, entry.count) == ("내보내기", "seekers", 3)
    assert entry.purpose == "군청 제출"
    assert len(entry.ids) == 3
    assert access.verify(peopled)


def test_cancelled_leaves_no_file_and_no_entry(peopled: Desk, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    folder = tmp_path / "out"
    folder.mkdir()
    before = access.listing(peopled, 50)
    with pytest.raises(Cancelled):
        rosters.export(peopled, KindId.SEEKERS, folder / "a.xlsx", progress=stop)
    assert list(folder.iterdir()) == []
    assert access.listing(peopled, 50) == before
    with peopled.store.operation("뒤의 일"):  # the read snapshot was let go
        records.insert(peopled.store, Seeker(name="최다음"))


def test_unknown_fields_and_kinds_are_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="password"):
        rosters.export(desk, KindId.SEEKERS, tmp_path / "a.xlsx", fields=("name", "password"))
    with pytest.raises(UserError):
        rosters.export(desk, KindId.SETTINGS, tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


def test_practice_is_told_on_paper_and_in_the_name(practice_desk: Desk, tmp_path: Path) -> None:
    name = rosters.suggested_name(practice_desk, KindId.SEEKERS, mask=True)
    assert name == "연습_구직자_명부_가림_2026-11-20.xlsx"
    rosters.export(practice_desk, KindId.SEEKERS, tmp_path / name)
    assert str(sheet(tmp_path / name)["A1"].value).startswith("[연습] ")


def test_what_goes_out_can_be_read_back(peopled: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rosters.export(peopled, KindId.SEEKERS, path)
    (found,) = read(path).sheets
    assert found.rows[3][1] == "김민지"
    assert found.rows[3][3] == date(1958, 1, 2)


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("전라남도 한빛군 가람읍 물레길 3", "전라남도 한빛군 가람읍"),
        ("한빛군 솔내면(달리) 12", "한빛군 솔내면"),
        ("서울특별시 강남구 역삼동 1-2", "서울특별시 강남구 역삼동"),
        ("서울특별시 강남구 테헤란로 1", "서울특별시 강남구"),
        ("가람읍3길 7", "가람읍"),
        ("", ""),
    ],
)
def test_addresses_down_to_the_town(address: str, town: str) -> None:
    assert roster_rows.town(address) == town
