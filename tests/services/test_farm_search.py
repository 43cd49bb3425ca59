"""Farms and farm workers are found from anywhere, beside the firm and the person they are."""

from __future__ import annotations

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.services import access, farm_records, farms, lists
from jobdesk.services.desk import Desk
from tests import farm_kit

E, F, S, W = KindId.EMPLOYERS, KindId.FARMS, KindId.SEEKERS, KindId.FARM_WORKERS


def kinds(desk: Desk, words: str) -> list[KindId]:
    return [hit.kind for hit in lists.search(desk, words)]


def test_a_name_finds_the_person_and_the_card_of_farm_work(desk: Desk) -> None:
    who = farm_kit.worker(desk, "김민지", skills=("수확", "사다리 작업"))
    farm_kit.worker(desk, "박영호", skills=("수확",))
    card = farm_records.worker_of(desk, who)
    assert card is not None
    hits = lists.search(desk, "ㄱㅁㅈ")
    assert [(hit.kind, hit.id) for hit in hits] == [(S, who), (W, card.id)]
    assert hits[1].detail == "관내 · 수확, 사다리 작업 · 활동"
    assert W in {row.kind for row in access.listing(desk)}


def test_a_skill_does_not_lead_to_everybody_who_has_it(desk: Desk) -> None:
    who = farm_kit.worker(desk, "김민지", skills=("수확",))
    farm_kit.worker(desk, "박영호", skills=("수확",))
    assert kinds(desk, "수확") == []
    found = [hit.id for hit in lists.search(desk, "김민지 수확") if hit.kind is W]
    card = farm_records.worker_of(desk, who)
    assert card is not None
    assert found == [card.id]


@pytest.mark.parametrize("words", ["감골", "다리 건너", "ㅂㄷㄴㅇ"])
def test_a_farm_is_found_by_its_name_its_village_and_the_way_there(desk: Desk, words: str) -> None:
    firm = farm_kit.farm(
        desk, "반달농원", village="감골", crops=("사과", "포도"), directions="다리 건너 첫 집"
    )
    farm = farm_records.farm_of(desk, firm)
    assert farm is not None
    hit = next(hit for hit in lists.search(desk, words) if hit.kind is F)
    assert (hit.id, hit.title) == (farm.id, "반달농원")
    assert hit.detail.startswith("사과, 포도")
    assert hit.detail.endswith("감골")
    farms.trash(desk, [farm.id])
    assert F not in kinds(desk, words)
