"""A centre's own templates: copied from a ready one, changed, and given back its sections."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobdesk.domain.report_document import MoneyUnit, Style
from jobdesk.domain.report_templates import use
from jobdesk.domain.report_templates_ready import READY
from jobdesk.domain.rounding import Rounding
from jobdesk.domain.spans import read_span
from jobdesk.errors import UserError
from jobdesk.services import report_book, report_making, report_templates, settings
from jobdesk.services.desk import Desk


def test_a_copy_begins_as_its_model_with_the_centres_way_of_rounding(desk: Desk) -> None:
    own = settings.get(desk)
    settings.save(desk, replace(own, rounding="truncate", rate_decimals=1))
    id_ = report_templates.id_of(report_templates.copy(desk, "monthly", "군 제출용 월보"))
    made = report_making.template(desk, id_)
    assert made.title == "군 제출용 월보"
    assert made.uses == READY[0].uses
    assert (made.style.rounding, made.style.rate_decimals) == (Rounding.TRUNCATE, 1)
    assert made in report_making.templates(desk)
    with pytest.raises(UserError, match="복사"):
        report_templates.edit(desk, "monthly", title="다른 이름")


def test_sections_are_put_off_turned_and_put_in_another_order(desk: Desk) -> None:
    id_ = report_templates.id_of(report_templates.copy(desk, "monthly"))
    summary, months = use("summary"), replace(use("months", "월별 추이"), landscape=False)
    off = replace(use("definitions"), on=False)
    style = Style(Rounding.TRUNCATE, 2, MoneyUnit.MILLION, 1)
    report_templates.edit(desk, id_, uses=(months, summary, off), style=style)
    report = report_making.make(desk, id_, read_span("2026-10"))
    assert [(each.id, each.title, each.landscape) for each in report.sections] == [
        ("months", "월별 추이", False),
        ("summary", "총괄 실적", False),
    ]
    assert report.style == style
    report_templates.reset(desk, id_)
    assert report_making.template(desk, id_).uses == READY[0].uses


def test_a_section_is_known_and_stands_once(desk: Desk) -> None:
    id_ = report_templates.id_of(report_templates.copy(desk, "monthly"))
    with pytest.raises(UserError, match="모르는"):
        report_templates.edit(desk, id_, uses=(use("행복"),))
    with pytest.raises(UserError, match="두 번"):
        report_templates.edit(desk, id_, uses=(use("text", id_="a"), use("text", id_="a")))


def test_a_template_with_reports_is_not_put_away_but_hidden(desk: Desk) -> None:
    id_ = report_templates.id_of(report_templates.copy(desk, "monthly", "월보"))
    report_book.draw(desk, id_, read_span("2026-10"))
    with pytest.raises(UserError, match="1건"):
        report_templates.trash(desk, id_)
    report_templates.edit(desk, id_, active=False)
    assert id_ not in {each.id for each in report_making.templates(desk)}
    other = report_templates.id_of(report_templates.copy(desk, id_))
    report_templates.trash(desk, other)
    assert other not in {each.id for each in report_making.templates(desk)}
