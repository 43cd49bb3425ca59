"""A diagnosis helps a helper and tells nothing about people."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from jobdesk.paths import log_file
from jobdesk.services import diagnosis


def test_it_names_the_fault_the_files_and_the_versions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOBDESK_HOME", str(tmp_path / "home"))
    folder = tmp_path / "centre"
    (folder / "backups").mkdir(parents=True)
    (folder / "backups" / "copy.db").write_bytes(b"x" * 2048)
    text = diagnosis.collect(
        folder, "damaged", "파일이 손상되었습니다.", now=datetime(2026, 11, 21, 14, 5, tzinfo=UTC)
    )
    assert "2026-11-21 14:05" in text
    assert "종류: damaged" in text
    assert "파일이 손상되었습니다." in text
    assert "2,048 bytes" in text
    assert "sqlcipher3" in text


def test_log_messages_and_home_paths_stay_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOBDESK_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    log_file().write_text(
        "2026-11-21 ERROR 김민지 010-1234-5678\n"
        "Traceback (most recent call last):\n"
        '  File "/somewhere/jobdesk/data/store.py", line 12, in open_store\n'
        "ValueError: 김민지\n",
        encoding="utf-8",
    )
    text = diagnosis.collect(tmp_path / "centre", "missing", f"{tmp_path}/centre 없음")
    assert "김민지" not in text
    assert "1234" not in text
    assert str(tmp_path) not in text
    assert "store.py:12 open_store" in text
    assert "ValueError" in text
    assert "폴더가 없거나 열리지 않습니다." in text
