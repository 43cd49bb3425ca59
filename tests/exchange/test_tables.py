"""Where a table begins, what heads it, and which rows are no records."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from jobdesk.exchange.leftovers import Why
from jobdesk.exchange.tables import Table, find_tables, joined
from jobdesk.exchange.workbook import Area, Cell, Sheet


def sheet(*rows: Sequence[Cell], merged: tuple[Area, ...] = (), first_row: int = 1) -> Sheet:
    width = max(len(row) for row in rows)
    return Sheet(
        "명부",
        [[*row, *[None] * (width - len(row))] for row in rows],
        merged=merged,
        first_row=first_row,
    )


def only(found: tuple[Table, ...]) -> Table:
    assert len(found) == 1
    return found[0]


def names(table: Table) -> list[str]:
    return [header.text for header in table.columns]


PEOPLE: list[list[Cell]] = [
    [1, "김민지", "1990-01-02", "010-1234-5678"],
    [2, "이철수", "1985-03-04", "010-2345-6789"],
]
HEADER: list[Cell] = ["연번", "성명", "생년월일", "연락처"]


def test_a_plain_table_is_its_first_row_and_the_rest() -> None:
    table = only(find_tables(sheet(HEADER, *PEOPLE)))
    assert table.header_rows == (1,)
    assert names(table) == HEADER
    assert [number for number, _ in table.rows] == [2, 3]
    assert "1행" in table.why


def test_title_and_unit_rows_stand_above_and_row_numbers_are_the_sheets_own() -> None:
    table = only(
        find_tables(
            sheet(
                ["구직자 명부"],
                [None, None, None, "(단위: 명)"],
                [],
                HEADER,
                *PEOPLE,
                first_row=3,
            )
        )
    )
    assert table.header_rows == (6,)
    assert table.titles == ("구직자 명부", "(단위: 명)")
    assert (table.first_row, table.last_row) == (7, 8)


def test_an_approval_box_above_is_no_header() -> None:
    box: list[Cell] = [None, None, "결재", "담당", "팀장", "과장"]
    table = only(find_tables(sheet(["명부"], box, [], HEADER, *PEOPLE)))
    assert table.header_rows == (4,)


def test_two_header_rows_are_joined_by_their_merged_cells() -> None:
    table = only(
        find_tables(
            sheet(
                ["현황"],
                ["연번", "인적사항", None, "희망조건", None, "비고"],
                [None, "성 명", "연락처", "직종", "임금", None],
                [1, "김민지", "010-1234-5678", "사무", 2300000, None],
                merged=((2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 2, 5), (2, 6, 3, 6)),
            )
        )
    )
    assert table.header_rows == (2, 3)
    assert names(table) == ["연번", "성 명", "연락처", "직종", "임금", "비고"]
    assert [header.path for header in table.columns][3] == "희망조건/직종"


def test_two_header_rows_without_merged_cells_are_joined_by_their_gaps() -> None:
    table = only(
        find_tables(
            sheet(
                ["연번", "인적사항", None, None, "희망조건", None],
                [None, "성명", "생년월일", "휴대폰", "직종", "임금"],
                [1, "김민지", "1990-01-02", "010-1234-5678", "사무", "월 200만원"],
            )
        )
    )
    assert table.header_rows == (1, 2)
    assert [h.path for h in table.columns][2] == "인적사항/생년월일"
    assert names(table)[0] == "연번"


def test_three_header_rows() -> None:
    table = only(
        find_tables(
            sheet(
                ["구직자 정보", None, None, None],
                ["인적사항", None, "희망조건", None],
                ["성명", "휴대폰", "직종", "지역"],
                ["김민지", "010-1234-5678", "사무", "가람읍"],
                merged=((1, 1, 1, 4), (2, 1, 2, 2), (2, 3, 2, 4)),
            )
        )
    )
    assert table.header_rows[-1] == 3
    assert [h.path for h in table.columns][2].endswith("희망조건/직종")


def test_a_cell_below_a_header_is_data_even_where_cells_are_merged() -> None:
    table = only(
        find_tables(
            sheet(
                ["성명", "연락처", None],
                ["성명미상", "전화번호", None],
                merged=((1, 2, 1, 3),),
            )
        )
    )
    assert table.header_rows == (1,)


@pytest.mark.parametrize(
    "total",
    [
        ["소계", None, None, "15명"],
        ["소계", "가람읍 6명"],
        ["소 계", None, None, 15],
        [None, "합  계", None, 2],
        ["가람읍", "소계", None, 2],
        ["총계", None, None, None],
        ["합계: 2명", None, None, None],
        ["(합계)", 2, None, None],
    ],
)
def test_totals_are_left_out_and_named(total: list[Cell]) -> None:
    table = only(find_tables(sheet(HEADER, PEOPLE[0], total, PEOPLE[1], total)))
    assert [number for number, _ in table.rows] == [2, 4]
    assert [(left.row, left.why) for left in table.left_out] == [(3, Why.TOTAL), (5, Why.TOTAL)]


def test_a_person_or_firm_whose_name_ends_like_a_total_is_kept() -> None:
    table = only(
        find_tables(
            sheet(
                ["연번", "업체명", "소재지"],
                [1, "한빛시계", "가람읍"],
                [2, "합계", "솔내면"],
            )
        )
    )
    assert len(table.rows) == 2


def test_examples_keys_and_hints_before_the_first_record_are_left_out() -> None:
    table = only(
        find_tables(
            sheet(
                HEADER,
                ["num", "name", "birthDate", "phone_no"],
                ["(입력예)", "홍길동", "yyyy-mm-dd", "000-0000-0000"],
                *PEOPLE,
            )
        )
    )
    assert [left.why for left in table.left_out] == [Why.KEYS, Why.EXAMPLE]
    assert len(table.rows) == 2


def test_a_phone_of_zeros_is_no_example() -> None:
    table = only(find_tables(sheet(HEADER, [1, "김민지", "1990-01-02", "010-0000-0000"], *PEOPLE)))
    assert len(table.rows) == 3


def test_notes_and_repeated_headers_between_and_below_are_left_out() -> None:
    table = only(
        find_tables(
            sheet(
                HEADER,
                PEOPLE[0],
                [],
                HEADER,
                PEOPLE[1],
                ["※ 연락처는 개인정보입니다."],
                [None, None, None, "- 끝 -"],
            )
        )
    )
    assert [number for number, _ in table.rows] == [2, 5]
    assert [left.why for left in table.left_out] == [Why.HEADER, Why.NOTE, Why.NOTE]


def test_a_cell_merged_over_records_belongs_to_each() -> None:
    table = only(
        find_tables(
            sheet(
                ["업체명", "모집직종", "모집인원"],
                ["한빛식품", "포장", 2],
                [None, "선별", 1],
                ["솔내농원", "적과", 3],
                merged=((2, 1, 3, 1),),
            )
        )
    )
    assert [row[0] for _, row in table.rows] == ["한빛식품", "한빛식품", "솔내농원"]


def test_prepared_numbers_and_section_headings_are_left_out() -> None:
    table = only(
        find_tables(
            sheet(
                HEADER,
                ["가람읍", None, None, None],
                PEOPLE[0],
                [None, "■ 솔내면", None, None],
                PEOPLE[1],
                [3, None, None, None],
                ["4", None, None, None],
                [None, "박영희", None, None],
            )
        )
    )
    assert [number for number, _ in table.rows] == [3, 5, 8]
    assert [left.why for left in table.left_out] == [
        Why.SECTION,
        Why.SECTION,
        Why.NUMBER,
        Why.NUMBER,
    ]


def test_spacer_columns_are_no_columns_and_nameless_ones_take_their_letter() -> None:
    table = only(
        find_tables(
            sheet(
                [None, "성명", None, "연락처", None],
                [None, "김민지", None, "010-1234-5678", "기타"],
            )
        )
    )
    assert [(h.column, h.text) for h in table.columns] == [(1, "성명"), (3, "연락처"), (4, "E열")]


def test_a_second_table_of_another_shape_below_is_its_own() -> None:
    found = find_tables(
        sheet(
            HEADER,
            *PEOPLE,
            [],
            ["구인업체 명단"],
            ["업체명", "대표자", "사업자등록번호", "소재지"],
            ["한빛식품", "박대표", "124-81-00998", "가람읍"],
        )
    )
    assert [names(table)[:2] for table in found] == [["연번", "성명"], ["업체명", "대표자"]]
    assert len(found[1].rows) == 1


def test_tables_of_one_shape_are_gathered() -> None:
    first = only(find_tables(sheet(HEADER, *PEOPLE)))
    again = only(find_tables(sheet(["제목"], HEADER, *PEOPLE)))
    other = only(find_tables(sheet(["성명", "연락처"], ["김민지", "010-1234-5678"])))
    assert [len(group) for group in joined([first, other, again])] == [2, 1]


def test_rows_without_any_header_begin_at_once() -> None:
    table = only(find_tables(sheet(*[row[1:] for row in PEOPLE])))
    assert table.header_rows == ()
    assert names(table) == ["A열", "B열", "C열"]
    assert len(table.rows) == 2


def test_a_word_of_a_header_far_down_among_data_is_no_header() -> None:
    data: list[list[Cell]] = [[str(i), f"과정 {i}", "20240101", "구직자"] for i in range(5)]
    table = only(find_tables(sheet(["code", "label", "from", "target"], *data)))
    assert table.header_rows == (1,)


def test_an_empty_sheet_has_no_table() -> None:
    assert find_tables(Sheet("빈", [])) == ()
    assert find_tables(sheet([None], [None])) == ()


def test_a_header_without_rows_is_a_table_of_no_rows() -> None:
    table = only(find_tables(sheet(["사업장명", "대표자", "소재지"])))
    assert table.rows == ()
    assert (table.first_row, table.last_row) == (0, 0)


def test_the_header_can_be_chosen_by_its_rows_or_denied() -> None:
    book = sheet(["가", "나"], ["성명", "연락처"], ["김민지", "010-1234-5678"])
    assert names(only(find_tables(book, header_rows=[1]))) == ["가", "나"]
    denied = only(find_tables(book, header_rows=[]))
    assert denied.header_rows == ()
    assert len(denied.rows) == 3


def test_a_subtotal_may_say_of_which_place_it_is() -> None:
    table = only(
        find_tables(
            sheet(HEADER, *PEOPLE, ["소계", "가람읍", None, "2명"], ["합계", None, None, 2])
        )
    )
    assert [number for number, _ in table.rows] == [2, 3]
    assert [left.why for left in table.left_out] == [Why.TOTAL, Why.TOTAL]


def test_a_word_in_brackets_below_a_header_is_no_data_where_others_are_merged_down() -> None:
    table = only(
        find_tables(
            sheet(
                ["연번", "성명", "나이", "연락처", None],
                [None, None, "(만)", "휴대폰", "자택"],
                [1, "김민지", 36, "010-1234-5678", None],
                merged=((1, 1, 2, 1), (1, 2, 2, 2), (1, 4, 1, 5)),
            )
        )
    )
    assert table.header_rows == (1, 2)
    assert [header.path for header in table.columns] == [
        *("연번", "성명", "나이/(만)", "연락처/휴대폰", "연락처/자택"),
    ]
    assert [number for number, _ in table.rows] == [3]


@pytest.mark.parametrize("keys", [["no", "name", "birth", "phone"], ["NO", "NM", "BRTH", "TEL"]])
def test_english_keys_above_the_header_are_no_header(keys: list[Cell]) -> None:
    table = only(find_tables(sheet(keys, HEADER, *PEOPLE)))
    assert table.header_rows == (2,)
    assert [number for number, _ in table.rows] == [3, 4]


@pytest.mark.parametrize("name", ["Column{}", "열{}", "필드{}"])
def test_names_that_a_program_gave_are_a_header_all_the_same(name: str) -> None:
    header = [name.format(number) for number in range(1, 5)]
    table = only(find_tables(sheet(header, *PEOPLE)))
    assert table.header_rows == (1,)
    assert len(table.rows) == 2
