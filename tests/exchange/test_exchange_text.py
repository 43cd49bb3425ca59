"""CSV and its relatives, web pages and the text formats that call themselves .xls."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from jobdesk.exchange import text_table
from jobdesk.exchange.reader import Format, Unreadable, read

TABLE = "이름,전화\n홍길동,010-1234-5678\n김민지,010-2222-3333\n"
ROWS = [["이름", "전화"], ["홍길동", "010-1234-5678"], ["김민지", "010-2222-3333"]]


def made(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("encoding", "mark", "told"),
    [
        ("cp949", b"", "cp949"),
        ("utf-8", b"", "utf-8"),
        ("utf-8-sig", b"", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("utf-32-le", b"\xff\xfe\0\0", "utf-32-le"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, mark: bytes, told: str) -> None:
    book = read(made(tmp_path, "구직자.csv", mark + TABLE.encode(encoding)))
    assert (book.format, book.encoding) == (Format.TEXT, told)
    assert book.sheets[0].rows == ROWS
    assert book.sheets[0].name == "구직자"


@pytest.mark.parametrize("sign", [",", "\t", ";", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_delimiters_and_line_ends(tmp_path: Path, sign: str, end: str) -> None:
    text = TABLE.replace(",", sign).replace("\n", end)
    assert read(made(tmp_path, "a.txt", text.encode("cp949"))).sheets[0].rows == ROWS


def test_quoted_cells_hold_lines_delimiters_and_quotes(tmp_path: Path) -> None:
    data = '이름,비고\n홍,"첫 줄\r\n둘째, ""줄"""\n\n김,x\n'.encode()
    rows = read(made(tmp_path, "q.csv", data)).sheets[0].rows
    assert rows == [["이름", "비고"], ["홍", '첫 줄\n둘째, "줄"'], [None, None], ["김", "x"]]


def test_leading_zeros_and_long_numbers_stay_text(tmp_path: Path) -> None:
    data = "번호,사업자\n007,0101234567890123456\n".encode()
    assert read(made(tmp_path, "z.csv", data)).sheets[0].rows[1] == ["007", "0101234567890123456"]


def test_commas_in_wages_do_not_hide_the_tab(tmp_path: Path) -> None:
    data = "이름\t임금\n홍\t2,100,000\n김\t1,900,000\n".encode("cp949")
    assert read(made(tmp_path, "w.xls", data)).sheets[0].rows[2] == ["김", "1,900,000"]


def test_excels_own_hint_is_no_row(tmp_path: Path) -> None:
    data = b"sep=;\r\na;b,c\r\n"
    assert read(made(tmp_path, "s.csv", data)).sheets[0].rows == [["a", "b,c"]]


def test_an_open_quote_swallows_nothing(tmp_path: Path) -> None:
    lines = ["이름,비고"] + [f"사람{n},x" for n in range(60)]
    lines[3] = '사람2,"키 170'
    sheet = read(made(tmp_path, "o.csv", "\n".join(lines).encode())).sheets[0]
    assert len(sheet.rows) == 61
    assert sheet.rows[3] == ["사람2", "키 170"]
    assert "따옴표" in sheet.warnings[0]


def test_broken_bytes_are_counted_not_fatal(tmp_path: Path) -> None:
    # An export that cuts a column by bytes leaves half a syllable.
    data = TABLE.encode("cp949") * 50 + "홍".encode("cp949")[:1] + b",x\n"
    book = read(made(tmp_path, "b.csv", data))
    assert book.encoding == "cp949"
    assert "1개가 깨져" in book.sheets[0].warnings[0]


def test_one_column(tmp_path: Path) -> None:
    data = "이름\n홍\n".encode("cp949")
    assert read(made(tmp_path, "1.csv", data)).sheets[0].rows == [["이름"], ["홍"]]


def test_too_many_records(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="200,001행"):
        read(made(tmp_path, "m.csv", b"a,b\n" * 200_001))


def test_columns_beyond_the_limit_are_told(tmp_path: Path) -> None:
    sheet = read(made(tmp_path, "w.csv", (",".join("x" * 302) + "\n").encode())).sheets[0]
    assert sheet.width == 300
    assert "KO1, KP1" in sheet.warnings[0]


def test_noise_is_no_text() -> None:
    assert text_table.decode(bytes(range(256)) * 20) is None


