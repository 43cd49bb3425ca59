"""서천 L12126-12134: the eight rows of 사업계획 대비 추진실적 from a centre's records, targets and
numbers typed by hand. 알선 is 83 of 40, which is 208 %; the source printed 203 %."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jobdesk.data import records
from jobdesk.domain.casework import Placement, Referral
from jobdesk.domain.counselling import Registration
from jobdesk.domain.own_indicators import HandRule, IndicatorValue, OwnIndicator
from jobdesk.domain.report_document import Report, Table
from jobdesk.domain.report_records import ReportTemplate
from jobdesk.domain.report_templates import Use, uses_text
from jobdesk.domain.spans import read_span
from jobdesk.domain.targets import Target
from jobdesk.services import entries, report_making
from jobdesk.services.desk import Desk
from tests import casework

ROWS = [
    ["일자리 활동 지원", "구인신청 인원", "50명", "126명", "252%"],
    ["", "구직신청", "50명", "110명", "220%"],
    ["", "알선", "40건", "83건", "208%"],
    ["", "채용", "35명", "69명", "197%"],
    ["고용서비스 질 향상", "직업기초능력교육", "5회", "9회", "180%"],
    ["", "취업행사", "1회", "1회", "100%"],
    ["일자리 협력망 구축", "일자리 협약체결", "3개소", "9개소", "300%"],
    ["", "협업체 운영·간담회", "10회", "13회", "130%"],
]
COUNTED = {"openings": "50", "registrations": "50", "referrals": "40", "placements": "35"}
BY_HAND = (
    ("직업기초능력교육", "회", "5", "9"),
    ("취업행사", "회", "1", "1"),
    ("일자리 협약체결", "개소", "3", "9"),
    ("협업체 운영·간담회", "회", "10", "13"),
)
NEW_YEAR, LAST = date(2022, 1, 1), date(2022, 12, 31)


def _casework(desk: Desk) -> None:
    firm = casework.employer(desk)
    vacancy = casework.vacancy(desk, firm, openings=126, received_on=date(2022, 3, 2))
    seeker, day = casework.seeker(desk), date(2022, 5, 2)
    with desk.store.operation("옮겨 적기"):
        for _ in range(110):
            records.insert(desk.store, Registration(seeker_id=seeker, registered_on=day))
        for _ in range(83):
            records.insert(
                desk.store, Referral(seeker_id=seeker, vacancy_id=vacancy, referred_on=day)
            )
        for _ in range(69):
            records.insert(
                desk.store,
                Placement(seeker_id=seeker, employer_id=firm, employer_name="한빛", hire_date=day),
            )


def _target(desk: Desk, indicator: str, value: str) -> None:
    with desk.store.operation("목표"):
        records.insert(
            desk.store, Target(indicator=indicator, year=2022, value=value, set_on=NEW_YEAR)
        )


@pytest.fixture
def report(desk: Desk) -> Report:
    _casework(desk)
    ids = list(COUNTED)
    for indicator, target in COUNTED.items():
        _target(desk, indicator, target)
    for name, unit, target, done in BY_HAND:
        own = OwnIndicator(name=name, unit=unit, hand=HandRule.SUM.value, rule="직접 입력합니다.")
        indicator = f"own:{entries.add(desk, own).id}"
        ids.append(indicator)
        _target(desk, indicator, target)
        entries.add(
            desk,
            IndicatorValue(
                indicator=indicator, starts_on=NEW_YEAR, ends_on=LAST, value=done, source="사업일지"
            ),
        )
    groups = ("일자리 활동 지원",) * 4 + ("고용서비스 질 향상",) * 2 + ("일자리 협력망 구축",) * 2
    rows = [{"indicator": id_, "group": group} for id_, group in zip(ids, groups, strict=True)]
    use = Use("plan_result", "plan_result", options={"rows": rows})
    kept = ReportTemplate(title="{span} 요약", sections=uses_text((use,)))
    return report_making.make(desk, f"own:{entries.add(desk, kept).id}", read_span("2022"))


def test_the_eight_rows_come_out_with_the_right_rate(report: Report) -> None:
    (table,) = report.section("plan_result").blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in line.cells] for line in table.lines] == ROWS
    referrals = table.lines[2].cells
    assert referrals[4].value == Decimal(208)
    figure = referrals[4].figure
    assert figure is not None
    assert figure.over is not None
    assert [part.value for part in figure.over] == [83, 40]
    assert referrals[3].figure is not None
    assert len(referrals[3].figure.ids) == 83
    assert [(m.row, m.rows) for m in table.merges] == [(0, 4), (4, 2), (6, 2)]


def test_what_was_typed_by_hand_names_its_source(report: Report) -> None:
    (table,) = report.section("plan_result").blocks
    assert isinstance(table, Table)
    figure = table.lines[6].cells[3].figure
    assert figure is not None
    assert figure.source == "사업일지"
