"""A centre's settings: stored whole, refused with the field, undone like any other write."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobdesk.domain.centre import CentreSettings, eup_myeon_of
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import history, settings
from jobdesk.services.desk import Desk
from tests.conftest import EUP_MYEON


def test_what_is_saved_is_read(desk: Desk) -> None:
    first = settings.get(desk)
    assert (first.name, first.eup_myeon) == ("한빛군 일자리센터", EUP_MYEON)
    assert first.approval_titles == ("담당", "팀장", "과장")
    wanted = CentreSettings(
        name="한빛 로컬잡센터",
        sido="전라남도",
        sigungu="한빛군",
        eup_myeon=("가람읍", "솔내면"),
        address="한빛군 가람읍 가람로 1",
        phone="061-000-1004",
        approval_titles=("담당", "주무관", "주무관", "과장", "군수"),
        rounding="truncate",
        rate_decimals=1,
        registration_months=6,
        backup_folder="/media/usb",
        mask_lists=False,
        lock_minutes=5,
    )
    change = settings.save(desk, wanted)
    assert settings.get(desk) == wanted
    assert change.kinds == {KindId.SETTINGS}
    history.undo(desk)
    assert settings.get(desk) == first


def test_texts_are_tidied_and_nothing_new_is_no_write(desk: Desk) -> None:
    known = settings.get(desk)
    typed = replace(known, name=f" {known.name} ", eup_myeon=(*EUP_MYEON, " ", "가람읍"))
    assert settings.save(desk, typed).operation == 0
    settings.save(desk, replace(known, phone="0610001004"))
    assert settings.get(desk).phone == "061-000-1004"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("phone", "전화"),
        ("approval_titles", ("담당",)),
        ("approval_titles", tuple("가나다라마바")),
        ("rounding", "up"),
        ("rate_decimals", 3),
        ("registration_months", 0),
        ("lock_minutes", 60),
    ],
)
def test_a_wrong_setting_is_named(desk: Desk, field: str, value: object) -> None:
    before = settings.get(desk)
    with pytest.raises(UserError) as refused:
        settings.save(desk, replace(before, **{field: value}))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert settings.get(desk) == before


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("전라남도 한빛군 가람읍 가람로 1", "가람읍"),
        ("한빛군(솔내면) 2", "솔내면"),
        ("달빛면,가람읍 사이", "가람읍"),
        ("새봄시 가람읍내길 3", ""),
        ("", ""),
    ],
)
def test_an_address_names_its_place(address: str, place: str) -> None:
    assert eup_myeon_of(address, EUP_MYEON) == place
