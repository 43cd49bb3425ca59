"""Real and tricky sheets that lie beside the repository: each is read or refused in words."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from shared import shared

from jobdesk.exchange.reader import Format, NeedsPassword, Unreadable, Workbook, read

ROOT = str(Path(__file__).resolve().parents[2])
SECONDS = 10
KIB_MORE = 300 * 1024  # what the program itself may grow by; the child has its own limit

PASSWORDS = {
    "t098_encrypted_agile_AES256_SHA512_CBC_pwd_password.xlsx": "password",
    "t100_encrypted_password.xls": "password",
}
REFUSED = {
    "t058_corrupt_CorruptedXmlFile.xml": "손상",
    "t066_biff_testEXCEL_4.xls": "오래된 엑셀",
    "t090_hostile_Test_git_issue_382_oom.xls": "메모리",
    "t092_hostile_poc-xmlbomb.xlsx": "개체 선언",
    "t096_encrypted_pass_protected.xlsx": "암호로 보호",
    "t098_encrypted_agile_AES256_SHA512_CBC_pwd_password.xlsx": "암호로 보호",
    "t100_encrypted_password.xls": "암호로 보호",
    "t108_corrupt_lock_LoadPivotTables.xlsx": "임시 파일",
    "t110_corrupt_cf-POIHSSFFuzzer-4819588401201152.xls": "손상",
}
"""Files of the manifest that are refused, and a word of the sentence."""


def tricky(name: str, password: str | None = None) -> Workbook:
    """One file of the tricky folder, read."""
    return read(shared("samples/tricky") / name, password=password)


def manifest() -> list[dict[str, str]]:
    """The rows of the manifest."""
    with (shared("samples/tricky") / "manifest.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def test_every_tricky_file_is_read_or_refused_in_time() -> None:
    resource = pytest.importorskip("resource")
    folder = shared("samples/tricky")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    refused = {}
    for row in manifest():
        began = time.monotonic()
        try:
            book = read(folder / row["file"])
        except Unreadable as refusal:
            refused[row["file"]] = refusal.message
        else:
            assert book.sheets, row["file"]
            for sheet in book.sheets:
                assert {len(cells) for cells in sheet.rows} <= {sheet.width}, row["file"]
        assert time.monotonic() - began < SECONDS, row["file"]
    assert refused.keys() == REFUSED.keys()
    for name, word in REFUSED.items():
        assert word in refused[name]
        assert refused[name].endswith("세요.")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < KIB_MORE


_READ_ALL = """
import resource, sys
from pathlib import Path
from jobdesk.exchange.reader import Unreadable, read
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        read(path)
    except Unreadable:
        pass
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_no_child_that_reads_a_tricky_file_takes_more_than_a_gibibyte() -> None:
    # In a program of its own: Linux counts a child at least as large as who started it, and
    # the program of the tests has thousands of windows behind it.
    pytest.importorskip("resource")
    asked = [sys.executable, "-c", _READ_ALL, str(shared("samples/tricky"))]
    done = subprocess.run(
        asked, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": ROOT}
    )
    kib = int(done.stdout)
    assert 20 * 1024 < kib < 1024 * 1024


def test_sheets_have_the_size_the_manifest_tells() -> None:
    checked = 0
    for row in manifest():
        told = re.findall(r"([^;|]+?):(\d+)x(\d+) first=", row["content_as_read_by_calamine_0.9.1"])
        if not told or row["file"] in REFUSED:
            continue
        sheets = {sheet.name: sheet for sheet in tricky(row["file"]).sheets}
        for name, rows, columns in told:
            sheet = sheets.get(name.strip().removeprefix("; "))
            if sheet is None or int(rows) == 0:  # chart sheets are no sheets here
                continue
            # Blank rows and columns at the end are cut, hence "at most".
            assert len(sheet.rows) <= int(rows), (row["file"], name)
            assert sheet.width <= int(columns), (row["file"], name)
            assert len(sheet.rows) >= int(rows) - 2, (row["file"], name)
            checked += 1
    assert checked > 30


def test_dates() -> None:
    assert [row[0] for row in tricky("t002_date_date_1904.xls").sheets[0].rows] == [
        date(2021, 1, 1),
        date(2021, 1, 2),
        "255:10:10",
    ]
    assert tricky("t006_date_date_quoted_format.xlsx").sheets[0].rows == [[date(2021, 1, 1)]] * 4
    for dated, told in tricky("t008_date_datetime-rounding.xlsx").sheets[0].rows[1:]:
        assert f"{dated:%Y-%m-%d %H:%M:%S}" == told


def test_layout_is_kept() -> None:
    arts = tricky("t018_header_deaths.xlsx").sheets[0]
    assert arts.rows[4][:3] == ["Name", "Profession", "Age"]  # the table is A5:F15
    assert arts.merged == ((4, 2, 4, 5),)
    assert tricky("t014_merged_merge_cells.xls").sheets[0].merged == (
        (1, 1, 1, 2),
        (2, 1, 4, 1),
        (2, 2, 4, 4),
    )
    assert tricky("t020_header_missing-first-column.xlsx").sheets[0].rows[0] == [None, 1]


