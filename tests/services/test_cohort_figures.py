"""The figures of training cohorts, proven by the tables that four centres published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jobdesk.domain.cohort_figures import CohortFigures, CohortLine, Pair
from jobdesk.domain.cohort_figures_words import spread_text
from jobdesk.domain.cohorts import CohortMeasure, CohortStatus, CohortTarget, RateBase
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import Meeting, Publicity
from jobdesk.errors import UserError
from jobdesk.services import cohort_care, cohort_figures, entries, lists, placements, settings
from jobdesk.services.desk import Desk
from tests.made_cohorts import (
    GIMCHEON,
    GUNSAN,
    GURO,
    NONE,
    SEOCHEON_HIRING,
    SEOCHEON_SKILLS,
    ask,
    enter,
)

C = KindId.COHORTS


@pytest.fixture
def tenths(desk: Desk) -> Desk:
    """A centre that prints rates with one decimal."""
    settings.save(desk, replace(settings.get(desk), rate_decimals=1))
    return desk


@pytest.fixture
def gunsan(tenths: Desk) -> CohortFigures:
    """군산, 2022."""
    enter(tenths, GUNSAN)
    return cohort_figures.of_year(tenths, 2022)


@pytest.fixture
def guro(tenths: Desk) -> CohortFigures:
    """구로, 2022."""
    enter(tenths, GURO)
    return cohort_figures.of_year(tenths, 2022)


def pairs(line: CohortLine) -> list[tuple[str, int]]:
    """교육 | 수료 | 자격취득 | 취업 in 목표, 실적."""
    found = (line.trained, line.completed, line.certified, line.hired)
    return [(pair.target_text, pair.actual.value) for pair in found]


def test_the_eight_courses_of_gunsan_give_the_published_table(gunsan: CohortFigures) -> None:
    certified = {"자동차정비 전문인력양성": 3, "자동차보수도장 전문인력양성": 7}
    assert [line.title for line in gunsan.lines] == [one.title for one in GUNSAN]
    for line, one in zip(gunsan.lines, GUNSAN, strict=True):
        actual = (one.trained, one.completed, certified.get(one.title, 0), one.hired)
        assert pairs(line) == list(zip(one.targets, actual, strict=True))
    assert pairs(gunsan.total) == [("180", 165), ("144", 128), ("14", 10), ("96", 88)]


def test_the_rates_of_gunsan_are_those_published(gunsan: CohortFigures) -> None:
    total = gunsan.total
    rates = (total.trained, total.completed, total.certified, total.hired)
    assert [pair.rate_text for pair in rates] == ["91.7%", "88.9%", "71.4%", "91.7%"]
    assert total.hire_rate is not None
    assert (total.hire_rate.base, total.hire_rate.text) == ("수료", "68.8%")
    added = gunsan.lines[5]  # a course of the middle of the year has no target and no rate
    assert [p.rate_text for p in (added.trained, added.completed, added.hired)] == ["-"] * 3
    assert gunsan.lines[0].certified.target_text == NONE
    assert gunsan.lines[0].certified.rate_text == "-"
    (exits,) = gunsan.exits
    assert (exits.label, exits.number.value) == ("개인사정", 165 - 128)


def test_the_total_of_guro_is_no_average_of_rates(guro: CohortFigures) -> None:
    silver, clerks = guro.lines
    assert [line.completion.text for line in guro.lines] == ["100.0%", "86.7%"]
    assert [line.hire_rate_text for line in guro.lines] == ["50.0%", "61.5%"]
    assert (silver.days, silver.hours, clerks.days, clerks.hours) == (50, 200, 53, 212)
    total = guro.total
    assert [p.actual.value for p in (total.trained, total.completed, total.hired)] == [35, 33, 18]
    assert (total.completion.text, total.completion.base) == ("94.3%", "교육")
    assert total.hire_rate_text == "54.5%"
    averages = (Decimal("93.4"), Decimal("55.8"))  # as the book prints them
    assert (total.completion.value, total.hire_rate and total.hire_rate.value) != averages
    assert total.hired.rate_text == "90.0%"  # "취업 인원 목표대비 90% 달성"


def test_guro_recruited_and_selected_as_published(guro: CohortFigures) -> None:
    assert [(one.recruited.actual.value, one.selected.actual.value) for one in guro.lines] == [
        (30, 20),
        (23, 15),
    ]
    assert (guro.total.recruited.actual.value, guro.total.selected.actual.value) == (53, 35)


def test_certificates_and_their_holders_are_two_numbers(guro: CohortFigures) -> None:
    assert [(line.title, line.issued.value, line.holders.value) for line in guro.certificates] == [
        ("노인두뇌훈련지도사", 20, 20),
        ("시니어교육지도사", 16, 16),
        ("노인심리상담사", 16, 16),
        ("병원코디네이터", 11, 11),
        ("보험심사분석사2급", 10, 10),
    ]
    silver, clerks = guro.lines
    assert (silver.certified.actual.value, silver.certificates.value) == (20, 52)
    assert (clerks.certified.actual.value, clerks.certificates.value) == (11, 21)
    assert (guro.total.certified.actual.value, guro.total.certificates.value) == (31, 73)


def test_guro_by_age_school_and_place(guro: CohortFigures) -> None:
    """연령별, 학력별, 지역별 현황; 8 of 15 is 53.3 %, where the book prints 53.4 %."""

    def shares(id_: str) -> list[list[tuple[int, str]]]:
        return [
            [(number.value, f"{share}%") for number, share in course.cells]
            for course in guro.group(id_).by_cohort
        ]

    age = guro.group("age")
    assert [line.label for line in age.rows] == ["29세 이하", "30대", "40대", "50대", "60~64세"]
    assert shares("age") == [
        [(0, "0.0%"), (0, "0.0%"), (3, "15.0%"), (13, "65.0%"), (4, "20.0%")],
        [(2, "13.3%"), (2, "13.3%"), (8, "53.3%"), (3, "20.0%"), (0, "0.0%")],
    ]
    assert shares("education") == [
        [(7, "35.0%"), (4, "20.0%"), (9, "45.0%")],
        [(3, "20.0%"), (6, "40.0%"), (6, "40.0%")],
    ]
    fifties = age.rows[3]
    assert (fifties.cells[2].value, fifties.share_text) == (16, "45.7%")
    assert age.base == "교육"


def test_guro_by_place_in_whole_percent(desk: Desk) -> None:
    places = ("구로구", "관악·금천·영등포구", "그 밖")
    settings.save(desk, replace(settings.get(desk), eup_myeon=places))
    enter(desk, GURO)
    rows = cohort_figures.of_year(desk, 2022).group("place").rows
    found = {line.label: (line.cells[2].value, line.share_text) for line in rows}
    assert [found[place] for place in places] == [(24, "69%"), (5, "14%"), (6, "17%")]


def test_guro_kept_nine_of_ten_in_the_field(tenths: Desk) -> None:
    """2023년 1월 말 기준 유관 취업자 10명 중 9명이 재직 (L11532)."""
    ids = enter(tenths, GURO)
    then = replace(tenths, today=lambda: date(2023, 1, 31))
    figures = cohort_figures.of_cohorts(then, ids)
    now = figures.kept(0)
    assert (now.related.due.value, now.related.employed.value) == (10, 9)
    assert now.related.rate_text == "90.0%"
    assert (now.every.due.value, now.every.employed.value, now.every.rate_text) == (18, 17, "94.4%")
    year = figures.kept(12)
    assert (year.every.due.value, year.every.rate_text) == (0, "-")  # nobody's day has come
    six = figures.kept(6)  # nobody was asked: they count in the denominator only
    assert (six.every.due.value, six.every.left.value, six.every.unknown.value) == (18, 1, 17)


def test_gimcheon_reached_its_targets(tenths: Desk) -> None:
    settings.save(tenths, replace(settings.get(tenths), rate_decimals=0))
    ids = enter(tenths, GIMCHEON)
    figures = cohort_figures.of_cohorts(tenths, ids)
    total = figures.total

    def told(pair: Pair) -> tuple[str, int, str]:
        return (pair.target_text, pair.actual.value, pair.rate_text)

    assert [told(p) for p in (total.trained, total.completed, total.hired)] == [
        ("30", 33, "110%"),
        ("24", 25, "104%"),
        ("21", 21, "100%"),
    ]
    assert [(line.days, line.hours) for line in figures.lines] == [(21, 84), (21, 84)]
    assert (total.early.value, total.dropped.value) == (2, 6)
    assert [(line.label, line.number.value) for line in figures.exits] == [
        ("조기취업", 2),
        ("개인사정", 6),
    ]


def test_gimcheon_by_firm_field_and_industry(desk: Desk) -> None:
    figures = cohort_figures.of_cohorts(desk, enter(desk, GIMCHEON))
    firms = figures.firms
    assert sum(line.hired.value for line in firms) == 21
    assert len(firms) == 20
    assert (firms[0].firm, firms[0].hired.value) == ("(주)케이엠에스", 2)
    assert [line.related_text for line in firms] == ["여"] * 15 + ["부"] * 5
    assert {line.industry for line in firms[:15]} == {"물류"}
    assert [(line.firm, line.industry) for line in firms[15:]] == [
        ("노브랜드버거", "관리"),
        ("김천시시설관리공단", "행정"),
        ("에스에이테크(주)", "생산"),
        ("한국도로공사시설관리(주)", "행정"),
        ("(주)서진", "생산"),
    ]
    assert figures.total.related.value == 16


def test_gimcheon_asked_twenty_five_people(desk: Desk) -> None:
    """매우만족 68%, 만족 24%, 보통 8%; of the second question 보통 is 8 %, not the printed 2 %."""
    (first, _) = enter(desk, GIMCHEON)
    with desk.store.operation("만족도"):
        ask(desk, first, "수료식 만족도", [{5: 17, 4: 6, 3: 2}, {5: 15, 4: 8, 3: 2}])
    (survey,) = cohort_figures.of_cohort(desk, first).surveys
    assert (survey.result.forms, survey.result.survey.scale) == (25, 5)
    training, lessons = survey.result.questions
    assert (training.n, training.share_text, training.spread) == (25, "92.0%", (0, 0, 2, 6, 17))
    assert lessons.share_text == "92.0%"
    assert spread_text(survey, 0) == "5점 17(68%) · 4점 6(24%) · 3점 2(8%)"
    assert spread_text(survey, 1) == "5점 15(60%) · 4점 8(32%) · 3점 2(8%)"


def test_what_gimcheon_did_besides(desk: Desk) -> None:
    first, second = enter(desk, GIMCHEON)
    (firm,) = lists.find(desk, KindId.EMPLOYERS)[:1]
    on = date(2022, 5, 2)
    for cohort in (first, second):
        tour = replace(cohort_care.blank_visit(desk, cohort), employer_id=firm, visited_on=on)
        entries.add(desk, tour)
    entries.add(desk, replace(tour, purpose="채용 후 관리"))
    for number in range(7):
        kind = "협업체 간담회" if number < 5 else "운영위원회"
        meeting = Meeting(
            meeting_type=kind, title=f"회의 {number}", held_on=on, headcount=4, cohort_id=first
        )
        entries.add(desk, meeting)
    for kind, count, unit in (("언론보도", 23, "회"), ("문자", 420, "건"), ("현수막", 6, "개")):
        told = Publicity(publicity_type=kind, title=kind, published_on=on, count=count, unit=unit)
        entries.add(desk, replace(told, cohort_id=first))
    acts = cohort_figures.of_cohorts(desk, [first, second]).acts
    assert [(line.what, line.number.value, line.unit, line.people) for line in acts] == [
        ("특강", 2, "회", "4시간"),
        ("기업 탐방", 2, "회", "업체 1곳"),
        ("기업 방문", 1, "회", "업체 1곳"),
        ("협업체 간담회", 5, "회", "참석 20명"),
        ("운영위원회", 2, "회", "참석 8명"),
        ("홍보", 23, "회", ""),
        ("홍보", 420, "건", ""),
        ("홍보", 6, "개", ""),
    ]


def test_the_short_courses_of_seocheon(desk: Desk) -> None:
    skills = cohort_figures.of_cohorts(desk, enter(desk, SEOCHEON_SKILLS))
    total = skills.total
    found = (total.trained, total.completed)
    assert [(p.target_text, p.actual.value, p.rate_text) for p in found] == [
        ("15", 17, "113%"),
        ("15", 17, "113%"),
    ]
    assert (total.recruited.actual.value, total.hours) == (17, 45)
    hiring = cohort_figures.of_cohorts(desk, enter(desk, SEOCHEON_HIRING))
    assert [line.completed.actual.value for line in hiring.lines] == [5, 5, 5, 5, 5, 8]
    assert [line.hired.actual.value for line in hiring.lines] == [1, 1, 2, 0, 2, 1]
    total = hiring.total
    assert [p.actual.value for p in (total.recruited, total.trained, total.completed)] == [33] * 3
    assert [total.trained.rate_text, total.completed.rate_text] == ["100%", "100%"]
    assert (total.hired.actual.value, total.hours) == (7, 120)
    assert total.hire_rate is not None
    assert (total.hire_rate.base, total.hire_rate.text) == ("모집", "21%")
    everything = cohort_figures.of_year(desk, 2022)
    assert len(everything.lines) == 9
    assert everything.total.hire_rate is None  # over 수료 here, over 모집 there
    assert any("기준이 달라" in words for words in everything.remarks)


def test_every_number_is_as_many_records(desk: Desk) -> None:
    enter(desk, (*GURO, *GIMCHEON))
    figures = cohort_figures.of_year(desk, 2022)
    for line in (*figures.lines, figures.total):
        numbers = [
            *(getattr(line, name).actual for name in ("recruited", "selected", "trained")),
            *(getattr(line, name).actual for name in ("completed", "certified", "hired")),
            *(getattr(line, name) for name in ("certificates", "early", "dropped", "related")),
        ]
        for number in numbers:
            found = lists.rows(desk, number.kind, number.ids, ("id",))
            assert len(found) == len(set(number.ids)) == number.value
    for table in figures.groups:
        if table.exclusive:
            for at, whole in enumerate(table.total.cells):
                ids = [id_ for row in table.rows for id_ in row.cells[at].ids]
                assert sorted(ids) == sorted(whole.ids), table.label


def test_the_list_of_cohorts_says_the_same_numbers(desk: Desk) -> None:
    ids = enter(desk, (*GURO, *GIMCHEON))
    fields = (
        "applicant_count", "selected_count", "trainee_count", "completed_count", "early_count",
        "dropped_count", "qualification_count", "holder_count", "hired_count",
    )  # fmt: skip
    rows = lists.rows(desk, C, ids, fields)
    for line in cohort_figures.of_cohorts(desk, ids).lines:
        numbers = (
            *(p.actual for p in (line.recruited, line.selected, line.trained, line.completed)),
            line.early,
            line.dropped,
            line.certificates,
            line.certified.actual,
            line.hired.actual,
        )
        assert rows[line.cohort_id] == tuple(number.value for number in numbers)


def test_a_revised_target_is_the_one_in_force_and_says_so(desk: Desk) -> None:
    _, clerks = enter(desk, GURO)
    target = CohortTarget(
        cohort_id=clerks,
        measure=CohortMeasure.SELECTED,
        value="16",
        set_on=date(2022, 2, 1),
    )
    entries.add(desk, target)
    line = cohort_figures.of_cohort(desk, clerks).lines[0]
    assert (line.trained.target_text, line.trained.former) == ("15", "16")
    assert any("16 → 15" in words for words in cohort_figures.of_cohort(desk, clerks).remarks)


def test_a_cancelled_cohort_is_in_no_year(desk: Desk) -> None:
    first, second = enter(desk, GURO)
    entries.save(desk, replace(lists.record(desk, C, first), status=CohortStatus.CANCELLED))
    assert [line.cohort_id for line in cohort_figures.of_year(desk, 2022).lines] == [second]
    nothing = cohort_figures.of_year(desk, 2021)
    assert (nothing.lines, nothing.total.trained.actual.value) == ((), 0)
    with pytest.raises(UserError):
        cohort_figures.of_cohort(desk, 999)


def test_the_base_of_the_rate_is_the_cohorts_own(desk: Desk) -> None:
    first, _ = enter(desk, GURO)
    for base, shown in ((RateBase.SELECTED, "50%"), (RateBase.RECRUITED, "33%")):
        stored = lists.record(desk, C, first)
        entries.save(desk, replace(stored, hire_rate_base=base))
        rate = cohort_figures.of_cohort(desk, first).lines[0].hire_rate
        assert rate is not None
        assert (rate.base, rate.text) == (base.value, shown)


def test_the_figures_are_frozen_and_say_so_by_their_digest(desk: Desk) -> None:
    ids = enter(desk, GIMCHEON)
    plain = cohort_figures.to_json(cohort_figures.of_cohorts(desk, ids))
    again = cohort_figures.to_json(cohort_figures.of_cohorts(desk, ids))
    assert plain["digest"] == again["digest"]
    hires = lists.find(desk, KindId.PLACEMENTS)
    entries_of = lists.record(desk, KindId.PLACEMENTS, hires[0])
    placements.save(desk, replace(entries_of, industry="제조"))
    assert cohort_figures.to_json(cohort_figures.of_cohorts(desk, ids))["digest"] != plain["digest"]
