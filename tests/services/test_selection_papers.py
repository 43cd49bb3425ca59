from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from jobdesk.domain.cohorts import CohortDemand, DemandStatus, RankBasis
from jobdesk.domain.trainees import SelectionStage, Verdict
from jobdesk.errors import UserError
from jobdesk.services import (
    access,
    cohort_papers,
    entries,
    seats,
    selecting,
    selection,
    settings,
)
from jobdesk.services.access import Action
from jobdesk.services.cohort_papers import Wanted
from jobdesk.services.desk import Desk
from tests import casework, selection_kit
from tests.selection_kit import Group


def pages(desk: Desk, group: Group, paper: str, wanted: Wanted | None = None) -> list[str]:
    """The words of each page, spaces as they come."""
    document = pypdfium2.PdfDocument(cohort_papers.pdf(desk, group.id, paper, wanted))
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


@pytest.fixture
def group(desk: Desk) -> Group:
    """Six people, two seats: 2 and 0 have them, 3 waits, 1 and 5 were turned down, 4 is open."""
    settings.save(desk, replace(settings.get(desk), phone="061-555-0100"))
    made = selection_kit.make(
        desk, people=6, starts_at="09:00", ends_at="18:00", day_hours=8, allowance_day=10_000
    )
    first, second = selection_kit.stages(
        made,
        SelectionStage(title="서류", full_score=50, pass_score=30),
        SelectionStage(title="면접", full_score=100, pass_score=60, reviewers=("김위원", "이위원")),
    )
    for stage, scores in ((first, ("40", "45", "35", "40", "", "40")),
                          (second, ("80", "70", "90", "80", "", "50"))):  # fmt: skip
        for who, points in enumerate(scores):
            if points:
                selection.score(desk, stage, made.people[who], 0, points)
        if stage == first:
            selection.decide(desk, first)
    kept = selection.result(desk, second, made.people[2])
    selection.save_result(desk, replace(kept, bonus="5", bonus_reason="취업보호대상"))
    selection.decide(desk, second)
    selecting.decide_all(desk, made.id, waiting=1, alternative="다음 기수에 먼저 안내")
    return made


def test_everybody_is_told_what_came_of_it(desk: Desk, group: Group) -> None:
    wanted = Wanted(values=(("reply", "12월 2일 18시"), ("bring", "신분증"), ("dated", "1")))
    told = pages(desk, group, "selection_notice", wanted)
    assert len(told) == 5
    selected = [page for page in told if "교육생으로 선발되었습니다" in page]
    assert len(selected) == 2
    for words in (
        "한빛군 평생학습관 2층",
        "월·화·수·목·금 09:00~18:00 (하루 8시간)",
        "12월 2일 18시까지",
        "신분증",
        "소정 교육일수의 80% 이상 출석",
        "061-555-0100",
        "2026. 11. 20.",
    ):
        assert all(words in page for page in selected), words
    (waiting,) = [page for page in told if "대기자 1번입니다" in page]
    assert "최한결" in waiting
    rejected = [page for page in told if "선발되지 않았습니다" in page]
    assert len(rejected) == 2
    assert all("다음을 안내해 드립니다: 다음 기수에 먼저 안내" in page for page in rejected)


def test_notices_go_to_some_or_to_those_of_one_result(desk: Desk, group: Group) -> None:
    assert len(pages(desk, group, "selection_notice", Wanted(values=(("of", "미선발"),)))) == 2
    (one,) = pages(desk, group, "selection_notice", Wanted(trainees=(group.people[0],)))
    assert "김민지" in one
    with pytest.raises(UserError, match="인쇄하지 않았습니다"):
        cohort_papers.pdf(desk, group.id, "selection_notice", Wanted(trainees=(group.people[4],)))


def test_each_reviewer_has_a_sheet_of_those_who_stand_in_the_stage(
    desk: Desk, group: Group
) -> None:
    told = pages(desk, group, "score_sheet")
    assert len(told) == 1  # 서류 is undecided of somebody, and has no reviewers
    stage = selection.everything(desk, group.id)[0][1].id
    items = Wanted(stage=stage, values=(("items", "태도, 경험"),))
    told = pages(desk, group, "score_sheet", items)
    assert len(told) == 2
    for reviewer, page in zip(("김위원", "이위원"), told, strict=True):
        for words in (
            f"평가위원 {reviewer}",
            "면접 평가표",
            "태도",
            "경험",
            "김민지",
            "만점 100점",
        ):
            assert words in page
        assert "정다온" not in page  # 4 has not passed 서류


