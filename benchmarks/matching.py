"""People for one vacancy among 10,000, against scoring each pair from the records by itself."""

from __future__ import annotations

import statistics
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.measure import Measured, note, tell, timed, turn_by_turn
from jobdesk.data import matching as table
from jobdesk.domain.employers import OPEN_VACANCY, Vacancy
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.matching import profiles, ranking
from jobdesk.services import centres, demo, lists, matching, seekers, settings, vacancies
from jobdesk.services.desk import Desk

PEOPLE = 10_000
OPEN = 500
ASKED = 20
"""Vacancies ranked for each side's median."""


def main() -> None:
    """Measure one ranking from either side, the first after a write, and all pairs."""
    with tempfile.TemporaryDirectory() as name:
        note(f"  a practice centre of {PEOPLE:,} seekers and {OPEN} open vacancies")
        desk = demo.build(Path(name) / "centre", seekers=PEOPLE, today=date.today)
        _fill_up(desk)
        works = list(matching.all_pairs(desk))
        asked = works[:: max(1, len(works) // ASKED)][:ASKED]
        people = lists.find(desk, KindId.SEEKERS)[:ASKED]

        def ours() -> float:
            return statistics.median(
                timed(lambda w=work: matching.for_vacancy(desk, w)) for work in asked
            )

        def rival() -> float:
            return timed(lambda: _pair_by_pair(desk, asked[0]))

        mine, its = turn_by_turn(ours, rival, runs=3)
        other = statistics.median(
            timed(lambda p=person: matching.for_seeker(desk, p)) for person in people
        )
        whole = timed(lambda: matching.all_pairs(desk))
        person = lists.record(desk, KindId.SEEKERS, people[0])
        seekers.save(desk, replace(person, desired_job="청소"))
        again = timed(lambda: matching.for_vacancy(desk, asked[0]))
        note(f"  {len(works)} open vacancies for one person: {other * 1000:.1f} ms")
        note(f"  first ranking after a write: {again * 1000:.1f} ms; all pairs: {whole:.1f} s")
        centres.close(desk)
    tell(
        Measured(
            f"The 50 who fit a vacancy best of {PEOPLE:,}, {len(works)} open",
            mine,
            its,
            "each pair's records made into profiles and scored, then sorted",
        )
    )


def _fill_up(desk: Desk) -> None:
    """Open vacancies until there are OPEN, as copies of those there are."""
    stages = tuple(sorted(status.value for status in OPEN_VACANCY))
    ids = list(
        lists.find(desk, KindId.VACANCIES, Filter(conditions=(Condition("status", Op.IN, stages),)))
    )
    source: list[Vacancy] = [lists.record(desk, KindId.VACANCIES, id_) for id_ in ids]
    for number in range(OPEN - len(source)):
        copy = source[number % len(source)]
        vacancies.register(desk, replace(copy, id=0, revision=0, external_number=""))


def _pair_by_pair(desk: Desk, vacancy_id: int) -> list[tuple[float, int]]:
    places = frozenset(settings.get(desk).eup_myeon)
    weights = matching.weights(desk)
    ((vacancy, employer, place),) = table.vacancies(desk.store, vacancy_id)
    work = profiles.work(vacancy, employer, place, places)
    pasts, spans = table.pasts(desk.store), table.spans(desk.store)
    scored = []
    for seeker in table.seekers(desk.store):
        past = profiles.Past(*pasts[seeker.id]) if seeker.id in pasts else profiles.Past()
        person = profiles.person(seeker, past, spans.get(seeker.id, ()), desk.today(), places)
        scored.append((-ranking.score(person, work, weights), seeker.id))
    return sorted(scored)[:50]


if __name__ == "__main__":
    main()
