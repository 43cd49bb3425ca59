"""What makes a password good enough, in words; one rule for every place that asks for one."""

from __future__ import annotations

import unicodedata

SHORTEST = 8
RULE = "8자 이상. 짧은 문장처럼 길게 정하면 외우기 쉽고 안전합니다."

_COMMON = frozenset(
    {"12345678", "123456789", "1234567890", "password", "qwertyui", "qwerty123", "11111111"}
)


def check_password(password: str, *names: str) -> str:
    """Why a password must not be used, as a sentence; empty when it may.

    ``names`` (the person's, the centre's) must not be all of it. Length is counted in code
    points after NFC, as it is when the key is derived.
    """
    plain = unicodedata.normalize("NFC", password)
    if not plain.strip():
        return "비밀번호를 입력하세요."
    if len(plain) < SHORTEST:
        return f"비밀번호가 {len(plain)}자입니다. {SHORTEST}자 이상으로 정하세요."
    folded = plain.casefold()
    if len(set(folded)) < 3 or folded in _COMMON:
        return "누구나 떠올리는 비밀번호입니다. 다른 것으로 정하세요."
    if any(name and folded == name.casefold() for name in names):
        return "이름과 같은 비밀번호는 쓸 수 없습니다. 다른 것으로 정하세요."
    return ""
