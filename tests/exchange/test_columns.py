"""Which column is which field: by name, spelling and content, and never the wrong person's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from jobdesk.errors import UserError
from jobdesk.exchange import recognise
from jobdesk.exchange.columns import Recognised, samples_of
from jobdesk.exchange.columns import recognise as columns_of
from jobdesk.exchange.rules import SheetKind
from jobdesk.exchange.synonyms import EMPLOYERS, SEEKERS, VACANCIES
from jobdesk.exchange.tables import find_tables
from jobdesk.exchange.workbook import Area, Cell, Format, Sheet, Workbook

TODAY = date(2026, 11, 20)


def book(*rows: Sequence[Cell], name: str = "자료.xlsx", merged: tuple[Area, ...] = ()) -> Workbook:
    width = max(len(row) for row in rows)
    sheet = Sheet("Sheet1", [[*row, *[None] * (width - len(row))] for row in rows], merged=merged)
    return Workbook(name, Format.XLSX, "", (sheet,), (), "0")


def seen(
    workbook: Workbook, kind: SheetKind = SEEKERS, chosen: Mapping[str, str] | None = None
) -> Recognised:
    table = find_tables(workbook.sheets[0])[0]
    return columns_of(table, kind, samples_of(table, TODAY), chosen)


def fields(found: Recognised) -> dict[str, str]:
    return {match.path: match.field for match in found.columns if match.field}


@pytest.mark.parametrize(
    ("header", "cell", "field"),
    [
        ("성 명", "김민지", "name"),
        ("[필수] 이름(한글)", "김민지", "name"),
        ("1. 성명", "김민지", "name"),
        ("신청인 연락처", "010-1234-5678", "phone"),
        ("핸드폰 번호", "010-1234-5678", "phone"),
        ("H.P", "010-1234-5678", "phone"),
        ("생년원일", "1990-01-02", "birth_date"),
        ("주민등록번호", "900102-2******", "birth_date"),
        ("만 나이", "만 36세", "age"),
        ("성별(남/여)", "여", "gender"),
        ("최종 학력", "고졸", "education"),
        ("보유자격", "지게차", "licences"),
        ("희망 업무", "조리", "desired_job"),
        ("현 거주지 주소", "가람읍 1", "address"),
        ("구직등록일자", "2026.1.2", "registered_on"),
        ("읍·면", "가람읍", "eup_myeon"),
        ("특이사항", "없음", "note"),
        ("다른 연락처", "010-1234-5678", "phone2"),
    ],
)
def test_headers_of_people(header: str, cell: Cell, field: str) -> None:
    found = seen(book(["연번", header], [1, cell]))
    assert [match.field for match in found.columns] == ["", field]
    assert found.columns[1].why
    assert found.columns[0].why == "줄 번호"


def test_the_content_must_fit_the_header() -> None:
    rows = [["성명", "자격증", "연락처"], *[["김민지", "○", "별도 문의"]] * 4]
    assert fields(seen(book(*rows))) == {"성명": "name"}


def test_of_two_columns_the_closer_wins_and_a_second_phone_is_kept() -> None:
    found = seen(
        book(
            ["성명", "전화번호", "휴대폰", "직종", "희망직종"],
            ["김민지", "063-123-4567", "010-1234-5678", "주부", "조리"],
        )
    )
    assert fields(found) == {
        "성명": "name",
        "전화번호": "phone2",
        "휴대폰": "phone",
        "희망직종": "desired_job",
    }


def test_columns_about_somebody_else_are_not_the_persons() -> None:
    rows: list[list[Cell]] = [
        ["성명", "휴대폰", "보호자명", "휴대폰", "비상연락처", "팩스번호"],
        *[["김민지", "010-1234-5678", "김부모", "010-9999-9999", "010-8888-8888", "063-123-4567"]]
        * 4,
    ]
    found = seen(book(*rows))
    assert [match.field for match in found.columns] == ["name", "phone", "", "", "", ""]


def test_a_group_above_says_what_its_columns_mean() -> None:
    merged: tuple[Area, ...] = ((1, 1, 1, 2), (1, 3, 1, 4), (1, 5, 1, 6))
    rows: list[list[Cell]] = [
        ["인적사항", None, "희망조건", None, "보호자", None],
        ["성명", "연락처", "지역", "업무", "성명", "연락처"],
        ["김민지", "010-1234-5678", "솔내면", "조리", "김부모", "010-9999-9999"],
        ["이철수", "010-1234-5679", "가람읍", "청소", "이부모", "010-9999-9998"],
    ]
    assert fields(seen(book(*rows, merged=merged))) == {
        "인적사항/성명": "name",
        "인적사항/연락처": "phone",
        "희망조건/지역": "desired_area",
        "희망조건/업무": "desired_job",
    }


def test_a_district_that_is_the_same_in_every_row_says_nothing_of_the_person() -> None:
    merged: tuple[Area, ...] = ((1, 2, 1, 3),)
    rows: list[list[Cell]] = [
        ["성명", "희망조건", None],
        [None, "직종", "지역"],
        *[[f"김민{c}", "조리", "한빛군"] for c in "지수아호준"],
    ]
    found = seen(book(*rows, merged=merged))
    assert [match.field for match in found.columns] == ["name", "desired_job", ""]
    assert "같은 지역" in found.columns[2].why


def test_content_alone_is_enough_where_there_is_no_header() -> None:
    people = [
        ["김민지", "1990-01-02", "여", "010-1234-5678", "한빛군 가람읍 물레리 9"],
        ["이철수", "1965-03-04", "남", "010-2345-6789", "한빛군 솔내면 윗말리 12"],
        ["박영희", "1978-05-06", "여", "063-345-6789", "한빛군 구름면 샘골리 3"],
        ["최순자", "1951-07-08", "여", "010-4567-8901", "한빛군 가람읍 큰들리 7"],
    ]
    found = seen(book(*people))
    assert [match.field for match in found.columns] == [
        "name",
        "birth_date",
        "gender",
        "phone",
        "address",
    ]
    assert all(match.why == "내용을 보고 앎" for match in found.columns)


def test_content_does_not_overrule_a_header_that_means_something_else() -> None:
    rows: list[list[Cell]] = [
        ["성명", "입국일", "추천인"],
        ["김민지", "1990-01-02", "정추천"],
        ["이철수", "1965-03-04", "강추천"],
        ["박영희", "1978-05-06", "윤추천"],
    ]
    assert fields(seen(book(*rows))) == {"성명": "name"}


def test_a_chosen_column_wins_over_what_is_recognised() -> None:
    rows: list[list[Cell]] = [
        ["성명", "연락처", "장애유형"],
        ["김민지", "010-1234-5678", "지체"],
    ]
    found = seen(book(*rows), chosen={"연락처": "", "장애유형": "note"})
    assert fields(found) == {"성명": "name", "장애유형": "note"}
    assert found.columns[2].labelled


def test_firms() -> None:
    found = seen(
        book(
            ["상호(법인명)", "사업자 등록번호", "대표자 성명", "담당자 전화번호", "시도", "주소"],
            ["한빛식품", "124-81-00998", "박대표", "063-123-4567", "전북", "가람읍 1"],
        ),
        EMPLOYERS,
    )
    assert [match.field for match in found.columns] == [
        "name",
        "business_number",
        "representative",
        "phone",
        "address",
        "address",
    ]


def test_vacancies_name_what_belongs_to_the_employer_apart() -> None:
    found = seen(
        book(
            ["업체명", "연락처", "모집분야", "채용인원", "급여", "근무지", "모집기간", "작목"],
            ["한빛농원", "063-123-4567", "선별", "3명", "일당 13만", "솔내면", "~10.31", "사과"],
        ),
        VACANCIES,
    )
    assert [match.field for match in found.columns] == [
        "employer",
        "employer.phone",
        "job",
        "openings",
        "wage",
        "workplace",
        "closes_on",
        "note",
    ]


def understood(workbook: Workbook, **choices: object) -> recognise.Understood:
    return recognise.understand(workbook, TODAY, **choices)  # type: ignore[arg-type]


def test_the_kind_is_told_with_its_reason() -> None:
    people = understood(book(["성명", "희망직종"], ["김민지", "조리"]))
    assert people.kind.id == "seekers"
    assert "희망직종" in people.why
    firms = understood(book(["업체 명단"], ["업체명", "연락처"], ["한빛식품", "063-123-4567"]))
    assert firms.kind.id == "employers"
    work = understood(book(["업체명", "모집직종", "모집인원"], ["한빛식품", "포장", "2명"]))
    assert work.kind.id == "vacancies"


def test_a_list_of_days_of_farm_work_is_never_taken_for_seekers() -> None:
    rows: list[list[Cell]] = [
        ["일자", "농가명", "작업내용", "근로자", "연락처", "일당", "교통비", "보험"],
        ["5월 1일", "고씨 농가", "전지", "김은서", "010-1234-5678", 120_000, 7_000, "가입"],
    ]
    found = understood(book(*rows))
    assert found.kind.id == "farm_days"
    assert fields(found.columns) == {
        "일자": "work_date",
        "농가명": "employer",
        "작업내용": "task",
        "근로자": "seeker",
        "연락처": "seeker.phone",
        "일당": "daily_wage",
        "교통비": "travel_support",
        "보험": "insured",
    }
    assert understood(book(*(row[:4] for row in rows))).kind.id == "farm_days"


def test_what_farms_ask_for_is_told_from_vacancies() -> None:
    asked = book(
        ["작목", "모집인원", "일당", "연락처", "작업시작일", "작업종료일", "제목"],
        ["사과", 6, 120_000, "063-123-4567", "2026-05-02", "2026-05-04", "사과 적과"],
    )
    assert understood(asked).kind.id == "farm_requests"
    sought = book(["업체명", "모집직종", "모집인원", "임금"], ["한빛식품", "포장", 2, "월 230만원"])
    assert understood(sought).kind.id == "vacancies"


def test_a_reception_list_is_told_from_a_list_of_seekers() -> None:
    rows: list[list[Cell]] = [
        ["성함", "H.P", "면접희망업체1", "면접희망업체2", "참석"],
        ["김민지", "010-1234-5678", "큰들", "솔내", "○"],
    ]
    found = understood(book(*rows))
    assert found.kind.id == "day_attendees"
    assert found.columns.fields == {"seeker", "seeker.phone", "wishes", "status"}


def test_a_list_of_trainees_is_told_from_a_list_of_seekers() -> None:
    rows: list[list[Cell]] = [
        ["성명", "생년월일", "연락처", "수료여부", "자격취득"],
        ["김민지", "1990-01-02", "010-1234-5678", "수료", "O"],
    ]
    found = understood(book(*rows))
    assert found.kind.id == "trainees"
    assert {"seeker", "seeker.birth_date", "completed", "qualifications"} <= found.columns.fields
    rows = [["성명", "연락처", "상태"], ["김민지", "010-1234-5678", "구직"]]
    assert understood(book(*rows)).kind.id == "seekers"


def test_a_later_kind_is_taken_as_seekers_when_that_is_asked() -> None:
    rows: list[list[Cell]] = [["성함", "H.P", "참석"], ["김민지", "010-1234-5678", "○"]]
    found = understood(book(*rows), kind="seekers")
    assert found.columns.fields == {"name", "phone"}


@pytest.mark.parametrize(
    "rows",
    [
        [["시도", "계", "2025"], ["충북", "998", "993"], ["전북", "12", "13"]],
        [["영화", "가람"], ["명량", 2], ["국제시장", 4]],
        [["신청서"], ["1. 센터명", None], ["3. 담당자", "성명"], ["4. 연락처", "전화번호"]],
    ],
)
def test_what_fits_nothing_is_refused_with_what_was_seen(rows: list[list[Cell]]) -> None:
    with pytest.raises(UserError, match="저장된 것은 없습니다"):
        understood(book(*rows))


def test_a_named_sheet_must_be_there() -> None:
    with pytest.raises(UserError, match="Sheet1"):
        understood(book(["성명"], ["김민지"]), sheet="없는 시트")


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(UserError, match="알 수 없습니다: shoe_size"):
        understood(book(["성명", "신발"], ["김민지", 240]), chosen={"신발": "shoe_size"})


def test_sheets_of_one_shape_are_one_and_the_rest_is_named() -> None:
    rows: list[list[Cell]] = [["성명", "연락처"], ["김민지", "010-1234-5678"]]
    sheets = (
        Sheet("1월", rows),
        Sheet("2월", [rows[0], ["이철수", "010-2345-6789"]]),
        Sheet("코드", [["코드"], ["A"]]),
    )
    found = understood(Workbook("명부.xlsx", Format.XLSX, "", sheets, (), "0"))
    assert [table.sheet for table in found.tables] == ["1월", "2월"]
    assert found.others == ("코드",)
    assert found.rows == 2


def test_a_hidden_sheet_is_left_alone_unless_named() -> None:
    rows: list[list[Cell]] = [["성명", "연락처"], ["김민지", "010-1234-5678"]]
    old: list[list[Cell]] = [["성명", "연락처"], ["옛사람", "010-2222-3333"]]
    sheets = (Sheet("명부", rows), Sheet("옛것", old, visible=False))
    workbook = Workbook("명부.xlsx", Format.XLSX, "", sheets, (), "0")
    assert [table.sheet for table in understood(workbook).tables] == ["명부"]
    assert [t.sheet for t in understood(workbook, sheet="옛것").tables] == ["옛것"]


def test_an_end_without_its_beginning_is_of_something_else() -> None:
    alone = book(["성명", "유효기간(종료일)"], ["김민지", "2027-01-02"])
    both = book(["성명", "구직신청일", "유효기간"], ["김민지", "2026-01-02", "2027-01-02"])
    assert fields(seen(alone)) == {"성명": "name"}
    assert fields(seen(both))["유효기간"] == "valid_until"
    chosen = seen(alone, chosen={"유효기간(종료일)": "valid_until"})
    assert fields(chosen)["유효기간(종료일)"] == "valid_until"


def test_the_likeliest_kind_is_named_where_there_is_one() -> None:
    farms = book(
        ["일자", "농가명", "작업내용", "근로자"], ["5월 1일", "고씨 농가", "전지", "김은서"]
    )
    found = recognise.likeliest(farms, TODAY)
    assert found is not None
    assert found.kind.id == "farm_days"
    assert recognise.likeliest(book(["가", "나", "다"], [1, 2, 3]), TODAY) is None
