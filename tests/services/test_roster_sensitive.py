"""Health, disability and accounts stay in the office unless somebody says why they leave."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from jobdesk import cli
from jobdesk.domain.kinds import KINDS, LISTED, KindId
from jobdesk.domain.people import SENSITIVE
from jobdesk.errors import UserError
from jobdesk.services import access, rosters
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import PASSWORD

S = KindId.SEEKERS


@pytest.fixture
def consented(desk: Desk) -> Desk:
    """One person who let the centre keep what is sensitive."""
    casework.seeker(
        desk,
        "김민지",
        sensitive_consent_on=date(2026, 11, 2),
        disability="지체 심하지 않음",
        health="무거운 것을 들지 못함",
    )
    return desk


def _cells(path: Path) -> list[object]:
    return [cell.value for row in openpyxl.load_workbook(path).active.iter_rows() for cell in row]


def test_no_list_takes_them_along_by_itself(consented: Desk, tmp_path: Path) -> None:
    for kind in LISTED:
        assert not {f.id for f in rosters.sensitive_fields(kind)} & set(rosters.FIELDS[kind])
    path = tmp_path / "a.xlsx"
    rosters.export(consented, S, path, purpose="센터 내부 업무")
    assert "무거운 것을 들지 못함" not in _cells(path)
    assert "민감" not in access.listing(consented)[0].purpose


def test_what_is_sensitive_is_declared() -> None:
    declared = {f.id for kind in KINDS.values() for f in kind.fields if f.sensitive}
    assert declared == {*SENSITIVE, "account"}


def test_without_a_reason_there_is_no_file(consented: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    for asked in ({"sensitive": ("health",)}, {"fields": ("name", "disability"), "reason": " "}):
        with pytest.raises(UserError, match="사유를 적으세요") as told:
            rosters.export(consented, S, path, **asked)  # type: ignore[arg-type]
        assert told.value.field == "reason"
    assert not path.exists()


def test_the_reason_stands_in_the_log_and_at_the_foot(consented: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rosters.export(
        consented,
        S,
        path,
        purpose="군청 제출",
        mask=True,
        sensitive=("health",),
        reason="  본인  요청 ",
    )
    cells = _cells(path)
    assert "무거운 것을 들지 못함" in cells
    assert "지체 심하지 않음" not in cells
    said = "군청 제출 · 민감정보 포함: 건강·작업 제한 (사유: 본인 요청)"
    assert access.listing(consented)[0].purpose == f"{said} · 가림"
    foot = openpyxl.load_workbook(path).active.oddFooter.left.text
    assert "본인 요청" in foot


def test_the_command_lists_none_of_them(
    consented: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = consented.folder
    consented.store.close()
    monkeypatch.setenv("JOBDESK_PASSWORD", PASSWORD)
    assert cli.main(["list", "seekers", "--centre", str(folder), "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["name"] == "김민지"
    assert not {"health", "disability"} & set(found)
