"""What a centre says about itself and how its papers look; read by every page and report."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jobdesk.domain.casework import DECLINE_REASONS, LEAVE_REASONS, REJECT_REASONS
from jobdesk.domain.checks import Problem, need
from jobdesk.domain.employers import CLOSED_REASONS
from jobdesk.domain.minimum_wage import read_rate

ROUNDINGS: tuple[tuple[str, str], ...] = (("half_up", "반올림"), ("truncate", "버림"))
"""How a percentage is cut: id and label. Printed reports of centres show both."""


LONGEST_REASON = 40
"""Signs of a reason, so that a list and a table of counts can show it."""


@dataclass(frozen=True, slots=True)
class CentreSettings:
    """Settings of one centre, kept in its own store.

    ``eup_myeon`` are the places of the county in the order in which tables print them.
    ``approval_titles`` head the boxes of the 결재란, two to five, or none for no 결재란.
    ``rate_decimals`` are the digits after the point of a percentage, 0 to 2. A report is due on
    ``report_due_day`` of the month after the one it ends in, 1 to 28.
    ``registration_months`` is how long a 구직등록 stays valid (직업안정법 시행규칙 3: three
    months). ``mask_lists`` hides phones and birth dates on screen. ``lock_minutes`` without
    a key press lock the window, 5 to 30. A registration is 만료 임박 ``lapse_days`` before its
    last day, a referral late ``result_days`` after it was made, a vacancy stale
    ``vacancy_confirm_days`` after the firm last confirmed it. ``follow_up_months`` after a hire
    the person is asked whether the work goes on. ``decline_reasons`` and ``reject_reasons`` are
    the words offered when a person refuses work, or a firm a person, ``leave_reasons`` when
    somebody leaves a job, ``closed_reasons`` when a vacancy is closed. ``minimum_wages`` are
    lines as :func:`read_rate` reads them.
    """

    name: str = ""
    sido: str = ""
    sigungu: str = ""
    eup_myeon: tuple[str, ...] = ()
    address: str = ""
    phone: str = ""
    approval_titles: tuple[str, ...] = ("담당", "팀장", "과장")
    rounding: str = "half_up"
    rate_decimals: int = 0
    report_due_day: int = 5
    registration_months: int = 3
    backup_folder: str = ""
    mask_lists: bool = True
    lock_minutes: int = 10
    lapse_days: int = 14
    result_days: int = 7
    vacancy_confirm_days: int = 14
    follow_up_months: tuple[int, ...] = (1, 3, 6, 12)
    minimum_wages: tuple[str, ...] = ()
    decline_reasons: tuple[str, ...] = DECLINE_REASONS
    reject_reasons: tuple[str, ...] = REJECT_REASONS
    leave_reasons: tuple[str, ...] = LEAVE_REASONS
    closed_reasons: tuple[str, ...] = CLOSED_REASONS


def check_settings(settings: CentreSettings) -> tuple[Problem, ...]:
    """What keeps settings from being stored, in words."""
    problems = need("name", settings.name, "센터 이름")
    if settings.approval_titles and not 2 <= len(settings.approval_titles) <= 5:
        problems.append(Problem("approval_titles", "결재란은 두 칸에서 다섯 칸까지입니다."))
    if settings.rounding not in dict(ROUNDINGS):
        problems.append(Problem("rounding", "달성률 계산은 반올림이나 버림이어야 합니다."))
    if not 0 <= settings.rate_decimals <= 2:
        problems.append(Problem("rate_decimals", "달성률 소수 자리는 0에서 2까지입니다."))
    if not 1 <= settings.report_due_day <= 28:
        problems.append(Problem("report_due_day", "보고서 제출 기한은 1일에서 28일까지입니다."))
    if not 1 <= settings.registration_months <= 36:
        problems.append(
            Problem("registration_months", "구직등록 유효기간은 1개월에서 36개월까지입니다.")
        )
    for field, days, label in (
        ("lapse_days", settings.lapse_days, "만료 임박"),
        ("result_days", settings.result_days, "결과 확인"),
        ("vacancy_confirm_days", settings.vacancy_confirm_days, "구인 확인"),
    ):
        if not 1 <= days <= 365:
            problems.append(Problem(field, f"{label} 기준은 1일에서 365일까지입니다."))
    months = settings.follow_up_months
    if list(months) != sorted(set(months)) or not all(1 <= m <= 60 for m in months):
        problems.append(
            Problem("follow_up_months", "사후관리 시점은 1~60개월을 작은 수부터 적으세요.")
        )
    for line in settings.minimum_wages:
        try:
            read_rate(line)
        except ValueError:
            problems.append(
                Problem(
                    "minimum_wages",
                    f"최저임금으로 읽을 수 없습니다: {line}. ‘2026 10,320’처럼 적으세요.",
                )
            )
    for field, words, label in (
        ("decline_reasons", settings.decline_reasons, "구직자 거절 사유"),
        ("reject_reasons", settings.reject_reasons, "업체 불채용 사유"),
        ("leave_reasons", settings.leave_reasons, "퇴사 사유"),
        ("closed_reasons", settings.closed_reasons, "구인 마감 사유"),
    ):
        long = next((word for word in words if len(word) > LONGEST_REASON), "")
        if not words:
            problems.append(Problem(field, f"{label}를 하나 이상 적으세요."))
        elif long:
            problems.append(
                Problem(
                    field,
                    f"{label}는 {LONGEST_REASON}자까지입니다. ‘{long[:10]}…’을 줄여 적으세요.",
                )
            )
    if not 5 <= settings.lock_minutes <= 30:
        problems.append(Problem("lock_minutes", "자동 잠금은 5분에서 30분까지입니다."))
    return tuple(problems)


_EUP_MYEON = re.compile("[가-힣]{1,5}[읍면]")


def eup_myeon_of(address: str, places: tuple[str, ...]) -> str:
    """The eup or myeon that an address names, or ``""``.

    Only a whole word counts (``한빛군 가람읍 가람리``), so that a village of a like name
    does not pass for it. A centre that has not said which are its own takes the word after
    the county or city.
    """
    words = address.replace(",", " ").replace("(", " ").replace(")", " ").split()
    if places:
        return next((place for place in places if place in words), "")
    pairs = zip(["군", *words], words, strict=False)
    return next(
        (word for before, word in pairs if before[-1] in "군시" and _EUP_MYEON.fullmatch(word)),
        "",
    )
