"""What stands in a workbook comes out as it stands: values, errors, dates, what is hidden."""

from __future__ import annotations

import os
import re
import struct
import time as clock
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from sheet_files import biff, ods, patched, xlsx

from jobdesk.exchange import biff_scan, binary_book, child
from jobdesk.exchange.engine import Request
from jobdesk.exchange.reader import Format, NeedsPassword, Unreadable, WrongPassword, read


def test_values_keep_their_kind(tmp_path: Path) -> None:
    moment = datetime.fromisoformat("2026-03-05T09:30")
    path = xlsx(
        tmp_path / "값.xlsx",
        [
            ["이름", 1012345678, 3.5, True, date(2026, 3, 4), moment, time(12, 0), "  "],
            ["홍길동", 2.0, None, False, "2026.3.4", timedelta(hours=30), 1e20, "\u3000"],
        ],
    )
    book = read(path)
    assert (book.name, book.format, book.encoding) == ("값.xlsx", Format.XLSX, "")
    assert book.sheets[0].rows == [
        ["이름", 1012345678, 3.5, True, date(2026, 3, 4), moment, time(12, 0)],
        ["홍길동", 2, None, False, "2026.3.4", "30:00:00", 1e20],
    ]
    assert type(book.sheets[0].rows[1][1]) is int
    assert book.warnings == book.sheets[0].warnings == ()
    assert len(book.sha256) == 64


def test_text_is_nfc_and_lines_end_alike(tmp_path: Path) -> None:
    decomposed = "\u1112\u1169\u11bc"  # 홍 as a Mac writes it
    path = xlsx(tmp_path / "맥.xlsx", [[decomposed, "두\r\n줄"]])
    assert read(path).sheets[0].rows == [["홍", "두\n줄"]]


def test_row_numbers_and_columns_are_those_of_the_sheet(tmp_path: Path) -> None:
    def shape(book: Workbook) -> None:
        book.active["C5"] = "여기"  # type: ignore[index]
        book.active["F9"].number_format = "0.00"  # type: ignore[index]

    sheet = read(xlsx(tmp_path / "빈.xlsx", [], shape=shape)).sheets[0]
    assert sheet.width == 3
    assert [sheet.number(i) for i, row in enumerate(sheet.rows) if any(row)] == [5]
    assert sheet.rows[4] == [None, None, "여기"]


