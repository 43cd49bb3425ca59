"""Why a file could not be read, in sentences; the data in the store is never touched."""

from __future__ import annotations

from jobdesk.errors import UserError

SAVE_AS_EXCEL = (
    "엑셀이나 한셀에서 [다른 이름으로 저장]을 눌러 'Excel 통합 문서(.xlsx)'로 저장한 뒤 "
    "다시 가져오세요."
)


class Unreadable(UserError):  # noqa: N818 - named as the other outcomes are
    """The file is no sheet that can be read; the sentence says what it is and what to do."""


class NeedsPassword(Unreadable):
    """The workbook is protected and no password was given."""


class WrongPassword(NeedsPassword):
    """The password given does not open the workbook."""


def needs_password(name: str) -> NeedsPassword:
    """The refusal of a protected workbook without a password."""
    return NeedsPassword(
        f"'{name}' 파일은 암호로 보호되어 있습니다. 파일을 열 때 쓰는 암호를 입력하세요."
    )


def wrong_password(name: str) -> WrongPassword:
    """The refusal of a protected workbook with a password that does not open it."""
    return WrongPassword(
        f"암호가 맞지 않아 '{name}' 파일을 열지 못했습니다. 한/영 상태와 대소문자를 "
        "확인하고 다시 입력하세요."
    )


def damaged(name: str) -> Unreadable:
    """The refusal of a file that begins like a workbook but cannot be followed."""
    return Unreadable(
        f"'{name}' 파일이 손상되어 읽지 못했습니다. 저장된 자료는 그대로입니다. "
        f"원본을 다시 받거나, {SAVE_AS_EXCEL}"
    )


def picture_damaged(name: str) -> Unreadable:
    """The refusal of a picture that cannot be followed to its end."""
    return Unreadable(
        f"'{name}' 사진이 손상되어 읽지 못했습니다. 저장된 자료는 그대로입니다. 원본을 다시 "
        "받거나 다시 찍어 붙이세요."
    )


def picture_too_large(name: str) -> Unreadable:
    """The refusal of a picture of more pixels than any camera of an office takes."""
    return Unreadable(
        f"'{name}' 사진의 가로세로가 너무 커서 붙이지 않았습니다. 저장된 자료는 그대로입니다. "
        "사진을 줄여 저장한 뒤 다시 붙이세요."
    )


class EntitiesFound(Exception):  # noqa: N818 - found, not failed
    """A part declares XML entities, which no honest sheet does."""


def unsafe(name: str) -> Unreadable:
    """The refusal of a file made to attack the program that reads it."""
    return Unreadable(
        f"'{name}' 파일에 보통 시트에는 없는 위험한 내용(XML 개체 선언)이 들어 있어 읽지 "
        "않았습니다. 저장된 자료는 그대로입니다. 보낸 곳에 확인하세요."
    )
