"""Text is stored as people typed it, without what no file can hold."""

from __future__ import annotations

import pytest

from jobdesk.domain import text


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\ud83d", "\uffff"])
def test_what_is_no_text_is_left_out(sign: str) -> None:
    assert text.tidy(f"김{sign}민지") == "김민지"
    assert text.tidy_lines(f"첫 줄{sign}\n둘째{sign} 줄") == "첫 줄\n둘째 줄"
    assert text.tidy(sign) == ""


@pytest.mark.parametrize("kept", ["김민지", "☎ 010", "🙂 웃음", "㈜한빛", "株式會社", "가\u0301"])
def test_every_sign_that_is_text_stays(kept: str) -> None:
    assert text.tidy(kept) == kept


def test_every_kind_of_space_is_one() -> None:
    assert text.tidy("\u3000김\u00a0\t\x0b\u200b민지\x1f\n") == "김 민지"
