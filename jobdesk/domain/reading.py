"""What reading one cell gives: a value, a doubt to ask about, or words that fit no field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


class BadValue(ValueError):  # noqa: N818 - says what is bad, not that we failed
    """A cell cannot be what its column says; ``sentence`` says why in Korean."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What a cell says.

    ``value`` is None when it says nothing that fits the field. ``doubt`` is a sentence that
    somebody must answer before the value counts. ``rest`` are words of the cell that the
    value does not hold (``채용시까지``, ``내선 12``) and that should not be lost. ``remark``
    is a sentence to show; nobody need answer it.
    """

    value: T | None
    doubt: str = ""
    rest: str = ""
    remark: str = ""


DASHES = frozenset({"", "-", "--", "---", "–", "—", "─", "ㅡ", ".", "..", "/", "~", '"', "〃"})
"""Signs that fill a cell which is left empty."""

EMPTY_WORDS = DASHES | frozenset(
    {"없음", "해당없음", "해당사항없음", "미상", "모름", "미기재", "미입력", "무기재", "불명"}
    | {"n/a", "na", "null", "none", "nan"}
)
"""What people write into the cell of a date, number or phone that they do not have."""


def says_nothing(value: str) -> bool:
    """Whether a tidied text stands for an empty cell."""
    return value.replace(" ", "").casefold() in EMPTY_WORDS
