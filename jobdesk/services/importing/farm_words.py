"""What the words of a farm's request say beside its columns: the work, its hours, its wage.

A board's posting tells the same twice, in columns and in sentences; where the two do not agree
somebody has to be asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from jobdesk.domain.times import time_of_day

OTHER = "기타"
_TASKS: tuple[tuple[str, str], ...] = (
    ("잎따기", r"잎\s*따기"),
    ("적화", r"적화|꽃\s*따기|꽃\s*솎기"),
    ("적과", r"적과|열매\s*솎기"),
    ("유인·순지르기", r"유인|순\s*지르기|순\s*따기"),
    ("봉지 씌우기", r"봉지(?!\s*당)"),
    ("전지", r"전지|전정|가지\s*치기"),
    ("선별·포장", r"선별|포장|망\s*작업"),
    ("정식", r"정식|식재|심기|이식"),
    ("파종", r"파종|씨\s*뿌리기"),
    ("제초", r"제초|예초|풀\s*베기|풀\s*뽑기|김\s*매기"),
    ("방제", r"방제|농약"),
    ("수확", r"수확|따기|캐기|베기"),
)
_TASK = re.compile("|".join(f"(?P<t{at}>{pattern})" for at, (_, pattern) in enumerate(_TASKS)))
_EXAMPLE = re.compile(r"[:;：]\s*ex\s*\)", re.IGNORECASE)
_OF_THE_WORK = re.compile(r"작업\s*내용\s*[:;：]\s*(.+)")
_HOURS = re.compile(r"(?:근무|작업|근로)\s*시간[^\n:;：]*[:;：]\s*(.+)")
_TIME = re.compile(r"(?:오전|오후)?\s*\d{1,2}\s*(?:[:;：]\s*\d{2}|시(?:\s*\d{1,2}\s*분|\s*반)?)")
_WAGE = re.compile(r"(?:임금|일당|노임)\s*[:;：]\s*(.+)")
_WON = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{5,7})\s*원?|(\d{1,3})\s*만\s*(\d)?\s*(?:천)?\s*원")
_LEAST_WAGE = 30_000
"""Won; what is less is paid for a piece of work, not for a day."""
_ABOUT = re.compile(r"내외|안팎|정도|약\s*\d")
_SLACK = 0.1
_BEGINNERS = re.compile(r"초보(?:자)?(?:도)?\s*(?:가능|환영)")


def tasks(words: str) -> tuple[str, ...]:
    """The tasks that a text names, in its order, in the words that are offered."""
    found = [_TASKS[int(str(match.lastgroup)[1:])][0] for match in _TASK.finditer(words)]
    return tuple(dict.fromkeys(found))


def lines(words: str) -> list[str]:
    """The lines of a posting, without those that were left as the form's own example."""
    return [line for line in words.split("\n") if not _EXAMPLE.search(line)]


def task_of(title: str, details: str) -> str:
    """The task of a request: as its title says first, else its details, else 기타."""
    for said in (title, *lines(details)):
        if found := tasks(said):
            return found[0]
    return OTHER


def hours_of(details: str) -> tuple[str, str] | None:
    """``("08:00", "17:00")`` as the details say; None where they say none."""
    for line in lines(details):
        match = _HOURS.search(line)
        times = _TIME.findall(match[1])[:2] if match else []
        try:
            first, last = (time_of_day(re.sub(r"[;：]", ":", said).strip()) for said in times)
        except ValueError:
            continue
        if first < last:
            return first, last
    return None


def doubts(
    title: str, details: str, wage: object = None, beginners: object = None
) -> tuple[str, ...]:
    """Sentences about what the columns and the details of a request tell otherwise."""
    own = lines(details)
    out = []
    work = next((match[1] for line in own if (match := _OF_THE_WORK.search(line))), "")
    one, other = tasks(title), tasks(work)
    if one and other and not {*one} & {*other}:
        out.append(f"제목은 ‘{', '.join(one)}’인데 상세내용은 ‘{', '.join(other)}’입니다.")
    if isinstance(wage, int) and (said := _other_wage(wage, own)):
        out.append(f"일당은 {wage:,}원인데 상세내용에는 ‘{said}’입니다.")
    if beginners is False and any(_BEGINNERS.search(line) for line in own):
        out.append("초보 가능은 ‘아니오’인데 상세내용에는 초보 가능이라고 적혀 있습니다.")
    return tuple(out)


_ODD_DAY = re.compile(r"우천|비(?:로|가)|결근|불참|미출근|노쇼|취소|연기|중단")
_LEAST_DAY, _MOST_DAY, _LEAST_SUPPORT = 10_000, 1_000_000, 500
"""Won; a day's wage is hardly outside of these, and no support is less."""


def wage_doubts(wage: object, support: Iterable[tuple[str, int]] = ()) -> list[str]:
    """Sentences about amounts that nobody pays for a day: 120 of a list in thousands."""
    out = []
    if isinstance(wage, int) and wage > 0 and not _LEAST_DAY <= wage <= _MOST_DAY:
        out.append(f"일당이 {wage:,}원입니다. 천원이나 만원으로 적은 것이 아닌지 확인하세요.")
    out += [
        f"{item}가 {won:,}원입니다. 천원으로 적은 것이 아닌지 확인하세요."
        for item, won in support
        if won < _LEAST_SUPPORT
    ]
    return out


def day_doubts(note: str) -> list[str]:
    """A sentence where the remark of a day tells that it may not have been worked."""
    lines = [line for line in note.split("\n") if not line.startswith("상태: ")]
    said = next((line for line in lines if _ODD_DAY.search(line)), "")
    return (
        [f"비고에 ‘{said[:40]}’이라고 적혀 있습니다. 일한 날이 맞는지 확인하세요."] if said else []
    )


def _other_wage(wage: int, own: list[str]) -> str:
    """What the details say of the wage where it is another; ``""`` where it fits."""
    for line in own:
        match = _WAGE.search(line)
        amounts = [each for each in _amounts(match[1]) if each >= _LEAST_WAGE] if match else []
        if match is None or not amounts:
            continue
        slack = _SLACK if _ABOUT.search(match[1]) else 0.0
        if min(amounts) * (1 - slack) <= wage <= max(amounts) * (1 + slack):
            return ""
        return match[1].strip()[:40]
    return ""


def _amounts(words: str) -> list[int]:
    return [
        int(plain.replace(",", "")) if plain else int(tens) * 10_000 + int(ones or 0) * 1_000
        for plain, tens, ones in _WON.findall(words)
    ]
