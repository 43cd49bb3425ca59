"""The job notice of stored vacancies: by service and by command, with its warnings."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from jobdesk import cli
from jobdesk.errors import UserError
from jobdesk.services import access, centres, demo, job_notice, minimum_wage, settings
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import today


def _words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_notice_says_what_the_vacancy_says_and_not_its_note(desk: Desk) -> None:
    firm = casework.employer(desk, "한빛식품", note="대표가 까다로움", phone="061-555-6666")
    vacancy = casework.vacancy(
        desk,
        firm,
        "조리원",
        duties="급식 조리",
        wage="월 230만원",
        insurances=("고용보험", "산재보험"),
        eup_myeon="가람읍",
        commute="통근버스",
        note="급함",
    )
    words = _words(job_notice.pdf(desk, vacancy))
    for part in ("조리원", "한빛식품", "급식 조리", "고용보험 · 산재보험", "가람읍", "통근버스"):
        assert part in words, part
    for part in ("급함", "까다로움", "061-555-6666", "근무시간"):
        assert part not in words, part


def test_warnings_come_with_the_job_they_are_about(desk: Desk) -> None:
    firm = casework.employer(desk)
    bad = casework.vacancy(desk, firm, "포장", wage="시급 9,000원", preferred="여성 우대")
    good = casework.vacancy(desk, firm, "조리", wage="시급 11,000원", preferred="경력자")
    told = job_notice.warnings_of(desk, [bad, good])
    assert [line.split(":")[0] for line in told] == ["포장", "포장"]
    assert "최저임금" in told[0]
    assert "남녀고용평등법" in told[1]


def test_a_centre_adds_a_year_of_its_own(desk: Desk) -> None:
    from dataclasses import replace

    own = settings.get(desk)
    with pytest.raises(UserError, match="최저임금으로 읽을 수"):
        settings.save(desk, replace(own, minimum_wages=("만원",)))
    settings.save(desk, replace(own, minimum_wages=("2027 10,700",)))
    assert minimum_wage.rates(desk)[2027] == 10_700
    assert minimum_wage.rates(desk)[2026] == 10_320


def test_none_and_too_many_are_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="1건에서"):
        job_notice.pdf_of(desk, [])
    with pytest.raises(UserError, match="100건"):
        job_notice.pdf_of(desk, list(range(1, 102)))
    with pytest.raises(UserError):
        job_notice.pdf(desk, 99)


def test_a_notice_saved_is_noted(desk: Desk, tmp_path: Path) -> None:
    vacancy = casework.vacancy(desk, casework.employer(desk))
    job_notice.save(desk, [vacancy], tmp_path / "n.pdf")
    assert (tmp_path / "n.pdf").read_bytes().startswith(b"%PDF")
    assert any(row.action == Action.EXPORT for row in access.listing(desk))


def test_the_command_writes_a_page_for_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = demo.build(tmp_path / "centre", seekers=40, today=today)
    centres.close(desk)
    out = tmp_path / "notices.pdf"
    code = cli.main(["--centre", str(tmp_path / "centre"), "notice", "1", "2", "--out", str(out)])
    assert code == 0
    assert "2장" in capsys.readouterr().out
    document = pypdfium2.PdfDocument(out.read_bytes())
    assert len(document) == 2
    document.close()
