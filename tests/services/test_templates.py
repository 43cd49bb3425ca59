"""An empty sheet of each kind, filled in, comes in whole: nothing asked, refused or lost."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from jobdesk.cli import main
from jobdesk.commands.arguments import TEMPLATES
from jobdesk.domain.indicators_ready import READY
from jobdesk.domain.kinds import FieldType, KindId
from jobdesk.errors import UserError
from jobdesk.exchange.leftovers import Why
from jobdesk.exchange.template_book import EXAMPLE, GUIDE
from jobdesk.exchange.template_rules import Entry
from jobdesk.services import history, imports, lists, templates
from jobdesk.services.desk import Desk
from jobdesk.services.importing.links import field_of
from jobdesk.services.imports import Decision
from jobdesk.services.template_kinds import ASKED, TITLES
from tests.services.import_kit import stored

SECOND: dict[str, object] = {
    "name": "한가온",
    "seeker": "도라온",
    "seeker.phone": "010-2222-3333",
    "phone": "010-4444-5555",
    "employer.phone": "063-444-5555",
    "business_number": "",
    "job": "선별원",
    "vacancy": "선별원",
    "place": "솔내 체육관",
    "trip": "솔내 체육관",
    "title": "가을걷이 안내",
    "survey": "가을걷이 안내",
    "matching_day": "가을걷이 안내",
    "attendee": "도라온",
    "trainee": "도라온",
    "month": date(2026, 4, 1),
    "indicator": "알선",
    "batch": "가을걷이 안내",
    "left_on": "",
    "leave_reason": "",
}
"""What the second row says where the example's own answer would make both one."""


OF_A_COHORT = (
    KindId.COURSES,
    KindId.COURSE_SUBJECTS,
    KindId.COHORTS,
    KindId.COHORT_SESSIONS,
    KindId.TRAINEES,
)
OF_A_DAY = (KindId.MATCHING_DAYS, KindId.DAY_EMPLOYERS, KindId.DAY_ATTENDEES)
OF_A_FARM = (KindId.FARM_DAYS, KindId.SUPPORT_BATCHES)
HUNG_ON = (KindId.TRIPS, KindId.SURVEYS, *OF_A_DAY, *OF_A_COHORT, *OF_A_FARM)
"""Kinds whose records the sheets of later ones name."""


def filled(path: Path, kind: KindId, *rows: dict[str, object]) -> Path:
    """The empty sheet of a kind at ``path`` with these rows below the example."""
    templates.save(kind, path)
    book = load_workbook(path)
    sheet: Any = book.worksheets[0]
    first = templates.template(kind).first_row
    for number, row in enumerate(rows, first):
        for column, asked in enumerate(ASKED[kind], 2):
            sheet.cell(number, column).value = row.get(asked.field) or None
    book.save(path)
    return path


def answers(kind: KindId) -> list[dict[str, object]]:
    """Two rows: the example's answers, and those of somebody else a day later."""
    first = {asked.field: asked.example for asked in ASKED[kind]}
    second: dict[str, object] = {}
    for field, value in first.items():
        if isinstance(value, date):
            value = value + timedelta(days=1)
        elif field == "number" and isinstance(value, str):
            value = f"{value}0"  # of a 수료증 or a 자격: no two have the same
        second[field] = SECOND.get(field, value)
    return [first, second]


def rules_of(path: Path) -> list[Any]:
    return list(load_workbook(path).worksheets[0].data_validations.dataValidation)


def test_every_kind_that_comes_in_has_a_sheet() -> None:
    assert set(ASKED) == set(TITLES) == set(imports.kinds()) == set(templates.kinds())


