"""Header cells made comparable: ``[필수] 성 명\\n(한글)`` and ``성명`` are the same words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from jobdesk.domain import text

_PARENS = re.compile(r"[(\[<{【][^()\[\]<>{}【】]*[)\]>}】]?")
_NUMBERING = re.compile(r"^\s*(?:\d{1,2}|[①-⑳가-하])\s*[.)]\s*(?=\D)")
_MARKS = re.compile(r"[*※★☆◎●○■□▶▷✓]+|[(\[]\s*(?:필수|선택|필)\s*[)\]]")

OWN = ("구직신청자", "구직자", "신청자", "신청인", "본인", "대상자", "수급자", "지원자", "참여자")
"""Words before a header that mean the person of the row (``신청인 연락처``)."""

OTHERS = (
    "보호자", "가족", "배우자", "비상", "긴급", "추천인", "부모", "자녀", "대리인", "법정대리인",
    "후견인", "동거인", "예금주", "세대주", "남편", "아내", "학부모",
)  # fmt: skip
"""Words before a header, or above it, that mean somebody else."""

COUNTING = frozenset({"연번", "순번", "번호", "no", "일련번호", "순", "순서", "num", "번", "seq"})
"""Headers of columns that only count rows."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of one column.

    ``column`` counts from 0 at the sheet's column A. ``text`` is the most specific header
    text, tidied; ``groups`` are the texts above it, outermost first.
    """

    column: int
    text: str
    groups: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """All header texts from the top, ``연락처/휴대폰``."""
        return "/".join((*self.groups, self.text))

    @property
    def others(self) -> bool:
        """Whether the column is about somebody else than the person of the row."""
        return any(bare(part).startswith(OTHERS) for part in (*self.groups, self.text))


@lru_cache(maxsize=4096)
def key(header: str) -> str:
    """A header as it is compared, with what stands in brackets."""
    if header.startswith("#"):
        return ""  # an error cell (#NAME?) names nothing
    return text.search_key(_MARKS.sub("", _NUMBERING.sub("", text.narrow(header))))


@lru_cache(maxsize=4096)
def bare(header: str) -> str:
    """A header as it is compared, brackets and what stands in them left out."""
    if header.startswith("#"):
        return ""
    plain = _PARENS.sub("", _MARKS.sub("", _NUMBERING.sub("", text.narrow(header))))
    return text.search_key(plain)


@lru_cache(maxsize=4096)
def own(header: str) -> str:
    """``bare`` without a word that only repeats whose row it is, and without a last digit."""
    plain = bare(header)
    for word in OWN:
        if plain.startswith(word) and len(plain) > len(word) + 1:
            plain = plain[len(word) :]
            break
    return re.sub(r"(?<=[가-힣])[12]$", "", plain)


def counts_rows(header: str) -> bool:
    """Whether a header is one of 연번, 순번, No. and their like."""
    return bare(header) in COUNTING
