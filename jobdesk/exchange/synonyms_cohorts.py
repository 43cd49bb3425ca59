"""Which header words say which field of a training cohort: the course, its lessons, its people.

As in :mod:`jobdesk.exchange.synonyms_desk`. What somebody gained and who hired them are records
of their own, which a column of the list of trainees stands for.
"""

from __future__ import annotations

from jobdesk.domain.kinds import KindId
from jobdesk.exchange.linked_words import COUNSELLOR, firm, person
from jobdesk.exchange.rules import ColumnRule, Reads, SheetKind, declared, words
from jobdesk.exchange.words import BIRTH, NAME, NOTE, PHONE

_BY = ColumnRule("counsellor", Reads.TEXT, COUNSELLOR, weight=0.5)
_NOTE = ColumnRule("note", Reads.LONG_TEXT, NOTE, weight=0.5, many=True)
_COHORT = ColumnRule(
    "cohort",
    Reads.TEXT,
    words("기수 교육기수 양성과정기수 수강과정 참여과정 교육과정기수"),
    weight=2,
)
_COURSE = ColumnRule("course", Reads.TEXT, words("과정 과정명 양성과정 훈련과정"), weight=2)
_TRAINEE_WORDS = words("교육생 훈련생 수강생 교육생명 훈련생명 수강생명")
_OF_ONE = 0.3
"""What tells a trainee from others of the name says little about the kind of the sheet."""
_TRAINEE = (
    ColumnRule("trainee", Reads.NAME, tuple(dict.fromkeys((*_TRAINEE_WORDS, *NAME)))),
    ColumnRule("trainee.birth_date", Reads.DATE, BIRTH[:7], weight=_OF_ONE),
    ColumnRule("trainee.phone", Reads.PHONE, PHONE, weight=_OF_ONE),
)
_NUMBER = words("교육생번호 훈련생번호 수강번호 번호")

COURSES = SheetKind(
    "courses",
    "양성과정",
    KindId.COURSES,
    declared(
        KindId.COURSES,
        ColumnRule("title", Reads.TEXT, words("과정명 양성과정명 훈련과정명"), weight=2),
        ColumnRule("field", Reads.TEXT, words("분야 훈련분야 교육분야"), weight=1),
        ColumnRule("hours", Reads.NUMBER, words("교육시간 훈련시간 총교육시간"), weight=2),
        ColumnRule("curriculum", Reads.LONG_TEXT, words("교육내용 훈련내용 교육과정"), weight=2),
        ColumnRule("operator", Reads.TEXT, words("교육기관 훈련기관 교육기관명 훈련기관명")),
        ColumnRule("partners", Reads.TEXT, words("협력기관 협약기관 참여기업")),
        ColumnRule("certificate", Reads.TEXT, words("목표자격증 취득목표자격 목표자격"), weight=3),
        _BY,
        _NOTE,
    ),
    titles=words("양성과정목록 양성과정현황 과정목록"),
    needs=(
        frozenset({"title", "certificate"}),
        frozenset({"title", "hours", "field"}),
        frozenset({"title", "hours", "curriculum"}),
    ),
)

SUBJECTS = SheetKind(
    "course_subjects",
    "과목",
    KindId.COURSE_SUBJECTS,
    declared(
        KindId.COURSE_SUBJECTS,
        _COURSE,
        ColumnRule("position", Reads.NUMBER, words("순서 차례 과목순서")),
        ColumnRule("title", Reads.TEXT, words("과목 과목명 교과목 교과목명 훈련교과"), weight=2),
        ColumnRule("hours", Reads.NUMBER, words("시간 교육시간 훈련시간 배정시간"), weight=1),
        ColumnRule("content", Reads.TEXT, words("교육내용 훈련내용 내용"), weight=0.5),
    ),
    titles=words("과목편성 교과목편성 교육과정편성"),
    needs=(frozenset({"course", "title", "hours"}), frozenset({"course", "title", "position"})),
)

