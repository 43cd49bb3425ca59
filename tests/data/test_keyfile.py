"""Wrapped keys open with the right words only, and the recovery key can be typed by hand."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobdesk.data import keyfile, recovery
from jobdesk.data.keyfile import CHEAP, KeyFile, Role, SlotKind
from jobdesk.errors import StoreError, StoreFault

KEY = keyfile.new_key()


def slot(words: str, name: str = "이상담", kind: SlotKind = SlotKind.STAFF) -> keyfile.Slot:
    return keyfile.wrap(
        KEY, words, centre="c", kind=kind, name=name, role=Role.COUNSELLOR, cost=CHEAP
    )


def keys(*slots: keyfile.Slot) -> KeyFile:
    return KeyFile("c", "솔내", False, slots)


@given(st.text(min_size=1, max_size=40))
def test_any_password_opens_its_slot_however_it_is_composed(words: str) -> None:
    wrapped = slot(words)
    assert wrapped.open(unicodedata.normalize("NFD", words), "c") == KEY
    assert wrapped.open(words + "x", "c") is None


def test_a_slot_belongs_to_its_centre() -> None:
    assert slot("비밀번호").open("비밀번호", "another") is None


def test_the_named_member_is_tried_first() -> None:
    file = keys(slot("하나", "가"), slot("둘", "나"), slot("둘", "다"))
    found, key = file.unlock("둘", "다")
    assert (found.name, key) == ("다", KEY)
    assert file.unlock("둘")[0].name == "나"
    with pytest.raises(StoreError) as caught:
        file.unlock("셋")
    assert caught.value.fault is StoreFault.WRONG_PASSWORD


def test_a_recovery_key_costs_one_derivation_not_one_per_member() -> None:
    key = recovery.new()
    file = keys(slot("하나", "가"), slot(recovery.normalise(key), "복구 열쇠", SlotKind.RECOVERY))
    assert next(iter(file._tries(key, "")))[0].kind is SlotKind.RECOVERY
    assert file.unlock(key.lower())[0].name == "복구 열쇠"


def test_the_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    file = keys(slot("하나", "가"), slot("둘", "나"))
    path = tmp_path / "keys.json"
    keyfile.write(path, file)
    assert keyfile.read(path) == file
    assert list(tmp_path.iterdir()) == [path]


def test_slots_are_replaced_in_place_and_removed_by_name() -> None:
    file = keys(slot("하나", "가"), slot("둘", "나"))
    changed = file.with_slot(slot("셋", "가"))
    assert [s.name for s in changed.slots] == ["가", "나"]
    assert changed.unlock("셋")[0].name == "가"
    assert [s.name for s in changed.without("가").slots] == ["나"]


def test_recovery_keys_are_eight_groups_of_five() -> None:
    made = {recovery.new() for _ in range(50)}
    assert len(made) == 50
    for key in made:
        groups = key.split("-")
        assert [len(g) for g in groups] == [5] * 8
        assert set(key) <= {*recovery.ALPHABET, "-"}
        assert recovery.normalise(key) == key.replace("-", "")


def test_recovery_keys_are_read_as_people_type_them() -> None:
    key = recovery.new()
    typed = key.lower().replace("-", "  ").replace("0", "O").replace("1", "i")
    assert recovery.normalise(typed) == key.replace("-", "")
    assert recovery.normalise("\uff21".join(key.split("A"))) == key.replace("-", "")


@given(st.integers(0, 39), st.sampled_from(recovery.ALPHABET))
def test_a_mistyped_sign_is_noticed(at: int, sign: str) -> None:
    signs = recovery.normalise(recovery.new())
    typed = signs[:at] + sign + signs[at + 1 :]
    # Twenty bits of checksum: one wrong sign in a million would pass.
    assert recovery.normalise(typed) == ("" if typed != signs else signs)


@pytest.mark.parametrize("words", ["", "비밀번호", "0" * 40, "A" * 39])
def test_a_password_is_no_recovery_key(words: str) -> None:
    assert recovery.normalise(words) == ""


@pytest.mark.parametrize(
    "between",
    [" - ", "–", "−", "‑", "―", "ー", "ㅡ", "·", ", ", "/", "|", "\r\n", "\u200b", "\u3000"],
)
def test_what_stands_between_the_groups_does_not_matter(between: str) -> None:
    key = recovery.new()
    assert recovery.normalise(f"\ufeff{between.join(key.split('-'))} ") == key.replace("-", "")


def test_bytes_that_are_no_text_are_a_wrong_password() -> None:
    with pytest.raises(StoreError) as caught:
        keys(slot("비밀번호")).unlock("\udcba\udcf1")
    assert caught.value.fault is StoreFault.WRONG_PASSWORD


@pytest.mark.parametrize(
    "changes",
    [
        {"cost": {"memory_kib": 2**40, "passes": 3, "lanes": 1}},
        {"cost": {"memory_kib": 65536, "passes": 10**9, "lanes": 1}},
        {"cost": {"memory_kib": 1, "passes": 3, "lanes": 1}},
        {"cost": {"memory_kib": "64", "passes": 3, "lanes": 1}},
        {"cost": {"memory_kib": 65536, "passes": 3, "lanes": True}},
        {"cost": {"memory_kib": 65536}, "salt": ""},
        {"salt": "AAAA"},
        {"nonce": "****"},
    ],
)
def test_a_slot_out_of_bounds_is_damage_and_costs_nothing(changes: dict[str, object]) -> None:
    content = json.loads(keyfile.dump(keys(slot("비밀번호"))))
    content["slots"][0].update(changes)
    with pytest.raises(StoreError, match="열쇠 파일") as caught:
        keyfile.parse(json.dumps(content).encode())
    assert caught.value.fault is StoreFault.DAMAGED


def test_a_version_without_end_is_damage() -> None:
    with pytest.raises(StoreError) as caught:
        keyfile.parse(b'{"version": Infinity}')
    assert caught.value.fault is StoreFault.DAMAGED
