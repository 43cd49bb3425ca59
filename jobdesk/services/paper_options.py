"""What a paper may ask for before it is made: the same words for the papers of every record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OptionType(StrEnum):
    """What is asked for. TRAINEES and STAGE are of a cohort, FARMS of a day of farm work."""

    TRAINEES = "trainees"
    STAGE = "stage"
    FARMS = "farms"
    SPAN = "span"
    MONTH = "month"
    DAY = "day"
    FLAG = "flag"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Option:
    """Something a paper asks for: ``choices`` of a CHOICE, each (value, words); ``default`` as
    typed (``"1"`` a flag that is on)."""

    id: str
    label: str
    type: OptionType
    choices: tuple[tuple[str, str], ...] = ()
    default: str = ""