def test_no_error_cell_is_blank() -> None:
    sheet = tricky("t032_values_errors.xlsx").sheets[0]
    assert [row[0] for row in sheet.rows] == [
        "#DIV/0!",
        "#NAME?",
        "#VALUE!",
        "#NULL!",
        "#REF!",
        "#NUM!",
        "#N/A",
    ]
    xlsb = tricky("t070_xlsb_testVarious.xlsb").sheets[0]
    assert str(xlsb.rows[13][1]).startswith("#")
    assert "B14" in xlsb.warnings[0]


def test_values() -> None:
    assert tricky("t022_header_names-need-repair-xlsx.xlsx").sheets[0].rows[:2] == [
        ["a b", "a b", None, "c%&$"],
        [1, "a", "one", 1.1],
    ]
    booleans = tricky("t036_values_Booleans.xlsx").sheets[0].rows
    assert [row[0] for row in booleans] == [True, True, None, False, False]
    assert tricky("t038_values_leading0.N0.ods").sheets[0].rows[0] == [1234.56]
    assert tricky("t042_values_encoded_entities.xlsx").sheets[0].rows == [["&"]]
    assert tricky("t044_values_InlineStrings.xlsx").sheets[0].rows[1][2] == "1st Inline String"
    assert tricky("t040_values_whitespace_trim.xlsx").sheets[1].rows[0][1] == (
        "  preserved value  "
    )


def test_hidden_sheets_are_told() -> None:
    sheets = tricky("t028_sheets_any_sheets.xlsx").sheets
    assert [(sheet.name, sheet.visible) for sheet in sheets] == [
        ("Visible", True),
        ("Hidden", False),
        ("VeryHidden", False),
    ]


@pytest.mark.parametrize(
    ("name", "form", "first"),
    [
        ("t056_variant_SampleSS.xml", Format.XML, "Test spreadsheet"),
        ("t060_variant_SylkTest.slk", Format.SYLK, "Test String 1"),
        ("t062_variant_charset.UTF-16.lebom.html", Format.HTML, "À1"),
        ("t050_variant_sample.strict.xlsx", Format.XLSX, "Lorem"),
        ("t064_biff_biff5-label-records.xls", Format.XLS, "Table for Time Range: 21/01/2017"),
        ("t078_csv_premiere.utf16lebom.csv", Format.TEXT, "première"),
        ("t080_csv_linend.mac.csv", Format.TEXT, "A"),
        ("t082_csv_semicolon_separated.csv", Format.TEXT, "This"),
    ],
)
def test_variants(name: str, form: Format, first: str) -> None:
    book = tricky(name)
    assert (book.format, book.sheets[0].rows[0][0]) == (form, first)


def test_tricky_sizes() -> None:
    sheet = tricky("t086_size_65536-rows-xls.xls").sheets[0]
    assert (len(sheet.rows), sheet.rows[-1]) == (65_536, ["WORLD"])
    shared_strings = tricky("t088_hostile_poc-shared-strings.xlsx").sheets[0]
    assert (len(shared_strings.rows), shared_strings.width) == (3999, 3)


@pytest.mark.parametrize("name", PASSWORDS)
def test_passwords_open(name: str) -> None:
    with pytest.raises(NeedsPassword):
        tricky(name, "wrong")
    book = tricky(name, PASSWORDS[name])
    assert any(any(row) for sheet in book.sheets for row in sheet.rows)


def test_every_office_sheet_is_read() -> None:
    index = (shared("samples") / "INDEX.md").read_text(encoding="utf-8")
    # "k01_….csv | 44,588×9": rows without the header line, columns.
    told = re.findall(r"\| (k\S+\.csv) \| ([\d,]+)×(\d+) \|", index)
    assert len(told) > 8
    for name, rows, columns in told:
        (sheet,) = read(shared("samples/sheets") / name).sheets
        assert len(sheet.rows) == int(rows.replace(",", "")) + 1, name
        assert sheet.width in (int(columns), int(columns) - 1), name  # a blank last column
    for path in sorted(shared("samples/sheets").iterdir()):
        assert read(path).sheets[0].rows, path.name


def test_the_page_that_calls_itself_xls() -> None:
    book = read(shared("samples/sheets") / "k43_HTML위장_유관기관목록_euckr.xls")
    assert (book.format, book.encoding) == (Format.HTML, "cp949")
    rows = book.sheets[0].rows
    assert rows[1][:2] == ["번호", "기관명"]
    assert len(rows) == 4


def test_rosters_open_with_their_password() -> None:
    folder = shared("samples/rosters")
    for path in sorted(folder.iterdir()):
        if path.suffix == ".json":
            continue
        password = "9999" if "암호9999" in path.name else None
        assert read(path, password=password).sheets[0].rows, path.name


def test_a_large_text_table_is_read_whole() -> None:
    book = read(shared("samples/sheets") / "k01_장애인구직자현황_2025_cp949.csv")
    assert (len(book.sheets[0].rows), book.encoding) == (44_589, "cp949")
