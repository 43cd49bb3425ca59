"""Groups of a roster: what stands together, and sums that come to what they say."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from jobdesk.data import records
from jobdesk.domain.employers import Employer, Vacancy
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import LISTED, KindId
from jobdesk.domain.people import Seeker
from jobdesk.domain.rosters import MONTH, Grouping, Layout
from jobdesk.errors import UserError
from jobdesk.exchange.reader import WrongPassword, read
from jobdesk.exchange.tables import find_tables
from jobdesk.services import access, rosters
from jobdesk.services.desk import Desk
from jobdesk.services.roster_kinds import groupings
from jobdesk.services.roster_rows import grouped
from jobdesk.services.rosters import Wanted

V = KindId.VACANCIES
BY_MONTH = Layout(
    fields=("received_on", "employer", "job", "openings"), group=Grouping("received_on", MONTH)
)
JOBS = (
    ("조리원", date(2026, 9, 3), 2),
    ("미화원", date(2026, 10, 5), 30),
    ("경비원", None, 5),
    ("운전원", date(2026, 10, 9), 400),
)


@pytest.fixture
def firm(desk: Desk) -> Desk:
    """One firm with four vacancies, two of one month and one of no known day."""
    with desk.store.operation("준비"):
        firm = records.insert(desk.store, Employer(name="가람식품"))
        for job, day, openings in JOBS:
            one = Vacancy(employer_id=firm, job=job, openings=openings, received_on=day)
            records.insert(desk.store, one)
    return desk


def cells(path: Path, *, results: bool) -> list[list[Any]]:
    """The rows below the header."""
    sheet = openpyxl.load_workbook(path, data_only=results).active
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]


def recalculated(path: Path) -> list[list[Any]]:
    """The rows as LibreOffice calculates them anew."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice가 없습니다")
    out = path.parent / "again"
    subprocess.run(
        [
            office,
            f"-env:UserInstallation=file://{path.parent}/profile",
            "--headless",
            "--convert-to",
            "ods",
            "--outdir",
            str(out),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    book = read(out / f"{path.stem}.ods")
    return [list(row) for row in book.sheets[0].rows[3:]]


def test_groups_stand_together_with_their_sums(firm: Desk, tmp_path: Path) -> None:
    path = tmp_path / "구인.xlsx"
    assert rosters.save(firm, Wanted(V, BY_MONTH), path) == 4
    shown = cells(path, results=True)
    assert [row[1] if row[1] and "계" in str(row[1]) else row[3] for row in shown] == [
        "운전원", "미화원", "2026년 10월 소계", "조리원", "2026년 9월 소계", "경비원",
        "미기재 소계", "합계",
    ]  # fmt: skip
    sums = [(row[0], row[4]) for row in shown if row[3] is None]
    assert sums == [(2, 430), (1, 2), (1, 5), (4, 437)]
    formulas = [(row[0], row[4]) for row in cells(path, results=False) if row[3] is None]
    assert formulas[0] == ("=SUBTOTAL(3,A4:A5)", "=SUBTOTAL(9,E4:E5)")
    assert formulas[-1] == ("=SUBTOTAL(3,A4:A10)", "=SUBTOTAL(9,E4:E10)")


def test_another_program_comes_to_the_same_sums(firm: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rosters.save(firm, Wanted(V, BY_MONTH), path)
    book = openpyxl.load_workbook(path)
    book.active["E4"] = 1000  # what the results beside the formulas do not know
    book.save(path)
    sums = [(row[0], row[4]) for row in recalculated(path) if "계" in str(row[1])]
    assert sums == [(2, 1030), (1, 2), (1, 5), (4, 1037)]


def test_sums_are_no_records_when_the_roster_comes_back(firm: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    layout = Layout(group=BY_MONTH.group, approval=("담당", "팀장", "과장"))
    rosters.save(firm, Wanted(V, layout), path)
    found = find_tables(read(path).sheets[0])
    assert [len(table.rows) for table in found] == [4]


def test_a_total_without_groups(firm: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rosters.save(firm, Wanted(V, Layout(fields=("job", "openings"), totals=True)), path)
    sheet = openpyxl.load_workbook(path).active
    assert [cell.value for cell in sheet[8]] == ["=SUBTOTAL(3,A4:A7)", "합계", "=SUBTOTAL(9,C4:C7)"]
    assert sheet.auto_filter.ref == "A3:C7"


def test_what_cannot_be_grouped_by_is_refused(firm: Desk, tmp_path: Path) -> None:
    for grouping in (Grouping("job"), Grouping("received_on"), Grouping("health")):
        with pytest.raises(UserError, match="묶을 수 없습니다"):
            rosters.save(firm, Wanted(V, Layout(group=grouping)), tmp_path / "a.xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []


def test_title_and_approval_box(firm: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    layout = Layout(title="10월 구인 보고", approval=("담당", "팀장"))
    rosters.save(firm, Wanted(V, layout), path)
    sheet = openpyxl.load_workbook(path).active
    assert [cell.value for cell in sheet[1] if cell.value] == ["결재", "담당", "팀장"]
    assert sheet["A3"].value == "10월 구인 보고"
    assert sheet["A5"].value == "연번"
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("C6", "$5:$5")
    with pytest.raises(UserError, match="두 칸에서 다섯 칸"):
        rosters.save(firm, Wanted(V, Layout(approval=("담당",))), path)


def test_a_password_closes_the_workbook(firm: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rosters.save(firm, Wanted(V, BY_MONTH), path, password="솔내면 감나무 셋")
    with pytest.raises(WrongPassword):
        read(path, password="감나무")
    rows = read(path, password="솔내면 감나무 셋").sheets[0].rows
    assert rows[-1][:2] == [4, "합계"]
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["a.xlsx"]


@pytest.mark.parametrize(("password", "said"), [("1234", "4자입니다"), ("aaaaaaaa", "누구나")])
def test_a_poor_password_is_refused(firm: Desk, tmp_path: Path, password: str, said: str) -> None:
    with pytest.raises(UserError, match=said) as told:
        rosters.save(firm, Wanted(V), tmp_path / "a.xlsx", password=password)
    assert told.value.field == "password"
    with pytest.raises(UserError, match="PDF"):
        rosters.save(firm, Wanted(V), tmp_path / "a.pdf", password="솔내면 감나무 셋")
    assert [one for one in tmp_path.iterdir() if one.is_file()] == []


def words(pdf: bytes) -> list[str]:
    """The text of each page."""
    book = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in book]
    finally:
        book.close()


def test_the_same_roster_on_paper(firm: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    layout = Layout(title="구인 보고", group=BY_MONTH.group, approval=("담당", "팀장"))
    assert rosters.save(firm, Wanted(V, layout, purpose="군청 제출"), path) == 4
    page = words(path.read_bytes())[0]
    for said in (
        "구인 보고",
        "결",
        "담당",
        "2026년 10월 소계",
        "미기재 소계",
        "합계",
        "437",
        "군청 제출",
        "전체 1쪽",
    ):
        assert said in page
    entry = access.listing(firm)[0]
    assert (entry.action, entry.kind, entry.count) == ("내보내기", "vacancies", 4)


def test_paper_is_masked_and_lies_across_only_where_it_must(
    practice_desk: Desk, tmp_path: Path
) -> None:
    seekers = KindId.SEEKERS
    with practice_desk.store.operation("준비"):
        for number in range(60):
            person = Seeker(
                name=f"김가온{number}", phone=f"010-2000-{number:04}", note="오전만 " * 9
            )
            records.insert(practice_desk.store, person)
    wide = rosters.pdf(practice_desk, Wanted(seekers))
    small = rosters.pdf(practice_desk, Wanted(seekers, Layout(fields=("name", "phone"))))
    shapes = []
    for pdf in (wide, small):
        book = pypdfium2.PdfDocument(io.BytesIO(pdf))
        shapes.append(book[0].get_width() > book[0].get_height())
        book.close()
    assert shapes == [True, False]
    pages = words(wide)
    assert len(pages) > 1
    for page in pages:
        assert "연락처" in page
        assert f"전체 {len(pages)}쪽" in page
        assert "-****-" in page
    assert "내보내기" not in [entry.action for entry in access.listing(practice_desk)]
    rosters.out(practice_desk, Wanted(seekers, purpose="회의"), access.Action.PRINT)
    assert access.listing(practice_desk, 1)[0].purpose == "회의 · 가림"


def test_an_empty_roster_on_paper(desk: Desk) -> None:
    assert "해당 자료가 없습니다." in words(rosters.pdf(desk, Wanted(V, BY_MONTH)))[0]


def test_every_roster_has_its_paper_and_its_groups(desk: Desk) -> None:
    with_groups = 0
    for kind in LISTED:
        assert rosters.TITLES[kind] in words(rosters.pdf(desk, Wanted(kind)))[0]
        for _, grouping in groupings(kind):
            layout = Layout(group=grouping, totals=True)
            assert rosters.count(desk, Wanted(kind, layout)) == 0
            grouped(desk, kind, Filter(), None, grouping)
            with_groups += 1
    assert with_groups > 100


def test_nobody_groups_by_marks_of_the_program() -> None:
    said = {word for kind in LISTED for word, _ in groupings(kind)}
    assert {"읍면", "담당", "상태"} <= said
    assert not {"합친 기록", "출생연도 추정"} & said
