"""임금 as people say it, read for sorting and comparing; the words themselves are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from jobdesk.domain import text


class WageBasis(StrEnum):
    """What an amount of pay is for."""

    HOUR = "시급"
    DAY = "일급"
    MONTH = "월급"
    YEAR = "연봉"


@dataclass(frozen=True, slots=True)
class Wage:
    """The lowest amount named, in won, and its basis (None where the text does not say)."""

    amount: int
    basis: WageBasis | None


_WORDS: tuple[tuple[str, WageBasis], ...] = (
    ("시급", WageBasis.HOUR),
    ("시간급", WageBasis.HOUR),
    ("일급", WageBasis.DAY),
    ("일당", WageBasis.DAY),
    ("월급", WageBasis.MONTH),
    ("월", WageBasis.MONTH),
    ("연봉", WageBasis.YEAR),
    ("연", WageBasis.YEAR),
)
_NUMBER = re.compile(
    r"(?:(?P<eok>\d+(?:\.\d+)?)억)?(?:(?P<man>\d+(?:\.\d+)?)(?P<cheon>천)?만)?(?P<won>\d+)?(?=원|\D|$)"
)


def read_wage(value: str) -> Wage | None:
    """The amount in ``월급 270만원 이상``, ``시급 10,320원``, ``일당 13만``, ``2300000``.

    Of a range the lower end. A bare number is won; without a word the basis is guessed
    from its size (under 50,000 an hour, under 500,000 a day, under 20 million a month).
    Returns None when no amount is named (``회사내규``, ``협의``).
    """
    line = text.narrow(value).replace(",", "").replace(" ", "")
    basis = next((b for word, b in _WORDS if word in line), None)
    for match in _NUMBER.finditer(line):
        eok, man, won = match["eok"], match["man"], match["won"]
        if not (eok or man or won):
            continue
        amount = float(eok or 0) * 100_000_000
        amount += float(man or 0) * (10_000_000 if match["cheon"] else 10_000)
        amount += int(won or 0)
        if amount < 1_000:
            continue
        whole = round(amount)
        return Wage(whole, basis or _by_size(whole))
    return None


def _by_size(amount: int) -> WageBasis:
    if amount < 50_000:
        return WageBasis.HOUR
    if amount < 500_000:
        return WageBasis.DAY
    if amount < 20_000_000:
        return WageBasis.MONTH
    return WageBasis.YEAR
