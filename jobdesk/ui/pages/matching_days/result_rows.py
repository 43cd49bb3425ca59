"""How the firms of a day and the people they met are said in the list and the table of results."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jobdesk.domain.day_owed import owed
from jobdesk.domain.matching_days import InterviewResult
from jobdesk.services.day_chase import Company, Met
from jobdesk.ui.models.columns import Column, short_day
from jobdesk.ui.models.listing import plain
from jobdesk.ui.theme import Tone

_R = InterviewResult
_TONES = {
    _R.HIRED.value: Tone.SUCCESS,
    _R.PENDING.value: Tone.WARNING,
    _R.SECOND.value: Tone.ACCENT,
    _R.REJECTED.value: Tone.NEUTRAL,
}
_OPEN = "결과 없음"


def _tone(value: object) -> Tone:
    return _TONES.get(str(value), Tone.DANGER)


COLUMNS: tuple[Column, ...] = (
    plain("name", "이름", 92, strong=True),
    plain("vacancy", "구인", 120),
    plain("starts", "면접", 64),
    Column("result", "결과", 92, str, chip=True, tone=_tone, sortable=False),
    plain("hire", "입사일", 92),
    plain("about", "남은 일", 190),
)


def row_of(one: Met, today: date) -> tuple[object, ...]:
    """The cells of COLUMNS."""
    return (
        one.name,
        one.vacancy,
        one.starts_at,
        one.result.value or _OPEN,
        _hire(one, today),
        _about(one),
    )


def summed(firms: Sequence[Company]) -> str:
    """``업체 5곳 · 결과 12건 남음 (없음 7, 보류·2차면접 5) · 입사일 미정 1명``, "" for no firm."""
    if not firms:
        return ""
    still = owed(one.result for firm in firms for one in firm.rows)
    undated = sum(firm.undated for firm in firms)
    parts = [
        f"업체 {len(firms):,}곳",
        still.words or "결과를 모두 확인했습니다",
        *([f"입사일 미정 {undated:,}명"] if undated else []),
    ]
    return " · ".join(parts)


def named(firm: Company) -> str:
    """``3번 한빛식품``."""
    booth = f"{firm.booth}번" if firm.booth.isdigit() else firm.booth
    return f"{booth} {firm.name}".strip()


def line_of(firm: Company) -> str:
    """Two lines: booth and name, then what is open."""
    parts = []
    if firm.owed:
        late = f" · {firm.oldest}일 지남" if firm.oldest else " 남음"
        parts.append(f"결과 {firm.owed}건{late}")
    else:
        hired = f" · 채용 {firm.hired}명" if firm.hired else ""
        parts.append(f"모두 확인{hired}")
    if firm.undated:
        parts.append(f"입사일 미정 {firm.undated}명")
    return f"{named(firm)}\n{' · '.join(parts)}"


def _hire(one: Met, today: date) -> str:
    if one.undated:
        return "미정"
    return hire_day(one.hire_on, today) if one.hire_on else ""


def hire_day(day: date, today: date) -> str:
    """``12-01``, with the year where it is another one: next year's starters are counted apart."""
    return short_day(day, today) if day.year == today.year else f"{day:%y-%m-%d}"


def _about(one: Met) -> str:
    """What is still open of somebody, in a few words."""
    parts = []
    if one.owed:
        parts.append(f"{one.days}일 지남" if one.days else "오늘")
    if one.hired == "입사예정":
        parts.append("입사 예정")
    elif one.hired:
        parts.append(one.hired)
    if one.elsewhere:
        parts.append(f"다른 곳 취업: {one.elsewhere}")
    if one.reason:
        parts.append(one.reason)
    return " · ".join(parts)
