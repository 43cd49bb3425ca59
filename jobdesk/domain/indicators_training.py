"""Ready indicators of training cohorts and of 만족도."""

from __future__ import annotations

from jobdesk.domain.aftercare import Audience
from jobdesk.domain.cohorts import CohortStatus
from jobdesk.domain.fields import KindId
from jobdesk.domain.filters import Condition, Op
from jobdesk.domain.indicators import Basis, Indicator
from jobdesk.domain.indicators_work import asked, one_of
from jobdesk.domain.survey_figures import SCALES, rule_words
from jobdesk.domain.trainees import RECRUITED, SELECTED, TRAINED, AllowanceStep, TraineeStatus

_B = Basis
TRAINING, SATISFACTION = "교육", "만족도"

_RUNS = one_of("cohort_status", set(CohortStatus) - {CohortStatus.CANCELLED})
_PAID = (Condition("step", Op.IS, AllowanceStep.PAID.value),)


def _trainees(
    id_: str, name: str, rule: str, day: str, *conditions: Condition, basis: Basis = _B.CASES
) -> Indicator:
    return asked(
        id_,
        name,
        "명",
        basis,
        f"{rule} 취소된 기수는 뺍니다.",
        KindId.TRAINEES,
        day,
        TRAINING,
        conditions=(*conditions, _RUNS),
    )


def _ended(id_: str, name: str, rule: str, *conditions: Condition) -> Indicator:
    whole = f"종강일이 기간에 드는 기수의 교육생 가운데 {rule}"
    return _trainees(id_, name, whole, "cohort_ends_on", *conditions)


def _rate(id_: str, name: str, rule: str, above: str, below: str) -> Indicator:
    return Indicator(
        id_,
        name,
        "%",
        _B.CASES,
        f"종강일이 기간에 드는 기수의 {rule} 100을 곱합니다.",
        over=(above, below),
        group=TRAINING,
        when_asked=True,
    )


_COMPLETED = Condition("status", Op.IS, TraineeStatus.COMPLETED.value)
_TRAINING: tuple[Indicator, ...] = (
    asked(
        "cohorts",
        "교육 기수",
        "기",
        _B.CASES,
        "개강일이 기간에 드는 교육 기수를 세며, 취소된 기수는 뺍니다.",
        KindId.COHORTS,
        "starts_on",
        TRAINING,
        left_out=(CohortStatus.CANCELLED,),
    ),
    _trainees(
        "applicants",
        "교육 모집인원",
        "신청일이 기간에 드는 교육생을 세며, 신청을 취소한 사람과",
        "applied_on",
        one_of("status", RECRUITED),
    ),
    _trainees(
        "selected",
        "교육 선발인원",
        "선발일이 기간에 드는 교육생을 세며, 교육을 시작하기 전에 그만둔 사람과",
        "selected_on",
        one_of("status", SELECTED),
    ),
    _trainees(
        "trainees_started",
        "교육인원",
        "개강일이 기간에 드는 기수에서 교육을 시작한 사람을 세며,",
        "cohort_starts_on",
        one_of("status", TRAINED),
    ),
    _trainees(
        "completed",
        "교육 수료인원",
        "수료일이 기간에 드는 수료자를 세며,",
        "completed_on",
        _COMPLETED,
    ),
    asked(
        "qualifications",
        "자격 취득",
        "건",
        _B.CASES,
        "취득일이 기간에 드는 교육생의 자격 취득을 한 건씩 셉니다.",
        KindId.QUALIFICATIONS,
        "acquired_on",
        TRAINING,
    ),
    asked(
        "qualified_people",
        "자격 취득 인원",
        "명",
        _B.PEOPLE,
        "취득일이 기간에 드는 자격 취득의 교육생을 여러 자격을 땄어도 한 번만 셉니다.",
        KindId.QUALIFICATIONS,
        "acquired_on",
        TRAINING,
        distinct_field="trainee_id",
    ),
    asked(
        "cohort_hires",
        "교육 취업인원",
        "명",
        _B.PEOPLE,
        "입사일이 기간에 들고 기준일을 넘지 않은 취업 가운데 교육 기수에서 이어진 사람을 한 "
        "번만 셉니다.",
        KindId.PLACEMENTS,
        "hire_date",
        TRAINING,
        distinct_field="seeker_id",
        conditions=(Condition("cohort", Op.FILLED),),
    ),
    _ended(
        "ended_selected",
        "선발인원(종강 기수)",
        "선발된 사람을 세며,",
        one_of("status", SELECTED),
    ),
    _ended(
        "ended_trained",
        "교육인원(종강 기수)",
        "교육을 시작한 사람을 세며,",
        one_of("status", TRAINED),
    ),
    _ended("ended_completed", "수료인원(종강 기수)", "수료한 사람을 세며,", _COMPLETED),
    _ended(
        "ended_hired",
        "취업인원(종강 기수)",
        "그 기수에서 취업하여 기준일까지 입사한 사람을 세며, 조기취업도 넣고",
        Condition("hired_by_now", Op.IS, value=True),
    ),
    _rate(
        "completion_rate",
        "수료율(교육인원 기준)",
        "수료자를 교육을 시작한 사람으로 나누어",
        "ended_completed",
        "ended_trained",
    ),
    _rate(
        "completion_rate_selected",
        "수료율(선발 기준)",
        "수료자를 선발인원으로 나누어",
        "ended_completed",
        "ended_selected",
    ),
    _rate(
        "cohort_hire_rate",
        "교육 취업률(수료생 기준)",
        "취업자를 조기취업까지 모두 더하고 수료자로 나누어",
        "ended_hired",
        "ended_completed",
    ),
    _rate(
        "cohort_hire_rate_selected",
        "교육 취업률(선발 기준)",
        "취업자를 선발인원으로 나누어",
        "ended_hired",
        "ended_selected",
    ),
    asked(
        "training_pay_won",
        "훈련수당 지급액",
        "원",
        _B.CASES,
        "지급일이 기간에 들고 지급된 훈련수당의 금액을 더합니다.",
        KindId.TRAINEE_ALLOWANCES,
        "paid_on",
        TRAINING,
        sum_field="amount",
        conditions=_PAID,
    ),
    asked(
        "training_pay_people",
        "훈련수당 지급 인원",
        "명",
        _B.PEOPLE,
        "지급일이 기간에 들고 지급된 훈련수당을 받은 교육생을 한 번만 셉니다.",
        KindId.TRAINEE_ALLOWANCES,
        "paid_on",
        TRAINING,
        distinct_field="trainee_id",
        conditions=_PAID,
    ),
)


