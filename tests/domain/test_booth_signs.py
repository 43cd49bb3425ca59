"""The signs of booths are sorted as people count them, by the window and by the store alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain.hall_now import sign_key, sign_order

SIGNS = st.text("0129aA-가나 동", max_size=8)


def test_two_comes_before_ten() -> None:
    signs = ["10", "2", "A-10", "A-9", "1", "가2", "가10", "가동"]
    assert sorted(signs, key=sign_key) == ["1", "2", "10", "A-9", "A-10", "가2", "가10", "가동"]


@given(SIGNS.filter(bool), SIGNS.filter(bool))
def test_the_store_sorts_as_the_window_does(one: str, other: str) -> None:
    assert (sign_key(one) < sign_key(other)) == (sign_order(one) < sign_order(other))
    assert (sign_key(one) == sign_key(other)) == (sign_order(one) == sign_order(other))


def test_none_is_empty_for_the_store_to_put_last() -> None:
    assert sign_key("") == ""
    assert sign_order("") > sign_order("가")
