"""What an undertaking of several parts has and lacks, one thing at a time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to have: ``part`` of the day or cohort where it is done, what there is in words,
    ``missing`` what is not there yet (empty where nothing is); not ``begun`` where there is
    nothing of which anything could be missing."""

    part: str
    text: str
    missing: str = ""
    begun: bool = True

    @property
    def done(self) -> bool:
        """Whether nothing is missing."""
        return self.begun and not self.missing
