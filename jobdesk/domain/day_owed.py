"""Results of interviews that are still to come, counted and said alike wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jobdesk.domain.matching_days import InterviewResult

OWED = frozenset({InterviewResult.NONE, InterviewResult.PENDING, InterviewResult.SECOND})
"""Results that the firm is asked for again."""


@dataclass(frozen=True, slots=True)
class Owed:
    """How many interviews have no result at all (``silent``), and how many one that is not the
    last (``again``: 보류, 2차면접)."""

    silent: int
    again: int

    @property
    def count(self) -> int:
        """Both together."""
        return self.silent + self.again

    @property
    def words(self) -> str:
        """``결과 15건 남음 (없음 7, 보류·2차면접 8)``; "" where nothing is owed."""
        if not self.count:
            return ""
        parts = (f"없음 {self.silent:,}" if self.silent else "", f"보류·2차면접 {self.again:,}")
        beside = f" ({', '.join(filter(None, parts))})" if self.again else ""
        return f"결과 {self.count:,}건 남음{beside}"


def owed(results: Iterable[InterviewResult]) -> Owed:
    """Count the results of interviews."""
    open_ = [one for one in results if one in OWED]
    silent = sum(one is InterviewResult.NONE for one in open_)
    return Owed(silent, len(open_) - silent)
