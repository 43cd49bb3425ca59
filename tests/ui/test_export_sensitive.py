"""엑셀: what is sensitive is unticked, asks its reason, and is not offered where there is none."""

from __future__ import annotations

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
from jobdesk.ui.widgets.export_dialog import ExportDialog, Exporter
from tests import casework
from tests.ui.bench import benched


def _dialog(qtbot: QtBot, kind: KindId) -> ExportDialog:
    dialog = ExportDialog(kind, 3, "", None)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_tick_asks_for_the_reason(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot, KindId.SEEKERS)
    dialog.purpose_field.widget.insert("군청 제출")  # type: ignore[attr-defined]
    assert list(dialog.boxes) == ["disability", "health"]
    assert (dialog.sensitive(), dialog.reason_field.isVisible()) == ((), False)
    dialog.boxes["health"].click()
    assert dialog.reason_field.isVisible()
    dialog._go()
    assert dialog.isVisible()
    assert dialog.reason_field.problem() == "사유를 고르거나 입력하세요."
    dialog.reason_field.widget.insert("본인 요청")  # type: ignore[attr-defined]
    dialog._go()
    assert dialog.result() == int(ExportDialog.DialogCode.Accepted)
    assert (dialog.sensitive(), dialog.reason()) == (("health",), "본인 요청")
    dialog.boxes["health"].click()
    assert dialog.reason() == ""


def test_a_kind_without_any_offers_none(qtbot: QtBot) -> None:
    dialog = _dialog(qtbot, KindId.EMPLOYERS)
    assert dialog.boxes == {}
    assert not dialog.reason_field.isVisible()


def test_what_was_ticked_is_in_the_file_and_in_the_log(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    casework.seeker(desk, sensitive_consent_on=date(2026, 11, 2), health="허리 통증")
    path = tmp_path / "명부.xlsx"
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: path)

    def answer(dialog: ExportDialog) -> int:
        dialog.purpose_field.set_value("군청 제출")
        dialog.boxes["health"].click()
        dialog.reason_field.set_value("본인 요청")
        return int(ExportDialog.DialogCode.Accepted)

    monkeypatch.setattr(ExportDialog, "exec", answer)
    with benched(qtbot, desk, tmp_path) as bench:
        page = _dialog(qtbot, KindId.EMPLOYERS)
        Exporter(desk, bench.jobs, bench.notices, page).run(KindId.SEEKERS, Filter(), None, 1)
        bench.idle()
    sheet = openpyxl.load_workbook(path).active
    assert "허리 통증" in [cell.value for row in sheet.iter_rows() for cell in row]
    assert "건강·작업 제한 (사유: 본인 요청)" in access.listing(desk)[0].purpose
