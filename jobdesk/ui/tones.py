"""Which tone each stage of a record has, for chips in lists and panels."""

from __future__ import annotations

from jobdesk.domain.kinds import KindId
from jobdesk.ui.theme import Tone

_N, _A, _S, _W, _D = Tone.NEUTRAL, Tone.ACCENT, Tone.SUCCESS, Tone.WARNING, Tone.DANGER

_STAGES: dict[KindId, dict[str, Tone]] = {
    KindId.SEEKERS: {"상담중": _N, "알선중": _A, "취업": _S, "사후관리": _S, "가등록": _W},
    KindId.EMPLOYERS: {"발굴": _W, "등록": _N, "거래중": _S, "휴면": _N},
    KindId.VACANCIES: {"접수": _W, "모집중": _A, "일부충원": _A, "충원완료": _S, "취소": _D},
    KindId.REFERRALS: {
        "제안": _N,
        "수락": _A,
        "서류접수": _A,
        "면접예정": _W,
        "면접완료": _W,
        "불참": _D,
        "거절": _D,
        "불채용": _D,
        "입사포기": _D,
        "채용": _S,
        "입사": _S,
    },
    KindId.PLACEMENTS: {"입사예정": _W, "재직": _S, "퇴사": _N},
    KindId.REGISTRATIONS: {"유효": _S, "취소": _N},
    KindId.OUTREACH: {"계획": _W, "실시": _S, "취소": _N},
    KindId.PROCESS_DAYS: {"계획": _W, "실시": _S, "취소": _N},
    KindId.AGREEMENTS: {"협의중": _W, "체결": _S, "종료": _N},
    KindId.TRIPS: {"예정": _A, "실시": _S, "취소": _N},
    KindId.ALLOWANCES: {"대상": _W, "확인서 접수": _A, "승인": _A, "지급": _S, "반려": _D},
    KindId.MATCHING_DAYS: {
        "기획": _N,
        "업체모집": _W,
        "사전접수": _W,
        "행사": _A,
        "결과확정": _S,
        "환류": _S,
        "취소": _D,
    },
    KindId.DAY_EMPLOYERS: {"초청": _W, "참가 확정": _S, "불참": _N, "취소": _N},
    KindId.DAY_ATTENDEES: {"접수": _N, "늦음": _W, "참석": _S, "불참": _D, "취소": _N},
    KindId.DAY_INTERVIEWS: {"예정": _N, "진행": _A, "완료": _S, "불참": _D, "취소": _N},
    KindId.COHORTS: {
        "기획": _N,
        "모집": _W,
        "선발": _W,
        "교육": _A,
        "수료": _S,
        "사후관리": _S,
        "취소": _D,
    },
    KindId.COHORT_SESSIONS: {"예정": _N, "실시": _S, "휴강": _W},
    KindId.COHORT_DEMANDS: {"수요조사": _N, "채용약정": _S, "철회": _D},
    KindId.TRAINEES: {
        "신청": _N,
        "대기": _W,
        "선발": _A,
        "미선발": _N,
        "입교 포기": _N,
        "교육중": _A,
        "수료": _S,
        "미수료": _D,
        "조기취업": _S,
        "중도탈락": _D,
        "신청 취소": _N,
    },
    KindId.TRAINEE_ALLOWANCES: {"산정": _W, "지급": _S},
    KindId.FARM_WORKERS: {"활동": _S, "쉼": _W, "그만둠": _N},
    KindId.FARM_REQUESTS: {
        "요청": _W,
        "배치": _A,
        "확정": _A,
        "근로확인": _S,
        "정산": _S,
        "취소": _N,
    },
    KindId.FARM_BLOCKS: {"예정": _N, "우천연기": _W, "취소": _N},
    KindId.FARM_DAYS: {
        "배치": _W,
        "확정": _A,
        "근로확인": _S,
        "정산": _S,
        "결근": _D,
        "취소": _N,
        "우천연기": _W,
    },
    KindId.SUPPORT_BATCHES: {"기안": _W, "승인": _A, "지급": _S, "정산": _S, "반려": _D},
    KindId.SUPPORT_PAYMENTS: {"기안": _W, "승인": _A, "지급": _S, "정산": _S, "반려": _D},
    KindId.REPORTS: {"작성 중": _W, "제출": _S},
    KindId.PLEDGES: {
        "착수 전": _N,
        "추진중": _A,
        "완료 후 계속추진": _S,
        "완료": _S,
        "일부추진": _W,
        "보류": _D,
    },
    KindId.HIRING_PROXIES: {"의뢰": _W, "진행": _A, "완료": _S, "취소": _D},
}


def tone_of(kind: KindId, status: str) -> Tone:
    """The tone of a stage; a stage without one of its own is neutral."""
    return _STAGES.get(kind, {}).get(status, Tone.NEUTRAL)
