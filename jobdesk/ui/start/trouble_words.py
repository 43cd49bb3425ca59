"""What each fault of a store is called and whether the data is safe, in words for its screen."""

from __future__ import annotations

from dataclasses import dataclass

from jobdesk.errors import StoreFault


@dataclass(frozen=True, slots=True)
class Words:
    """``safe`` answers the first question of whoever sees the screen. ``look`` and
    ``restore`` say which ways out make sense, ``usual`` which of them is the primary one:
    ``retry``, ``look``, ``restore`` or ``folder``."""

    title: str
    safe: str
    look: bool
    restore: bool
    usual: str


_F = StoreFault
WORDS: dict[StoreFault, Words] = {
    _F.DAMAGED: Words(
        "센터 자료 파일이 손상되었습니다",
        "손상된 파일은 지우거나 고치지 않고 그대로 두었습니다. 백업은 따로 있어 안전합니다.",
        look=True,
        restore=True,
        usual="restore",
    ),
    _F.LOCKED: Words(
        "다른 곳에서 이 센터를 쓰고 있습니다",
        "자료는 안전합니다. 두 곳에서 동시에 고치지 못하게 막은 것입니다.",
        look=True,
        restore=False,
        usual="retry",
    ),
    _F.TOO_NEW: Words(
        "더 새로운 판의 잡데스크가 필요합니다",
        "자료는 안전합니다. 이 프로그램은 아무것도 바꾸지 않았습니다.",
        look=False,
        restore=False,
        usual="retry",
    ),
    _F.READ_ONLY: Words(
        "이 폴더에는 쓸 수 없습니다",
        "자료는 안전합니다. 보기만 하려면 읽기 전용으로 여세요.",
        look=True,
        restore=False,
        usual="retry",
    ),
    _F.DISK_FULL: Words(
        "디스크에 빈 공간이 없습니다",
        "이미 저장된 자료는 안전합니다. 필요 없는 파일을 지운 뒤 다시 시도하세요.",
        look=True,
        restore=False,
        usual="retry",
    ),
    _F.BAD_PLACE: Words(
        "이 폴더에는 센터를 둘 수 없습니다",
        "자료는 그대로 있습니다. 이 PC의 디스크로 옮기면 안전하게 쓸 수 있습니다.",
        look=True,
        restore=False,
        usual="folder",
    ),
    _F.MISSING: Words(
        "센터 자료를 찾을 수 없습니다",
        "폴더가 옮겨졌을 수 있습니다. 백업이 있으면 그때까지의 자료를 되살릴 수 있습니다.",
        look=False,
        restore=True,
        usual="restore",
    ),
    _F.IO: Words(
        "디스크를 읽고 쓰는 중에 오류가 났습니다",
        "마지막으로 저장한 내용이 남았는지는 다시 열어 확인해야 합니다. 백업은 안전합니다.",
        look=True,
        restore=True,
        usual="retry",
    ),
}
"""WRONG_PASSWORD has no screen of its own: the door asks again."""
