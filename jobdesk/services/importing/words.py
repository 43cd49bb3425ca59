"""Words of sheets brought to the words of the forms: names, schooling, stages, places."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from jobdesk.domain import text, values
from jobdesk.domain.casework import ReferralStatus
from jobdesk.domain.cohorts import DemandStatus
from jobdesk.domain.employers import EmployerType
from jobdesk.domain.farm_people import Origin
from jobdesk.domain.farm_work import DayStatus as FarmDayStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import (
    AttendeeStatus,
    DayMode,
    EmployerAnswer,
    InterviewResult,
)
from jobdesk.domain.people import Gender, Residence
from jobdesk.domain.reading import BadValue
from jobdesk.domain.times import time_of_day
from jobdesk.domain.trainees import AllowanceStep, IssueType, Mark, TraineeStatus
from jobdesk.exchange.workbook import Cell
from jobdesk.services.importing.links import field_of
from jobdesk.services.importing.said import Said

_SPREAD_NAME = re.compile(r"[가-힣](?: [가-힣]){1,3}")
_SCHOOLING = (
    ("초졸", "초등학교|국민학교|초등졸|초등"),
    ("중졸", "중학교|중등졸"),
    ("고졸", "고등학교|고교|고등졸"),
    ("전문대졸", "전문대학|전문대|전문학사|초대졸"),
    ("대학원졸", "대학원|석사|박사"),
    ("대졸", "대학교|대학|학사"),
)
_UNFINISHED = re.compile(r"중퇴|재학|휴학|수료|예정|이상|이하|[~,/]")
_OTHER_WORDS: dict[str, dict[str, str]] = {
    "employer_type": {
        "업체": EmployerType.COMPANY.value,
        "회사": EmployerType.COMPANY.value,
        "사업체": EmployerType.COMPANY.value,
        "법인": EmployerType.COMPANY.value,
        "농업": EmployerType.FARM.value,
        "농장": EmployerType.FARM.value,
        "공공기관": EmployerType.INSTITUTION.value,
        "시설": EmployerType.INSTITUTION.value,
    },
    "residence": {
        "군내": Residence.LOCAL.value,
        "시내": Residence.LOCAL.value,
        "타시군": Residence.PROVINCE.value,
        "타시도": Residence.OUTSIDE.value,
    },
    "status": {
        "합격": ReferralStatus.HIRED.value,
        "취업": ReferralStatus.HIRED.value,
        "취업완료": ReferralStatus.HIRED.value,
        "채용확정": ReferralStatus.HIRED.value,
        "불합격": ReferralStatus.NOT_HIRED.value,
        "미채용": ReferralStatus.NOT_HIRED.value,
        "탈락": ReferralStatus.NOT_HIRED.value,
        "면접대기": ReferralStatus.INTERVIEW_SET.value,
        "면접불참": ReferralStatus.NO_SHOW.value,
        "본인거절": ReferralStatus.DECLINED.value,
        "취업포기": ReferralStatus.GAVE_UP.value,
    },
}


def person_name(name: str) -> str:
    """A name as stored: ``김 민 지`` is 김민지; everything else stays."""
    return name.replace(" ", "") if _SPREAD_NAME.fullmatch(name) else name


def in_our_words(field: str, words: str) -> str:
    """A text in the words that the form offers where it clearly means one of them."""
    if field == "education" and words and not _UNFINISHED.search(words):
        for ours, pattern in _SCHOOLING:
            if re.fullmatch(rf"(?:{pattern})\s*(?:졸업|졸|을? ?졸업)?", words):
                return ours
    return words


def joined_address(first: str, second: str) -> str:
    """Two parts of an address in one line; a part that the other repeats is left out."""
    if second.startswith(first):
        return second
    if first.endswith(second):
        return first
    return f"{first} {second}"


_CAME = AttendeeStatus.CAME.value
_ABSENT = AttendeeStatus.ABSENT.value
_COMING = EmployerAnswer.COMING.value
_RESULTS = {
    "합격": InterviewResult.HIRED.value,
    "채용확정": InterviewResult.HIRED.value,
    "취업": InterviewResult.HIRED.value,
    "불합격": InterviewResult.REJECTED.value,
    "미채용": InterviewResult.REJECTED.value,
    "탈락": InterviewResult.REJECTED.value,
    "대기": InterviewResult.PENDING.value,
    "검토": InterviewResult.PENDING.value,
    "2차": InterviewResult.SECOND.value,
    "재면접": InterviewResult.SECOND.value,
}
_DAY_WORDS: dict[tuple[KindId, str], dict[str, str]] = {
    (KindId.DAY_ATTENDEES, "status"): {
        **dict.fromkeys(("○", "o", "ㅇ", "√", "v", "출석", "참여", "참가", "예"), _CAME),
        **dict.fromkeys(("×", "x", "결석", "미참석", "미참여", "불참석", "아니오"), _ABSENT),
    },
    (KindId.DAY_ATTENDEES, "results"): _RESULTS,
    (KindId.DAY_INTERVIEWS, "result"): _RESULTS,
    (KindId.DAY_EMPLOYERS, "status"): {
        **dict.fromkeys(("○", "o", "참석", "참가", "참여", "확정", "참가확정", "예"), _COMING),
        **dict.fromkeys(("×", "x", "미참가", "미참여", "거절"), EmployerAnswer.DECLINED.value),
    },
    (KindId.DAY_EMPLOYERS, "mode"): {
        **dict.fromkeys(("간접", "서류", "간접참여", "게시대"), DayMode.PAPER.value),
        **dict.fromkeys(("현장", "직접참여", "부스", "부스참여"), DayMode.DIRECT.value),
    },
}
"""Words of the sheets of a 만남의 날 that mean one of our choices, by kind and field."""


_TRAINEE = {
    **dict.fromkeys(
        ("○", "o", "ㅇ", "√", "v", "이수", "수료완료", "완료", "예"),
        TraineeStatus.COMPLETED.value,
    ),
    **dict.fromkeys(("×", "x", "미이수", "아니오"), TraineeStatus.NOT_COMPLETED.value),
    **dict.fromkeys(
        ("중도포기", "중도하차", "수강포기", "퇴교", "제적", "중퇴", "중탈"),
        TraineeStatus.DROPPED.value,
    ),
    **dict.fromkeys(("중도취업", "조기취업자"), TraineeStatus.EARLY_HIRE.value),
    **dict.fromkeys(("수강중", "훈련중", "재학", "재학중"), TraineeStatus.RUNNING.value),
    **dict.fromkeys(("합격", "최종합격"), TraineeStatus.SELECTED.value),
    **dict.fromkeys(("예비", "예비합격", "후보"), TraineeStatus.WAITING.value),
    "불합격": TraineeStatus.REJECTED.value,
    "입교포기": TraineeStatus.DECLINED.value,
    **dict.fromkeys(("취소", "신청취소"), TraineeStatus.CANCELLED.value),
}
_COHORT_WORDS: dict[tuple[KindId, str], dict[str, str]] = {
    (KindId.TRAINEES, "status"): _TRAINEE,
    (KindId.TRAINEES, "completed"): _TRAINEE,
    (KindId.ATTENDANCE, "mark"): {
        **dict.fromkeys(("○", "o", "ㅇ", "√", "v", "출", "참석"), Mark.PRESENT.value),
        "지": Mark.LATE.value,
        "조": Mark.EARLY.value,
        "외": Mark.OUT.value,
        **dict.fromkeys(("×", "x", "결", "불참"), Mark.ABSENT.value),
        **dict.fromkeys(("공", "공가", "유고결석", "출석인정"), Mark.EXCUSED.value),
    },
    (KindId.COHORT_DEMANDS, "status"): {
        "약정": DemandStatus.COMMITTED.value,
        "조사": DemandStatus.ASKED.value,
    },
    (KindId.CERTIFICATE_ISSUES, "issue_type"): {
        **dict.fromkeys(("최초", "신규", "교부", "최초발급"), IssueType.FIRST.value),
        "재교부": IssueType.AGAIN.value,
    },
    (KindId.TRAINEE_ALLOWANCES, "step"): {
        **dict.fromkeys(("○", "o", "지급완료"), AllowanceStep.PAID.value),
        **dict.fromkeys(("×", "x", "미지급", "지급예정"), AllowanceStep.COUNTED.value),
    },
}
"""The same of the sheets of a training cohort."""

_WORKED = FarmDayStatus.WORKED.value
_FARM_WORDS: dict[tuple[KindId, str], dict[str, str]] = {
    (KindId.FARM_DAYS, "status"): {
        **dict.fromkeys(
            ("○", "o", "ㅇ", "√", "v", "출근", "근무", "근로", "참여", "완료"), _WORKED
        ),
        **dict.fromkeys(
            ("×", "x", "불참", "미출근", "결석", "노쇼", "무단결근", "무단불참"),
            FarmDayStatus.ABSENT.value,
        ),
        **dict.fromkeys(("우천", "비", "연기", "우천취소"), FarmDayStatus.RAIN.value),
        **dict.fromkeys(("지급", "지급완료", "임금지급"), FarmDayStatus.SETTLED.value),
    },
    **{
        (kind, "origin"): {
            **dict.fromkeys(("군내", "지역", "관내거주"), Origin.LOCAL.value),
            **dict.fromkeys(("타지역", "타시군", "관외거주"), Origin.OUTSIDE.value),
            **dict.fromkeys(("도시구직자", "도시민"), Origin.CITY.value),
        }
        for kind in (KindId.FARM_DAYS, KindId.FARM_WORKERS)
    },
}
"""The same of the sheets of farm work."""


def choice_reader(kind: KindId, field: str) -> Callable[[Cell], Said]:
    """Reads one of a field's choices; any other word is kept for the note."""
    choices = field_of(kind, field).choices
    tables = (_DAY_WORDS, _COHORT_WORDS, _FARM_WORDS)
    own = {word: ours for each in tables for word, ours in each.get((kind, field), {}).items()}
    known = _OTHER_WORDS.get(field, {}) | own
    others = {word: ours for word, ours in known.items() if ours in choices}

    def read(cell: Cell) -> Said:
        try:
            return Said(values.read_choice(cell, choices, others))
        except BadValue:
            return Said(rest=values.as_text(cell))

    return read


