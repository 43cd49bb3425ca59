"""Farm work in the monthly report, proven by the rates that one county published (L10854–10856)."""

from __future__ import annotations

from datetime import date

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_figures, lists, report_files, targets
from jobdesk.services.desk import Desk
from tests import made_farm_year, reported

FARM = ("farms_found", "farm_workers_found", "farm_days")


def test_the_published_rates_come_out(desk: Desk) -> None:
    made_farm_year.enter(desk)
    for id_, value in zip(FARM, ("80", "300", "5000"), strict=True):
        targets.set_target(desk, id_, 2022, value, on=date(2022, 1, 3))
    figures = reported.monthly(desk, 2022, 12)
    told = [(figures.row(id_).cumulative.value, figures.row(id_).rate_text) for id_ in FARM]
    assert told == [(234, "293%"), (724, "241%"), (5_124, "102%")]
    days = figures.row("farm_days").cumulative
    assert len(lists.rows(desk, KindId.FARM_DAYS, days.ids, ("status",))) == 5_124
    year = farm_figures.of_year(desk, 2022)
    assert [year.measure(id_).number.value for id_ in ("farms_found", "workers_found", "days")] == [
        234,
        724,
        5_124,
    ]
    assert report_files.to_pdf(desk, figures.report).startswith(b"%PDF")


def test_a_month_of_the_report_is_the_month_of_farm_work(desk: Desk) -> None:
    made_farm_year.enter(desk)
    may, whole = reported.monthly(desk, 2022, 5), farm_figures.of_month(desk, 2022, 5)
    assert may.row("farm_days").month.value == whole.measure("days").number.value
    assert may.row("farms_found").month.value == whole.measure("farms_found").number.value


def test_a_centre_without_farms_reports_none(desk: Desk) -> None:
    before = reported.monthly(desk, 2026, 11).labels
    assert before[:4] == ["구인신청 인원 (명)", "구직신청 (명)", "알선 (건)", "채용 (명)"]
    assert not any("농가" in label for label in before)
    targets.set_target(desk, "farm_days", 2026, "5000")
    after = reported.monthly(desk, 2026, 11).labels
    assert [label for label in after if label not in before] == ["농가 채용연계 (명)"]
    with pytest.raises(KeyError):
        reported.monthly(desk, 2026, 11).row("farms_found")