def test_each_sheet_filled_comes_in_whole(desk: Desk, tmp_path: Path) -> None:
    kept: list[int] = []
    of_cohort: list[int] = []
    of_farm: list[int] = []
    for kind in imports.kinds():  # those that others hang on first
        path = filled(tmp_path / f"{kind.value}.xlsx", kind, *answers(kind))
        plan = imports.plan(desk, path)
        why = (kind, [(row.decision, row.reason) for row in plan.rows])
        assert plan.kind is kind
        taken = [match.field for match in plan.columns if match.field]
        assert taken == [asked.field for asked in ASKED[kind]], kind
        assert [row.decision for row in plan.rows] == [Decision.NEW] * 2, why
        left = [out for table in plan.sheets for out in table.left_out]
        assert [out.why for out in left] == [Why.EXAMPLE], kind
        result = imports.apply(desk, plan)
        assert (result.new, result.question, len(plan.rejected)) == (2, 0, 0), why
        own = [asked.field for asked in ASKED[kind] if asked.field in taken]
        own = [f for f in own if "." not in f and field_of(kind, f).type is FieldType.DATE]
        before = [[row[field] for field in own] for row in answers(kind)]
        known = {tuple(values) for values in stored(desk, kind, *own)} if own else set()
        assert {tuple(v or None for v in row) for row in before} <= known or not own, kind
        if kind not in HUNG_ON:
            history.undo(desk, result.change.operation)
        elif kind in OF_A_DAY:
            kept.append(result.change.operation)
        elif kind in OF_A_COHORT:
            of_cohort.append(result.change.operation)
        elif kind in OF_A_FARM:
            of_farm.append(result.change.operation)
        if kind is KindId.SUPPORT_PAYMENTS:
            for operation in reversed(of_farm):
                history.undo(desk, operation)
        if kind is KindId.DAY_INTERVIEWS:
            for operation in reversed(kept):
                history.undo(desk, operation)
        if kind is KindId.CERTIFICATE_ISSUES:
            for operation in reversed(of_cohort):
                history.undo(desk, operation)


def test_an_empty_sheet_says_that_it_holds_nothing(desk: Desk, tmp_path: Path) -> None:
    for kind in (KindId.SEEKERS, KindId.NOTES):
        path = filled(tmp_path / f"{kind.value}.xlsx", kind)
        try:
            plan = imports.plan(desk, path)
        except UserError:
            continue
        assert plan.rows == ()
        assert lists.count(desk, kind) == 0


@pytest.mark.parametrize("kind", list(ASKED))
def test_a_sheet_asks_for_nothing_that_a_partner_may_not_collect(kind: KindId) -> None:
    sheet = templates.template(kind)
    words = " ".join(column.label for column in sheet.columns)
    assert not re.search(r"주민|장애|건강|계좌|취약계층|혼인|재산|종교", words)
    fields = [field_of(kind, asked.field) for asked in ASKED[kind]]
    assert not [field.id for field in fields if field.sensitive]
    personal = any(field.personal for field in fields)
    assert ("주민등록번호" in " ".join(sheet.leads)) == personal
    assert all(column.hint and "\n" not in column.hint for column in sheet.columns)
    own = [asked for asked in ASKED[kind] if "." not in asked.field]
    assert {a.field for a in own if field_of(kind, a.field).required} <= {
        a.field for a in own if a.required
    }


def test_examples_are_answers_that_the_sheet_takes() -> None:
    for kind in ASKED:
        for column in templates.template(kind).columns:
            if column.choices:
                assert column.example in column.choices, (kind, column.label)
            assert isinstance(column.example, date) == (column.entry is Entry.DATE)
            assert isinstance(column.example, int) == (column.entry is Entry.NUMBER)


