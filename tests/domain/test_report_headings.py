"""Titles of blocks: counted by syllables as offices count, said once, never numbered twice."""

from __future__ import annotations

from jobdesk.domain.report_document import Section, Words
from jobdesk.domain.report_headings import block_titles


def titles(*named: str) -> tuple[str, ...]:
    blocks = tuple(Words(str(at), ("글",), title) for at, title in enumerate(named))
    return block_titles(Section("s", "총괄 실적", blocks))


def test_one_title_is_not_counted_and_the_sections_own_is_not_said_again() -> None:
    assert titles("총괄 실적", " 월별 ") == ("", "월별")
    assert titles() == ()


def test_several_are_counted_on_past_ha() -> None:
    made = titles("", *(f"표 {at}" for at in range(16)))
    assert made[0] == ""
    assert [title[:2] for title in made[1:4]] == ["가.", "나.", "다."]
    assert [title[:2] for title in made[14:]] == ["하.", "거.", "너."]


def test_what_is_numbered_already_is_left_as_it_is() -> None:
    assert titles("공약목표", "1. 추진개요") == ("공약목표", "1. 추진개요")
    assert titles("□ 배경", "개요") == ("□ 배경", "개요")
