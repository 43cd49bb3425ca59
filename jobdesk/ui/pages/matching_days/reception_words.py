"""What the reception screen says, each thing in one place."""

from __future__ import annotations

from datetime import date

from jobdesk.domain.reception import Appointment, Guest, Roll
from jobdesk.errors import UserError
from jobdesk.ui import dates
from jobdesk.ui.pages.matching_days.announcement import Said
from jobdesk.ui.pages.matching_days.reception_list import where
from jobdesk.ui.theme import Tone

WELCOME = Said(
    title="어서 오세요",
    about="이름, 초성, 전화 뒷자리 네 자리 또는 접수번호를 입력하고 Enter를 누르세요.",
)
TYPE_FIRST = Said(title="먼저 이름이나 접수번호를 입력하세요", about="초성과 전화 뒷자리도 됩니다.")
READING = Said(title="명단을 읽고 있습니다", about="잠시 뒤에 다시 누르세요.")
STORING = Said(title="저장하고 있습니다", about="이어서 입력하셔도 됩니다.")
LOCKED = Said(Tone.WARNING, "잠겨 있습니다", "잡데스크 창에서 잠금을 푼 뒤에 접수하세요.")
LEAVE = Said(
    title="한 번 더 Esc를 누르면 나갑니다",
    about="접수한 것은 모두 저장되어 있습니다. 이어서 접수하려면 이름을 입력하세요.",
)
MASKED = Said(title="이름을 가립니다", about="화면에는 김○○처럼 나옵니다.")
SHOWN = Said(
    Tone.WARNING, "이름을 모두 보입니다", "다른 분이 화면을 볼 수 있으면 F6을 눌러 가리세요."
)
_MOST = 3
"""How many of the interviews after the next one are named."""


def welcome(roll: Roll, today: date) -> Said:
    """What stands there before the first one: on another date than the day's own a warning."""
    if roll.first is None or roll.held_on(today):
        return WELCOME
    return Said(
        Tone.WARNING,
        f"행사일은 {dates.day_and_weekday(roll.first)}입니다",
        f"오늘은 {dates.day_and_weekday(today)}입니다. 연 행사와 PC의 날짜가 맞는지 확인하세요. "
        "지금 접수하면 오늘 시각으로 적힙니다.",
    )


def hint(count: int, chosen: bool) -> str:
    """What to do with the rows that were found."""
    if count == 1:
        return "Enter를 누르면 접수합니다"
    if chosen:
        return f"{count}명 · ↑ ↓로 고르고 Enter를 누르면 접수합니다"
    return f"{count}명입니다. ↑ ↓로 고르세요"


def nobody(typed: str) -> Said:
    """Nobody is called so."""
    return Said(
        Tone.WARNING, f"‘{typed}’ 명단에 없습니다", "다시 입력하거나 F2를 눌러 현장등록하세요."
    )


def received(guest: Guest, called: str, *, now: str = "", on_site: bool = False) -> Said:
    """The large confirmation: number, next interview, the ones after it. ``now`` is the time
    on the wall, empty on another date: who comes late is sent at once."""
    what = "현장접수되었습니다" if on_site else "접수되었습니다"
    return _with_next(Said(Tone.SUCCESS, f"{called} 님 {what}", _number(guest)), guest, now)


def already(guest: Guest, called: str, at: str, *, now: str = "") -> Said:
    """Was here before."""
    when = f"{at}에 " if at else ""
    said = Said(Tone.ACCENT, f"{called} 님은 {when}이미 접수하셨습니다", _number(guest))
    return _with_next(said, guest, now)


def elsewhere(guest: Guest, called: str) -> Said:
    """Belongs to another day of the same date."""
    return Said(
        Tone.WARNING,
        f"{called} 님은 다른 행사에 접수하셨습니다",
        "여기에 접수하지 않았습니다. 이 행사에도 오셨으면 F2로 현장등록하세요.",
        guest.day,
        f"접수한 행사 · 접수번호 {guest.number}" if guest.number else "접수한 행사",
    )


def done(act: str, guest: Guest, called: str, *, now: str = "") -> Said:
    """What was done with one person."""
    if act == "arrive":
        return received(guest, called, now=now)
    title, tone = {
        "late": ("늦게 오시는 것으로 적었습니다", Tone.WARNING),
        "absent": ("불참으로 적었습니다", Tone.DANGER),
        "left": ("귀가하셨습니다", Tone.NEUTRAL),
        "expect": ("접수를 취소했습니다", Tone.NEUTRAL),
    }[act]
    return Said(tone, f"{called} 님 {title}", _number(guest))


def undone(label: str, *, masked: bool) -> Said:
    """What Ctrl+Z took back; ``label`` as the history names it."""
    what, _, who = label.partition(": ")
    name = who[:1] + "○" * min(max(len(who) - 1, 0), 2) if masked else who
    return Said(Tone.NEUTRAL, "취소했습니다", f"{name} 님 {what}" if who else what)


def failed(error: BaseException) -> Said:
    """Nothing was stored, and why."""
    if isinstance(error, UserError):
        return Said(Tone.DANGER, "하지 못했습니다", error.message)
    return Said(
        Tone.DANGER,
        "저장하지 못했습니다",
        "앞서 접수한 분들은 저장되어 있습니다. 종이에 적어 두고 잡데스크 창의 알림을 확인하세요.",
    )


def short(said: Said) -> str:
    """An announcement in one line."""
    return " · ".join(part for part in (said.title, said.about, said.next) if part)


def _number(guest: Guest) -> str:
    return f"접수번호 {guest.number}" if guest.number else ""


def _with_next(said: Said, guest: Guest, now: str) -> Said:
    ahead = sorted((a for a in guest.appointments if a.to_come), key=_order)
    if not ahead:
        return Said(said.tone, said.title, said.about, "잡힌 면접이 없습니다", "다음 면접")
    more = [where(each) for each in ahead[1 : 1 + _MOST]]
    left = len(ahead) - 1 - len(more)
    line = "그다음  " + "   ·   ".join(more) + (f"   외 {left}건" if left else "")
    return Said(
        said.tone,
        said.title,
        said.about,
        where(ahead[0]),
        "지금 바로 가실 면접" if "" < ahead[0].starts_at < now else "다음 면접",
        (line,) if more else (),
    )


def _order(appointment: Appointment) -> tuple[bool, str, int]:
    return not appointment.starts_at, appointment.starts_at, appointment.interview_id
