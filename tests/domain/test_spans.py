"""기간 of a report."""

from __future__ import annotations

from datetime import date

import pytest

from jobdesk.domain.spans import Span, SpanType, read_span, span_of, span_with


@pytest.mark.parametrize(
    ("written", "label", "first", "last", "before", "year_before"),
    [
        ("2022-12", "2022년 12월", (2022, 12, 1), (2022, 12, 31), "2022-11", "2021-12"),
        ("2024-02", "2024년 2월", (2024, 2, 1), (2024, 2, 29), "2024-01", "2023-02"),
        ("2022-Q1", "2022년 1분기", (2022, 1, 1), (2022, 3, 31), "2021-Q4", "2021-Q1"),
        ("2022-H2", "2022년 하반기", (2022, 7, 1), (2022, 12, 31), "2022-H1", "2021-H2"),
        ("2022", "2022년", (2022, 1, 1), (2022, 12, 31), "2021", "2021"),
        (
            "2024-02-20~2024-02-29",
            "2024. 2. 20. ~ 2. 29.",
            (2024, 2, 20),
            (2024, 2, 29),
            "2024-02-10~2024-02-19",
            "2023-02-20~2023-02-28",
        ),
    ],
)
def test_a_span_is_read_named_and_moved(
    written: str,
    label: str,
    first: tuple[int, int, int],
    last: tuple[int, int, int],
    before: str,
    year_before: str,
) -> None:
    span = read_span(written)
    assert (span.written, span.label) == (written, label)
    assert (span.first, span.last) == (date(*first), date(*last))
    assert span.before.written == before
    assert span.before.after == span
    assert span.year_before.written == year_before


@pytest.mark.parametrize("written", ["", "2022-13", "2022-Q5", "22-1", "2022-03-02~2022-03-01"])
def test_what_names_no_span_is_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each of them its own words
        read_span(written)


def test_the_cumulative_span_begins_at_new_year() -> None:
    assert read_span("2022-Q3").so_far == Span(date(2022, 1, 1), date(2022, 9, 30))
    across = Span(date(2021, 12, 1), date(2022, 1, 31))
    assert across.so_far == across
    assert [str(m.number) for m in across.months] == ["12", "1"]


def test_the_span_of_a_day() -> None:
    assert span_with(SpanType.HALF, date(2022, 8, 3)) == span_of(SpanType.HALF, 2022, 2)
    with pytest.raises(ValueError, match="기간"):
        span_of(SpanType.DAYS, 2022)
