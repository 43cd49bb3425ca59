"""`jobdesk duplicates` and `jobdesk merge` on a real store, and `undo` after them."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jobdesk.cli import main
from jobdesk.commands.arguments import MERGED
from jobdesk.domain.employers import Employer
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker, SeekerStatus
from jobdesk.services import access, centres, employers, merging, seekers
from tests import casework

Out = pytest.CaptureFixture[str]


@pytest.fixture
def twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """A practice centre in which 김민지 stands twice and a firm too; the ids of the person."""
    folder = tmp_path / "centre"
    desk, _ = centres.create(folder, name="연습", practice=True, password=None)
    person = replace(seekers.blank(desk), name="김민지", birth_date=date(1987, 3, 2))
    ids = [seekers.register(desk, person).id for _ in range(2)]
    for name in ("(주)한빛식품", "한빛 식품"):
        firm = employers.register(desk, Employer(name=name, eup_myeon="가람읍")).id
    casework.referral(desk, ids[1], casework.vacancy(desk, firm))
    centres.close(desk)
    monkeypatch.setenv("JOBDESK_CENTRE", str(folder))
    return ids[0], ids[1]


def answer(out: Out, *argv: str) -> object:
    """Run a command with ``--json`` and parse all of its standard output."""
    out.readouterr()
    assert main([*argv, "--json"]) == 0
    return json.loads(out.readouterr().out)


def test_the_words_are_the_kinds_that_merge() -> None:
    assert tuple(kind.value for kind in merging.MERGED) == MERGED


def test_pairs_are_printed_and_merged_and_parted_again(twice: tuple[int, int], capsys: Out) -> None:
    keep, gone = (str(id_) for id_ in twice)
    (pair,) = answer(capsys, "duplicates")  # type: ignore[misc]
    assert (pair["one"]["id"], pair["other"]["id"], pair["why"]) == (*twice, "이름·생년월일 같음")
    assert main(["duplicates", "employers"]) == 0
    shown = capsys.readouterr().out
    assert "한빛 식품 (가람읍)" in shown
    assert "구인업체 중복 의심 1쌍" in shown
    told = answer(capsys, "merge", "seekers", keep, gone)
    assert told["label"] == "구직자 합치기: 김민지 ← 김민지"  # type: ignore[index]
    assert told["moved"] == {"referrals": 1, "registrations": 1}  # type: ignore[index]
    assert answer(capsys, "duplicates", "seekers") == []
    assert main(["undo"]) == 0
    assert len(answer(capsys, "duplicates", "seekers")) == 1  # type: ignore[arg-type]


def test_merging_with_itself_or_nobody_changes_nothing(twice: tuple[int, int], capsys: Out) -> None:
    for other in (str(twice[0]), "99"):
        assert main(["merge", "seekers", str(twice[0]), other]) == 1
        assert capsys.readouterr().err.strip().endswith(".")
    assert main(["merge", "vacancies", "1", "2"]) == 2
    assert len(answer(capsys, "duplicates")) == 1  # type: ignore[arg-type]


def test_nothing_found_is_said(twice: tuple[int, int], capsys: Out) -> None:
    assert main(["merge", "employers", "1", "2"]) == 0
    assert "옮긴 기록: 구인 1건" in capsys.readouterr().out
    assert main(["duplicates", "employers"]) == 0
    assert capsys.readouterr().out == "구인업체 중복 의심 0쌍\n"


def test_kinds_are_checked(twice: tuple[int, int], capsys: Out) -> None:
    assert main(["duplicates", KindId.VACANCIES.value]) == 2
    assert "쓸 수 없는 값" in capsys.readouterr().err


def test_a_nameless_one_is_listed_by_nickname(twice: tuple[int, int], capsys: Out) -> None:
    desk = centres.open_centre(Path(os.environ["JOBDESK_CENTRE"]))
    guest = replace(seekers.blank(desk), nickname="파란 모자", phone="010-9999-0000")
    made: list[Seeker] = [
        replace(guest, status=SeekerStatus.PROVISIONAL),
        replace(guest, nickname="", name="박정숙"),
    ]
    for seeker in made:
        seekers.register(desk, seeker)
    centres.close(desk)
    pairs = answer(capsys, "duplicates")
    assert [(p["one"]["name"], p["why"]) for p in pairs] == [  # type: ignore[attr-defined]
        ("김민지", "이름·생년월일 같음"),
        ("파란 모자 (별칭)", "전화 같음, 한쪽은 별칭만 있음"),
    ]


def test_who_was_printed_is_in_the_access_log(twice: tuple[int, int], capsys: Out) -> None:
    for words in (
        ["list", "seekers"],
        ["list", "vacancies"],  # of nobody
        ["match", "vacancy", "1"],
        ["match", "seeker", str(twice[0])],
        ["duplicates"],
        ["history", "seekers", str(twice[1])],
    ):
        answer(capsys, *words)
    desk = centres.open_centre(Path(os.environ["JOBDESK_CENTRE"]))
    looks = [row for row in access.listing(desk) if row.action == access.Action.VIEW]
    centres.close(desk)
    assert [(row.purpose, sorted(row.ids)) for row in reversed(looks)] == [
        ("명령 list", [*twice]),
        ("명령 match", [*twice]),
        ("명령 match", [twice[0]]),
        ("명령 duplicates", [*twice]),
        ("명령 history", [twice[1]]),
    ]


def test_a_history_leaves_out_what_is_sensitive(twice: tuple[int, int], capsys: Out) -> None:
    desk = centres.open_centre(Path(os.environ["JOBDESK_CENTRE"]))
    person = seekers.blank(desk)
    made = replace(person, name="박정숙", sensitive_consent_on=desk.today(), health="허리 통증")
    id_ = seekers.register(desk, made).id
    centres.close(desk)
    assert main(["history", "seekers", str(id_)]) == 0
    assert "건강·작업 제한: (없음) → (가림)" in capsys.readouterr().out
    told = json.dumps(answer(capsys, "history", "seekers", str(id_)), ensure_ascii=False)
    assert "허리" not in told
    assert "박정숙" in told