COHORTS = SheetKind(
    "cohorts",
    "교육 기수",
    KindId.COHORTS,
    declared(
        KindId.COHORTS,
        _COURSE,
        ColumnRule("title", Reads.TEXT, words("기수이름 기수명 교육명"), weight=2),
        ColumnRule("round", Reads.NUMBER, words("기수 회차 차수")),
        ColumnRule("status", Reads.CHOICE, words("상태 진행상태")),
        ColumnRule("recruit_from", Reads.DATE, words("모집시작 모집시작일"), weight=2),
        ColumnRule("recruit_until", Reads.DATE, words("모집마감 모집마감일"), weight=2),
        ColumnRule("starts_on", Reads.DATE, words("개강일 개강 교육시작일 훈련시작일"), weight=2),
        ColumnRule("ends_on", Reads.DATE, words("종강일 종강 교육종료일 훈련종료일"), weight=2),
        ColumnRule("place", Reads.TEXT, words("교육장소 훈련장소 장소")),
        ColumnRule("seats", Reads.NUMBER, words("정원 교육정원 훈련정원"), weight=2),
        ColumnRule("operator", Reads.TEXT, words("운영기관 교육기관 훈련기관")),
        ColumnRule("trainers", Reads.TEXT, words("강사 교강사 훈련교사")),
        ColumnRule(
            "certificate_prefix", Reads.TEXT, words("수료증번호머리 수료증번호앞자리"), weight=2
        ),
        _BY,
        _NOTE,
    ),
    titles=words("기수목록 기수현황 양성과정운영 교육운영현황"),
    needs=(frozenset({"title", "starts_on", "course"}), frozenset({"title", "starts_on", "seats"})),
)

SESSIONS = SheetKind(
    "cohort_sessions",
    "교육 일정",
    KindId.COHORT_SESSIONS,
    declared(
        KindId.COHORT_SESSIONS,
        _COHORT,
        ColumnRule("held_on", Reads.DATE, words("날짜 수업일 교육일 훈련일 교육일자"), weight=1),
        ColumnRule("starts_at", Reads.TIME, words("시작 시작시간 시작시각")),
        ColumnRule("ends_at", Reads.TIME, words("마침 종료 종료시간 종료시각")),
        ColumnRule("hours", Reads.NUMBER, words("시간 수업시간 시수 교육시간 훈련시간"), weight=1),
        ColumnRule("subject", Reads.TEXT, words("과목 과목명 교과목 교과목명"), weight=2),
        ColumnRule("content", Reads.TEXT, words("내용 수업내용 교육내용 훈련내용"), weight=0.5),
        ColumnRule("trainer", Reads.TEXT, words("강사 강사명 훈련교사"), weight=2),
        ColumnRule("place", Reads.TEXT, words("장소 교육장소 강의실"), weight=0.5),
        ColumnRule("session_type", Reads.CHOICE, words("구분 수업구분"), weight=0.5),
        ColumnRule("status", Reads.CHOICE, words("상태 진행상태")),
        ColumnRule("makes_up", Reads.TEXT, words("보강할수업 보강대상"), weight=2),
        _NOTE,
    ),
    titles=words("교육일정 수업일정 시간표 교육시간표 훈련일정"),
    needs=(
        frozenset({"held_on", "subject"}),
        frozenset({"held_on", "trainer", "hours"}),
        frozenset({"held_on", "cohort", "hours"}),
    ),
)

DEMANDS = SheetKind(
    "cohort_demands",
    "수요조사·채용약정",
    KindId.COHORT_DEMANDS,
    declared(
        KindId.COHORT_DEMANDS,
        _COHORT,
        *(rule for rule in firm(alone=True) if not rule.field.endswith("phone")),
        ColumnRule("status", Reads.CHOICE, words("구분 단계")),
        ColumnRule("asked_on", Reads.DATE, words("조사일 조사일자 수요조사일"), weight=2),
        ColumnRule("job", Reads.TEXT, words("직종 필요직종 채용직종"), weight=0.5),
        ColumnRule("heads", Reads.NUMBER, words("필요인원 수요인원 구인예정인원"), weight=3),
        ColumnRule("skills", Reads.TEXT, words("필요기술자격 필요기술 필수보유역량"), weight=2),
        ColumnRule("wage", Reads.TEXT, words("임금 급여")),
        ColumnRule("committed_on", Reads.DATE, words("약정일 약정일자 채용약정일"), weight=3),
        ColumnRule("committed_heads", Reads.NUMBER, words("약정인원 채용약정인원"), weight=3),
        ColumnRule("contact_name", Reads.TEXT, words("담당자 담당자명 인사담당자")),
        ColumnRule("counsellor", Reads.TEXT, words("담당 담당상담사 상담사"), weight=0.5),
        _NOTE,
    ),
    titles=words("수요조사 채용약정"),
    needs=(
        frozenset({"employer", "heads", "committed_heads"}),
        frozenset({"employer", "heads", "asked_on"}),
        frozenset({"employer", "committed_heads"}),
    ),
)

