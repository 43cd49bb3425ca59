"""The order and the reasons of forty pairs, as judged by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobdesk.matching import profiles
from jobdesk.matching.criteria import DEFAULT_WEIGHTS
from jobdesk.matching.ranking import People
from tests.conftest import EUP_MYEON, TODAY
from tests.matching.judged import CASES, Case

PLACES = frozenset(EUP_MYEON)


def test_there_are_forty_pairs() -> None:
    assert sum(len(case.people) for case in CASES) == 40


@pytest.mark.parametrize("case", CASES, ids=[case.vacancy.job for case in CASES])
def test_order_and_reasons(case: Case) -> None:
    # The ids run against the expected order, so that a tie cannot pass for a judgement.
    people = [
        profiles.person(replace(judged.seeker, id=10 - at), judged.past, (), TODAY, PLACES)
        for at, judged in enumerate(case.people)
    ]
    work = profiles.work(replace(case.vacancy, id=1), "업체", case.place, PLACES)
    ranking = People(people).rank(work, DEFAULT_WEIGHTS)
    told = {
        row.id: (row.score, [r.text for r in row.reasons] + [row.fairness]) for row in ranking.rows
    }
    assert [row.id for row in ranking.rows] == [10, 9, 8, 7, 6], told
    for at, judged in enumerate(case.people):
        said = told[10 - at][1]
        for words in judged.words:
            assert any(line.startswith(words) for line in said), (words, said)
