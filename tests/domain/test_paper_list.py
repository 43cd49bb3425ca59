"""What a cell of the paper list may say, and what a line says wrong."""

from __future__ import annotations

import pytest

from jobdesk.domain import paper_list as paper
from jobdesk.domain.matching_days import AttendeeStatus, InterviewResult
from jobdesk.domain.paper_list import Met, PaperLine, PaperSheet

SHEET = PaperSheet(
    1,
    "만남의 날",
    (PaperLine("5", 5), PaperLine("new0", None)),
    {"1": 11, "A-2": 12},
    {11: "큰들식품", 12: "솔내정밀", 13: "솔내상회"},
    2,
)


@pytest.mark.parametrize(
    ("typed", "word"),
    [("o", "O"), ("O", "O"), ("ㅇ", "O"), ("ㅐ", "O"), ("○", "O"), ("0", "O"), ("참석", "O"),
     ("x", "X"), ("ㅌ", "X"), ("X ", "X"), ("늦음", "늦음"), ("l", "늦음"), ("", ""), (" ", "")],
)  # fmt: skip
def test_coming(typed: str, word: str) -> None:
    assert paper.came_of(typed) == word


def test_what_is_no_sign_of_coming_is_refused() -> None:
    with pytest.raises(ValueError, match="글쎄"):
        paper.came_of("글쎄")


@pytest.mark.parametrize(
    ("typed", "result"),
    [("1", "채용"), ("2", "보류"), ("3", "불채용"), ("4", "2차면접"), ("채", "채용"),
     ("불", "불채용"),
     ("합격", "채용"), ("2차", "2차면접"), ("보류", "보류"), ("", "")],
)  # fmt: skip
def test_results(typed: str, result: str) -> None:
    assert paper.result_of(typed) == result


@pytest.mark.parametrize(
    ("typed", "firm"),
    [("1", 11), ("부스 1", 11), ("1번", 11), ("a-2", 12), ("큰들", 11), ("솔내상회", 13),
     ("", None)],
)  # fmt: skip
def test_booths(typed: str, firm: int | None) -> None:
    assert paper.booth_of(typed, SHEET) == firm


@pytest.mark.parametrize("typed", ["9", "솔내", "없는 업체"])
def test_no_booth_of_the_day(typed: str) -> None:
    with pytest.raises(ValueError, match=typed):
        paper.booth_of(typed, SHEET)


def test_cells_are_tidied_as_they_are_typed() -> None:
    said = [("came", "ㅇ"), ("at", "1325"), ("phone", "01012345678"), ("booth0", "부스 1"),
            ("result0", "4"), ("result0", "모름"), ("name", " 김  민지 ")]  # fmt: skip
    assert [paper.tidied(column, typed, SHEET) for column, typed in said] == [
        "O", "13:25", "010-1234-5678", "1", "2차면접", "모름", "김 민지"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("came", "글쎄"),
        ("at", "99:99"),
        ("phone", "12"),
        ("booth0", "없는  업체"),
        ("result1", "글쎄"),
    ],
)
def test_what_cannot_be_read_stays_as_typed_and_is_told(column: str, typed: str) -> None:
    kept = paper.tidied(column, f" {typed} ", SHEET)
    assert kept == typed.replace("  ", " ")
    told = paper.problems({"name": "김민지", column: kept}, SHEET, on_site=True)
    assert column in told


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        ({}, set()),
        ({"came": "O", "at": "13:25", "booth0": "1", "result0": "채용"}, set()),
        ({"came": "?"}, {"came"}),
        ({"at": "99:99"}, {"at"}),
        ({"came": "X", "at": "13:25"}, {"came"}),
        ({"came": "X", "booth0": "1"}, {"came"}),
        ({"booth0": "9"}, {"booth0"}),
        ({"booth0": "1", "booth1": "1"}, {"booth1"}),
        ({"result0": "채용"}, {"booth0"}),
        ({"booth0": "1", "result0": "모름"}, {"result0"}),
    ],
)
def test_what_is_wrong_with_a_line(cells: dict[str, str], wrong: set[str]) -> None:
    assert set(paper.problems(cells, SHEET)) == wrong


def test_a_line_at_the_foot_needs_a_name() -> None:
    assert paper.problems({}, SHEET, on_site=True) == {}
    assert set(paper.problems({"phone": "12"}, SHEET, on_site=True)) == {"phone", "name"}
    assert paper.problems({"phone": "5678"}, SHEET) == {}  # the last digits, as printed


def test_entries() -> None:
    first, last = SHEET.lines
    made = paper.entry(first, {"booth1": "A-2", "result1": "보류"}, SHEET)
    assert (made.status, made.met) == (
        AttendeeStatus.CAME,
        (Met(12, InterviewResult.PENDING),),
    )
    assert paper.entry(first, {"came": "X"}, SHEET).status is AttendeeStatus.ABSENT
    assert paper.entry(first, {}, SHEET).status is AttendeeStatus.REGISTERED
    assert paper.entry(last, {"name": "정다운"}, SHEET).status is AttendeeStatus.CAME


def test_the_clipboard_of_excel() -> None:
    assert paper.from_clipboard("1\tO\r\n2\tX\r\n\r\n") == [["1", "O"], ["2", "X"]]
    assert paper.from_clipboard("") == []


def test_a_name_of_the_list_at_the_foot_asks_for_a_phone() -> None:
    listed = PaperLine("5", 5, {"number": "5", "name": "강식"})
    sheet = PaperSheet(1, "만남의 날", (listed, PaperLine("new0", None)), {}, {}, 1)
    found = paper.problems({"name": "강 식", "came": "O"}, sheet, on_site=True)
    assert found == {
        "name": "명단 5번과 이름이 같습니다. 같은 분이면 그 줄에 적고, 다른 분이면 전화번호도 "
        "입력하세요."
    }
    other = {"name": "강식", "phone": "010-1234-9999"}
    assert paper.problems(other, sheet, on_site=True) == {}
    assert paper.problems({"name": "강식우"}, sheet, on_site=True) == {}
    assert paper.problems({"name": "강식"}, sheet) == {}
