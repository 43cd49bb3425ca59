"""Targets of the practice Muju, with what they were before they were revised.

The plan printed 알선 400건 and 채용 400명 (사례집 L10723–10724) and the result table 300 of both
(L10852–10853), so both were revised in between; the case does not say on which day.
"""

from __future__ import annotations

from datetime import date

from jobdesk.domain.indicators import INDICATORS
from jobdesk.services import targets
from jobdesk.services.desk import Desk

PLANNED: dict[str, str] = {
    "openings": "300명",
    "registrations": "400명",
    "referrals": "400건",
    "placements": "400명",
    "farms_found": "80건",
    "farm_workers_found": "300명",
    "farm_days": "5,000명",
}
"""What the plan of the year said, by indicator (사례집 L10720–10735)."""
REVISED: dict[str, str] = {"referrals": "300명", "placements": "300명"}
_REASON = "사업계획 변경 승인(센터 운영 인원 조정)"


def set_targets(desk: Desk, year: int) -> None:
    """The targets of a year and their revisions."""
    planned, revised = date(year, 1, 3), date(year, 7, 1)
    known = {each.id for each in INDICATORS}
    for indicator, value in PLANNED.items():
        if indicator in known:
            targets.set_target(desk, indicator, year, value, reason="연간 사업계획", on=planned)
    for indicator, value in REVISED.items():
        targets.set_target(
            desk, indicator, year, value, reason=_REASON, document="일자리정책과-2417", on=revised
        )
