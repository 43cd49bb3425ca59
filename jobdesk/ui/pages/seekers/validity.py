"""How long a 구직신청 still stands, in words and colour, and whether to offer another."""

from __future__ import annotations

from datetime import date

from jobdesk.domain.people import Seeker, SeekerStatus
from jobdesk.ui.theme import Tone

_SEEKING = frozenset({SeekerStatus.REGISTERED, SeekerStatus.COUNSELLING, SeekerStatus.REFERRED})


def told(seeker: Seeker, today: date, lapse_days: int) -> tuple[str, Tone] | None:
    """``유효 12일 남음`` or ``만료 3일 지남``; None for who looks for no work now."""
    if seeker.status not in _SEEKING or seeker.valid_until is None:
        return None
    left = (seeker.valid_until - today).days
    if left < 0:
        return f"만료 {-left:,}일 지남", Tone.DANGER
    words = f"유효 {left:,}일 남음" if left else "오늘까지 유효"
    return words, Tone.WARNING if left <= lapse_days else Tone.SUCCESS


def may_renew(seeker: Seeker, today: date, lapse_days: int) -> bool:
    """Whether to offer 재등록: the application is near its end or past it, or the person has
    worked or left and comes back."""
    if seeker.trashed_on is not None or seeker.registered_on == today:
        return False
    if seeker.status is SeekerStatus.PROVISIONAL:
        return False
    if seeker.status not in _SEEKING or seeker.valid_until is None:
        return True
    return (seeker.valid_until - today).days <= lapse_days