def _answers(
    id_: str, name: str, unit: str, rule: str, sum_field: str, *conditions: Condition
) -> Indicator:
    return asked(
        id_,
        name,
        unit,
        _B.CASES,
        rule,
        KindId.SURVEY_ANSWERS,
        "answered_on",
        SATISFACTION,
        sum_field=sum_field,
        conditions=conditions,
    )


def _satisfied(key: str, name: str, which: str, *conditions: Condition) -> tuple[Indicator, ...]:
    """The share of 만족 이상 with the two sums it is made of."""
    answered, satisfied = f"answers{key}", f"satisfied{key}"
    return (
        Indicator(
            f"satisfaction{key}",
            f"만족도{name}",
            "%",
            _B.CASES,
            f"응답일이 기간에 드는 {which}의 모든 문항에서 만족 이상인 답을 답한 문항 수로 나누어 "
            "100을 곱합니다.",
            over=(satisfied, answered),
            group=SATISFACTION,
            when_asked=True,
        ),
        _answers(
            satisfied,
            f"만족 이상 답{name}",
            "건",
            f"응답일이 기간에 드는 {which}에서 만족 이상인 문항의 답을 더합니다. "
            "만족 이상은 5점 척도에서 4점, 7점 척도에서 5점, 10점 척도에서 7점, 100점 척도에서 "
            "70점, 다른 척도에서는 그 70%부터입니다.",
            "satisfied_count",
            *conditions,
        ),
        _answers(
            answered,
            f"답한 문항{name}",
            "건",
            f"응답일이 기간에 드는 {which}에서 점수를 적은 문항을 더합니다.",
            "score_count",
            *conditions,
        ),
    )


def _of_scale(scale: int) -> tuple[Indicator, ...]:
    only = Condition("survey_scale", Op.IS, scale)
    which = f"{scale}점 척도 만족도 응답"
    share, satisfied, answered = _satisfied(f"_{scale}", f"({scale}점 척도)", which, only)
    total = f"score_{scale}"
    return (
        Indicator(
            f"mean_{scale}",
            f"만족도 평균({scale}점 척도)",
            "점",
            _B.CASES,
            f"응답일이 기간에 드는 {which}의 점수를 모두 더하여 답한 문항 수로 나눕니다. "
            f"({rule_words(scale)})",
            over=(total, answered.id),
            factor=1,
            group=SATISFACTION,
            when_asked=True,
        ),
        share,
        satisfied,
        answered,
        _answers(
            total,
            f"점수 합({scale}점 척도)",
            "점",
            f"응답일이 기간에 드는 {which}의 점수를 모두 더합니다.",
            "score_sum",
            only,
        ),
    )


_AUDIENCES: tuple[tuple[str, Audience], ...] = (
    ("_seekers", Audience.SEEKER),
    ("_employers", Audience.EMPLOYER),
    ("_trainees", Audience.TRAINEE),
)
_SATISFACTION: tuple[Indicator, ...] = (
    _answers(
        "survey_forms",
        "만족도 응답",
        "건",
        "응답일이 기간에 드는 만족도 응답을 한 장씩 셉니다.",
        "",
    ),
    *_satisfied("", "", "만족도 응답"),
    *(
        made
        for key, audience in _AUDIENCES
        for made in _satisfied(
            key,
            f"({audience})",
            f"{audience} 만족도 응답",
            Condition("survey_audience", Op.IS, audience.value),
        )
    ),
    *(made for scale in SCALES for made in _of_scale(scale)),
)

COURSES: tuple[Indicator, ...] = (*_TRAINING, *_SATISFACTION)
"""사례집 §1.4: 수료율·취업률 with a named denominator, 만족도 with its n."""
