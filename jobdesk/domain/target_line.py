"""One indicator against its target of the year, as the first page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jobdesk.domain.indicators import Indicator
from jobdesk.domain.report_document import Figure
from jobdesk.domain.rounding import rate_text
from jobdesk.domain.targets import Target, target_number


@dataclass(frozen=True, slots=True)
class TargetLine:
    """``done`` is what was counted since New Year, ``rate`` in percent, None where there is no
    number to divide by; ``target`` is the revision that holds, None when none was ever set."""

    indicator: Indicator
    target: Target | None
    done: Figure
    rate: Decimal | None

    @property
    def count(self) -> int:
        """What was counted."""
        return int(self.done.value or 0)

    @property
    def rate_text(self) -> str:
        """``551%`` or ``-``."""
        return rate_text(self.rate)

    @property
    def target_number(self) -> Decimal | None:
        """The target as a number, None where it is blank or words."""
        return target_number(self.target.value) if self.target else None

    @property
    def target_text(self) -> str:
        """The target as shown: ``1,652``, the words typed, or ``-``."""
        number = self.target_number
        if number is not None:
            return f"{number:,f}"
        return (self.target.value if self.target else "") or "-"
