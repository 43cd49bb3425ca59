"""Tables that stand side by side in one sheet are told apart; the groups of one table are not."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

import pytest

from jobdesk.exchange.bands import apart
from jobdesk.exchange.tables import find_tables, joined
from jobdesk.exchange.workbook import Area, Cell, Format, Sheet, Workbook

HEADER: list[Cell] = ["연번", "성명", "생년월일", "연락처"]
PEOPLE: list[list[Cell]] = [
    [number, f"김민{sign}", f"199{number}-01-02", f"010-1234-567{number}"]
    for number, sign in enumerate("지수영호아", start=1)
]
FIRMS: list[list[Cell]] = [["한빛식품", "박대표", "가람읍"], ["솔내농원", "최대표", "솔내면"]]
FIRM_HEADER: list[Cell] = ["업체명", "대표자", "소재지"]


def sheet(*rows: Sequence[Cell], name: str = "명부", merged: tuple[Area, ...] = ()) -> Sheet:
    width = max(len(row) for row in rows)
    return Sheet(name, [[*row, *[None] * (width - len(row))] for row in rows], merged=merged)


def book(*sheets: Sheet) -> Workbook:
    return Workbook("a.xlsx", Format.XLSX, "", sheets, (), "")


def parts(*rows: Sequence[Cell], merged: tuple[Area, ...] = ()) -> tuple[Sheet, ...]:
    return apart(book(sheet(*rows, merged=merged))).sheets


def records(part: Sheet) -> list[Sequence[Cell]]:
    (table,) = find_tables(part)
    return [cells for _, cells in table.rows]


@pytest.mark.parametrize("spacer", [[], [None], [None, None]])
def test_two_halves_of_one_list_are_two_tables_of_one_shape(spacer: list[Cell]) -> None:
    left = PEOPLE[:3]
    right: list[list[Cell]] = [*PEOPLE[3:], [None, None, None, None]]
    body: list[list[Cell]] = [
        [*one, *spacer, *other] for one, other in zip(left, right, strict=True)
    ]
    found = parts(["구직자 명부"], [*HEADER, *spacer, *HEADER], *body)
    assert [part.part_of for part in found] == ["명부", "명부"]
    assert found[0].name == "명부 (A~D열)"
    assert found[1].first_column == 5 + len(spacer)
    assert records(found[0]) == left
    assert records(found[1]) == PEOPLE[3:]
    tables = [table for part in found for table in find_tables(part)]
    assert [table.titles for table in tables] == [("구직자 명부",), ("구직자 명부",)]
    assert len(joined(tables)) == 1


def test_two_tables_under_titles_of_their_own_are_two() -> None:
    body: list[list[Cell]] = [
        [*one, None, *other] for one, other in zip(PEOPLE[:2], FIRMS, strict=True)
    ]
    found = parts(
        ["구직자 명단", *[None] * 4, "구인업체 명단"],
        [*HEADER, None, *FIRM_HEADER],
        *body,
        PEOPLE[2],
    )
    assert [part.name for part in found] == ["명부 (A~D열)", "명부 (F~H열)"]
    assert records(found[0]) == PEOPLE[:3]
    assert records(found[1]) == FIRMS


def test_two_tables_that_begin_in_different_rows_are_two() -> None:
    found = parts(
        [*HEADER],
        [*PEOPLE[0]],
        [*PEOPLE[1], None],
        [*PEOPLE[2], None, *FIRM_HEADER],
        [*PEOPLE[3], None, *FIRMS[0]],
        [*[None] * 5, *FIRMS[1]],
    )
    assert [records(part) for part in found] == [PEOPLE[:4], FIRMS]


def test_a_table_that_goes_on_where_the_other_has_ended_is_its_own() -> None:
    found = parts(
        ["성명", "연락처", None, *FIRM_HEADER],
        ["김민지", "010-1234-5678", None, *FIRMS[0]],
        [None, None, None, *FIRMS[1]],
        [None, None, None, "한별상사", "정대표", "가람읍"],
    )
    assert [len(records(part)) for part in found] == [1, 3]


@pytest.mark.parametrize(
    "right",
    [
        (["희망직종", "희망임금"], ["사무", "월 200만원"]),
        (["보호자 성명", "보호자 연락처"], ["김대한", "010-1111-2222"]),
        (["작성요령"], ["연락처는 -를 넣어 주세요"]),
    ],
)
def test_groups_of_columns_with_a_spacer_between_stay_one_table(
    right: tuple[list[Cell], list[Cell]],
) -> None:
    header, cells = right
    rows = [[*HEADER, None, *header], *([*one, None, *cells] for one in PEOPLE)]
    assert parts(*rows) == (sheet(*rows),)


def test_headers_that_repeat_under_different_groups_are_one_table() -> None:
    (part,) = parts(
        ["본인", None, "보호자", None],
        ["성명", "연락처", "성명", "연락처"],
        ["김민지", "010-1234-5678", "김대한", "010-1111-2222"],
        merged=((1, 1, 1, 2), (1, 3, 1, 4)),
    )
    assert part.part_of == ""


def test_sheets_of_one_shape_agree_in_their_columns_wherever_the_tables_begin() -> None:
    shifted = [[None, None, *row] for row in PEOPLE[2:]]
    whole = apart(
        book(
            sheet(["구직자 명부"], [], HEADER, *PEOPLE[:2], name="3월"),
            sheet(["구직자 명부"], [None, None, *HEADER], *shifted, name="4월"),
        )
    )
    assert whole.sheets[1].letters(0) == "C"
    tables = [table for part in whole.sheets for table in find_tables(part)]
    assert tables[1].titles == ("구직자 명부",)
    (shape,) = joined(tables)
    assert [list(cells[:4]) for table in shape for _, cells in table.rows] == PEOPLE


def test_tables_of_the_same_headers_in_other_columns_are_not_one_shape() -> None:
    one = sheet(["성명", "연락처"], ["김민지", "010-1234-5678"])
    other = sheet(["성명", None, "연락처"], ["이철수", None, "010-2345-6789"])
    assert len(joined([*find_tables(one), *find_tables(other)])) == 2


def test_a_plain_sheet_is_handed_on_as_it_is() -> None:
    plain = book(sheet(HEADER, *PEOPLE), Sheet("빈", []))
    assert apart(plain) is plain
    merged = replace(sheet(["구직자 명부", *[None] * 3], HEADER, *PEOPLE), merged=((1, 1, 1, 4),))
    assert apart(book(merged)).sheets == (merged,)


@pytest.mark.parametrize("more", [["값"] * 16_000, ["값", None] * 8_000])
def test_a_sheet_of_very_many_columns_is_looked_at_in_no_time(more: list[Cell]) -> None:
    wide = sheet(["성명", "연락처", *[None] * 5, *more], ["김민지", *more])
    start = time.perf_counter()
    assert apart(book(wide)).sheets == (wide,)
    assert time.perf_counter() - start < 5
