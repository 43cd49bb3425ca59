"""What is an 출석부 of persons by dates, and what only has people and dates."""

from __future__ import annotations

from datetime import date

from jobdesk.exchange.attendance_form import forms
from jobdesk.exchange.workbook import Cell, Sheet


def test_a_list_with_two_dates_a_line_is_no_form() -> None:
    rows: list[list[Cell]] = [
        ["연번", "성명", "생년월일", "취득일"],
        [1, "김민지", date(1971, 3, 5), date(2026, 7, 8)],
        [2, "박정숙", None, None],
    ]
    assert forms(Sheet("자격 취득", rows)) == ()


def test_the_word_for_names_may_stand_above_the_dates() -> None:
    rows: list[list[Cell]] = [
        ["연번", "성명", "출석일", None],
        [None, None, date(2026, 7, 8), date(2026, 7, 9)],
        [1, "김민지", "○", "×"],
    ]
    (form,) = forms(Sheet("출석부", rows))
    assert [day.on for day in form.days] == ["2026-07-08", "2026-07-09"]
    assert list(form.people) == [2]
