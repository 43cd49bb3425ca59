"""What farms will need: by their 작업력, by what they asked for a year ago, and what to offer them
on the telephone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from jobdesk.domain.farm_seasons import Spell, coming, day_in
from jobdesk.domain.farm_work import FarmRequest
from jobdesk.domain.kinds import KindId
from jobdesk.services import entries, farm_records, farm_requests, lists
from jobdesk.services.desk import Desk

_NEAR = 45
"""Days around the same day of last year in which a request counts as that of this time."""
_AHEAD = 60
_MOST = 4
_TERMS = (
    "plot_id", "crop", "starts_at", "ends_at", "daily_wage", "wage_note", "meals", "transport",
    "skills", "beginners", "age_from", "age_to", "contact",
)  # fmt: skip
"""What stays the same from one request of a farm to the next."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A request as it might be asked again; ``words`` say where it is taken from."""

    words: str
    request: FarmRequest


def offers(desk: Desk, employer_id: int, spell: Spell | None = None) -> tuple[Offer, ...]:
    """What a farm that calls may want, the likeliest first, at most four: the work it is asked
    about, what it wanted at this time of last year, what it wanted last, its 작업력.

    Each is a whole draft; its days lie ahead. None where nothing is known of the farm.
    """
    with desk.store.reading():
        asked = [one for one in farm_requests.of_farm(desk, employer_id) if not one.cancelled_on]
        seasons = farm_records.seasons(desk, [employer_id])
        today = desk.today()
        found: list[Offer] = []
        for offer in _offers(desk, employer_id, asked, coming(seasons, today, _AHEAD), spell):
            known = [(one.request.task, one.request.crop) for one in found]
            if (offer.request.task, offer.request.crop) not in known:
                found.append(offer)
        return tuple(found[:_MOST])


def standing(desk: Desk, employer_id: int) -> tuple[FarmRequest, ...]:
    """The requests of a farm that are not over yet and not called off."""
    today = desk.today()
    return tuple(
        one
        for one in farm_requests.of_farm(desk, employer_id)
        if one.cancelled_on is None and (one.ends_on or one.starts_on or today) >= today
    )


def coming_farms(desk: Desk, days: int) -> tuple[int, ...]:
    """Ids of the farms whose 작업력 has a work that runs or begins within ``days``, and that have
    not asked for people for it yet."""
    with desk.store.reading():
        ids = list(lists.find(desk, KindId.FARMS))
        farms = lists.rows(desk, KindId.FARMS, ids, ("employer_id",))
        employers = [employer for (employer,) in farms.values() if isinstance(employer, int)]
        spells = coming(farm_records.seasons(desk, employers), desk.today(), days)
        wanted = {spell.season.employer_id for spell in spells}
        asked = farm_records.requests_of(desk, [id_ for id_ in wanted if id_ is not None])
        open_ = {
            spell.season.employer_id
            for spell in spells
            if not any(_answers(request, spell) for request in asked)
        }
        return tuple(id_ for id_, (employer,) in farms.items() if employer in open_)


def _answers(request: FarmRequest, spell: Spell) -> bool:
    """Whether a request is for that work at that time."""
    if request.cancelled_on is not None or request.starts_on is None:
        return False
    same = (request.employer_id, request.task) == (spell.season.employer_id, spell.season.task)
    ends = request.ends_on or request.starts_on
    return same and request.starts_on <= spell.last and ends >= spell.first


def _offers(
    desk: Desk,
    employer_id: int,
    asked: list[FarmRequest],
    spells: tuple[Spell, ...],
    spell: Spell | None,
) -> Iterator[Offer]:
    today = desk.today()
    if spell is not None:
        yield _of_spell(desk, employer_id, asked, spell)
    year_ago = [one for one in asked if one.starts_on and _year_ago(one.starts_on, today)]
    year_ago.sort(key=lambda one: abs((_again(one.starts_on or today, today) - today).days))
    for one in year_ago:
        yield _again_as(desk, one, "작년 이맘때", _again(one.starts_on or today, today))
    for one in asked[:1]:
        yield _again_as(desk, one, "지난번", today + timedelta(days=1))
    for each in spells:
        yield _of_spell(desk, employer_id, asked, each)


def _year_ago(day: date, today: date) -> bool:
    if day.year >= today.year and (today - day).days < 365 - _NEAR:
        return False
    return abs((_again(day, today) - today).days) <= _NEAR


def _again(day: date, today: date) -> date:
    """The day of the year of ``day`` that is nearest to today."""
    said = f"{day:%m-%d}"
    years = (today.year - 1, today.year, today.year + 1)
    return min((day_in(year, said) for year in years), key=lambda one: abs((one - today).days))


def _again_as(desk: Desk, old: FarmRequest, when: str, starts: date) -> Offer:
    """The same request, on days to come and as long as it was."""
    today = desk.today()
    length = (
        timedelta()
        if old.ends_on is None or old.starts_on is None
        else (old.ends_on - old.starts_on)
    )
    first = max(starts, today + timedelta(days=1))
    draft = entries.blank(
        desk,
        KindId.FARM_REQUESTS,
        employer_id=old.employer_id,
        task=old.task,
        heads=old.heads,
        weekdays=old.weekdays,
        starts_on=first,
        ends_on=first + length if length else None,
        **{name: getattr(old, name) for name in _TERMS},
    )
    return Offer(f"{when}: {words(old)}", draft)


def _of_spell(desk: Desk, employer_id: int, asked: list[FarmRequest], spell: Spell) -> Offer:
    """What the yearly work says, on the terms of the last request for it, else of any."""
    season, today = spell.season, desk.today()
    last = next((one for one in asked if one.task == season.task), None) or next(iter(asked), None)
    terms = {name: getattr(last, name) for name in _TERMS} if last is not None else {}
    draft = entries.blank(
        desk,
        KindId.FARM_REQUESTS,
        **(
            terms
            | {
                "employer_id": employer_id,
                "task": season.task,
                "crop": season.crop or terms.get("crop", ""),
                "heads": season.heads or (last.heads if last is not None else None),
                "starts_on": max(spell.first, today + timedelta(days=1)),
            }
        ),
    )
    heads = f" {season.heads:,}명" if season.heads else ""
    return Offer(f"작업력: {spell.words}{heads}", draft)


def words(request: FarmRequest) -> str:
    """A request in a few words: ``적과 5명, 05-10~05-14, 일당 130,000원``."""
    heads = f" {request.heads:,}명" if request.heads else ""
    parts = [f"{request.task}{heads}"]
    if request.starts_on is not None:
        ends = f"~{request.ends_on:%m-%d}" if request.ends_on else ""
        parts.append(f"{request.starts_on:%m-%d}{ends}")
    if request.daily_wage:
        parts.append(f"일당 {request.daily_wage:,}원")
    return ", ".join(parts)
