"""Rankings of a real store: kept until something changes, weighed as the centre says."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from jobdesk import cli
from jobdesk.domain.circumstances import Availability, AvailabilityType
from jobdesk.domain.employers import VacancyStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import Cancelled, UserError
from jobdesk.services import entries, history, lists, matching, seekers, vacancies
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import PASSWORD


def _centre(desk: Desk) -> tuple[int, list[int]]:
    firm = casework.employer(desk, eup_myeon="가람읍")
    job = casework.vacancy(desk, firm, "환경미화원", wage="월 220만원")
    people = [
        casework.seeker(desk, "김미화", desired_job="청소", eup_myeon="가람읍"),
        casework.seeker(desk, "이사무", desired_job="사무", eup_myeon="가람읍"),
        casework.seeker(desk, "박경비", desired_job="경비", eup_myeon="솔내면"),
    ]
    return job, people


def _names(desk: Desk, job: int) -> list[str]:
    return [row.name for row in matching.for_vacancy(desk, job).rows]


def test_both_sides_agree(desk: Desk) -> None:
    job, people = _centre(desk)
    ranking = matching.for_vacancy(desk, job)
    assert [row.name for row in ranking.rows] == ["김미화", "박경비", "이사무"]
    assert ranking.total == 3
    assert "직종 일치" in [reason.text for reason in ranking.rows[0].reasons]
    from_person = matching.for_seeker(desk, people[0]).rows[0]
    assert (from_person.id, from_person.score) == (job, ranking.rows[0].score)
    assert from_person.detail == "한빛식품 · 가람읍"


def test_one_pair_is_its_row_of_the_ranking(desk: Desk) -> None:
    job, people = _centre(desk)
    casework.referral(desk, people[1], job)
    for row in matching.for_vacancy(desk, job).rows:
        assert matching.pair(desk, row.id, job) == row
    assert matching.pair(desk, 99, job) is None


def test_changes_are_seen_and_undone(desk: Desk) -> None:
    job, people = _centre(desk)
    assert _names(desk, job)[0] == "김미화"
    record: Seeker = lists.record(desk, KindId.SEEKERS, people[1])
    change = seekers.save(desk, replace(record, desired_job="건물 청소", transport="자가용"))
    assert _names(desk, job)[0] == "이사무"
    history.undo(desk, change.operation)
    assert _names(desk, job)[0] == "김미화"


def test_the_referred_come_last_and_are_marked(desk: Desk) -> None:
    job, people = _centre(desk)
    _names(desk, job)
    casework.referral(desk, people[0], job)
    row = matching.for_vacancy(desk, job).rows[-1]
    assert (row.name, row.mark) == ("김미화", "이미 알선: 제안")
    assert row.fairness == "오늘 마지막 알선"
    assert matching.for_seeker(desk, people[0]).rows[0].mark == "이미 알선: 제안"


def test_what_is_patched_is_what_would_be_read_anew(desk: Desk) -> None:
    job, people = _centre(desk)
    _names(desk, job)
    firm = casework.employer(desk, "구름정공", eup_myeon="구름면")
    changes = [
        casework.seeker(desk, "새사람", desired_job="청소", eup_myeon="가람읍"),
        casework.vacancy(desk, firm, "생산직"),
        casework.referral(desk, people[1], job),
    ]
    assert all(changes)
    span = Availability(
        seeker_id=people[0], availability_type=AvailabilityType.BUSY, starts_on=desk.today()
    )
    added = entries.add(desk, span)

    def both() -> tuple[object, ...]:
        return (
            matching.for_vacancy(desk, job),
            matching.for_seeker(desk, people[0]),
            matching.all_pairs(desk),
        )

    def anew() -> tuple[object, ...]:
        matching._known.clear()
        return both()

    assert both() == anew()
    history.undo(desk, added.operation)  # the row goes away; only the journal knew whose it was
    assert both() == anew()
    seekers.trash(desk, [people[2]])
    assert both() == anew()
    assert "박경비" not in _names(desk, job)


def test_days_away_are_told(desk: Desk) -> None:
    job, people = _centre(desk)
    span = Availability(
        seeker_id=people[0], availability_type=AvailabilityType.BUSY, starts_on=desk.today()
    )
    entries.add(desk, span)
    first = next(row for row in matching.for_vacancy(desk, job).rows if row.id == people[0])
    assert "2주 안에 가능일 없음" in [reason.text for reason in first.reasons]


def test_a_closed_vacancy_is_still_ranked_but_offered_to_nobody(desk: Desk) -> None:
    job, people = _centre(desk)
    vacancies.set_status(desk, job, VacancyStatus.CLOSED)
    assert matching.for_vacancy(desk, job).total == 3
    assert matching.for_seeker(desk, people[0]).rows == ()
    assert matching.all_pairs(desk) == {}


def test_weights_are_stored_and_undone(desk: Desk) -> None:
    job, _ = _centre(desk)
    assert matching.weights(desk) == matching.DEFAULT_WEIGHTS
    place_only = dict.fromkeys(matching.DEFAULT_WEIGHTS, 0) | {"place": 10}
    tried = matching.for_vacancy(desk, job, weighing=place_only)
    assert [reason.text for reason in tried.rows[0].reasons] == ["같은 읍"]
    assert matching.weights(desk) == matching.DEFAULT_WEIGHTS
    change = matching.save_weights(desk, place_only)
    assert matching.for_vacancy(desk, job) == tried
    assert matching.weights_in_words(desk) == "거리 10"
    history.undo(desk, change.operation)
    assert matching.weights(desk) == matching.DEFAULT_WEIGHTS


@pytest.mark.parametrize("wrong", [{"job": 101}, {"job": -1}])
def test_weights_out_of_range_are_refused(desk: Desk, wrong: dict[str, int]) -> None:
    with pytest.raises(UserError, match="0에서 100까지") as refused:
        matching.save_weights(desk, wrong)
    assert refused.value.field == "job"


def test_weights_may_not_all_be_nothing(desk: Desk) -> None:
    with pytest.raises(UserError, match="모든 비중이 0"):
        matching.save_weights(desk, dict.fromkeys(matching.DEFAULT_WEIGHTS, 0))


def test_all_pairs_counts_and_stops(desk: Desk) -> None:
    job, _ = _centre(desk)
    told: list[tuple[int, int]] = []
    found = matching.all_pairs(desk, lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]
    assert found[job].rows == matching.for_vacancy(desk, job, 20).rows

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        matching.all_pairs(desk, stop)


def test_who_is_not_there(desk: Desk) -> None:
    with pytest.raises(UserError, match="구인 기록을 찾을 수 없습니다"):
        matching.for_vacancy(desk, 99)
    with pytest.raises(UserError, match="구직자 기록을 찾을 수 없습니다"):
        matching.for_seeker(desk, 99)


def test_the_command_tells_the_ranking(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    job, people = _centre(desk)
    folder = desk.folder
    desk.store.close()
    monkeypatch.setenv("JOBDESK_PASSWORD", PASSWORD)
    assert cli.main(["--centre", str(folder), "match", "vacancy", str(job), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["total"] == 3
    assert told["rows"][0]["id"] == people[0]
    assert cli.main(["--centre", str(folder), "match", "seeker", str(people[0])]) == 0
    assert "직종 일치" in capsys.readouterr().out
