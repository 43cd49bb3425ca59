"""Each indicator's number for a stretch of days, with the records and the parts behind it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jobdesk.domain import kept_filters
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.own_indicators import IndicatorValue, OwnIndicator
from jobdesk.domain.plans import PlanItem
from jobdesk.errors import UserError
from jobdesk.services import entries, indicators, targets
from jobdesk.services.desk import Desk
from jobdesk.services.indicators import Measures
from tests import casework
from tests.conftest import TODAY

YEAR = date(2026, 1, 1), date(2026, 12, 31)


def own(desk: Desk, **fields: object) -> str:
    """Make an indicator of the centre's own; returns its id."""
    made = OwnIndicator(**({"name": "우리 지표"} | fields))  # type: ignore[arg-type]
    return f"{indicators.OWN}{entries.add(desk, made).id}"


def test_heads_records_and_people_are_three_numbers(desk: Desk) -> None:
    firm = casework.employer(desk)
    for heads, on in ((3, date(2026, 3, 2)), (4, date(2026, 3, 9)), (5, date(2026, 4, 1))):
        casework.vacancy(desk, firm, openings=heads, received_on=on)
    cases = own(desk, record_kind="vacancies", date_field="received_on", unit="건")
    firms = own(
        desk, record_kind="vacancies", date_field="received_on", distinct_field="employer_id"
    )
    measures = Measures(desk, TODAY)
    march = date(2026, 3, 1), date(2026, 3, 31)
    heads = measures.figure("openings", *march)
    assert (heads.value, heads.kind, len(heads.ids)) == (7, KindId.VACANCIES, 2)
    assert measures.figure(cases, *march).value == 2
    assert measures.figure(firms, *YEAR).value == 1
    assert len(measures.figure(firms, *YEAR).ids) == 3
    assert Measures(desk, date(2026, 3, 5)).figure("openings", *YEAR).value == 3


def test_a_condition_on_a_linked_field_selects(desk: Desk) -> None:
    for name, gender in (("김하나", "여"), ("이두리", "남"), ("박세나", "여")):
        who = casework.seeker(desk, name, gender=gender)
        work = casework.vacancy(desk, casework.employer(desk, f"{name} 상회"))
        casework.referral(desk, who, work)
    mine = Filter(conditions=(Condition("seeker", Op.CONTAINS, "나"),))
    named = own(
        desk,
        record_kind="referrals",
        date_field="referred_on",
        conditions=kept_filters.to_text(mine),
    )
    assert Measures(desk, TODAY).figure(named, *YEAR).value == 2


def test_a_rate_opens_to_its_parts_and_never_divides_by_nought(desk: Desk) -> None:
    rate = own(desk, unit="%", numerator="referrals", denominator="registrations")
    assert Measures(desk, TODAY).figure(rate, *YEAR).value is None
    who = casework.seeker(desk)
    casework.referral(desk, who, casework.vacancy(desk, casework.employer(desk)))
    made = Measures(desk, TODAY).figure(rate, *YEAR)
    assert made.over is not None
    above, below = made.over
    assert (above.name, above.value, below.name) == ("알선", 1, "구직신청")
    assert below.value
    assert made.value == Decimal(100) / below.value


def test_rates_that_name_each_other_are_refused_in_words(desk: Desk) -> None:
    first = own(desk, numerator="own:2", denominator="referrals")
    own(desk, numerator=first, denominator="referrals")
    with pytest.raises(UserError, match="서로를 가리켜"):
        Measures(desk, TODAY).figure(first, *YEAR)


def test_numbers_typed_by_hand_add_up_or_the_last_one_holds(desk: Desk) -> None:
    for month, value in ((3, "66.4"), (6, "67.1")):
        entries.add(
            desk,
            IndicatorValue(
                indicator="employment_rate",
                starts_on=date(2026, month, 1),
                ends_on=date(2026, month, 28),
                value=value,
                source="KOSIS",
            ),
        )
    node = f"{indicators.PLAN}{entries.add(desk, PlanItem(title='공공근로')).id}"
    for month in (1, 2):
        entries.add(
            desk,
            IndicatorValue(
                indicator=node,
                starts_on=date(2026, month, 1),
                ends_on=date(2026, month, 28),
                value="1,200",
                source="일자리경제과",
            ),
        )
    measures = Measures(desk, TODAY)
    assert measures.figure("employment_rate", *YEAR).value == Decimal("67.1")
    early = measures.figure("employment_rate", YEAR[0], date(2026, 3, 31))
    assert (early.value, early.source) == (Decimal("66.4"), "KOSIS")
    assert measures.figure("employment_rate", YEAR[0], date(2026, 2, 1)).value is None
    assert measures.figure(node, *YEAR).value == 2400


def test_the_number_of_a_running_year_counts_from_the_day_its_source_said_it(desk: Desk) -> None:
    entries.add(
        desk,
        IndicatorValue(
            indicator="employment_rate",
            starts_on=YEAR[0],
            ends_on=YEAR[1],
            value="68.2",
            source="KOSIS",
            sourced_on=date(2026, 8, 25),
        ),
    )
    assert Measures(desk, TODAY).figure("employment_rate", *YEAR).value == Decimal("68.2")
    assert Measures(desk, date(2026, 8, 24)).figure("employment_rate", *YEAR).value is None
    assert Measures(desk, TODAY).figure("employment_rate", YEAR[0], TODAY).value is None


def test_a_node_of_the_plan_is_counted_by_the_indicator_it_names(desk: Desk) -> None:
    casework.vacancy(desk, casework.employer(desk), openings=9, received_on=date(2026, 3, 2))
    node = entries.add(desk, PlanItem(title="구인 발굴", indicator="openings")).id
    figure = Measures(desk, TODAY).figure(f"{indicators.PLAN}{node}", *YEAR)
    assert (figure.name, figure.value, len(figure.ids)) == ("구인 발굴", 9, 1)


def test_the_target_opens_and_words_are_no_number(desk: Desk) -> None:
    targets.set_target(desk, "referrals", 2026, "400", document="일자리-12")
    targets.set_target(desk, "openings", 2026, "산업체 요구시")
    measures = Measures(desk, TODAY)
    wanted = measures.target_figure("referrals", 2026)
    assert (wanted.value, wanted.kind, len(wanted.ids)) == (400, KindId.TARGETS, 1)
    assert "일자리-12" in wanted.source
    assert measures.target_figure("openings", 2026).value is None
    assert measures.target_figure("placements", 2026).ids == ()


def test_what_is_no_indicator_is_refused_in_words(desk: Desk) -> None:
    with pytest.raises(UserError, match="모르는 지표"):
        indicators.get(desk, "weather")
    assert "employment_rate" in [each.id for each in indicators.every(desk)]