def test_a_sheet_is_made_by_a_word_without_a_centre(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("JOBDESK_CENTRE", raising=False)
    path = tmp_path / "보낼 양식.xlsx"
    assert main(["template", "vacancies", str(path)]) == 0
    assert f"구인 신청 명단 양식을 만들었습니다: {path}" in capsys.readouterr().out
    assert load_workbook(path).sheetnames == ["구인", GUIDE]
    assert set(TEMPLATES) == {kind.value for kind in templates.kinds()}
    assert main(["template", "vacancies", str(tmp_path / "none" / "양식.xlsx")]) == 1
    assert "저장할 폴더" in capsys.readouterr().err


def test_cells_are_made_for_what_goes_into_them(tmp_path: Path) -> None:
    path = tmp_path / "구직자.xlsx"
    templates.save(KindId.SEEKERS, path, places=("가람읍", "솔내면"))
    book = load_workbook(path)
    sheet: Any = book.worksheets[0]
    made = templates.template(KindId.SEEKERS, ("가람읍", "솔내면"))
    head, first = made.header_row, made.first_row
    columns = {cell.value: cell.column_letter for cell in sheet[head]}
    assert sheet["A1"].value == "구직자 명단"
    assert columns["연번"] == "A"
    assert sheet.cell(head + 1, 1).value == EXAMPLE
    assert {"이름 *", "생년월일", "연락처"} <= set(columns)
    assert sheet[f"{columns['연락처']}{first}"].number_format == "@"
    assert sheet.column_dimensions[columns["연락처"]].number_format == "@"
    assert sheet[f"{columns['생년월일']}{first}"].number_format == "yyyy-mm-dd"
    assert sheet.freeze_panes == f"C{head + 1}"
    assert sheet.print_title_rows == f"${head}:${head}"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    rules = {str(rule.sqref).split(":")[0].rstrip("0123456789"): rule for rule in rules_of(path)}
    gender = rules[columns["성별"]]
    assert (gender.type, gender.formula1, gender.showErrorMessage) == ("list", '"여,남"', True)
    assert gender.error == "성별 칸은 목록에 있는 말만 적을 수 있습니다."
    birth = rules[columns["생년월일"]]
    assert (birth.type, birth.allow_blank, birth.promptTitle) == ("date", True, "생년월일")
    assert "1968-03-02" in birth.prompt
    assert rules[columns["연락처"]].errorStyle == "warning"
    place = rules[columns["읍면"]]
    assert (place.formula1, place.showErrorMessage) == ('"가람읍,솔내면"', False)
    assert columns["주소"] not in rules
    assert all(str(rule.sqref).endswith("5000") for rule in rules.values())
    guide: Any = book[GUIDE]
    lines = {row[0]: row[1:] for row in guide.iter_rows(min_row=4, values_only=True)}
    assert list(lines) == [column.label for column in made.columns]
    assert lines["이름"] == ("꼭 채움", "한 줄에 한 사람의 이름을 적습니다.")


def test_a_long_list_stands_on_a_hidden_sheet(desk: Desk, tmp_path: Path) -> None:
    places = tuple(f"가람{number}읍" for number in range(80))
    path = tmp_path / "구직자.xlsx"
    templates.save(KindId.SEEKERS, path, places=places)
    book = load_workbook(path)
    assert book["목록"].sheet_state == "hidden"
    assert [cell.value for cell in book["목록"]["A"]] == list(places)
    assert "'목록'!$A$1:$A$80" in [rule.formula1 for rule in rules_of(path)]
    book.worksheets[0].cell(templates.template(KindId.SEEKERS).first_row, 2).value = "한가온"
    book.save(path)
    plan = imports.plan(desk, path)
    assert (plan.kind, plan.counts.read, plan.counts.new) == (KindId.SEEKERS, 1, 1)


def test_the_targets_offer_the_indicators_and_years(tmp_path: Path) -> None:
    path = tmp_path / "목표.xlsx"
    templates.save(KindId.TARGETS, path)
    indicator, year = (templates.template(KindId.TARGETS).columns)[:2]
    assert indicator.entry is Entry.OFFERED
    assert indicator.choices == tuple(each.name for each in READY)
    rules = {rule.type: rule for rule in rules_of(path)}
    assert rules["list"].formula1 == f"'목록'!$A$1:$A${len(READY)}"
    assert (rules["whole"].formula1, rules["whole"].formula2) == ("1900", "2100")
    assert year.required


def test_what_excel_says_fits_into_its_boxes(tmp_path: Path) -> None:
    for kind in ASKED:
        path = tmp_path / f"{kind.value}.xlsx"
        templates.save(kind, path)
        for rule in rules_of(path):
            assert len(rule.promptTitle or "") <= 32
            assert rule.prompt
            assert len(rule.prompt) <= 255
            assert len(rule.error or "") <= 255


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="저장할 폴더"):
        templates.save(KindId.SEEKERS, tmp_path / "none" / "구직자.xlsx")
