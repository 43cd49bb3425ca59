"""출력물 of a cohort: the table of its papers, and the note in the access log of who is on one.

A paper is one line of ``PAPERS``; its maker and whoever it names stand in the module of the part
that it belongs to, loaded when it is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from jobdesk.domain.cohorts import RankBasis
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import access, cohort_records
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.paper_options import Option, OptionType


@dataclass(frozen=True, slots=True)
class Wanted:
    """One paper as it is asked for. ``trainees`` are ids, None for all that the paper is for;
    ``stage`` the id of a 전형 단계; ``first`` and ``last`` the days of a span, ``first`` alone a
    month or a day; ``values`` what was typed or chosen by the id of the option (a flag is there
    when it is on)."""

    trainees: tuple[int, ...] | None = None
    stage: int | None = None
    first: date | None = None
    last: date | None = None
    values: tuple[tuple[str, str], ...] = ()

    def value(self, option: str) -> str:
        """What was typed or chosen for an option, ``""`` where nothing was."""
        return dict(self.values).get(option, "")

    def on(self, flag: str) -> bool:
        """Whether a flag is on."""
        return bool(self.value(flag))


@dataclass(frozen=True, slots=True)
class CohortPaper:
    """A paper of a cohort.

    ``group`` is the part of the cohort it belongs to (일정, 모집·선발 …), ``about`` a sentence
    under its name. ``maker`` is ``module:function`` in services, called with ``(desk,
    cohort_id, wanted)``, giving the PDF as bytes or raising UserError; ``names`` the same, giving
    the ids of the seekers who are named on it, ``""`` for one that names nobody. ``book`` writes
    the paper as a workbook, called with ``(desk, cohort_id, wanted, path)``, and notes it in the
    access log itself; ``""`` where there is none.
    """

    id: str
    label: str
    group: str
    about: str
    maker: str
    names: str = ""
    options: tuple[Option, ...] = ()
    book: str = ""


_BRING = "서약서, 개인정보 동의서, 신분증"
_ITEMS = "지원 동기, 직무 이해, 학습 의지, 취업 의지"

_BLANK = Option("blank", "이름 없는 빈 서식 한 장", OptionType.FLAG)

PAPERS: tuple[CohortPaper, ...] = (
    CohortPaper(
        "demand_survey",
        "구인 수요조사서",
        "개요",
        "수요조사·약정의 업체마다 아는 것을 채워 한 장씩, 없으면 빈 서식을 인쇄합니다.",
        "demand_papers:surveys",
        options=(_BLANK,),
    ),
    CohortPaper(
        "commitment",
        "채용약정서",
        "개요",
        "채용을 약정한 업체마다 한 장. 업체와 센터가 서명합니다.",
        "demand_papers:commitments",
        options=(_BLANK,),
    ),
    CohortPaper(
        "selection_notice",
        "선발 결과 안내문",
        "모집·선발",
        "선발·대기·미선발을 한 분에 한 장씩 알립니다. 미선발에는 대안 안내가 실립니다.",
        "selection_papers:notices",
        "selection_papers:notice_names",
        (
            Option("trainees", "받는 분", OptionType.TRAINEES),
            Option(
                "of",
                "결과",
                OptionType.CHOICE,
                (("", "모두"), ("선발", "선발"), ("대기", "대기"), ("미선발", "미선발")),
            ),
            Option("reply", "회신 기한", OptionType.TEXT),
            Option("bring", "개강일 준비물", OptionType.TEXT, (), _BRING),
            Option("dated", "오늘 날짜를 적습니다", OptionType.FLAG, (), "1"),
        ),
    ),
    CohortPaper(
        "score_sheet",
        "전형 평가표",
        "모집·선발",
        "평가위원마다 한 벌, 그 전형에 서는 분을 적을 칸과 함께 인쇄합니다.",
        "selection_papers:score_sheets",
        "selection_papers:score_names",
        (
            Option("stage", "전형", OptionType.STAGE),
            Option("items", "평가 항목", OptionType.TEXT, (), _ITEMS),
        ),
    ),
    CohortPaper(
        "pledge",
        "서약서",
        "모집·선발",
        "선발된 분이 서명합니다. 수료 기준이 그대로 실립니다.",
        "signing_papers:pledges",
        "signing_papers:pledge_names",
        (
            Option("trainees", "서명할 분", OptionType.TRAINEES),
            _BLANK,
        ),
    ),
    CohortPaper(
        "consent",
        "개인정보 동의서",
        "모집·선발",
        "수집·이용 동의와, 채용을 약정한 업체에 주는 동의를 따로 받습니다.",
        "signing_papers:consents",
        "signing_papers:consent_names",
        (
            Option("trainees", "서명할 분", OptionType.TRAINEES),
            Option("kept", "보유 기간", OptionType.TEXT, (), "교육 종료 후 5년"),
            _BLANK,
        ),
    ),
    CohortPaper(
        "selection_result",
        "전형 결과표",
        "모집·선발",
        "전형마다의 점수와 판정, 순위와 결과를 결재란과 함께 인쇄합니다.",
        "selection_papers:results",
        "selection_papers:result_names",
        (
            Option(
                "basis",
                "순위 기준",
                OptionType.CHOICE,
                (("", "선발을 정한 기준"), *((each.value, each.value) for each in RankBasis)),
            ),
            Option("mask", "이름을 가려 공고용으로", OptionType.FLAG),
        ),
    ),
    CohortPaper(
        "people",
        "교육생 명부",
        "모집·선발",
        "선발된 교육생을 번호 순서로, 서약서와 개인정보 동의 날짜와 함께 인쇄합니다.",
        "cohort_rosters:people_paper",
        "cohort_rosters:people_names",
        (Option("mask", "전화번호와 생년월일 가리기", OptionType.FLAG),),
        "cohort_rosters:people_book",
    ),
    CohortPaper(
        "calendar",
        "교육 일정표 (달력)",
        "일정",
        "한 달에 한 장. 수업과 과목, 공휴일과 쉬는 날, 휴강과 보강이 보입니다.",
        "cohort_calendar:calendar_paper",
        options=(Option("span", "기간", OptionType.SPAN),),
    ),
    CohortPaper(
        "lessons",
        "수업 일정 (목록)",
        "일정",
        "모든 수업을 날짜 순서로, 과목마다 계획·편성·실시 시간과 함께 인쇄합니다.",
        "cohort_calendar:list_paper",
        options=(
            Option("span", "기간", OptionType.SPAN),
            Option("signed", "강사 서명 칸", OptionType.FLAG),
        ),
    ),
    CohortPaper(
        "attendance",
        "출석부 (별지 제18호서식)",
        "출석",
        "한 주에 한 장. 교시마다 출결을 적고, 소정·실제 출석일과 결석·지각·조퇴·외출을 셉니다.",
        "attendance_book:paper",
        "attendance_book:names",
        (
            Option("span", "기간", OptionType.SPAN),
            Option("blank", "손으로 적게 출결 칸을 비우기", OptionType.FLAG),
        ),
        "attendance_book:write",
    ),
    CohortPaper(
        "decision",
        "수료 판정 조서",
        "수료",
        "교육생마다 소정·출석 일수와 출석률, 판정과 사유를 적습니다.",
        "completion_papers:decision",
        "completion_papers:decision_names",
    ),
    CohortPaper(
        "certificates",
        "수료증 발급대장",
        "수료",
        "발급과 재발급, 취소를 번호대로 적습니다. 수료증은 수료 화면에서 인쇄합니다.",
        "completion_papers:ledger",
        "completion_papers:ledger_names",
    ),
    CohortPaper(
        "pay",
        "훈련수당 지급 명세서",
        "수료",
        "한 달의 훈련수당을 교육생마다 적습니다. 산정한 뒤에 인쇄합니다.",
        "completion_papers:pay",
        "completion_papers:pay_names",
        (
            Option("month", "대상 월", OptionType.MONTH),
            Option("full_accounts", "계좌번호 전체", OptionType.FLAG),
        ),
    ),
    CohortPaper(
        "completed",
        "수료자 명부",
        "수료",
        "수료한 교육생을 수료증 번호 순서로, 자격과 취업처와 함께 인쇄합니다.",
        "cohort_rosters:completed_paper",
        "cohort_rosters:completed_names",
        (Option("mask", "전화번호와 생년월일 가리기", OptionType.FLAG),),
        "cohort_rosters:completed_book",
    ),
    CohortPaper(
        "hired",
        "취업자 명부",
        "취업",
        "취업한 교육생과 기업, 입사일, 분야 관련 여부, 상세업종을 인쇄합니다.",
        "cohort_rosters:hired_paper",
        "cohort_rosters:hired_names",
        (Option("mask", "전화번호와 생년월일 가리기", OptionType.FLAG),),
        "cohort_rosters:hired_book",
    ),
    CohortPaper(
        "notes",
        "훈련생 상담일지",
        "취업",
        "교육 동안 나눈 상담을 날짜 순서로, 고른 분이나 모든 분을 인쇄합니다.",
        "cohort_hire_papers:notes",
        "cohort_hire_papers:note_names",
        (Option("trainees", "교육생", OptionType.TRAINEES),),
    ),
    CohortPaper(
        "staying",
        "취업자 재직 확인표",
        "취업",
        "취업한 분마다 취업처와 입사일, 정한 시점의 재직 여부를 인쇄합니다.",
        "cohort_hire_papers:staying",
        "cohort_hire_papers:staying_names",
        (Option("trainees", "취업한 분", OptionType.TRAINEES),),
    ),
    CohortPaper(
        "result",
        "교육 결과 보고서",
        "결과",
        "목표와 실적, 교육생 현황, 만족도, 취업처, 고용유지를 한 번에 인쇄합니다.",
        "cohort_figures:paper",
    ),
)
"""Every paper of a cohort in the order in which it is offered."""


def paper(paper_id: str) -> CohortPaper:
    """The paper of that id. Raises KeyError."""
    return {each.id: each for each in PAPERS}[paper_id]


def defaults(one: CohortPaper) -> Wanted:
    """What a paper is made with where nobody chose anything."""
    return Wanted(values=tuple((each.id, each.default) for each in one.options if each.default))


def pdf(desk: Desk, cohort_id: int, paper_id: str, wanted: Wanted | None = None) -> bytes:
    """A paper as PDF. Nothing is logged, since a preview is no print; see :func:`handed_out`.

    Raises UserError when there is no such cohort, or nothing to print.
    """
    with desk.store.reading():
        cohort_records.cohort(desk, cohort_id)
        one = paper(paper_id)
        made: bytes = _called(one.maker)(desk, cohort_id, wanted or defaults(one))
    return made


def save_book(desk: Desk, cohort_id: int, paper_id: str, wanted: Wanted | None, path: Path) -> None:
    """Write a paper that has a workbook to ``path`` (.xlsx), noted in the access log.

    Raises UserError where there is nothing to write or the place cannot be written to.
    """
    one = paper(paper_id)
    _called(one.book)(desk, cohort_id, wanted or defaults(one), path)


def handed_out(
    desk: Desk, cohort_id: int, paper_id: str, wanted: Wanted | None, action: Action
) -> None:
    """Note in the access log that a paper was printed or saved, and who is named on it."""
    one = paper(paper_id)
    with desk.store.reading():
        purpose = f"{one.label} ({cohort_records.cohort(desk, cohort_id).title})"
        named: Sequence[int] = ()
        if one.names:
            named = _called(one.names)(desk, cohort_id, wanted or defaults(one))
    seekers = sorted({*named} - {0})
    if seekers:
        access.log(desk, action, KindId.SEEKERS, seekers, purpose=purpose)
    else:
        access.log(desk, action, KindId.COHORTS, [cohort_id], count=0, purpose=purpose)


def nothing(what: str, first: str) -> UserError:
    """What a maker raises when there is nothing to print: ``what`` is missing, and ``first`` says
    what to do before."""
    return UserError(
        f"{with_particle(what, '이/가')} 없어 인쇄하지 않았습니다. 저장된 자료는 그대로입니다. "
        f"{first}"
    )


def no_lessons(planned: bool) -> UserError:
    """What a paper of lessons raises: none in the span, or, unless ``planned``, none at all."""
    if planned:
        return nothing("고른 기간에 수업", "기간을 넓히거나 비우세요.")
    return nothing("수업", "일정에서 시간표를 먼저 만드세요.")


def _called(path: str) -> Callable[..., Any]:
    module, _, name = path.partition(":")
    found: Callable[..., Any] = getattr(import_module(f"jobdesk.services.{module}"), name)
    return found
