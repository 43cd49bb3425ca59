"""The papers of 수요조사·약정: 구인 수요조사서 to be filled in, 채용약정서 to be signed.

Made here, offered by cohort_papers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobdesk.domain.cohorts import Cohort, CohortDemand, DemandStatus
from jobdesk.domain.official import official_date
from jobdesk.services import cohort_papers, cohort_records, stored
from jobdesk.services.cohort_papers import Wanted
from jobdesk.services.desk import Desk
from jobdesk.services.selection_facts import days_of, event_of

if TYPE_CHECKING:
    from jobdesk.reports.cohort_demand_papers import Taught, Wish

BLANK = "blank"
"""The option that prints one page without an employer."""
CLAUSES = (
    "업체는 위 교육과정을 수료한 분을 면접하여, 약정 인원까지 위 직종에 우선 채용합니다.",
    "센터는 업체가 필요로 하는 기술과 자격이 교육에 담기도록 하고, 추천과 면접을 돕습니다.",
    "임금과 근로조건은 위에 적힌 것보다 낮지 않게 하며, 근로계약서를 쓰고 노동 법령을 따릅니다.",
    "센터는 본인이 동의한 분의 정보만 업체에 주고, 업체는 채용에만 쓰며 채용이 끝나면 없앱니다.",
    "사정이 바뀌어 약정을 지키기 어려우면 바로 알려 서로 의논합니다.",
    "이 약정서는 두 부를 만들어 업체와 센터가 서명하고 한 부씩 보관합니다.",
)
"""What both sides bind themselves to."""


def surveys(desk: Desk, cohort_id: int, wanted: Wanted) -> bytes:
    """구인 수요조사서: a page for each employer that did not withdraw, one to be filled in by hand
    where there is none or that is wished."""
    from jobdesk.reports.cohort_demand_papers import Wish, surveys_pdf

    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        found = [] if wanted.on(BLANK) else _demands(desk, cohort_id)
        wishes = [_asked(desk, one) for one in found] or [Wish()]
        return surveys_pdf(wishes, _taught(desk, cohort), event_of(desk, cohort))


def commitments(desk: Desk, cohort_id: int, wanted: Wanted) -> bytes:
    """채용약정서: a page for each employer with a 채용약정. Raises UserError without
    one."""
    from jobdesk.reports.cohort_demand_papers import Wish, commitments_pdf

    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        wishes = [
            _bound(desk, one)
            for one in _demands(desk, cohort_id)
            if one.status is DemandStatus.COMMITTED
        ]
        if wanted.on(BLANK):
            wishes = [Wish()]
        if not wishes:
            raise cohort_papers.nothing(
                "채용을 약정한 업체", "수요조사·약정에서 채용약정을 적거나 빈 양식을 고르세요."
            )
        return commitments_pdf(wishes, _taught(desk, cohort), CLAUSES, event_of(desk, cohort))


def _demands(desk: Desk, cohort_id: int) -> list[CohortDemand]:
    return [
        one
        for one in cohort_records.demands(desk, cohort_id)
        if one.status is not DemandStatus.WITHDRAWN
    ]


def _asked(desk: Desk, one: CohortDemand) -> Wish:
    return _wish(desk, one, one.heads, official_date(one.asked_on) if one.asked_on else "")


def _bound(desk: Desk, one: CohortDemand) -> Wish:
    day = official_date(one.committed_on) if one.committed_on else ""
    return _wish(desk, one, one.committed_heads, day)


def _wish(desk: Desk, one: CohortDemand, heads: int | None, day: str) -> Wish:
    from jobdesk.reports.cohort_demand_papers import Firm, Wish

    firm = stored.employer(desk, one.employer_id or 0)
    return Wish(
        Firm(
            name=firm.name,
            industry=firm.industry,
            representative=firm.representative,
            business_number=firm.business_number,
            contact=one.contact_name or firm.contact_name,
            phone=firm.phone,
            address=firm.address or firm.eup_myeon,
            headcount=_people(firm.headcount),
        ),
        one.job,
        _people(heads),
        one.skills,
        one.wage,
        day,
    )


def _taught(desk: Desk, cohort: Cohort) -> Taught:
    from jobdesk.reports.cohort_demand_papers import Taught

    course, subjects = "", ""
    if cohort.course_id is not None:
        course = cohort_records.course(desk, cohort.course_id).title
        subjects = ", ".join(
            f"{one.title} {one.hours:,}시간" if one.hours else one.title
            for one in cohort_records.subjects(desk, cohort.course_id)
        )
    return Taught(
        course=course or cohort.title,
        cohort=f"{cohort.round:,}기" if cohort.round else cohort.title,
        span=days_of(cohort),
        subjects=subjects,
        people=_people(cohort.seats),
    )


def _people(count: int | None) -> str:
    return f"{count:,}명" if count is not None else ""
