"""취업취약계층: which groups a person falls into by rules that a centre may change.

The rules are data: a group of a programme has a band of ages and may ask for a gender. What
no record tells (여성가장, 장애인, 차상위계층) has no band and is never suggested, only ticked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from jobdesk.domain.checks import Problem
from jobdesk.domain.people import PRIORITY_GROUPS, Gender, Seeker, age_on
from jobdesk.domain.text import with_particle

_OLDEST = 150


@dataclass(frozen=True, slots=True)
class GroupRule:
    """Whom a group of a programme takes: 만 ``age_from`` to ``age_to``, both included.

    None leaves that side open; with neither age the group is ticked by hand alone. ``gender``
    is 여, 남 or empty for both. ``source`` is the sentence that says so, shown beside the rule.
    """

    group: str
    programme: str = ""
    age_from: int | None = None
    age_to: int | None = None
    gender: str = ""
    source: str = ""

    @property
    def aged(self) -> bool:
        """Whether the rule says anything about age."""
        return self.age_from is not None or self.age_to is not None

    @property
    def band(self) -> str:
        """``만 15~34세``, ``만 55세 이상``, or empty."""
        if self.age_from is not None and self.age_to is not None:
            return f"만 {self.age_from}~{self.age_to}세"
        if self.age_from is not None:
            return f"만 {self.age_from}세 이상"
        return f"만 {self.age_to}세 이하" if self.age_to is not None else ""

    def holds(self, age: int | None, gender: Gender | None) -> bool | None:
        """Whether a person falls into the group; None where that is not known."""
        if self.gender and gender is not None and gender.value != self.gender:
            return False
        if not self.aged:
            return None
        if age is None:
            return None
        low = self.age_from if self.age_from is not None else 0
        high = self.age_to if self.age_to is not None else _OLDEST
        if not low <= age <= high:
            return False
        return None if self.gender and gender is None else True


RULES: tuple[GroupRule, ...] = (
    GroupRule(
        "청년",
        "취업취약계층 집계",
        15,
        34,
        source="실적 보고의 청년 구간. 사업마다 나이가 다르니 그 사업의 지침을 확인하세요.",
    ),
    GroupRule(
        "신중년",
        "신중년 경력형 일자리",
        50,
        64,
        source="50세 이상 65세 미만. 공고마다 다르니 그 공고를 확인하세요.",
    ),
    GroupRule("고령자", "고령자 고용촉진", 55, source="고령자고용법 시행령 제2조: 55세 이상"),
    GroupRule(
        "경력단절여성",
        gender="여",
        source="여성경제활동법 제2조: 출산·육아·돌봄·근로조건 등으로 일을 그만둔 여성",
    ),
    GroupRule("여성가장", gender="여", source="가족을 부양하는 여성. 그 사업의 지침을 확인하세요."),
    GroupRule("장애인", source="장애인고용법 제2조. 자세한 내용은 민감정보 동의 뒤에 적습니다."),
)
"""The rules of a centre that has changed none. Where no law fixes an age the source says so: the
band of 청년 is that of the centres' reports (일자리대상 사례집), that of 신중년 of the calls."""


def suggested(rules: Iterable[GroupRule], seeker: Seeker, today: date) -> tuple[str, ...]:
    """The groups a person falls into by age and gender and that are not ticked, each once."""
    age = age_on(seeker.birth_date, seeker.birth_year, today)
    found = (rule.group for rule in rules if rule.holds(age, seeker.gender))
    return tuple(group for group in dict.fromkeys(found) if group not in seeker.priority_groups)


def remarks(rules: Sequence[GroupRule], seeker: Seeker, today: date) -> tuple[str, ...]:
    """A sentence for every ticked group that no rule of it allows; a remark, never a refusal."""
    age = age_on(seeker.birth_date, seeker.birth_year, today)
    out = []
    for group in seeker.priority_groups:
        own = [rule for rule in rules if rule.group == group]
        if own and all(rule.holds(age, seeker.gender) is False for rule in own):
            aged = [rule.band for rule in own if rule.aged]
            told = ", ".join(aged) if aged else f"성별이 {own[0].gender}인 분"
            now = f"만 {age}세" if aged and age is not None else "성별이 다른 분"
            out.append(f"{with_particle(group, '은/는')} {told} 기준인데 {now}입니다. 확인하세요.")
    return tuple(out)


def check_rules(rules: Iterable[GroupRule]) -> tuple[Problem, ...]:
    """What keeps rules from being stored, in words; the field is the group."""
    problems = []
    for rule in rules:
        ages = [age for age in (rule.age_from, rule.age_to) if age is not None]
        if rule.group not in PRIORITY_GROUPS:
            problems.append(Problem(rule.group, f"모르는 취업취약계층입니다: {rule.group}"))
        elif any(not 0 <= age <= _OLDEST for age in ages):
            problems.append(Problem(rule.group, f"{rule.group}: 나이는 0세에서 150세까지입니다."))
        elif len(ages) == 2 and ages[0] > ages[1]:
            problems.append(Problem(rule.group, f"{rule.group}: 시작 나이가 끝 나이보다 많습니다."))
        elif rule.gender not in ("", *(gender.value for gender in Gender)):
            problems.append(Problem(rule.group, f"{rule.group}: 성별은 여, 남이나 빈칸입니다."))
    return tuple(problems)


def to_text(rules: Iterable[GroupRule]) -> str:
    """Rules as they are stored (JSON)."""
    return json.dumps([asdict(rule) for rule in rules], ensure_ascii=False)


def from_text(text: str) -> tuple[GroupRule, ...]:
    """Stored rules; those of RULES where none were ever stored."""
    return tuple(GroupRule(**values) for values in json.loads(text)) if text else RULES
