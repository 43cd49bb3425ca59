"""기준 on a real store: one save, one undo, each mistake named; distances reach the ranking."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobdesk.domain.casework import LEAVE_REASONS
from jobdesk.domain.distances import Distance, near, tidied
from jobdesk.domain.groups import RULES
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import distances, groups, history, matching, settings, standards
from jobdesk.services.desk import Desk
from jobdesk.services.minimum_wage import bundled, rates
from tests import casework


def test_all_of_it_is_one_save_and_one_undo(desk: Desk) -> None:
    first = standards.get(desk)
    assert (first.rules, first.leave_reasons, first.distances) == (RULES, LEAVE_REASONS, ())
    wanted = replace(
        first,
        minimum_wages=("2030 12,000",),
        leave_reasons=("이사",),
        rules=RULES[:2],
        distances=(Distance("가람읍", "솔내면", minutes=12),),
    )
    change = standards.save(desk, wanted)
    assert (change.label, change.kinds) == ("기준", {KindId.SETTINGS})
    assert standards.get(desk) == wanted
    assert rates(desk)[2030] == 12_000
    history.undo(desk)
    assert standards.get(desk) == first


def test_what_did_not_change_is_not_written(desk: Desk) -> None:
    assert standards.save(desk, standards.get(desk)).operation == 0
    change = standards.save(desk, replace(standards.get(desk), leave_reasons=("이사",)))
    assert len(change.refs) == 1
    assert groups.rules(desk) == RULES


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("minimum_wages", {"minimum_wages": ("내년 만원",)}),
        ("closed_reasons", {"closed_reasons": ()}),
        ("decline_reasons", {"decline_reasons": ("가" * 41,)}),
        ("청년", {"rules": (replace(RULES[0], age_from=40),)}),
        ("distances", {"distances": (Distance("가람읍", "가람읍", minutes=3),)}),
        ("distances", {"distances": (Distance("가람읍", "솔내면", minutes=0),)}),
        ("distances", {"distances": (Distance("", "솔내면", neighbours=True),)}),
    ],
)
def test_a_mistake_is_named_and_nothing_is_stored(
    desk: Desk, field: str, changes: dict[str, object]
) -> None:
    before = standards.get(desk)
    wanted = replace(before, reject_reasons=("나이",), **changes)  # type: ignore[arg-type]
    with pytest.raises(UserError) as told:
        standards.save(desk, wanted)
    assert told.value.field == field
    assert standards.get(desk) == before


def test_no_wage_is_known_before_it_is_announced() -> None:
    assert max(bundled()) == 2026
    assert bundled()[2026] == 10_320


def test_a_pair_is_kept_once_whichever_way_it_was_said() -> None:
    said = (
        Distance("솔내면", "가람읍", minutes=20),
        Distance("가람읍", " 솔내면", neighbours=True, minutes=12),
        Distance("가람읍", "구름면"),
    )
    assert tidied(said) == (Distance("가람읍", "솔내면", neighbours=True, minutes=12),)
    assert near(tidied(said), "솔내면") == {
        "가람읍": Distance("솔내면", "가람읍", neighbours=True, minutes=12)
    }
    assert near(tidied(said), "구름면") == {}


def test_neighbours_and_drives_are_said_and_ranked(desk: Desk) -> None:
    firm = casework.employer(desk, eup_myeon="가람읍")
    job = casework.vacancy(desk, firm, "조리원")
    for name, place in (
        ("가까이", "솔내면"),
        ("멀리", "달빛면"),
        ("모름", "너른면"),
        ("이웃", "구름면"),
    ):
        casework.seeker(desk, name, eup_myeon=place)
    casework.seeker(desk, "옆군", eup_myeon="건너읍", residence="도내")
    weighing = {**dict.fromkeys(matching.DEFAULT_WEIGHTS, 0), "place": 10}

    def said() -> dict[str, str]:
        rows = matching.for_vacancy(desk, job, weighing=weighing).rows
        return {row.name: row.reasons[0].text for row in rows}

    assert said()["이웃"] == "같은 군: 구름면"
    distances.save(
        desk,
        (
            Distance("가람읍", "솔내면", minutes=9),
            Distance("구름면", "가람읍", neighbours=True),
            Distance("가람읍", "달빛면", minutes=70),
            Distance("가람읍", "건너읍", neighbours=True, minutes=15),
        ),
    )
    assert list(said().items()) == [
        ("가까이", "차로 9분: 솔내면"),
        ("이웃", "이웃 면: 구름면"),
        ("옆군", "이웃 읍, 차로 15분: 건너읍"),
        ("모름", "같은 군: 너른면"),
        ("멀리", "차로 70분: 달빛면"),
    ]
    history.undo(desk)
    assert said()["이웃"] == "같은 군: 구름면"


def test_reasons_are_tidied_and_said_once(desk: Desk) -> None:
    own = replace(settings.get(desk), closed_reasons=(" 충원 ", "충원", "", "철회"))
    settings.save(desk, own)
    assert settings.get(desk).closed_reasons == ("충원", "철회")
