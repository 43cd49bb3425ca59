"""절감효과 기준값: each holds from its day on, and a stretch in which one changes is cut there."""

from __future__ import annotations

from datetime import date

import pytest

from jobdesk.domain.counselling import Note, NoteTopic
from jobdesk.domain.report_document import Role, Table, Words
from jobdesk.domain.report_records import ReportTemplate
from jobdesk.domain.report_templates import Use, uses_text
from jobdesk.domain.spans import read_span
from jobdesk.errors import UserError
from jobdesk.services import constants, entries, history, report_making
from jobdesk.services.constants import Terms
from jobdesk.services.desk import Desk
from tests import casework

COST, DESK_COST, HOURS, DESK_HOURS = (each.name for each in constants.CONSTANTS)
NEW_YEAR, JUNE = date(2026, 1, 1), date(2026, 6, 1)
FIRST = {COST: "16,800", DESK_COST: "1000", HOURS: "3", DESK_HOURS: "0.5"}


def test_a_value_holds_from_its_day_until_the_next(desk: Desk) -> None:
    constants.put_terms(desk, Terms(NEW_YEAR, FIRST, "센터 산출"))
    constants.put_terms(desk, Terms(JUNE, {COST: "18000"}, "요금 인상"))
    assert constants.on(desk, COST, date(2025, 12, 31)) is None
    held = [constants.on(desk, COST, day) for day in (NEW_YEAR, date(2026, 5, 31), JUNE)]
    assert [each.value for each in held if each] == ["16800", "16800", "18000"]
    assert [each.applies_on for each in constants.terms(desk)] == [JUNE, NEW_YEAR]
    assert constants.terms(desk)[0].values == {COST: "18000"}


def test_terms_are_one_operation_and_are_taken_back_at_once(desk: Desk) -> None:
    constants.put_terms(desk, Terms(NEW_YEAR, FIRST))
    history.undo(desk)
    assert constants.terms(desk) == ()
    history.redo(desk)
    assert len(constants.terms(desk)[0].values) == 4
    constants.drop_terms(desk, NEW_YEAR)
    assert constants.terms(desk) == ()


def test_terms_move_to_another_day_and_lose_what_is_left_empty(desk: Desk) -> None:
    constants.put_terms(desk, Terms(NEW_YEAR, FIRST))
    constants.put_terms(desk, Terms(JUNE, {COST: "17000", HOURS: " "}), NEW_YEAR)
    (only,) = constants.terms(desk)
    assert (only.applies_on, only.values) == (JUNE, {COST: "17000"})


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (Terms(None, FIRST), "applies_on"),
        (Terms(JUNE, {}), "values"),
        (Terms(JUNE, {COST: "만육천"}), COST),
        (Terms(JUNE, {HOURS: "-1"}), HOURS),
        (Terms(NEW_YEAR, {COST: "1"}), "applies_on"),
    ],
)
def test_what_is_no_number_or_says_no_day_is_refused(desk: Desk, terms: Terms, field: str) -> None:
    constants.put_terms(desk, Terms(NEW_YEAR, {HOURS: "3"}))
    before = constants.terms(desk)
    with pytest.raises(UserError) as refused:
        constants.put_terms(desk, terms)
    assert refused.value.field == field
    assert constants.terms(desk) == before


def test_an_unknown_name_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="모르는 상수"):
        constants.put(desk, "버스비", "1", NEW_YEAR)


def _saving(desk: Desk, span: str) -> list[Table | Words]:
    kept = ReportTemplate(title="절감", sections=uses_text((Use("saving", "saving"),)))
    id_ = entries.add(desk, kept).id
    report = report_making.make(desk, f"own:{id_}", read_span(span))
    return [b for b in report.section("saving").blocks if isinstance(b, Table | Words)]


def test_a_year_in_which_the_fare_rose_is_reckoned_in_two_parts(desk: Desk) -> None:
    seeker = casework.seeker(desk)
    for day, topic in (
        (date(2026, 3, 2), NoteTopic.BENEFIT),
        (date(2026, 5, 31), NoteTopic.ASSISTANCE),
        (JUNE, NoteTopic.BENEFIT),
        (date(2026, 7, 1), NoteTopic.EMPLOYMENT),
    ):
        entries.add(desk, Note(seeker_id=seeker, noted_on=day, topic=topic.value, content="상담"))
    constants.put_terms(desk, Terms(NEW_YEAR, FIRST, "센터 산출"))
    constants.put_terms(desk, Terms(JUNE, {COST: "18000"}, "요금 인상"))
    _said, money, hours, sources = _saving(desk, "2026-H2")
    assert isinstance(money, Table)
    assert [[cell.text for cell in line.cells[1:]] for line in money.lines] == [
        ["16,800", "1,000", "15,800", "1", "1", "2", "31,600"],
        ["18,000", "1,000", "17,000", "1", "0", "1", "17,000"],
        ["-", "-", "-", "2", "1", "3", "48,600"],
    ]
    assert money.lines[-1].role is Role.TOTAL
    assert isinstance(hours, Table)
    assert hours.lines[-1].cells[-1].text == "7.5"
    assert isinstance(sources, Words)
    assert any("요금 인상" in line for line in sources.paragraphs)


def test_without_values_the_report_says_where_to_type_them(desk: Desk) -> None:
    (said,) = _saving(desk, "2026")
    assert isinstance(said, Words)
    assert "설정의 절감효과" in said.paragraphs[0]
