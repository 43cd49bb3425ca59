"""The arithmetic of the month: sums, ids behind numbers, as-of dates, targets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from made_figures import MUJU, MUJU_TARGETS, figures, frame, hire, person, spread, targets

from jobdesk.domain.evidence import Counted, Hire, Person
from jobdesk.domain.figures import Figures
from jobdesk.domain.figures_json import check_code, digest, to_json
from jobdesk.domain.figures_words import definitions, target_notes
from jobdesk.domain.indicators import INDICATORS, indicator
from jobdesk.domain.monthly import monthly_figures
from jobdesk.domain.months import Month
from jobdesk.domain.rounding import Rounding
from jobdesk.domain.targets import Target

NOTHING = {each.id: () for each in INDICATORS}
END = date(2026, 12, 31)


def some(
    month: Month,
    as_of: date,
    seekers: list[Person] | None = None,
    hires: list[Hire] | None = None,
    **counted: list[Counted],
) -> Figures:
    return monthly_figures(
        month, frame(as_of), {**NOTHING, **counted}, [], seekers or [], hires or []
    )


def test_the_year_of_muju_comes_out_as_printed() -> None:
    table = [
        (row.indicator.name, row.target_text, row.cumulative.value, row.rate_text)
        for row in figures().rows
    ]
    assert table == [
        ("구인신청 인원", "300", 1652, "551%"),
        ("구직신청", "400", 1101, "275%"),
        ("알선", "300", 975, "325%"),
        ("채용", "300", 598, "199%"),
    ]


def test_cutting_off_changes_the_rate_and_the_sentence() -> None:
    cut = figures(rounding=Rounding.TRUNCATE)
    assert [row.rate_text for row in cut.rows] == ["550%", "275%", "325%", "199%"]
    assert any("버림" in line for line in definitions(cut))


def test_the_months_sum_to_the_cumulative() -> None:
    for month in range(1, 13):
        for row in figures(month=month).rows:
            assert len(row.months) == month
            assert sum(each.value for each in row.months) == row.cumulative.value
            assert row.months[-1] == row.month
            ids = [id_ for each in row.months for id_ in each.ids]
            assert tuple(ids) == row.cumulative.ids


def test_twelve_reports_agree_with_one_another() -> None:
    counted = [Counted(n, day, n % 3 + 1) for n, day in enumerate(spread(400, 2026, END), start=1)]
    reports = [some(Month(2026, n), Month(2026, n).last, openings=counted) for n in range(1, 13)]
    rows = [report.row("openings") for report in reports]
    assert rows[-1].months == tuple(row.month for row in rows)
    assert [row.previous for row in rows[1:]] == [row.month for row in rows[:-1]]
    assert sum(row.month.value for row in rows) == rows[-1].cumulative.value


def test_ids_behind_every_number_come_to_its_value() -> None:
    made = figures()
    numbers = [
        *(n for row in made.rows for n in (*row.months, row.cumulative, row.previous)),
        *(n for t in made.breakdowns for line in (*t.rows, t.total) for n in line.cells),
    ]
    for number in numbers:
        assert len(set(number.ids)) == len(number.ids) == number.value


def test_openings_are_heads_not_vacancies() -> None:
    counted = [Counted(7, date(2026, 3, 2), 5), Counted(9, date(2026, 3, 9), 12)]
    row = some(Month(2026, 3), date(2026, 3, 31), openings=counted).row("openings")
    assert (row.month.value, row.month.ids) == (17, (7, 9))


def test_breakdowns_sum_to_the_indicator() -> None:
    made = figures()
    for id_, key in (
        ("seekers_by_place", "registrations"),
        ("seekers_by_age", "registrations"),
        ("placements_by_place", "placements"),
        ("placements_by_age", "placements"),
    ):
        table, row = made.breakdown(id_), made.row(key)
        many = len(table.columns)
        assert set(table.total.cells[many - 1].ids) == set(row.month.ids)
        assert set(table.total.cells[2 * many - 1].ids) == set(row.cumulative.ids)
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
    counted = [Counted(each.id, each.day, 1) for each in seekers]
    made = some(Month(2026, 3), date(2026, 3, 31), seekers, registrations=counted)
    place, age = made.breakdown("seekers_by_place"), made.breakdown("seekers_by_age")
    assert place.columns == ("남", "여", "미상", "계")
    assert [row.label for row in place.rows][-2:] == ["그 밖", "미상"]
    assert place.rows[-2].cells[3].ids == (3,)
    assert age.rows[-1].label == "미상"
    assert age.rows[-1].cells[3].ids == (2,)
    assert place.total.cells[3].value == 3


def test_without_places_the_found_ones_are_the_rows() -> None:
    seekers = [person(n, date(2026, 3, n)) for n in (1, 2, 3)]
    made = monthly_figures(
        Month(2026, 3),
        frame(date(2026, 3, 31), places=()),
        NOTHING,
        [],
        seekers,
        [],
    )
    found = sorted({each.eup_myeon for each in seekers})
    assert [row.label for row in made.breakdown("seekers_by_place").rows] == found


def test_ages_are_those_on_the_months_last_day() -> None:
    born = Person(1, date(2026, 3, 2), "남", date(1966, 3, 31), 1966, "가람읍")
    hired = hire(1, date(2026, 3, 2))._replace(person=born)
    made = some(Month(2026, 3), date(2026, 3, 31), hires=[hired])
    assert made.placed[0].age == 60
    assert made.breakdown("placements_by_age").rows[4].cells[0].ids == (1,)
    earlier = some(Month(2026, 3), date(2026, 3, 30), hires=[hired])
    assert earlier.placed[0].age == 59
    assert earlier.age_day == date(2026, 3, 30)


def test_what_is_dated_after_the_as_of_date_is_not_counted() -> None:
    days = [date(2026, 3, 10), date(2026, 3, 20), date(2026, 4, 1)]
    hires = [hire(n, day) for n, day in enumerate(days, start=1)]
    counted = [Counted(h.person.id, h.person.day, 1) for h in hires]
    made = some(Month(2026, 3), date(2026, 3, 15), hires=hires, placements=counted)
    assert made.row("placements").cumulative.ids == (1,)
    assert [each.id for each in made.placed] == [1]
    later = some(Month(2026, 3), date(2026, 4, 30), hires=hires, placements=counted)
    assert later.row("placements").month.ids == (1, 2)


def test_january_is_compared_with_december() -> None:
    counted = [Counted(1, date(2025, 12, 31), 1), Counted(2, date(2025, 12, 1), 1)]
    counted += [Counted(3, date(2026, 1, 5), 1)]
    row = some(Month(2026, 1), date(2026, 1, 31), referrals=counted).row("referrals")
    assert (row.previous.value, row.month.value, row.change_text) == (2, 1, "△1")
    assert row.cumulative.ids == (3,)


def test_targets_in_words_or_blank_have_no_rate() -> None:
    made = figures(
        wanted=targets(
            {"openings": "산업체 요구시", "registrations": "", "referrals": "-", "placements": "0"}
        )
    )
    assert [row.rate_text for row in made.rows] == ["-"] * 4
    assert [row.target_text for row in made.rows] == ["산업체 요구시", "-", "-", "0"]
    assert [row.target_text for row in figures(wanted=[]).rows] == ["-"] * 4


def test_the_report_says_which_revision_it_used() -> None:
    wanted = [
        *targets({**MUJU_TARGETS, "referrals": "400"}),
        Target(
            id=9,
            indicator="referrals",
            year=2022,
            value="300",
            set_on=date(2022, 6, 1),
            reason="상반기 실적 반영",
            document="지역협력과 1613호",
        ),
    ]
    may, june = (figures(month=month, wanted=wanted) for month in (5, 6))
    assert (may.row("referrals").target_text, may.row("referrals").note) == ("400", "")
    assert june.row("referrals").target_text == "300"
    assert june.row("referrals").note == "목표 변경 400→300"
    assert target_notes(may) == ()
    (note,) = target_notes(june)
    assert note == (
        "알선 연간목표 300, 2022. 6. 1. 변경(종전 400), 사유: 상반기 실적 반영, "
        "근거: 지역협력과 1613호"
    )


def test_the_digest_knows_the_figures_not_the_hour() -> None:
    made = figures()
    again = replace(made, taken_at=datetime.fromisoformat("2027-01-01 09:00"), taken_by="박주무관")
    assert digest(again) == digest(made)
    assert len(check_code(made)) == 14
    assert digest(figures(totals={**MUJU, "referrals": 974})) != digest(made)
    assert digest(replace(made, centre="다른 센터")) != digest(made)


def test_json_tells_values_targets_rates_and_ids() -> None:
    plain = to_json(figures(month=2))
    row = plain["indicators"][0]  # type: ignore[index]
    assert (row["id"], row["target"], row["target_text"]) == ("openings", 300, "300")
    assert row["rate"] == 551
    assert row["cumulative"]["value"] == len(row["cumulative"]["ids"]) == 1652
    assert sum(row["months"]) == 1652


@pytest.mark.parametrize("each", INDICATORS, ids=lambda each: each.id)
def test_each_rule_is_one_sentence(each: object) -> None:
    rule = each.rule  # type: ignore[attr-defined]
    assert rule.endswith("니다.")
    assert rule.count(".") == 1


def test_an_unknown_indicator_has_no_rule() -> None:
    with pytest.raises(KeyError):
        indicator("employment_rate")