def test_what_the_engine_leaves_out_is_said(tmp_path: Path) -> None:
    def shape(book: Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        sheet["C2"].data_type = "e"
        sheet.merge_cells("A4:B5")
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        other = book.create_sheet("옛자료")
        other["A1"] = 1
        other.sheet_state = "hidden"

    rows = [["이름", "나이", "비고"], ["홍", "=A1", "#N/A"], ["숨김", 3, "x"], ["병합", None, None]]
    book = read(xlsx(tmp_path / "odd.xlsx", rows, shape=shape))
    first, second = book.sheets
    assert first.rows[1] == ["홍", None, "#N/A"]
    assert first.merged == ((4, 1, 5, 2),)
    assert first.hidden_rows == {3}
    said = " ".join(first.warnings)
    assert "오류 값이 든 칸이 1곳 있습니다(C2)" in said
    assert "계산된 값이 없는 수식이 1곳" in said
    assert "(B2)" in said
    assert "3행" in said
    assert "B열" in said
    assert (second.name, second.visible) == ("옛자료", False)
    assert "'옛자료'" in book.warnings[0]


@pytest.mark.parametrize("slow", [False, True], ids=["calamine", "openpyxl"])
def test_both_engines_read_the_same(tmp_path: Path, slow: bool) -> None:
    moment = datetime.fromisoformat("2026-03-04T09:00")
    path = xlsx(
        tmp_path / "둘.xlsx",
        [["홍", 7, 0.25, True, date(2026, 3, 4), moment, "#N/A"], [None, "끝"]],
        shape=lambda book: setattr(book.active["G1"], "data_type", "e"),  # type: ignore[index]
    )
    (sheet,) = binary_book.read(path.read_bytes(), Format.XLSX, path.name, slow=slow)
    assert sheet.rows == [
        ["홍", 7, 0.25, True, date(2026, 3, 4), moment, "#N/A"],
        [None, "끝", None, None, None, None, None],
    ]


@pytest.mark.parametrize(
    "code",
    [
        "yyyy-mm-dd",
        'yyyy"년" m"월" d"일"',
        "yyyy년 m월 d일",
        "[$-412]yyyy.mm.dd(aaa)",
        "mm/dd/yy;@",
    ],
)
def test_korean_date_formats_are_dates(tmp_path: Path, code: str) -> None:
    def shape(book: Workbook) -> None:
        book.active["A1"] = 46086  # type: ignore[index]
        book.active["A1"].number_format = code  # type: ignore[index]

    assert read(xlsx(tmp_path / "d.xlsx", [], shape=shape)).sheets[0].rows == [[date(2026, 3, 5)]]


@pytest.mark.parametrize("code", ['#,##0"일"', '0"명"', "000-0000-0000", "#,##0;[Red]-#,##0"])
def test_number_formats_with_korean_units_stay_numbers(tmp_path: Path, code: str) -> None:
    def shape(book: Workbook) -> None:
        book.active["A1"] = 46086  # type: ignore[index]
        book.active["A1"].number_format = code  # type: ignore[index]

    assert read(xlsx(tmp_path / "n.xlsx", [], shape=shape)).sheets[0].rows == [[46086]]


@pytest.mark.parametrize("number", [27, 31, 36, 50, 58])
@pytest.mark.parametrize("slow", [False, True], ids=["calamine", "openpyxl"])
def test_built_in_korean_dates_without_format_code(tmp_path: Path, number: int, slow: bool) -> None:
    path = xlsx(tmp_path / "k.xlsx", [[date(2026, 3, 5)]])
    patched(
        path,
        "xl/styles.xml",
        lambda data: data.replace(b'numFmtId="164"', b'numFmtId="%d"' % number).replace(
            b'numFmtId="14"', b'numFmtId="%d"' % number
        ),
    )
    (sheet,) = binary_book.read(path.read_bytes(), Format.XLSX, path.name, slow=slow)
    assert sheet.rows == [[date(2026, 3, 5)]]


def test_dates_of_the_1904_system(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = date(2026, 3, 5)  # type: ignore[index]
    book.save(tmp_path / "mac.xlsx")
    assert read(tmp_path / "mac.xlsx").sheets[0].rows == [[date(2026, 3, 5)]]


def test_a_stray_cell_does_not_take_the_program_down(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "먼칸.xlsx",
        [["이름"], ["홍"]],
        shape=lambda book: book.active.__setitem__("XFD1048576", "x"),  # type: ignore[union-attr]
    )
    began = clock.monotonic()
    sheet = read(path).sheets[0]
    assert sheet.rows == [["이름"], ["홍"]]
    assert "XFD1048576" in sheet.warnings[0]
    assert clock.monotonic() - began < 10


def test_a_far_cell_within_the_limits_is_read(tmp_path: Path) -> None:
    def shape(book: Workbook) -> None:
        book.active["A199999"] = "아래"  # type: ignore[index]
        book.active["KN2"] = "오른쪽"  # type: ignore[index]

    sheet = read(xlsx(tmp_path / "넓은.xlsx", [["이름"]], shape=shape)).sheets[0]
    assert (len(sheet.rows), sheet.width) == (199_999, 300)
    assert sheet.rows[1][299] == "오른쪽"
    assert sheet.rows[-1][0] == "아래"


def test_too_many_rows_are_refused_with_the_number(tmp_path: Path) -> None:
    def change(data: bytes) -> bytes:
        rows = b"".join(
            b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 202_000)
        )
        return data.replace(b"<sheetData/>", b"<sheetData>" + rows + b"</sheetData>").replace(
            b"<sheetData></sheetData>", b"<sheetData>" + rows + b"</sheetData>"
        )

    path = patched(xlsx(tmp_path / "많음.xlsx", []), "xl/worksheets/sheet1.xml", change)
    with pytest.raises(Unreadable, match="201,999행"):
        read(path)


def test_cells_without_references_count_from_the_left(tmp_path: Path) -> None:
    body = (
        b'<sheetData><row><c t="inlineStr"><is><t>a</t></is></c></row>'
        b'<row><c><v>1</v></c><c t="e"><v>#REF!</v></c></row></sheetData>'
    )
    path = patched(
        xlsx(tmp_path / "무주소.xlsx", []),
        "xl/worksheets/sheet1.xml",
        lambda data: data.replace(b"<sheetData></sheetData>", body).replace(b"<sheetData/>", body),
    )
    assert read(path).sheets[0].rows == [["a", None], [1, "#REF!"]]


def test_error_cells_of_xls_records() -> None:
    bof = (0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    globals_ = [bof, (0x85, b"\0\0\0\0\0\0\x01\0A"), (0x0A, b"")]
    start = len(biff(*globals_))
    globals_[1] = (0x85, struct.pack("<I", start) + b"\0\0\x01\0A")
    formula = struct.pack("<HHH", 4, 2, 0) + b"\x02\0\x07\0\0\0\xff\xff" + b"\0" * 8
    sheet = [
        bof,
        (0x7D, struct.pack("<HHHHH", 1, 1, 2048, 0, 1)),
        (0x208, struct.pack("<HHHHHHI", 6, 0, 3, 255, 0, 0, 0x20)),
        (0x205, struct.pack("<HHHBB", 1, 0, 0, 0x2A, 1)),
        (0x205, struct.pack("<HHHBB", 2, 0, 0, 1, 0)),  # TRUE, no error
        (0x006, formula),
        (0x0A, b""),
    ]
    (marks,) = biff_scan.of_records(biff(*globals_, *sheet))
    assert marks.errors == {(2, 1): "#N/A", (5, 3): "#DIV/0!"}
    assert marks.hidden_rows == {7}
    assert marks.hidden_columns == [(2, 2)]


def test_ods_booleans_errors_and_what_is_hidden(tmp_path: Path) -> None:
    table = (
        '<table:table table:name="표"><table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse"/>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell '
        'office:value-type="boolean" office:boolean-value="true"><text:p>참</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row table:visibility="filter"><table:table-cell '
        'table:number-columns-repeated="2"/><table:table-cell office:value-type="string" '
        'calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-spanned="2" '
        'office:value-type="string"><text:p>병합</text:p></table:table-cell></table:table-row>'
        "</table:table>"
    )
    book = read(ods(tmp_path / "o.ods", table))
    assert book.format is Format.ODS
    (sheet,) = book.sheets
    assert sheet.rows == [
        [True, None, None],
        [True, None, None],
        [None, None, "#N/A"],
        ["병합", None, None],
    ]
    assert sheet.hidden_rows == {3}
    assert sheet.merged == ((4, 1, 4, 2),)
    assert any("C열" in warning for warning in sheet.warnings)


def test_the_extension_is_not_believed(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["홍"]]).rename(tmp_path / "a.csv")
    assert (read(path).format, read(path).sheets[0].rows) == (Format.XLSX, [["홍"]])
    text = tmp_path / "b.xls"
    text.write_bytes("이름\t나이\n홍\t3\n".encode("cp949"))
    assert read(text).sheets[0].rows == [["이름", "나이"], ["홍", "3"]]


def test_passwords(tmp_path: Path) -> None:
    from msoffcrypto.format.ooxml import OOXMLFile

    plain = xlsx(tmp_path / "plain.xlsx", [["비밀", 1]])
    locked = tmp_path / "암호.xlsx"
    with plain.open("rb") as source, locked.open("wb") as target:
        OOXMLFile(source).encrypt("한글암호1", target)
    with pytest.raises(NeedsPassword, match="암호로 보호"):
        read(locked)
    with pytest.raises(WrongPassword, match="암호가 맞지 않아"):
        read(locked, password="틀림")
    assert read(locked, password="한글암호1").sheets[0].rows == [["비밀", 1]]
    from unicodedata import normalize

    assert read(locked, password=normalize("NFD", "한글암호1")).sheets[0].rows == [["비밀", 1]]


def test_a_hanging_file_is_given_up_in_time(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "느림.xlsx", [["홍"]])
    with pytest.raises(Unreadable, match="초 안에 읽지 못해"):
        read(path, timeout=0.001)


def test_a_script_without_a_main_guard_may_read(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    # multiprocessing would run the script a second time in the child.
    import subprocess
    import sys

    path = xlsx(tmp_path / "s.xlsx", [["홍"]])
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\nfrom jobdesk.exchange.reader import read\n"
        f"print('once', read(Path({str(path)!r})).sheets[0].rows)\n",
        encoding="utf-8",
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-X", "utf8", str(script)],
        cwd=root,
        env={"PYTHONPATH": root, "PATH": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout, done.returncode) == ("once [['홍']]\n", 0)


def test_the_child_may_send_only_plain_values() -> None:
    import io
    import os
    import pickle

    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("true",)

    with pytest.raises(pickle.UnpicklingError, match="system"):
        child._answer(io.BytesIO(pickle.dumps(("rows", Evil()))))


def test_memory_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    # The process is asked to hold far more than its limit; the sentence, not a crash, comes.
    import sys

    code = (
        "import sys; sys.path[:] = %r; from jobdesk.exchange import child, engine\n"
        "engine.run = lambda request, data: bytearray(4 << 30)\n"
        "child.serve()" % [str(Path(__file__).parents[2]), *sys.path]
    )
    monkeypatch.setattr(child, "_command", lambda: [sys.executable, "-I", "-c", code])
    with pytest.raises(child.Died) as death:
        child.read(Request("큰.xlsx", Format.XLSX), b"x", 30)
    assert death.value.heavy


def test_missing_folder_and_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unreadable, match="찾을 수 없습니다"):
        read(tmp_path / "없음.xlsx")
    with pytest.raises(Unreadable, match="폴더"):
        read(tmp_path)
    big = tmp_path / "큰.csv"
    with big.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    with pytest.raises(Unreadable, match="너무 큽니다"):
        read(big)


def test_ods_error_cells_that_stand_for_several(tmp_path: Path) -> None:
    error = (
        '<table:table-cell table:number-columns-repeated="2" office:value-type="string" '
        'calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
    )
    table = (
        '<table:table table:name="가"><table:table-row table:number-rows-repeated="2">'
        f"{error}</table:table-row></table:table>"
    )
    sheet = read(ods(tmp_path / "a.ods", table)).sheets[0]
    assert sheet.rows == [["#N/A", "#N/A"], ["#N/A", "#N/A"]]


def test_rows_out_of_order_hide_no_stray_cell(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["이름"]])
    patched(
        path,
        "xl/worksheets/sheet1.xml",
        lambda xml: re.sub(
            rb"<sheetData>.*</sheetData>",
            b'<sheetData><row r="999999"><c r="A999999"><v>1</v></c></row>'
            b'<row r="2"><c r="A2"><v>7</v></c></row></sheetData>',
            xml,
            flags=re.DOTALL,
        ),
    )
    sheet = read(path).sheets[0]
    assert "A999999" in " ".join(sheet.warnings)


def test_what_is_no_number_is_text(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["이름", 1]])
    patched(
        path,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<v>1</v>", b"<v>NaN</v>"),
    )
    assert read(path).sheets[0].rows == [["이름", "nan"]]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "명단.csv"
    os.mkfifo(path)
    with pytest.raises(Unreadable, match="보통 파일이 아니라"):
        read(path)
