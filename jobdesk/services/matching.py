"""맞는 구직자, 맞는 구인: rankings of a centre's people and open vacancies, with reasons.

Everybody is ranked and nobody is left out; a ranking says why and never decides. Profiles are
read once and kept until something they were read from changes.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from jobdesk.data import matching as table
from jobdesk.data import settings as settings_table
from jobdesk.data.store import Store
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.distances import Distance
from jobdesk.domain.kinds import KindId
from jobdesk.domain.progress import Progress, silent
from jobdesk.errors import UserError
from jobdesk.matching import profiles, ranking
from jobdesk.matching.criteria import CRITERIA, DEFAULT_WEIGHTS, MOST_WEIGHT, Criterion, Reason
from jobdesk.matching.profiles import Past, Person, Work
from jobdesk.matching.ranking import Fit, People, Ranking
from jobdesk.services import distances, settings
from jobdesk.services.desk import Desk

__all__ = [
    "CRITERIA",
    "DEFAULT_WEIGHTS",
    "MOST_WEIGHT",
    "READ",
    "Criterion",
    "Fit",
    "Ranking",
    "Reason",
    "all_pairs",
    "among",
    "for_seeker",
    "for_vacancy",
    "order_for_vacancy",
    "pair",
    "save_weights",
    "weights",
    "weights_in_words",
]

READ: frozenset[KindId] = frozenset({*map(KindId, table.READ), KindId.SETTINGS})
"""Changes to these kinds may change a ranking."""

BEST = 20
"""How many people a full ranking keeps for each vacancy."""

_KEY = "matching_weights"
_MOST_TOUCHED = 200
"""Journal rows since the last reading up to which only what they name is read again."""


@dataclass(frozen=True)
class _Known:
    """What was read, from which state of the store, on which day."""

    mark: int
    today: date
    places: frozenset[str]
    ways: tuple[Distance, ...]
    people: People
    works: dict[int, Work]


_known: WeakKeyDictionary[Store, _Known] = WeakKeyDictionary()
_reading = threading.Lock()


def for_vacancy(
    desk: Desk,
    vacancy_id: int,
    limit: int | None = 50,
    *,
    weighing: Mapping[str, int] | None = None,
) -> Ranking:
    """People for a vacancy, the best first; ``limit`` None gives all.

    Those already referred there, hired or 종료 come after the others, marked. ``weighing``
    tries weights that are not stored. Raises UserError when there is no such vacancy.
    """
    known = _profiles(desk)
    work = known.works.get(vacancy_id) or _closed(desk, vacancy_id)
    return known.people.rank(
        work,
        weights(desk) if weighing is None else weighing,
        referred=_marks(table.referred_to(desk.store, vacancy_id)),
        limit=limit,
    )


def order_for_vacancy(desk: Desk, vacancy_id: int) -> dict[int, int]:
    """Everybody's score for a vacancy by id, in the order of :func:`for_vacancy`, without the
    reasons. Raises UserError when there is no such vacancy."""
    known = _profiles(desk)
    work = known.works.get(vacancy_id) or _closed(desk, vacancy_id)
    referred = _marks(table.referred_to(desk.store, vacancy_id))
    return known.people.order(work, weights(desk), referred=referred)


def for_seeker(desk: Desk, seeker_id: int, limit: int | None = 50) -> Ranking:
    """Open vacancies for a person, the best first; those tried before come last, marked.

    Raises UserError when there is no such person.
    """
    known = _profiles(desk)
    person = known.people.by_id.get(seeker_id)
    if person is None:
        raise UserError("구직자 기록을 찾을 수 없습니다. 휴지통에 있거나 합쳐진 기록입니다.")
    return ranking.rank_works(
        person,
        known.works.values(),
        weights(desk),
        referred=_marks(table.referred_from(desk.store, seeker_id)),
        limit=limit,
    )


def among(
    desk: Desk, seeker_ids: Sequence[int], vacancy_ids: Sequence[int], limit: int | None = None
) -> dict[int, Ranking]:
    """Such of these vacancies as are open and were not tried before, the best first, by person.

    Who is gone is left out.
    """
    known = _profiles(desk)
    works = [known.works[id_] for id_ in dict.fromkeys(vacancy_ids) if id_ in known.works]
    weighing = weights(desk)
    found: dict[int, Ranking] = {}
    for id_ in dict.fromkeys(seeker_ids):
        person = known.people.by_id.get(id_)
        if person is not None:
            tried = table.referred_from(desk.store, id_)
            fresh = [work for work in works if work.id not in tried]
            found[id_] = ranking.rank_works(person, fresh, weighing, limit=limit)
    return found


def pair(desk: Desk, seeker_id: int, vacancy_id: int) -> Fit | None:
    """How one person and one vacancy fit, as the person's row; None where either is gone."""
    known = _profiles(desk)
    person = known.people.by_id.get(seeker_id)
    if person is None:
        return None
    work = known.works.get(vacancy_id) or _closed(desk, vacancy_id)
    referred = _marks(table.referred_to(desk.store, vacancy_id))
    return People([person]).rank(work, weights(desk), referred=referred).rows[0]