TRAINEES = SheetKind(
    "trainees",
    "교육생",
    KindId.TRAINEES,
    declared(
        KindId.TRAINEES,
        _COHORT,
        *person(*_TRAINEE_WORDS),
        ColumnRule("number", Reads.NUMBER, words("교육생번호 훈련생번호 수강번호"), weight=1),
        ColumnRule(
            "status",
            Reads.CHOICE,
            words("상태 진행상태 수강상태 훈련상태 선발결과 선발여부 전형결과 최종결과"),
        ),
        ColumnRule(
            "completed",
            Reads.CHOICE,
            words("수료여부 수료 이수여부 교육수료여부 수료구분 이수구분"),
            weight=3,
        ),
        ColumnRule("applied_on", Reads.DATE, words("신청일 신청일자 접수일 접수일자")),
        ColumnRule("channel", Reads.TEXT, words("모집경로 신청경로 지원경로"), weight=1),
        ColumnRule("waiting_rank", Reads.NUMBER, words("대기순번 대기순위 예비순번"), weight=2),
        ColumnRule("selected_on", Reads.DATE, words("선발일 선발일자 합격일"), weight=2),
        ColumnRule("pledge_on", Reads.DATE, words("서약서 서약일 서약서제출일")),
        ColumnRule("consent_on", Reads.DATE, words("개인정보동의 동의일 개인정보동의일")),
        ColumnRule("left_on", Reads.DATE, words("종료일 탈락일 중도탈락일 퇴교일 포기일")),
        ColumnRule("exit_reason", Reads.CHOICE, words("종료사유 탈락사유 중도탈락사유 퇴교사유")),
        ColumnRule("completed_on", Reads.DATE, words("수료일 수료일자 이수일"), weight=2),
        ColumnRule(
            "certificate_number", Reads.TEXT, words("수료증번호 이수증번호 수료번호"), weight=2
        ),
        ColumnRule(
            "qualifications",
            Reads.TITLES,
            words(
                "취득자격 자격취득 자격취득여부 자격증취득여부 자격증취득 취득자격증 자격증 "
                "자격증취득현황"
            ),
            weight=3,
        ),
        ColumnRule("marks", Reads.LONG_TEXT, words("출결"), weight=3),
        ColumnRule(
            "hired_at",
            Reads.COMPANY,
            words("취업처 취업업체 취업기관 취업기업 취업업체명 취업처명 취업기업명"),
            weight=2,
        ),
        ColumnRule("hired_on", Reads.DATE, words("취업일 취업일자 입사일 입사일자"), weight=2),
        _BY,
        _NOTE,
    ),
    titles=words("교육생 훈련생 수료 양성과정 직업훈련 취업연계직업훈련 수강생"),
    needs=(
        frozenset({"seeker", "completed"}),
        frozenset({"seeker", "marks"}),
        frozenset({"seeker", "qualifications"}),
        frozenset({"seeker", "hired_at"}),
        frozenset({"seeker", "cohort", "number"}),
        frozenset({"seeker", "cohort", "channel"}),
        frozenset({"seeker", "selected_on"}),
        frozenset({"seeker", "certificate_number"}),
        frozenset({"seeker", "left_on", "exit_reason"}),
    ),
    suffices=frozenset({"seeker"}),
)

