"""Names that a slip of the hand tells apart are alike; other people's are not."""

from __future__ import annotations

import pytest

from jobdesk.domain.names import alike


@pytest.mark.parametrize(
    ("one", "other"),
    [("김민지", "김민자"), ("김민지", "김 민지"), ("박영희", "박영히"), ("남궁민수", "남궁민주")],
)
def test_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("김민지", "이민수"), ("김민지", "김서준"), ("", ""), ("김민지", ""), ("박", "김")],
)
def test_not_alike(one: str, other: str) -> None:
    assert not alike(one, other)
