"""지표 of a centre's own: composed in words, counted before it is stored, kept from going lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jobdesk.data import records
from jobdesk.domain import kept_filters
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.indicators import Basis
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.own_indicators import OwnIndicator
from jobdesk.domain.report_records import ReportTemplate
from jobdesk.errors import UserError
from jobdesk.services import entries, history, indicators, own_indicators, targets
from jobdesk.services.desk import Desk
from tests import casework

WOMEN = Filter(conditions=(Condition("eup_myeon", Op.IN, ("가람읍", "솔내면")),))


def _vacancies(desk: Desk) -> None:
    firm = casework.employer(desk)
    for heads, on, place in (
        (3, date(2026, 3, 2), "가람읍"),
        (4, date(2026, 5, 9), "솔내면"),
        (9, date(2026, 5, 9), "구름면"),
    ):
        casework.vacancy(desk, firm, openings=heads, received_on=on, eup_myeon=place)


def _made(**fields: object) -> OwnIndicator:
    start = OwnIndicator(
        name="가까운 구인", unit="명", record_kind="vacancies", date_field="received_on",
        sum_field="openings",
    )  # fmt: skip
    return replace(own_indicators.with_conditions(start, WOMEN), **fields)  # type: ignore[arg-type]


def test_its_sentence_and_its_count_are_there_before_it_is_stored(desk: Desk) -> None:
    _vacancies(desk)
    assert own_indicators.composed(desk, _made()) == (
        "접수일이 기간에 드는 구인 가운데 읍면 ‘가람읍’ 또는 ‘솔내면’인 것의 모집인원을 더합니다."
    )
    seen = own_indicators.preview(desk, _made())
    assert seen.whole.value == 7
    assert [month.value for month in seen.months] == [0, 0, 3, 0, 4, 0, 0, 0, 0, 0, 0]
    assert own_indicators.listing(desk) == ()
    id_ = own_indicators.save(desk, _made()).id
    kept = records.get(desk.store, KindId.OWN_INDICATORS, id_)
    assert kept.rule == own_indicators.composed(desk, _made())
    assert kept.basis == Basis.PARTICIPATIONS
    measures = indicators.Measures(desk, desk.today())
    whole = measures.figure(f"own:{id_}", date(2026, 1, 1), date(2026, 12, 31))
    assert (whole.value, len(whole.ids)) == (7, 2)
    history.undo(desk)
    assert own_indicators.listing(desk) == ()


@pytest.mark.parametrize(
    ("fields", "rule", "basis"),
    [
        ({"sum_field": "", "conditions": ""}, "접수일이 기간에 드는 구인을 셉니다.", "연인원"),
        (
            {"sum_field": "", "conditions": "", "distinct_field": "employer_id", "unit": "개사"},
            "접수일이 기간에 드는 구인의 구인업체를 여러 번 있어도 한 번만 셉니다.",
            "건",
        ),
        (
            {"numerator": "placements", "denominator": "referrals", "unit": "%"},
            "기간의 채용을 알선으로 나누어 100을 곱합니다.",
            "건",
        ),
        (
            {"hand": "합계"},
            "기록에서 셀 수 없어 출처와 함께 직접 입력하며, 기간에 드는 값을 더합니다.",
            "연인원",
        ),
    ],
)
def test_the_sentence_follows_what_is_counted(
    desk: Desk, fields: dict[str, object], rule: str, basis: str
) -> None:
    id_ = own_indicators.save(desk, _made(**fields)).id
    kept = records.get(desk.store, KindId.OWN_INDICATORS, id_)
    assert (kept.rule, kept.basis) == (rule, basis)
    own = records.get(desk.store, KindId.OWN_INDICATORS, id_)
    own_indicators.save(desk, replace(own, rule="우리 말로 적은 규칙입니다."))
    assert records.get(desk.store, KindId.OWN_INDICATORS, id_).rule == "우리 말로 적은 규칙입니다."


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"record_kind": "settings"}, "record_kind"),
        ({"date_field": "job"}, "date_field"),
        ({"sum_field": "wage"}, "sum_field"),
        ({"sum_field": "", "distinct_field": "job_id"}, "distinct_field"),
        ({"conditions": '[{"field": "weather", "op": "is", "value": 1}]'}, "conditions"),
        ({"conditions": '[{"field": "job", "op": "about", "value": 1}]'}, "conditions"),
        ({"conditions": "읍면"}, "conditions"),
        ({"numerator": "placements"}, "denominator"),
        ({"numerator": "placements", "denominator": "own:99"}, "denominator"),
        ({"name": ""}, "name"),
        ({"name": "채용"}, "name"),
    ],
)
def test_what_cannot_be_counted_is_refused(
    desk: Desk, fields: dict[str, object], field: str
) -> None:
    with pytest.raises(UserError) as caught:
        own_indicators.save(desk, _made(**fields))
    assert caught.value.field == field or (field == "denominator" and "own:99" in str(fields))
    assert own_indicators.listing(desk) == ()


def test_a_rate_of_itself_is_refused(desk: Desk) -> None:
    first = own_indicators.save(desk, _made(numerator="placements", denominator="referrals")).id
    second = own_indicators.save(
        desk, _made(name="둘째", numerator=f"own:{first}", denominator="referrals", unit="배")
    ).id
    kept = records.get(desk.store, KindId.OWN_INDICATORS, first)
    for part in (f"own:{second}", f"own:{first}"):
        with pytest.raises(UserError, match="이 지표로 만든"):
            own_indicators.save(desk, replace(kept, denominator=part))
    _vacancies(desk)
    made = indicators.get(desk, f"own:{second}")
    assert made.factor == 1


def test_what_is_asked_for_is_not_put_away_nor_undone(desk: Desk) -> None:
    made = own_indicators.save(desk, _made())
    id_ = f"own:{made.id}"
    targets.set_target(desk, id_, 2026, "30")
    rate = own_indicators.save(desk, _made(name="비율", numerator=id_, denominator="referrals")).id
    entries.add(desk, ReportTemplate(title="우리", sections=f'[{{"options": ["{id_}"]}}]'))
    assert own_indicators.used_by(desk, made.id) == (
        "목표 1건", "보고서 양식 1개", "우리 센터 지표 1개",
    )  # fmt: skip
    with pytest.raises(UserError, match="목표 1건"):
        own_indicators.trash(desk, [made.id])
    with pytest.raises(UserError, match="없어집니다"):
        history.undo(desk, made.operation)
    own_indicators.trash(desk, [rate])
    assert [each.name for each in own_indicators.listing(desk)] == ["가까운 구인"]


def test_every_kind_that_may_be_counted_can_be(desk: Desk) -> None:
    for kind in own_indicators.COUNTABLE:
        day = own_indicators.words.dates_of(KINDS[kind])[0].id
        for sums in ("", *(f.id for f in own_indicators.words.sums_of(KINDS[kind]))):
            own = OwnIndicator(name="모두", record_kind=kind, date_field=day, sum_field=sums)
            assert own_indicators.preview(desk, own).whole.value == 0
        for once in own_indicators.words.once_of(KINDS[kind]):
            own = OwnIndicator(
                name="모두", record_kind=kind, date_field=day, distinct_field=f"{once.id}_id"
            )
            assert own_indicators.preview(desk, own).whole.value == Decimal(0)
            assert kept_filters.to_text(Filter()) == "[]"