def multi_reader(kind: KindId, field: str) -> Callable[[Cell], Said]:
    """Reads any of a field's choices, divided by commas; other words are kept for the note."""
    choices = {text.search_key(choice): choice for choice in field_of(kind, field).choices}

    def read(cell: Cell) -> Said:
        parts = [p for p in re.split(r"[,/·;\n]", values.as_text(cell, lines=True)) if p.strip()]
        known = [choices[k] for p in parts if (k := text.search_key(p)) in choices]
        other = [p.strip() for p in parts if text.search_key(p) not in choices]
        return Said(tuple(dict.fromkeys(known)) or None, rest=", ".join(other))

    return read


def time_words(cell: Cell) -> str:
    """A time of day as stored, ``14:05``; of a moment its time. Raises BadValue."""
    if isinstance(cell, datetime):
        cell = cell.time()
    words = values.as_text(cell)
    if values.says_nothing(words):
        return ""
    try:
        return time_of_day(words)
    except ValueError:
        raise BadValue(f"시각으로 읽을 수 없습니다: {words}") from None


_BETWEEN = (re.compile(r"\n"), re.compile(r"\s*;\s*"), re.compile(r"\s*,\s*"))


def list_of(cell: Cell) -> tuple[str, ...]:
    """Several texts in one cell, divided by lines, semicolons or commas, whichever there is
    first; what is empty between two keeps its place."""
    words = values.as_text(cell, lines=True)
    by = next((sign for sign in _BETWEEN if sign.search(words)), None)
    parts = by.split(words) if by else [words]
    return tuple(part.strip() for part in parts) if words else ()


def shown_value(value: object) -> str:
    """A value as the plan shows it beside another."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "예" if value else "아니오"
    if isinstance(value, Gender):
        return value.value
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)
