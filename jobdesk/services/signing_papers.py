"""The papers of 모집·선발 that are signed: 서약서 and 개인정보 동의서.

Made here, offered by cohort_papers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jobdesk.domain.cohorts import Cohort, DemandStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import SELECTED, TraineeStatus
from jobdesk.services import cohort_papers, cohort_records, lists
from jobdesk.services.applicants import ApplicantRow, Applicants, applicants
from jobdesk.services.cohort_papers import Wanted
from jobdesk.services.desk import Desk
from jobdesk.services.selection_facts import chosen, event_of, persons, rule_words

if TYPE_CHECKING:
    from jobdesk.reports.selection_papers import Terms

_S = TraineeStatus
BLANK, KEPT = "blank", "kept"
"""Ids of the options of these papers in cohort_papers."""


def pledges(desk: Desk, cohort_id: int, wanted: Wanted) -> bytes:
    """서약서 of those with a seat, a page for each, or one without a name."""
    from jobdesk.reports.selection_papers import Person, pledges_pdf

    with desk.store.reading():
        found = applicants(desk, cohort_id)
        named = persons(desk, found)
        event = event_of(desk, found.cohort)
    if wanted.on(BLANK):
        people = [Person()]
    else:
        people = [named[each.id] for each in _pledging(found, wanted)]
    if not people:
        raise cohort_papers.nothing("선발된 분", "선발을 정하거나 빈 양식을 고르세요.")
    return pledges_pdf(people, _promises(found.cohort), event)


def pledge_names(desk: Desk, cohort_id: int, wanted: Wanted) -> list[int]:
    """Who is named on a 서약서."""
    if wanted.on(BLANK):
        return []
    return [each.seeker_id for each in _pledging(applicants(desk, cohort_id), wanted)]


def _pledging(found: Applicants, wanted: Wanted) -> list[ApplicantRow]:
    return [
        each
        for each in chosen(found, wanted)
        if wanted.trainees is not None or each.status in SELECTED
    ]


def consents(desk: Desk, cohort_id: int, wanted: Wanted) -> bytes:
    """개인정보 동의서 of all who apply, a page for each, or one without a name."""
    from jobdesk.reports.selection_papers import Person, consents_pdf

    with desk.store.reading():
        found = applicants(desk, cohort_id)
        named = persons(desk, found)
        event = event_of(desk, found.cohort)
        receivers = _receivers(desk, found.cohort)
    if wanted.on(BLANK):
        people = [Person()]
    else:
        people = [named[each.id] for each in _consenting(found, wanted)]
    if not people:
        raise cohort_papers.nothing("신청한 분", "신청자를 추가하거나 빈 양식을 고르세요.")
    kept = wanted.value(KEPT)
    return consents_pdf(
        people, _own_terms(found.cohort, kept), _given_terms(receivers, kept), event
    )


def consent_names(desk: Desk, cohort_id: int, wanted: Wanted) -> list[int]:
    """Who is named on a 동의서."""
    if wanted.on(BLANK):
        return []
    return [each.seeker_id for each in _consenting(applicants(desk, cohort_id), wanted)]


def _consenting(found: Applicants, wanted: Wanted) -> list[ApplicantRow]:
    gone = (_S.CANCELLED, _S.DECLINED)
    return [
        each
        for each in chosen(found, wanted)
        if wanted.trainees is not None or each.status not in gone
    ]


def _promises(cohort: Cohort) -> list[str]:
    slips = ""
    if cohort.slips_per_absence and cohort.slip_marks:
        words = "·".join(cohort.slip_marks)
        slips = f" {words} {cohort.slips_per_absence:,}회는 결석 1일로 보는 것도 알고 있습니다."
    promises = [
        "정해진 시간에 출석하고, 지각·조퇴·결석할 때에는 미리 알리며 결석계와 증빙을 냅니다.",
        f"수료하려면 {rule_words(cohort)} 출석해야 한다는 것을 알고 있습니다.{slips}",
        "강사와 담당자의 안내와 안전 수칙을 따르고, 시설과 장비를 아껴 씁니다.",
        (
            "거짓으로 출석하거나 다른 사람의 출석을 대신하지 않습니다. 어기면 교육이 중단될 수 "
            "있습니다."
        ),
        "정당한 까닭 없이 그만두지 않으며, 그만두어야 할 때에는 먼저 상담하고 사유를 알립니다.",
        "수료한 뒤 취업에 힘쓰고, 센터의 취업 지원과 취업 여부 확인에 협조합니다.",
    ]
    if cohort.allowance_day:
        promises.insert(
            4, "훈련수당은 출석한 날에 대해 받으며, 사실과 다르게 받은 수당은 돌려드립니다."
        )
    return promises


def _own_terms(cohort: Cohort, kept: str) -> Terms:
    from jobdesk.reports.selection_papers import Terms

    account = ", 계좌번호" if cohort.allowance_day else ""
    pay = ", 훈련수당 지급" if cohort.allowance_day else ""
    return Terms(
        purpose=f"교육생 선발, 출결과 수료 관리{pay}, 취업 연계와 사후관리, 사업 실적 보고와 정산",
        items="성명, 생년월일, 성별, 연락처, 주소, 학력, 경력, 자격, 희망직종, 출결, 수료, "
        f"자격 취득, 취업 사항{account}",
        kept=kept,
        refusal="동의하지 않으실 수 있습니다. 다만 선발과 교육에 꼭 필요한 정보라, 동의하지 "
        "않으시면 교육에 참여하기 어렵습니다.",
    )


def _given_terms(receivers: Sequence[str], kept: str) -> Terms:
    from jobdesk.reports.selection_papers import Terms

    return Terms(
        purpose="수료자의 채용 연계와 면접",
        items="성명, 연락처, 교육과 수료, 자격, 경력",
        kept=kept,
        refusal="동의하지 않으실 수 있습니다. 동의하지 않으셔도 교육에는 참여하실 수 있으나 "
        "업체에 추천해 드리지 못합니다.",
        receivers=", ".join(receivers) or "이 과정에 채용을 약정한 업체",
    )


def _receivers(desk: Desk, cohort: Cohort) -> list[str]:
    """Firms that promised to hire, by name."""
    firms = [
        each.employer_id or 0
        for each in cohort_records.demands(desk, cohort.id)
        if each.status is DemandStatus.COMMITTED
    ]
    called = lists.called(desk, KindId.EMPLOYERS, list(dict.fromkeys(firms)))
    return [called[id_] for id_ in dict.fromkeys(firms) if called.get(id_)]
