"""구직자: registering, editing, moving between stages, the trash."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.domain.employers import EmployerType
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import SEEKER_STEPS, Seeker, SeekerStatus
from jobdesk.errors import StaleRecord, UserError
from jobdesk.services import employers, history, lists, seekers
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

S = KindId.SEEKERS


def _stored(desk: Desk, id_: int) -> Seeker:
    found: Seeker = lists.record(desk, S, id_)
    return found


def test_what_is_registered_is_tidied(desk: Desk) -> None:
    change = seekers.register(
        desk,
        replace(
            seekers.blank(desk),
            name="  김\u3000민지 ",
            birth_date=date(1987, 3, 2),
            birth_approximate=True,
            phone="01001234567",
            phone2="+82 10 0987 6543",
            address="한빛군  솔내면 느티나무길 3",
            note="한 줄\r\n두 줄  \n",
        ),
    )
    stored = _stored(desk, change.id)
    assert change.label == "구직자 등록: 김 민지"
    assert stored.name == "김 민지"
    assert (stored.phone, stored.phone2) == ("010-0123-4567", "010-0987-6543")
    assert (stored.birth_year, stored.birth_approximate) == (1987, False)
    assert (stored.address, stored.eup_myeon) == ("한빛군 솔내면 느티나무길 3", "솔내면")
    assert stored.note == "한 줄\n두 줄"
    assert (stored.registered_on, stored.counsellor) == (TODAY, desk.user)
    assert stored.status is SeekerStatus.REGISTERED


def test_a_place_typed_is_kept_and_a_foreign_one_not_guessed(desk: Desk) -> None:
    typed = casework.seeker(desk, address="한빛군 솔내면 1", eup_myeon="가람읍")
    foreign = casework.seeker(desk, "이영수", address="새봄시 솔내면옥 2층")
    assert _stored(desk, typed).eup_myeon == "가람읍"
    assert _stored(desk, foreign).eup_myeon == ""


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "  "),
        ("birth_date", date(2027, 1, 1)),
        ("birth_date", date(1890, 1, 1)),
        ("birth_year", 1870),
        ("phone", "01O-1234-5678"),
        ("phone2", "12"),
        ("registered_on", date(2026, 11, 21)),
        ("priority_groups", ("우주인",)),
    ],
)
def test_a_wrong_field_is_named_and_nothing_stored(desk: Desk, field: str, value: object) -> None:
    with pytest.raises(UserError) as refused:
        casework.seeker(desk, **{"name": "김민지", field: value})  # type: ignore[arg-type]
    assert refused.value.field == field
    assert lists.count(desk, S) == 0


def test_a_stale_save_is_refused(desk: Desk) -> None:
    id_ = casework.seeker(desk)
    opened = _stored(desk, id_)
    seekers.save(desk, replace(opened, education="고졸"))
    with pytest.raises(StaleRecord) as refused:
        seekers.save(desk, replace(opened, education="대졸"))
    assert refused.value.fields == ("education",)
    assert _stored(desk, id_).education == "고졸"


def test_saving_nothing_new_writes_nothing(desk: Desk) -> None:
    stored = _stored(desk, casework.seeker(desk))
    assert seekers.save(desk, stored).operation == 0
    assert _stored(desk, stored.id).revision == stored.revision


@pytest.mark.parametrize("before", list(SeekerStatus))
@pytest.mark.parametrize("after", list(SeekerStatus))
def test_stages_follow_the_table(desk: Desk, before: SeekerStatus, after: SeekerStatus) -> None:
    id_ = casework.seeker(desk, status=before)
    if after is before or after in SEEKER_STEPS[before]:
        change = seekers.set_status(desk, id_, after)
        assert change.label == f"구직자 상태: 김민지 {after.value}"
        assert casework.status(desk, S, id_) == after.value
        return
    for refuse in (
        lambda: seekers.set_status(desk, id_, after),
        lambda: seekers.save(desk, replace(_stored(desk, id_), status=after)),
    ):
        with pytest.raises(UserError) as refused:
            refuse()
        assert refused.value.field == "status"
    assert casework.status(desk, S, id_) == before.value


def test_the_trash_holds_and_gives_back(desk: Desk) -> None:
    ids = [casework.seeker(desk, name) for name in ("김민지", "이영수")]
    assert seekers.trash(desk, ids).label == "구직자 휴지통: 김민지 외 1명"
    assert lists.count(desk, S) == 0
    assert _stored(desk, ids[0]).trashed_on == TODAY
    seekers.untrash(desk, ids[:1])
    assert list(lists.find(desk, S)) == ids[:1]


def test_a_seeker_with_casework_is_not_put_away(desk: Desk) -> None:
    id_ = casework.seeker(desk)
    vacancy = casework.vacancy(desk, casework.employer(desk))
    casework.referral(desk, id_, vacancy)
    with pytest.raises(UserError, match="알선 1건") as refused:
        seekers.trash(desk, [casework.seeker(desk, "이영수"), id_])
    assert "김민지" in refused.value.message
    assert lists.count(desk, S) == 2


def test_a_seeker_may_run_a_farm(desk: Desk) -> None:
    id_ = casework.seeker(
        desk,
        "김윤식",
        phone="010-0123-4567",
        address="한빛군 구름면 1",
        birth_date=date(1960, 1, 1),
    )
    farm = employers.farm_of(desk, id_)
    assert (farm.employer_type, farm.owner_id, farm.id) == (EmployerType.FARM, id_, 0)
    assert (farm.phone, farm.eup_myeon) == ("010-0123-4567", "구름면")
    assert lists.count(desk, KindId.EMPLOYERS) == 0
    made = employers.register(desk, farm)
    assert [each.id for each in employers.of_owner(desk, id_)] == [made.id]
    assert lists.rows(desk, KindId.EMPLOYERS, [made.id], ["owner"])[made.id] == ("김윤식",)


def test_history_tells_each_step(desk: Desk) -> None:
    id_ = casework.seeker(desk)
    seekers.set_status(desk, id_, SeekerStatus.COUNSELLING)
    entries = history.record(desk, S, id_)
    assert [entry.label for entry in entries] == [
        "구직자 상태: 김민지 상담중",
        "구직자 등록: 김민지",
    ]
