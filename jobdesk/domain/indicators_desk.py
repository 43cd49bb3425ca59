"""Ready indicators of counselling, events, partners and what comes after a hire."""

from __future__ import annotations

from jobdesk.domain.aftercare import Outcome
from jobdesk.domain.casework import PlacementStatus
from jobdesk.domain.counselling import NoteChannel, NoteTopic, OutreachType, PlanStatus
from jobdesk.domain.fields import KindId
from jobdesk.domain.filters import Condition, Op
from jobdesk.domain.indicators import Basis, Indicator
from jobdesk.domain.indicators_work import asked, one_of
from jobdesk.domain.matching_days import (
    MET,
    AttendeeStatus,
    DayStatus,
    DayType,
    EmployerAnswer,
)
from jobdesk.domain.network import AgreementStatus, VisitMethod

_B = Basis
COUNSELLING, BY_WAY, EVENTS = "상담", "상담 유형별 방식", "행사"
PARTNERS, AFTERCARE = "협약·간담회·홍보", "사후관리"

_TOPICS: dict[NoteTopic, str] = {
    NoteTopic.EMPLOYMENT: "employment",
    NoteTopic.TRANSITION: "transition",
    NoteTopic.TRAINING: "training",
    NoteTopic.FIRM: "firm",
    NoteTopic.STARTUP: "startup",
    NoteTopic.BENEFIT: "benefit",
    NoteTopic.ASSISTANCE: "assistance",
    NoteTopic.MIND: "mind",
}
_CHANNELS: dict[NoteChannel, str] = {
    NoteChannel.VISIT: "visit",
    NoteChannel.PHONE: "phone",
    NoteChannel.MOBILE: "mobile",
    NoteChannel.TRIP: "trip",
}


def _topic(topic: NoteTopic) -> Condition:
    return Condition("topic", Op.IS, topic.value)


def _channel(channel: NoteChannel) -> Condition:
    return Condition("channel", Op.IS, channel.value)


def _notes(id_: str, name: str, which: str, group: str, *conditions: Condition) -> Indicator:
    return asked(
        id_,
        name,
        "건",
        _B.CASES,
        f"상담일이 기간에 드는 {which}을 한 건씩 셉니다.",
        KindId.NOTES,
        "noted_on",
        group,
        conditions=conditions,
    )


def _note_people(id_: str, name: str, which: str, *conditions: Condition) -> Indicator:
    return asked(
        id_,
        name,
        "명",
        _B.PEOPLE,
        f"상담일이 기간에 드는 {which}의 구직자를 여러 번 상담했어도 한 번만 세며, 업체와 한 "
        "상담은 뺍니다.",
        KindId.NOTES,
        "noted_on",
        COUNSELLING,
        distinct_field="seeker_id",
        conditions=(*conditions, Condition("seeker", Op.FILLED)),
    )


_HEADS = "것의 상담 인원을 더하며, 한 사람은 한 번 열 때마다 한 번 셉니다."
_COUNSELLING: tuple[Indicator, ...] = (
    _notes("notes", "상담", "상담", COUNSELLING),
    _note_people("note_people", "상담 실인원", "상담"),
    *(
        made
        for topic, id_ in _TOPICS.items()
        for made in (
            _notes(
                f"notes_{id_}", f"{topic} 건수", f"상담 가운데 유형이 ‘{topic}’인 것",
                COUNSELLING, _topic(topic),
            ),
            _note_people(
                f"note_people_{id_}", f"{topic} 실인원", f"상담 가운데 유형이 ‘{topic}’인 것",
                _topic(topic),
            ),
        )
    ),
    *(
        _notes(
            f"notes_by_{id_}", f"{channel} 상담", f"상담 가운데 방식이 ‘{channel}’인 것",
            COUNSELLING, _channel(channel),
        )
        for channel, id_ in _CHANNELS.items()
    ),
    *(
        _notes(
            f"notes_{id_}_{way}", f"{topic} {channel}",
            f"상담 가운데 유형이 ‘{topic}’이고 방식이 ‘{channel}’인 것",
            BY_WAY, _topic(topic), _channel(channel),
        )
        for topic, id_ in _TOPICS.items()
        for channel, way in _CHANNELS.items()
    ),
    *(
        asked(
            id_, name, unit, basis,
            f"날짜가 기간에 드는 {which} 가운데 실시한 {rest}",
            KindId.OUTREACH, "held_on", COUNSELLING, sum_field=sum_field,
            conditions=(
                Condition("status", Op.IS, PlanStatus.HELD.value), one_of("outreach_type", types),
            ),
        )
        for id_, name, unit, basis, which, rest, sum_field, types in (
            ("outreach_days", "이동·출장상담소", "회", _B.CASES, "이동상담소와 출장상담소",
             "것을 셉니다.", "", (OutreachType.MOBILE, OutreachType.TRIP)),
            ("outreach_people", "이동·출장상담소 상담 인원", "명", _B.PARTICIPATIONS,
             "이동상담소와 출장상담소", _HEADS, "people_count",
             (OutreachType.MOBILE, OutreachType.TRIP)),
            ("outreach_registrations", "이동·출장상담소 구직신청", "건", _B.CASES,
             "이동상담소와 출장상담소", "것에서 받은 구직신청을 더하며, 취소한 신청은 뺍니다.",
             "registration_count", (OutreachType.MOBILE, OutreachType.TRIP)),
            ("group_days", "집단상담", "회", _B.CASES, "집단상담", "것을 셉니다.", "",
             (OutreachType.GROUP,)),
            ("group_people", "집단상담 인원", "명", _B.PARTICIPATIONS, "집단상담",
             _HEADS, "people_count",
             (OutreachType.GROUP,)),
        )
    ),
)  # fmt: skip