def all_pairs(desk: Desk, progress: Progress = silent) -> dict[int, Ranking]:
    """The BEST people for every open vacancy, by its id.

    ``progress`` counts vacancies and may raise Cancelled; nothing is written.
    """
    known = _profiles(desk)
    weighing = weights(desk)
    found: dict[int, Ranking] = {}
    total = len(known.works)
    for done, (id_, work) in enumerate(known.works.items(), 1):
        referred = _marks(table.referred_to(desk.store, id_))
        found[id_] = known.people.rank(work, weighing, referred=referred, limit=BEST)
        progress(done, total)
    return found


def weights(desk: Desk) -> dict[str, int]:
    """How much each criterion counts here, 0 to MOST_WEIGHT, by its id."""
    stored = settings_table.read(desk.store).get(_KEY)
    chosen = dict(DEFAULT_WEIGHTS)
    if isinstance(stored, dict):
        chosen.update({key: int(value) for key, value in stored.items() if key in chosen})
    return chosen


def save_weights(desk: Desk, chosen: Mapping[str, int]) -> Change:
    """Store weights for the whole centre. Raises UserError for a weight out of range."""
    clean = {**DEFAULT_WEIGHTS, **chosen}
    for criterion in CRITERIA:
        if not 0 <= clean[criterion.id] <= MOST_WEIGHT:
            raise UserError(
                f"‘{criterion.label}’의 비중은 0에서 {MOST_WEIGHT}까지입니다.", field=criterion.id
            )
    if not any(clean[criterion.id] for criterion in CRITERIA):
        raise UserError("모든 비중이 0이면 순서를 정할 수 없습니다. 하나는 1 이상으로 두세요.")
    with desk.store.operation("매칭 비중") as operation:
        kept = {criterion.id: clean[criterion.id] for criterion in CRITERIA}
        written = settings_table.write(desk.store, {_KEY: kept})
        return operation.change(*(Ref(KindId.SETTINGS, id_) for id_ in written))


def weights_in_words(desk: Desk) -> str:
    """``직종 35, 자격·면허 20, …``: what counts here and how much, the heaviest first."""
    chosen = weights(desk)
    counting = sorted((c for c in CRITERIA if chosen[c.id]), key=lambda c: -chosen[c.id])
    return ", ".join(f"{criterion.label} {chosen[criterion.id]}" for criterion in counting)


def _profiles(desk: Desk) -> _Known:
    today = desk.today()
    with _reading:
        mark = table.mark(desk.store)  # before reading: a later write makes this stale, not wrong
        places = frozenset(settings.get(desk).eup_myeon)
        ways = distances.get(desk)
        known = _known.get(desk.store)
        if known is None or (known.today, known.places, known.ways) != (today, places, ways):
            known = _read(desk, mark, today, places, ways)
        elif known.mark != mark:
            known = _patched(desk, known, mark)
        _known[desk.store] = known
        return known


def _read(
    desk: Desk, mark: int, today: date, places: frozenset[str], ways: tuple[Distance, ...]
) -> _Known:
    people = _people(desk, today, places)
    return _Known(mark, today, places, ways, People(people), _works(desk, places, ways))


def _patched(desk: Desk, known: _Known, mark: int) -> _Known:
    """What is known with the few records read again that changed since."""
    touched = table.touched(desk.store, known.mark, _MOST_TOUCHED)
    if touched is None:
        return _read(desk, mark, known.today, known.places, known.ways)
    ids, work_too = touched
    people = known.people
    if ids:
        again = _people(desk, known.today, known.places, sorted(ids))
        others = [person for person in people.people if person.id not in ids]
        people = People(sorted([*others, *again], key=lambda person: person.id))
    works = _works(desk, known.places, known.ways) if work_too else known.works
    return _Known(mark, known.today, known.places, known.ways, people, works)


def _people(
    desk: Desk, today: date, places: frozenset[str], only: Sequence[int] | None = None
) -> list[Person]:
    pasts = table.pasts(desk.store, only)
    spans = table.spans(desk.store, only)
    nothing = Past()
    return [
        profiles.person(
            seeker,
            Past(*pasts[seeker.id]) if seeker.id in pasts else nothing,
            spans.get(seeker.id, ()),
            today,
            places,
        )
        for seeker in table.seekers(desk.store, only)
    ]


def _works(desk: Desk, places: frozenset[str], ways: tuple[Distance, ...]) -> dict[int, Work]:
    return {
        vacancy.id: profiles.work(vacancy, employer, place, places, ways)
        for vacancy, employer, place in table.vacancies(desk.store)
    }


def _closed(desk: Desk, vacancy_id: int) -> Work:
    places = frozenset(settings.get(desk).eup_myeon)
    for vacancy, employer, place in table.vacancies(desk.store, vacancy_id):
        return profiles.work(vacancy, employer, place, places, distances.get(desk))
    raise UserError("구인 기록을 찾을 수 없습니다. 휴지통에 있는지 확인하세요.")


def _marks(stages: Mapping[int, str]) -> dict[int, str]:
    return {id_: f"이미 알선: {stage}" for id_, stage in stages.items()}
