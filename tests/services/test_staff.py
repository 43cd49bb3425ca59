"""Who may open the centre, and what is recorded of it."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from jobdesk.data import keyfile
from jobdesk.data.keyfile import CHEAP
from jobdesk.errors import StoreError, StoreFault, UserError
from jobdesk.services import centres, staff
from jobdesk.services.desk import Desk
from jobdesk.services.staff import Role
from tests.conftest import PASSWORD, today

LONG = "가을 들판의 노래"


def reopened(desk: Desk, password: str, name: str = "") -> Desk:
    desk.store.close()
    return centres.open_centre(desk.folder, password, staff=name, today=today)


def add(desk: Desk, name: str = "이상담", role: Role = Role.COUNSELLOR) -> None:
    staff.add(desk, name, role, LONG, cost=CHEAP)


def test_everybody_opens_with_their_own_password(desk: Desk) -> None:
    add(desk)
    assert [(m.name, m.role, m.me) for m in staff.listing(desk)] == [
        ("관리자", Role.ADMIN, True),
        ("이상담", Role.COUNSELLOR, False),
    ]
    again = reopened(desk, LONG)
    assert (again.user, again.role) == ("이상담", Role.COUNSELLOR)
    assert centres.describe(desk.folder).staff == ("관리자", "이상담")
    again = reopened(again, PASSWORD, "관리자")
    assert again.user == "관리자"
    again.store.close()


def test_a_password_typed_on_a_mac_is_the_same(desk: Desk) -> None:
    add(desk)
    again = reopened(desk, unicodedata.normalize("NFD", LONG))
    assert again.user == "이상담"
    again.store.close()


def test_a_viewer_gets_a_read_only_desk_beside_a_writer(desk: Desk) -> None:
    add(desk, "박열람", Role.VIEWER)
    viewer = centres.open_centre(desk.folder, LONG, today=today)
    assert viewer.read_only
    with pytest.raises(StoreError) as caught, viewer.store.operation("구직자 등록"):
        pass
    assert caught.value.fault is StoreFault.READ_ONLY
    with pytest.raises(UserError, match="관리자에게 새 비밀번호를"):
        staff.change_password(viewer, LONG, "새로운 긴 비밀번호")
    viewer.store.close()


def test_only_administrators_change_who_may_open(desk: Desk) -> None:
    add(desk)
    again = reopened(desk, LONG)
    attempts = [
        lambda: staff.add(again, "김새로", Role.ADMIN, LONG, cost=CHEAP),
        lambda: staff.remove(again, "관리자"),
        lambda: staff.set_role(again, "이상담", Role.ADMIN),
        lambda: staff.set_password(again, "관리자", LONG),
        lambda: staff.rename(again, "이상담", "이담"),
        lambda: staff.new_recovery_key(again, cost=CHEAP),
    ]
    for attempt in attempts:
        with pytest.raises(UserError, match="관리자만"):
            attempt()
    again.store.close()


def test_changing_ones_password(desk: Desk) -> None:
    with pytest.raises(UserError, match="지금 비밀번호가 맞지 않습니다"):
        staff.change_password(desk, "틀림", LONG)
    with pytest.raises(UserError, match="8자 이상"):
        staff.change_password(desk, PASSWORD, "짧다")
    staff.change_password(desk, PASSWORD, LONG)
    assert staff.is_password(desk, LONG)
    assert not staff.is_password(desk, PASSWORD)
    desk.store.close()
    with pytest.raises(StoreError) as caught:
        centres.open_centre(desk.folder, PASSWORD)
    assert caught.value.fault is StoreFault.WRONG_PASSWORD
    centres.open_centre(desk.folder, LONG).store.close()


def test_somebody_who_left_is_out(desk: Desk) -> None:
    add(desk)
    staff.remove(desk, "이상담")
    desk.store.close()
    with pytest.raises(StoreError, match="비밀번호가 맞지 않습니다"):
        centres.open_centre(desk.folder, LONG)


def test_the_last_administrator_stays_one(desk: Desk) -> None:
    add(desk)
    with pytest.raises(UserError, match="마지막 관리자"):
        staff.set_role(desk, "관리자", Role.COUNSELLOR)
    with pytest.raises(UserError, match="본인은 지울 수 없습니다"):
        staff.remove(desk, "관리자")
    staff.set_role(desk, "이상담", Role.ADMIN)
    staff.set_role(desk, "관리자", Role.COUNSELLOR)
    assert [m.role for m in staff.listing(desk)] == [Role.COUNSELLOR, Role.ADMIN]


def test_renaming_keeps_the_password(desk: Desk) -> None:
    add(desk)
    staff.rename(desk, "이상담", "이상담 주임")
    with pytest.raises(UserError, match="이미 있습니다"):
        add(desk, "이상담 주임")
    again = reopened(desk, LONG)
    assert again.user == "이상담 주임"
    again.store.close()


def test_every_grant_is_recorded(desk: Desk) -> None:
    add(desk)
    staff.set_role(desk, "이상담", Role.VIEWER)
    staff.remove(desk, "이상담")
    made = staff.grants_made(desk)
    assert [(g.action, g.staff, g.role, g.user) for g in made] == [
        ("말소", "이상담", "조회", "관리자"),
        ("변경", "이상담", "조회", "관리자"),
        ("부여", "이상담", "상담사", "관리자"),
    ]
    assert made[0].at.startswith("2026-11-20T")


def test_the_recovery_key_gives_a_new_password_and_is_recorded(tmp_path: Path) -> None:
    folder = tmp_path / "centre"
    desk, key = centres.create(folder, name="솔내", password="잊어버린 것", cost=CHEAP)
    typed = key.lower().replace("-", "").replace("0", "o").replace("1", "l")
    centres.recover(folder, typed, "관리자", LONG)  # while the screen lock holds the desk open
    assert staff.grants_made(desk)[0].action == "복구 열쇠로 비밀번호 재설정"
    desk.store.close()
    with pytest.raises(StoreError):
        centres.open_centre(folder, "잊어버린 것")
    desk = centres.open_centre(folder, LONG)
    assert desk.user == "관리자"
    desk.store.close()
    with pytest.raises(StoreError) as caught:
        centres.recover(folder, LONG, "관리자", "다른 긴 비밀번호")  # a password is no recovery key
    assert caught.value.fault is StoreFault.WRONG_PASSWORD


def test_a_new_recovery_key_ends_the_old_one(tmp_path: Path) -> None:
    folder = tmp_path / "centre"
    desk, old = centres.create(folder, name="솔내", password=LONG, cost=CHEAP)
    new = staff.new_recovery_key(desk, cost=CHEAP)
    desk.store.close()
    with pytest.raises(StoreError):
        centres.open_centre(folder, old)
    desk = centres.open_centre(folder, new)
    assert desk.user == centres.RECOVERY_USER
    desk.store.close()


def test_a_practice_centre_has_no_staff(practice_desk: Desk) -> None:
    assert staff.listing(practice_desk) == ()
    with pytest.raises(UserError, match="연습 모드"):
        add(practice_desk)


def test_no_key_and_no_password_is_ever_in_the_key_file(desk: Desk) -> None:
    add(desk)
    content = (desk.folder / keyfile.NAME).read_bytes()
    for secret in (desk.store.key, desk.store.key.hex().encode(), LONG.encode()):
        assert secret not in content
    slots = json.loads(content)["slots"]
    assert len({slot["salt"] for slot in slots}) == len(slots) == 3


def test_real_passwords_cost_what_was_promised() -> None:
    assert (keyfile.STANDARD.memory_kib, keyfile.STANDARD.passes) == (64 * 1024, 3)
