"""A resident registration number is read for birth date and gender, and is then nowhere."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.domain.resident import hide_resident
from jobdesk.exchange.workbook import Format, Sheet, Workbook
from jobdesk.services import imports
from jobdesk.services.desk import Desk
from jobdesk.services.importing import resuming
from jobdesk.services.importing.scrub import without_resident_numbers
from tests.services.import_kit import bring, stored, workbook

TAILS = ("2345678", "1234567", "3456789", "4567890")
ROWS = (
    ["성명", "주민등록번호", "연락처", "비고"],
    ["김민지", "900102-2345678", "010-9090-0000", "배우자 880102-1234567"],
    ["이철수", 6503041234567, "010-9090-0001", ""],
    ["박하늘", "050607-3456789", "010-9090-0002", ""],
    ["최바다", "0508094567890", "전화 없음x1", ""],
    ["정봄", "900230-2345678", "010-9090-0003", ""],
    ["강여름", "950101-1******", "010-9090-0004", ""],
)


def test_only_birth_and_gender_are_kept(desk: Desk, tmp_path: Path) -> None:
    plan = imports.plan(desk, workbook(tmp_path / "명부.xlsx", *ROWS))
    assert plan.column_fields["주민등록번호"] == "birth_date"
    assert [row.reason for row in plan.rejected] == [
        "전화번호로 읽을 수 없습니다: 전화 없음x1",
        "주민등록번호 앞자리가 맞지 않습니다. 2월 30일은 없는 날짜입니다.",
    ]
    imports.apply(desk, plan)
    assert stored(desk, KindId.SEEKERS, "name", "birth_date", "gender") == [
        ("김민지", date(1990, 1, 2), "여"),
        ("이철수", date(1965, 3, 4), "남"),
        ("박하늘", date(2005, 6, 7), "남"),
        ("강여름", date(1995, 1, 1), "남"),
    ]


def test_the_number_is_nowhere(desk: Desk, tmp_path: Path) -> None:
    path = workbook(tmp_path / "명부.xlsx", *ROWS)
    plan = imports.plan(desk, path)
    everything = repr(plan) + repr(plan.workbook) + repr(plan.understood)
    assert not [tail for tail in TAILS if tail in everything]
    imports.apply(desk, plan)
    for table in ("seekers", "journal", "operations", "access_log", "settings"):
        content = repr(desk.store.db.execute(f"SELECT * FROM {table}").fetchall())
        assert not [tail for tail in TAILS if tail in content], table
    out = tmp_path / "오류.xlsx"
    assert imports.save_rejects(plan, out) == 2
    with zipfile.ZipFile(out) as archive:
        written = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8")
    assert not [tail for tail in TAILS if tail in written]
    assert "050809-4******" in written


def test_a_mended_row_still_gives_birth_and_gender(desk: Desk, tmp_path: Path) -> None:
    row = ["최바다", "050809-4******", "010-1111-2222", ""]
    bring(desk, workbook(tmp_path / "고침.xlsx", ROWS[0], row))
    assert stored(desk, KindId.SEEKERS, "birth_date", "gender") == [(date(2005, 8, 9), "여")]


def test_number_and_columns_that_disagree_are_asked(desk: Desk, tmp_path: Path) -> None:
    plan = imports.plan(
        desk,
        workbook(
            tmp_path / "명부.xlsx",
            ["성명", "주민등록번호", "생년월일", "성별"],
            ["김민지", "900102-2345678", "1990-01-02", "여"],
            ["이철수", "650304-1234567", "1966-03-04", "남"],
            ["박하늘", "650304-1234567", "1965-03-04", "여"],
        ),
    )
    assert [row.reason for row in plan.rows] == [
        "",
        "주민등록번호와 생년월일이 서로 다릅니다.",
        "주민등록번호와 성별 열의 성별이 서로 다릅니다.",
    ]


@pytest.mark.parametrize(
    "written",
    [
        "９００１０２-２３４５６７８",
        "９００１０２－２３４５６７８",
        "900102.2345678",
        "900102~2345678",
        "900102—2345678",
        "900102‑2345678",
        "900102  -  2345678",
        "900102 2345678",
        "9001022345678",
    ],
)
def test_however_it_is_written_it_is_read_and_gone(
    desk: Desk, tmp_path: Path, written: str
) -> None:
    head = ["성명", "주민등록번호", "비고"]
    file = workbook(tmp_path / "명부.xlsx", head, ["김민지", written, f"본인 {written} 확인"])
    plan = imports.plan(desk, file)
    plan = imports.edit(desk, plan, 0, {2: f"배우자 {written}"})
    (row,) = plan.rows
    assert row.values["birth_date"] == date(1990, 1, 2)
    everything = normalize("NFKC", repr((plan, plan.workbook, plan.understood, plan.choices)))
    assert "345678" not in everything


@pytest.mark.parametrize(
    "written",
    [
        "900102-234567",  # twelve digits
        "900102-23456",
        "900102-23456789",  # one too many
        "900102-23456**",
        "900102 234567",
        "900102–234567",
        "900102234567",
        "９００１０２２３４５６７",
        900102234567,
        90010223456,
    ],
)
def test_a_number_with_signs_missing_is_gone_too(
    desk: Desk, tmp_path: Path, written: str | int
) -> None:
    head = ["성명", "주민등록번호", "연락처", "비고", "참고"]
    whole = ["이철수", "650304-1987654", "010-9090-0001", "", ""]
    hyphened = str(written).replace(" ", "-")
    note = f"본인 {hyphened} 확인" if "-" in hyphened else ""
    row = ["김민지", written, "010-9090-0000", note, note]
    file = workbook(tmp_path / "명부.xlsx", head, whole, row)
    plan = imports.plan(desk, file)
    plan = imports.edit(desk, plan, 1, {4: note, 1: str(written)})
    everything = repr((plan, plan.workbook, plan.understood, plan.choices))
    assert "23456" not in everything
    resuming.keep(desk, plan, resuming.packed(plan.workbook))
    kept = resuming.kept(desk)
    assert kept is not None
    plan = resuming.resume(desk, kept.id)
    assert "23456" not in repr((plan, plan.workbook, plan.understood, plan.choices))
    plan = imports.edit(desk, plan, 1, {2: "전화 없음x1"})  # the row is given back
    imports.apply(desk, plan)
    for table in ("seekers", "journal", "operations", "settings", "import_originals"):
        content = desk.store.db.execute(f"SELECT * FROM {table}").fetchall()
        assert "23456" not in repr(content), table
    out = tmp_path / "돌려줄 줄.xlsx"
    assert imports.save_rejects(plan, out)
    with zipfile.ZipFile(out) as archive:
        assert b"23456" not in b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize(
    "written",
    [
        "250101~251231",  # from a day to a day
        "240105-250104",
        "240105~20250104",
        "010-9090-0000",
        "01012345678",
        "352-0123-4567-83",
        "110101-12-123456",
        "110123456789",  # bare digits in a column of no such numbers: an account
        "2026-11-21 (토)",
        "900102-2******",
    ],
)
def test_what_only_looks_like_a_number_stays(written: str) -> None:
    sheet = Sheet("명부", [["성명", "연락처"], ["김민지", written]])
    book = Workbook("명부.xlsx", Format.XLSX, "", (sheet,), (), "")
    assert without_resident_numbers(book).sheets == (sheet,)
    assert hide_resident(written) == written
