"""Which eup or myeon an address names."""

from __future__ import annotations

import pytest

from jobdesk.domain.centre import eup_myeon_of

OWN = ("가람읍", "솔내면")


@pytest.mark.parametrize(
    ("address", "places", "found"),
    [
        ("전라남도 한빛군 가람읍 가람리 12", OWN, "가람읍"),
        ("한빛군 구름면 물레리 533", OWN, ""),
        ("한빛군 구름면 물레리 533", (), "구름면"),
        ("솔내면 12", (), "솔내면"),
        ("서울 중구 세종대로 110", (), ""),
        ("한빛군 가람읍내길 3", (), ""),
        ("지하 1층 정면 상가", (), ""),
        ("", (), ""),
    ],
)
def test_place_of_an_address(address: str, places: tuple[str, ...], found: str) -> None:
    assert eup_myeon_of(address, places) == found