_NOT_OFF = one_of("day_status", set(DayStatus) - {DayStatus.CANCELLED})
_MEETING = (DayType.MEETING, DayType.MATCHING)
_OTHER = (DayType.FAIR, DayType.STANDING, DayType.FRIDAY, DayType.BRIEFING, DayType.SMALL)


def _days(id_: str, name: str, which: str, *types: DayType) -> Indicator:
    return asked(
        id_,
        name,
        "회",
        _B.CASES,
        f"운영일이 기간에 드는 행사 {which}을 세며, 취소된 행사는 뺍니다.",
        KindId.MATCHING_DAYS,
        "held_on",
        EVENTS,
        left_out=(DayStatus.CANCELLED,),
        conditions=(one_of("day_type", types),) if types else (),
    )


_EVENTS: tuple[Indicator, ...] = (
    _days("matching_days", "만남의 날", "가운데 구분이 만남의 날이나 매칭데이인 것", *_MEETING),
    _days(
        "job_events",
        "취업행사",
        "가운데 구분이 채용박람회, 상설채용관, 금요채용관, 채용설명회, 소규모 취업행사인 것",
        *_OTHER,
    ),
    _days("camps", "취업캠프", "가운데 구분이 취업캠프인 것", DayType.CAMP),
    _days("events", "행사 전체", "모두를 구분과 관계없이 한 번씩 센 것"),
    asked(
        "event_firms",
        "행사 참여기업",
        "개사",
        _B.PARTICIPATIONS,
        "운영일이 기간에 드는 행사에 참가를 확정한 업체를 행사마다 세며, 취소된 행사는 뺍니다.",
        KindId.DAY_EMPLOYERS,
        "held_on",
        EVENTS,
        conditions=(Condition("status", Op.IS, EmployerAnswer.COMING.value), _NOT_OFF),
    ),
    asked(
        "event_people",
        "행사 참여인원",
        "명",
        _B.PARTICIPATIONS,
        "운영일이 기간에 드는 행사에 참석한 사람을 행사마다 세며, 취소된 행사는 뺍니다.",
        KindId.DAY_ATTENDEES,
        "held_on",
        EVENTS,
        conditions=(Condition("status", Op.IS, AttendeeStatus.CAME.value), _NOT_OFF),
    ),
    asked(
        "event_interviews",
        "행사 현장면접",
        "건",
        _B.CASES,
        "운영일이 기간에 드는 행사의 현장면접 가운데 진행하거나 마친 것을 세며, 취소된 행사는 "
        "뺍니다.",
        KindId.DAY_INTERVIEWS,
        "held_on",
        EVENTS,
        conditions=(one_of("status", MET), _NOT_OFF),
    ),
    asked(
        "event_interview_people",
        "행사 면접인원",
        "명",
        _B.PARTICIPATIONS,
        "운영일이 기간에 드는 행사에서 현장면접을 본 사람을 행사마다 한 번만 세며, 취소된 행사는 "
        "뺍니다.",
        KindId.DAY_INTERVIEWS,
        "held_on",
        EVENTS,
        distinct_field="attendee_id",
        conditions=(one_of("status", MET), _NOT_OFF),
    ),
    asked(
        "event_hires",
        "행사 취업",
        "명",
        _B.PARTICIPATIONS,
        "입사일이 기간에 들고 기준일을 넘지 않은 취업 가운데 행사에서 이어진 것을 세며, 행사가 "
        "언제였는지는 보지 않습니다.",
        KindId.PLACEMENTS,
        "hire_date",
        EVENTS,
        conditions=(Condition("matching_day", Op.FILLED),),
    ),
)