PAGE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=euc-kr">
<style>td {{mso-number-format:"\\@"}}</style></head><body><h3>구직자 현황</h3>
<table border=1><caption>2026년</caption>
<thead><tr><th rowspan=2>이름<th colspan=2>연락</tr><tr><th>전화<th>주소</tr></thead>
<tr><td>홍<br>길동</td><td style='mso-number-format:"\\@"'>01012345678</td>
<td>한빛군&nbsp;가람읍</td></tr>
<tr style="display: none"><td>김</td><td></td><td>&lt;x&gt;</td></tr></table></body></html>"""


def test_a_page_that_calls_itself_xls(tmp_path: Path) -> None:
    book = read(made(tmp_path, "현황.xls", PAGE.format().encode("euc-kr")))
    assert (book.format, book.encoding) == (Format.HTML, "cp949")
    (sheet,) = book.sheets
    assert sheet.rows == [
        ["구직자 현황", None, None],
        ["2026년", None, None],
        ["이름", "연락", None],
        [None, "전화", "주소"],
        ["홍\n길동", "01012345678", "한빛군\u00a0가람읍"],
        ["김", None, "<x>"],
    ]
    assert sheet.merged == ((3, 1, 4, 1), (3, 2, 3, 3))
    assert sheet.hidden_rows == {6}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-8-sig", "cp949"])
def test_a_page_in_another_encoding_than_it_says(tmp_path: Path, encoding: str) -> None:
    rows = read(made(tmp_path, "p.xls", PAGE.format().encode(encoding))).sheets[0].rows
    assert rows[4][0] == "홍\n길동"


def test_tables_inside_a_table_for_layout(tmp_path: Path) -> None:
    page = (
        "<table><tr><td>제목</td></tr><tr><td><table><tr><td>이름</td><td>나이</td></tr>"
        "<tr><td>홍</td><td>3</td></tr></table></td></tr></table>"
    )
    rows = read(made(tmp_path, "l.xls", page.encode())).sheets[0].rows
    assert [row for row in rows if any(row)] == [["제목", None], ["이름", "나이"], ["홍", "3"]]


def test_a_page_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="표가 없습니다"):
        read(made(tmp_path, "login.xls", b"<html><body><p>login</p></body></html>"))


XML = """<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<Worksheet ss:Name="명단"><Table>
<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">제목</Data></Cell>
<Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
<Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="Number">12</Data></Cell>
<Cell><Data ss:Type="DateTime">2026-03-05T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="DateTime">1899-12-31T09:30:00.000</Data></Cell>
<Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell ss:Formula="=R1C1"/></Row>
</Table></Worksheet><Worksheet ss:Name="숨은"><Table/>
<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible>
</WorksheetOptions></Worksheet></Workbook>"""


def test_spreadsheet_xml(tmp_path: Path) -> None:
    book = read(made(tmp_path, "x.xls", XML.encode()))
    assert book.format is Format.XML
    first, second = book.sheets
    assert first.rows == [
        ["제목", None, True, None, None],
        [None] * 5,
        [None, 12, date(2026, 3, 5), time(9, 30), "#N/A"],
    ]
    assert first.merged == ((1, 1, 1, 2),)
    assert first.hidden_rows == {3}
    assert "F3" in " ".join(first.warnings)
    assert (second.name, second.visible) == ("숨은", False)


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = XML.replace(
        "<Workbook ",
        '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><Workbook ',
        1,
    )
    with pytest.raises(Unreadable, match="개체 선언"):
        read(made(tmp_path, "x.xls", bomb.encode()))


def test_sylk(tmp_path: Path) -> None:
    lines = [
        "ID;PWXL;N;E",
        "P;PGeneral",
        "P;Pyyyy\\-mm\\-dd",
        'C;Y1;X1;K"이름; 성명"'.replace("; ", ";; "),
        'C;X2;K"날짜"',
        "F;P1;FG0G;Y2;X2",
        "C;K46086",
        "C;X1;K3.0",
        "C;X3;KTRUE",
        "C;X4;K#N/A",
        "E",
    ]
    book = read(made(tmp_path, "s.slk", "\r\n".join(lines).encode("cp949")))
    assert (book.format, book.encoding) == (Format.SYLK, "cp949")
    assert book.sheets[0].rows == [
        ["이름; 성명", "날짜", None, None],
        [3, date(2026, 3, 5), True, "#N/A"],
    ]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_mark_and_with_hardly_a_sign_between(tmp_path: Path, encoding: str) -> None:
    row = ["김민지", "가람읍햇살마을길열두번지", "농산물선별원"]
    text = "\n".join("\t".join(row) for _ in range(30))
    book = read(made(tmp_path, "명단.txt", text.encode(encoding)))
    assert book.encoding == encoding
    assert book.sheets[0].rows == [row] * 30


def test_zeros_that_fill_a_block_are_no_utf_16(tmp_path: Path) -> None:
    data = TABLE.encode("cp949")
    assert read(made(tmp_path, "a.csv", data.ljust(2 * len(data), b"\0"))).sheets[0].rows == ROWS


def test_quotes_of_two_cells_are_no_pair(tmp_path: Path) -> None:
    text = '이름,비고\n홍길동,"키 180\n김민지,없음\n박하늘,"왼손잡이\n'
    sheet = read(made(tmp_path, "a.csv", text.encode())).sheets[0]
    assert sheet.rows == [
        ["이름", "비고"],
        ["홍길동", "키 180"],
        ["김민지", "없음"],
        ["박하늘", "왼손잡이"],
    ]
    assert "따옴표" in sheet.warnings[0]


def test_rows_beyond_the_limit_are_counted_not_held() -> None:
    records, total, _ = text_table.rows("a,b\n" * 1000, 10)
    assert (len(records), total) == (10, 1000)


def test_a_csv_whose_columns_are_id_and_phone_is_no_sylk(tmp_path: Path) -> None:
    path = made(tmp_path, "a.csv", b"ID;Phone;Name\n1;010-1234-5678;Kim\nE;;\n")
    book = read(path)
    assert book.format == Format.TEXT
    assert book.sheets[0].rows[0] == ["ID", "Phone", "Name"]


def test_words_in_a_number_cell_of_spreadsheet_xml(tmp_path: Path) -> None:
    cells = "".join(
        f'<Cell><Data ss:Type="Number">{content}</Data></Cell>' for content in ("", "31", "약 40")
    )
    text = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="가">'
        f"<Table><Row>{cells}</Row></Table></Worksheet></Workbook>"
    )
    assert read(made(tmp_path, "a.xls", text.encode())).sheets[0].rows == [[None, 31, "약 40"]]


def test_a_page_of_endless_spans_is_cut_at_the_limit(tmp_path: Path) -> None:
    row = '<tr><td colspan="9999" rowspan="9999">가</td><td>나</td></tr>'
    sheet = read(made(tmp_path, "a.xls", f"<table>{row * 2000}</table>".encode())).sheets[0]
    assert sheet.rows == [["가"]]
    assert "읽지 않았습니다" in sheet.warnings[0]