def test_a_pledge_says_the_rule_of_the_cohort(desk: Desk, group: Group) -> None:
    told = pages(desk, group, "pledge")
    assert len(told) == 2
    assert "소정 교육일수의 80% 이상" in told[0]
    assert "지각·조퇴·외출 3회는 결석 1일로" in told[0]
    assert "훈련수당" in told[0]
    group.change(rule_basis="출석시간", rule_percent=90, slips_per_absence=None, allowance_day=None)
    (blank,) = pages(desk, group, "pledge", Wanted(values=(("blank", "1"),)))
    assert "소정 교육시간의 90% 이상" in blank
    assert "결석 1일로" not in blank
    assert "훈련수당" not in blank
    assert "김민지" not in blank


def test_a_consent_tells_what_the_law_asks_for(desk: Desk, group: Group) -> None:
    firm = casework.employer(desk, "가람물류")
    entries.add(
        desk,
        CohortDemand(
            cohort_id=group.id,
            employer_id=firm,
            status=DemandStatus.COMMITTED,
            committed_on=desk.today(),
            committed_heads=3,
        ),
    )
    told = pages(desk, group, "consent")
    assert len(told) == 6
    for words in ("목적", "항목", "교육 종료 후 5년", "동의하지 않으실 수 있습니다", "가람물류",
                  "계좌번호", "(필수)", "(선택)"):  # fmt: skip
        assert words in told[0], words


def test_the_result_is_in_the_order_of_rank(desk: Desk, group: Group) -> None:
    (told,) = pages(desk, group, "selection_result")
    order = [told.index(name) for name in ("박정숙", "김민지", "최한결", "이영수")]
    assert order == sorted(order)
    for words in ("신청 6명, 정원 2명, 선발 2명, 대기 1명, 미선발 2명", "130", "대기 1",
                  "면접 가산 5(취업보호대상)", "평가위원 김위원, 이위원", "50 불합격"):  # fmt: skip
        assert words in told, words
    (public,) = pages(desk, group, "selection_result", Wanted(values=(("mask", "1"),)))
    assert "김민지" not in public
    assert "1970" not in public


def test_the_result_names_what_was_decided_by(desk: Desk, group: Group) -> None:
    assert "순위: 전형 점수 합" in pages(desk, group, "selection_result")[0]
    group.change(rank_by=RankBasis.LAST)
    assert "순위: 마지막 전형 점수" in pages(desk, group, "selection_result")[0]
    other = Wanted(values=(("basis", RankBasis.SUM.value),))
    assert "순위: 전형 점수 합" in pages(desk, group, "selection_result", other)[0]


def test_a_stage_without_points_asks_for_yes_or_no(desk: Desk) -> None:
    group = selection_kit.make(desk, people=2)
    selection_kit.stages(group, SelectionStage(title="적격확인"))
    (told,) = pages(desk, group, "score_sheet")
    assert "번호 성명 나이·희망직종 적격 부적격 의견" in told
    assert told.count("□") == 4
    assert "합계" not in told


def test_nothing_is_printed_of_a_list_without_people(desk: Desk) -> None:
    empty = selection_kit.make(desk, people=0)
    for paper in ("selection_notice", "score_sheet", "pledge", "consent", "selection_result"):
        with pytest.raises(UserError, match="인쇄하지 않았습니다"):
            cohort_papers.pdf(desk, empty.id, paper)


def test_who_is_on_a_paper_is_noted(desk: Desk, group: Group) -> None:
    cohort_papers.handed_out(desk, group.id, "pledge", None, Action.PRINT)
    row = access.listing(desk)[0]
    assert (row.kind, row.count) == ("seekers", 2)
    assert row.purpose == "서약서 (물류관리 실무자 양성과정 1기)"
    blank = Wanted(values=(("blank", "1"),))
    cohort_papers.handed_out(desk, group.id, "consent", blank, Action.PRINT)
    assert access.listing(desk)[0].count == 0


def test_who_begins_is_still_told_of_being_selected(desk: Desk, group: Group) -> None:
    seats.begin(desk, group.id)
    told = pages(desk, group, "selection_notice", Wanted(values=(("of", "선발"),)))
    assert len(told) == 2


def test_a_stage_somebody_stayed_away_from_is_in_the_result(desk: Desk, group: Group) -> None:
    first = selection.everything(desk, group.id)[0][0].id
    selection.set_verdict(desk, first, [group.people[4]], Verdict.ABSENT)
    (told,) = pages(desk, group, "selection_result")
    assert "결시" in told