ATTENDANCE = SheetKind(
    "attendance",
    "출결",
    KindId.ATTENDANCE,
    declared(
        KindId.ATTENDANCE,
        _COHORT,
        ColumnRule("held_on", Reads.DATE, words("날짜 출석일 교육일 훈련일 일자 수업일"), weight=1),
        *_TRAINEE,
        ColumnRule("trainee.number", Reads.NUMBER, _NUMBER, weight=_OF_ONE),
        ColumnRule(
            "mark",
            Reads.CHOICE,
            words("출결 출결상태 출결구분 출석상태 출석여부 출결여부 출석구분"),
            weight=4,
        ),
        ColumnRule("hours", Reads.NUMBER, words("인정시간 출석시간 인정시수"), weight=2),
        ColumnRule("reason", Reads.TEXT, words("사유 결석사유")),
        ColumnRule("evidence", Reads.TEXT, words("증빙 증빙서류")),
        ColumnRule("slip_on", Reads.DATE, words("결석계 결석계제출일"), weight=2),
        _NOTE,
    ),
    titles=words("출석부 출결 출석현황"),
    needs=(frozenset({"trainee", "mark", "held_on"}),),
)

QUALIFICATIONS = SheetKind(
    "qualifications",
    "자격 취득",
    KindId.QUALIFICATIONS,
    declared(
        KindId.QUALIFICATIONS,
        _COHORT,
        *_TRAINEE,
        ColumnRule(
            "title", Reads.TEXT, words("자격증 자격증명 자격명 자격종목 취득자격증"), weight=2
        ),
        ColumnRule("issuer", Reads.TEXT, words("발급기관 시행기관 발행기관"), weight=1),
        ColumnRule("acquired_on", Reads.DATE, words("취득일 취득일자 합격일 자격취득일"), weight=2),
        ColumnRule("number", Reads.TEXT, words("자격번호 자격증번호"), weight=2),
        _NOTE,
    ),
    titles=words("자격취득 자격증취득"),
    needs=(
        frozenset({"trainee", "title", "acquired_on"}),
        frozenset({"trainee", "title", "number"}),
    ),
)

ALLOWANCES = SheetKind(
    "trainee_allowances",
    "훈련수당",
    KindId.TRAINEE_ALLOWANCES,
    declared(
        KindId.TRAINEE_ALLOWANCES,
        _COHORT,
        *_TRAINEE,
        ColumnRule("month", Reads.DATE, words("대상월 지급월 해당월"), weight=3),
        ColumnRule("days", Reads.NUMBER, words("출석일 출석일수 실제출석일"), weight=2),
        ColumnRule("amount", Reads.WON, words("금액 지급액 훈련수당 지급금액"), weight=1),
        ColumnRule("step", Reads.CHOICE, words("상태 지급상태 지급여부")),
        ColumnRule("paid_on", Reads.DATE, words("지급일 지급일자"), weight=1),
        _BY,
        _NOTE,
    ),
    titles=words("훈련수당 교육수당 훈련장려금"),
    needs=(frozenset({"trainee", "month", "amount"}), frozenset({"trainee", "month", "days"})),
)

CERTIFICATES = SheetKind(
    "certificate_issues",
    "수료증 발급",
    KindId.CERTIFICATE_ISSUES,
    declared(
        KindId.CERTIFICATE_ISSUES,
        _COHORT,
        *_TRAINEE,
        ColumnRule("number", Reads.TEXT, words("수료증번호 발급번호"), weight=3),
        ColumnRule("issued_on", Reads.DATE, words("발급일 발급일자"), weight=2),
        ColumnRule("issue_type", Reads.CHOICE, words("구분 발급구분")),
        ColumnRule("reason", Reads.TEXT, words("사유 재발급사유")),
        _BY,
    ),
    titles=words("수료증발급 발급대장"),
    needs=(frozenset({"trainee", "number", "issued_on"}),),
)

KINDS: tuple[SheetKind, ...] = (
    COURSES,
    SUBJECTS,
    COHORTS,
    SESSIONS,
    DEMANDS,
    TRAINEES,
    ATTENDANCE,
    QUALIFICATIONS,
    ALLOWANCES,
    CERTIFICATES,
)
