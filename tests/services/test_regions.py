"""The bundled table of places says what the administrative map says."""

from __future__ import annotations

from jobdesk.services import regions


def test_every_province_has_places() -> None:
    assert regions.sido()[0] == "서울특별시"
    assert regions.sido()[-1] == "제주특별자치도"
    assert all(regions.sigungu(sido) for sido in regions.sido())
    assert sum(len(regions.sigungu(sido)) for sido in regions.sido()) == 230


def test_a_county_lists_its_eup_and_myeon_in_official_order() -> None:
    assert regions.eup_myeon("강원특별자치도", "양구군") == (
        "양구읍",
        "국토정중앙면",
        "동면",
        "방산면",
        "해안면",
    )


def test_districts_of_a_city_are_joined_into_the_city() -> None:
    places = regions.eup_myeon("경상북도", "포항시")
    assert {"구룡포읍", "흥해읍"} <= set(places)
    assert len(places) == len(set(places))
    assert not any(name.startswith("남구") for name in regions.sigungu("경상북도"))


def test_unknown_names_give_nothing() -> None:
    assert regions.sigungu("없는도") == ()
    assert regions.eup_myeon("없는도", "없는군") == ()
