"""The twenty-nine ready tables of 지역일자리 목표 공시제 추진실적, with their printed heads.

Source: target-reports-digest §3 (fourteen governments' reports of 2022 and a 공약 sheet). Heads
are as printed but for two: what is called 증감(률) and holds B/A is called 전년비 (B/A) here
and stands beside the 증감률 it was taken for (계양 L7309, 부여 L5095).
"""

from __future__ import annotations

from jobdesk.domain.plans import SOURCES
from jobdesk.domain.report_layout_parts import Layout
from jobdesk.domain.report_layouts_money import MONEY
from jobdesk.domain.report_layouts_people import PEOPLE
from jobdesk.domain.report_layouts_results import RESULTS

LAYOUTS: tuple[Layout, ...] = tuple(sorted((*RESULTS, *MONEY, *PEOPLE), key=lambda x: x.number))
"""In the order of the digest; the number is that of its table."""

BUDGET_SOURCES: tuple[str, ...] = ("국비", "도비", "시군비", "기타")
"""The sources that layout 7 prints a column for; every other one is added to 기타."""

LOCAL: tuple[str, ...] = tuple(each for each in SOURCES if each in ("도비", "시군비"))
"""What layout 16 adds up as 지방비."""


def layout(number: int) -> Layout:
    """The layout of that number. Raises KeyError when there is none."""
    for each in LAYOUTS:
        if each.number == number:
            return each
    raise KeyError(number)
