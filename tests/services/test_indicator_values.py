"""Numbers typed by hand: kept with their source, never added up twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jobdesk.domain.own_indicators import OwnIndicator
from jobdesk.domain.plans import PlanItem
from jobdesk.errors import UserError
from jobdesk.services import entries, history, indicator_values, own_indicators
from jobdesk.services.desk import Desk
from jobdesk.services.indicator_values import HandLine, Typed
from jobdesk.services.indicators import Measures

YEAR = date(2026, 1, 1), date(2026, 12, 31)


def _of(desk: Desk, indicator: str) -> HandLine:
    (line,) = [e for e in indicator_values.table(desk, 2026) if e.indicator.id == indicator]
    return line


def test_the_grid_keeps_a_number_with_its_source_and_takes_it_back(desk: Desk) -> None:
    typed = [
        Typed("employment_rate", 6, "68.1", "지역별고용조사", date(2026, 6, 30)),
        Typed("employment_rate", 0, "68.2", "지역별고용조사"),
        Typed("insured_people", 3, "12,345", "고용행정통계"),
    ]
    change = indicator_values.set_values(desk, 2026, typed)
    assert change.label == "2026년 직접 입력 실적: 고용률(15~64세) 외 1개"
    line = _of(desk, "employment_rate")
    assert line.months[5] is not None
    assert (line.months[5].value, line.months[5].sourced_on) == ("68.1", date(2026, 6, 30))
    assert line.year is not None
    assert line.year.counsellor == desk.user
    figure = Measures(desk, date(2026, 12, 31)).figure("employment_rate", *YEAR)
    assert (figure.value, figure.source) == (Decimal("68.2"), "지역별고용조사")
    assert indicator_values.set_values(desk, 2026, typed).operation == 0
    indicator_values.set_values(desk, 2026, [Typed("employment_rate", 6, "")])
    assert not any(_of(desk, "employment_rate").months)
    history.undo(desk)
    assert any(_of(desk, "employment_rate").months)


def test_months_and_their_year_are_not_added_up_twice(desk: Desk) -> None:
    own = own_indicators.save(desk, OwnIndicator(name="상담 전화", unit="건", hand="합계")).id
    id_ = f"own:{own}"
    months = [Typed(id_, month, "10", "통신사 자료") for month in (1, 2, 3)]
    indicator_values.set_values(desk, 2026, months)
    assert Measures(desk, desk.today()).figure(id_, *YEAR).value == 30
    with pytest.raises(UserError, match="두 번 더해집니다"):
        indicator_values.set_values(desk, 2026, [Typed(id_, 0, "40", "통신사 자료")])
    assert _of(desk, id_).year is None


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (Typed("employment_rate", 1, "많음", "KOSIS"), "value"),
        (Typed("employment_rate", 1, "66.4"), "source"),
        (Typed("placements", 1, "5", "장부"), "indicator"),
        (Typed("weather", 1, "5", "장부"), "indicator"),
    ],
)
def test_what_is_no_number_by_hand_is_refused(desk: Desk, typed: Typed, field: str) -> None:
    with pytest.raises(UserError) as caught:
        indicator_values.set_values(desk, 2026, [Typed("insured_people", 1, "7", "표"), typed])
    assert caught.value.field == field
    assert not any(_of(desk, "insured_people").months)


def test_nodes_of_the_plan_are_typed_where_they_name_no_indicator(desk: Desk) -> None:
    typed = entries.add(desk, PlanItem(title="공공근로")).id
    entries.add(desk, PlanItem(title="구인 발굴", indicator="openings"))
    ids = [line.indicator.id for line in indicator_values.table(desk, 2026)]
    assert ids[:2] == ["employment_rate", "youth_employment_rate"]
    assert [id_ for id_ in ids if id_.startswith("plan:")] == [f"plan:{typed}"]
    indicator_values.set_values(desk, 2026, [Typed(f"plan:{typed}", 0, "120", "일자리과")])
    line = _of(desk, f"plan:{typed}")
    assert line.year is not None
    assert line.others == ()