_VISITED = Condition("method", Op.IS, VisitMethod.VISIT.value)
_PARTNERS: tuple[Indicator, ...] = (
    asked(
        "agreements",
        "협약",
        "개소",
        _B.CASES,
        "체결일이 기간에 드는 협약을 세며, 협의중인 것은 뺍니다.",
        KindId.AGREEMENTS,
        "signed_on",
        PARTNERS,
        left_out=(AgreementStatus.TALKING,),
    ),
    asked(
        "meetings",
        "간담회",
        "회",
        _B.CASES,
        "날짜가 기간에 드는 간담회와 회의를 셉니다.",
        KindId.MEETINGS,
        "held_on",
        PARTNERS,
    ),
    asked(
        "meeting_people",
        "간담회 참여 인원",
        "명",
        _B.PARTICIPATIONS,
        "날짜가 기간에 드는 간담회와 회의의 참여 인원을 더합니다.",
        KindId.MEETINGS,
        "held_on",
        PARTNERS,
        sum_field="headcount",
    ),
    asked(
        "publicity",
        "홍보",
        "건",
        _B.CASES,
        "날짜가 기간에 드는 홍보를 한 건씩 세며, 부수나 횟수로 적은 수량은 더하지 않습니다.",
        KindId.PUBLICITY,
        "published_on",
        PARTNERS,
    ),
    asked(
        "press",
        "언론보도",
        "건",
        _B.CASES,
        "날짜가 기간에 드는 홍보 가운데 구분이 언론보도인 것을 한 건씩 셉니다.",
        KindId.PUBLICITY,
        "published_on",
        PARTNERS,
        conditions=(Condition("publicity_type", Op.IS, "언론보도"),),
    ),
    asked(
        "firm_visits",
        "업체 방문",
        "건",
        _B.CASES,
        "날짜가 기간에 드는 업체 방문·연락 가운데 방법이 방문인 것을 셉니다.",
        KindId.VISITS,
        "visited_on",
        PARTNERS,
        conditions=(_VISITED,),
    ),
    asked(
        "visited_firms",
        "방문 업체",
        "개사",
        _B.CASES,
        "날짜가 기간에 드는 방문의 업체를 여러 번 찾아갔어도 한 번만 셉니다.",
        KindId.VISITS,
        "visited_on",
        PARTNERS,
        distinct_field="employer_id",
        conditions=(_VISITED,),
    ),
)

_TRIED = one_of("outcome", set(Outcome) - {Outcome.PLANNED})
_DONE = Condition("outcome", Op.IS, Outcome.DONE.value)
RETENTION_MONTHS: tuple[int, ...] = (1, 3, 6, 12)
"""Months after a hire for which 고용유지율 is ready."""
_HIRED = one_of("status", set(PlacementStatus) - {PlacementStatus.EXPECTED})


def _retention(months: int) -> tuple[Indicator, ...]:
    due, kept, rate = f"due_{months}", f"kept_{months}", f"retention_{months}"
    which = f"입사한 지 {months}개월이 되는 날이 기간에 들고 기준일까지 지난 취업"
    return (
        Indicator(
            rate,
            f"고용유지율({months}개월)",
            "%",
            _B.PARTICIPATIONS,
            f"{which} 가운데 그날 재직이 확인된 취업의 비율이며, 확인하지 못한 취업도 분모에 "
            "듭니다.",
            over=(kept, due),
            group=AFTERCARE,
            when_asked=True,
        ),
        asked(
            kept,
            f"{months}개월 고용유지",
            "명",
            _B.PARTICIPATIONS,
            f"{which} 가운데 퇴사일이 그날보다 뒤이거나 {months}개월 이후의 사후관리에서 본인이 "
            "재직이라고 한 것을 셉니다.",
            KindId.PLACEMENTS,
            due,
            AFTERCARE,
            conditions=(_HIRED, Condition(kept, Op.IS, value=True)),
        ),
        asked(
            due,
            f"{months}개월 도래 취업",
            "명",
            _B.PARTICIPATIONS,
            f"{which}을 세며, 입사예정은 뺍니다.",
            KindId.PLACEMENTS,
            due,
            AFTERCARE,
            conditions=(_HIRED,),
        ),
    )


_AFTERCARE: tuple[Indicator, ...] = (
    asked(
        "follow_ups",
        "사후관리 연락",
        "건",
        _B.CASES,
        "연락한 날이 기간에 드는 사후관리를 부재와 거부까지 모두 셉니다.",
        KindId.FOLLOW_UPS,
        "done_on",
        AFTERCARE,
        conditions=(_TRIED,),
    ),
    asked(
        "follow_ups_done",
        "사후관리 완료",
        "건",
        _B.CASES,
        "연락한 날이 기간에 드는 사후관리 가운데 결과가 완료인 것을 셉니다.",
        KindId.FOLLOW_UPS,
        "done_on",
        AFTERCARE,
        conditions=(_DONE,),
    ),
    asked(
        "process_days",
        "과정관리의 날",
        "회",
        _B.CASES,
        "날짜가 기간에 드는 과정관리의 날 가운데 실시한 것을 셉니다.",
        KindId.PROCESS_DAYS,
        "held_on",
        AFTERCARE,
        conditions=(Condition("status", Op.IS, PlanStatus.HELD.value),),
    ),
    *(made for months in RETENTION_MONTHS for made in _retention(months)),
)

DESK: tuple[Indicator, ...] = (*_COUNSELLING, *_EVENTS, *_PARTNERS, *_AFTERCARE)
"""사례집 §1.4: counselling by kind and way, events, partners, 고용유지."""
