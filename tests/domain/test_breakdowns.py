"""People by place and age against gender: sums, the unknown, the foreign, ages on the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jobdesk.domain.breakdowns import breakdowns
from jobdesk.domain.evidence import Person
from jobdesk.domain.figures import Breakdown
from jobdesk.domain.indicators import INDICATORS, indicator
from jobdesk.domain.months import Month

PLACES = ("가람읍", "솔내면", "구름면", "달빛면", "미리내면", "너른면")
MARCH = Month(2026, 3)


def person(id_: int, day: date) -> Person:
    """A fictional person; gender, birth and place follow from the id."""
    born = date(1945 + id_ * 7 % 60, 1 + id_ % 12, 1 + id_ % 28)
    return Person(id_, day, "남여여남여"[id_ % 5], born, born.year, PLACES[id_ * 3 % len(PLACES)])


def made(
    seekers: list[Person],
    hires: list[Person],
    *,
    month: Month = MARCH,
    places: tuple[str, ...] = PLACES,
    end: date | None = None,
) -> dict[str, Breakdown]:
    found = breakdowns(month, places, end or month.last, seekers, hires)
    return {each.id: each for each in found}


def test_they_sum_to_those_counted_line_by_line_and_column_by_column() -> None:
    first = date(2022, 1, 1)
    people = [person(n, first + timedelta(days=n * 365 // 1101)) for n in range(1101)]
    month = Month(2022, 12)
    shown = made(people, people[::2], month=month)
    for id_, counted in (
        ("seekers_by_place", people),
        ("seekers_by_age", people),
        ("placements_by_place", people[::2]),
        ("placements_by_age", people[::2]),
    ):
        table = shown[id_]
        many = len(table.columns)
        in_month = {each.id for each in counted if month.holds(each.day)}
        assert set(table.total.cells[many - 1].ids) == in_month
        assert set(table.total.cells[2 * many - 1].ids) == {each.id for each in counted}
        for line in (*table.rows, table.total):
            for start in (0, many):
                *parts, whole = line.cells[start : start + many]
                assert sum(part.value for part in parts) == whole.value
        for column, total in enumerate(table.total.cells):
            assert sum(line.cells[column].value for line in table.rows) == total.value


def test_unknown_and_foreign_people_have_rows_of_their_own() -> None:
    seekers = [
        person(1, date(2026, 3, 2)),
        Person(2, date(2026, 3, 3), "", None, None, ""),
        Person(3, date(2026, 3, 4), "여", None, 1960, "먼고을면"),
    ]
    shown = made(seekers, [])
    place, age = shown["seekers_by_place"], shown["seekers_by_age"]
    assert place.columns == ("남", "여", "미상", "계")
    assert [row.label for row in place.rows][-2:] == ["그 밖", "미상"]
    assert place.rows[-2].cells[3].ids == (3,)
    assert age.rows[-1].label == "미상"
    assert age.rows[-1].cells[3].ids == (2,)
    assert place.total.cells[3].value == 3


def test_without_places_the_found_ones_are_the_rows() -> None:
    seekers = [person(n, date(2026, 3, n)) for n in (1, 2, 3)]
    shown = made(seekers, [], places=())
    found = sorted({each.eup_myeon for each in seekers})
    assert [row.label for row in shown["seekers_by_place"].rows] == found


def test_ages_are_those_on_the_last_day_counted() -> None:
    born = Person(1, date(2026, 3, 2), "남", date(1966, 3, 31), 1966, "가람읍")
    on_the_day = made([], [born])["placements_by_age"]
    assert on_the_day.rows[4].cells[0].ids == (1,)
    before = made([], [born], end=date(2026, 3, 30))["placements_by_age"]
    assert before.rows[4].cells[0].ids == ()


@pytest.mark.parametrize("each", INDICATORS, ids=lambda each: each.id)
def test_each_rule_is_one_sentence(each: object) -> None:
    rule = each.rule  # type: ignore[attr-defined]
    assert rule.endswith("니다.")
    assert rule.count(".") == 1


def test_an_unknown_indicator_has_no_rule() -> None:
    with pytest.raises(KeyError):
        indicator("employment_rate")
