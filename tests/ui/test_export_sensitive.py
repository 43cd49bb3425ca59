"""엑셀: what is sensitive is unticked, asks its reason, and is not offered where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.services import access
from jobdesk.services.desk import Desk
from jobdesk.ui.widgets import pickers
from jobdesk.ui.widgets.export_dialog import ExportDialog
from tests import casework
from tests.ui.bench import Bench, benched
from tests.ui.export_kit import opened


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as bench:
        yield bench


def test_a_tick_asks_for_the_reason(bench: Bench) -> None:
    dialog = opened(bench, KindId.SEEKERS)
    asked: list[bool] = []
    dialog.sheet_asked.connect(lambda: asked.append(True))
    dialog.purpose_field.widget.insert("군청 제출")  # type: ignore[attr-defined]
    assert list(dialog.boxes) == ["disability", "health"]
    assert (dialog.sensitive(), dialog.reason_field.isVisible()) == ((), False)
    dialog.boxes["health"].click()
    assert dialog.reason_field.isVisible()
    dialog.go.click()
    assert asked == []
    assert dialog.reason_field.problem() == "사유를 고르거나 입력하세요."
    dialog.reason_field.widget.insert("본인 요청")  # type: ignore[attr-defined]
    assert dialog.wanted().sensitive == ("health",)
    assert dialog.wanted().reason == "본인 요청"
    dialog.boxes["health"].click()
    assert dialog.reason() == ""


def test_a_kind_without_any_offers_none(bench: Bench) -> None:
    dialog = opened(bench, KindId.EMPLOYERS)
    assert dialog.boxes == {}
    assert not dialog.reason_field.isVisible()


def test_what_was_ticked_is_in_the_file_and_in_the_log(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    casework.seeker(bench.desk, sensitive_consent_on=date(2026, 11, 2), health="허리 통증")
    path = tmp_path / "명부.xlsx"
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: path)
    dialog = opened(bench, KindId.SEEKERS, Filter())
    dialog.purpose_field.set_value("군청 제출")
    dialog.boxes["health"].click()
    dialog.reason_field.set_value("본인 요청")
    dialog.go.click()
    assert dialog.result() == int(ExportDialog.DialogCode.Accepted)
    bench.idle()
    sheet = openpyxl.load_workbook(path).active
    assert "허리 통증" in [cell.value for row in sheet.iter_rows() for cell in row]
    assert "건강·작업 제한 (사유: 본인 요청)" in access.listing(bench.desk)[0].purpose
