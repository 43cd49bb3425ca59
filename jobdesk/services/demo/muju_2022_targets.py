"""Targets of the practice Muju, with what they were before they were revised.

The plan printed 알선 400건 and 채용 400명 (사례집 L10723–10724) and the result table 300 of both
(L10852–10853), so both were revised in between; the case does not say on which day or why.
"""

from __future__ import annotations

from datetime import date

from jobdesk.domain.targets import Target

PLANNED: dict[str, str] = {
    "openings": "300",
    "registrations": "400",
    "referrals": "400",
    "placements": "400",
    "farms_found": "80",
    "farm_workers_found": "300",
    "farm_days": "5000",
    "trips": "30",
    "matching_days": "1",
    "camps": "2",
    "proxies": "산업체 요구시",
    "notes_assistance": "30",
    "agreements": "10",
    "meetings": "20",
    "press": "20",
    "satisfaction": "80% 이상",
}
"""What the plan of the year said, by indicator (사례집 L10720–10735 and L10748)."""
REVISED: dict[str, str] = {"referrals": "300", "placements": "300"}
_REASON = "사업계획 변경 승인(센터 운영 인원 조정)"


def targets(year: int) -> list[Target]:
    """The targets of a year, in printed order, and their revisions."""
    planned = [
        Target(
            indicator=indicator,
            year=year,
            value=value,
            set_on=date(year, 1, 3),
            reason="연간 사업계획",
            document=f"일자리정책과-{year % 100}03",
        )
        for indicator, value in PLANNED.items()
    ]
    return planned + [
        Target(
            indicator=indicator,
            year=year,
            value=value,
            set_on=date(year, 7, 1),
            reason=_REASON,
            document="일자리정책과-2417",
        )
        for indicator, value in REVISED.items()
    ]
