"""Makes the practice centre: the same people for the same seed, at any size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.progress import Progress, silent
from jobdesk.errors import UserError
from jobdesk.services import centres, distances, settings, targets
from jobdesk.services.demo import place
from jobdesk.services.demo.aftercare import aftercare
from jobdesk.services.demo.around import around
from jobdesk.services.demo.calendar import REGISTRATIONS, Days, first_day, last_day
from jobdesk.services.demo.cases import employers_after, stages, tell
from jobdesk.services.demo.cohorts import training
from jobdesk.services.demo.counsel import counsel
from jobdesk.services.demo.days import meeting_days
from jobdesk.services.demo.farm_work import farm_work
from jobdesk.services.demo.firm_work import firm_work
from jobdesk.services.demo.firms import firms
from jobdesk.services.demo.interviewing import interviewing
from jobdesk.services.demo.names import Phones
from jobdesk.services.demo.people import person
from jobdesk.services.demo.registering import registering, renewed
from jobdesk.services.demo.report_months import MOST, months
from jobdesk.services.demo.report_plan import plan, plan_targets
from jobdesk.services.demo.steps import with_steps
from jobdesk.services.demo.terms import with_terms
from jobdesk.services.demo.told import Batch, Chapter, Told
from jobdesk.services.demo.twice import firms_twice, people_twice
from jobdesk.services.desk import Desk

LABEL = "연습 자료 만들기"
_SHARES: dict[str, float] = {
    "openings": 1.0,
    "registrations": 0.9,
    "referrals": 0.85,
    "placements": 0.5,
}
"""A year's targets as a share of a year's registrations."""
_FARM_SHARES: dict[str, float] = {"farms_found": 0.05, "farm_workers_found": 0.2, "farm_days": 3.0}
"""Those of farm work, which the centre began in the last year."""


def build(
    folder: Path,
    *,
    seed: int = 1,
    seekers: int = 240,
    until: str | None = None,
    today: Callable[[], date] = date.today,
    progress: Progress = silent,
) -> Desk:
    """A new practice centre in ``folder``, open, with ``seekers`` fictional people.

    Its records cover twelve months (up to ten years where there are very many people) to the
    end of ``until`` (``YYYY-MM``), or to today where that is this month or None. The same
    seed, size and last day give the same records; months are closed and reports handed in where
    people are no more than are read one by one. Raises UserError (a bad month or number,
    a folder in use) and StoreError.
    """
    if not 1 <= seekers <= 1_000_000:
        raise UserError("구직자 수는 1명에서 1,000,000명까지입니다. 만든 것이 없습니다.")
    last = last_day(until, today())
    desk, _ = centres.create(
        folder,
        name=place.NAME,
        sido=place.SIDO,
        sigungu=place.SIGUNGU,
        eup_myeon=place.EUP_MYEON,
        admin=place.COUNSELLORS[0],
        practice=True,
        today=today,
    )
    try:
        _fill(desk, seed, seekers, last, progress)
        if seekers <= MOST:
            months(desk, seed, last)
    except BaseException:
        centres.close(desk)
        raise
    return desk


def _fill(desk: Desk, seed: int, count: int, last: date, progress: Progress) -> None:
    random = Random(seed)
    first = first_day(last, count)
    days, phones = Days(first, last), Phones(random)
    arrivals = sorted(days.draw(random, REGISTRATIONS) for _ in range(count))
    people = [person(random, phones, day, id_) for id_, day in enumerate(arrivals, start=1)]
    known = firms(
        random, phones, people, max(6, count // (4 if count < 2_000 else 12)), first, last
    )
    story = tell(random, people, known, days, last)
    seekers = [
        renewed(replace(one.seeker, status=stage), last, seed)
        for one, stage in zip(people, stages(story, people), strict=True)
    ]
    busy = {one.seeker_id for one in story.referrals}
    busy |= {one.seeker_id for one in story.placements}
    busy |= {one.employer.owner_id for one in known}
    seekers = people_twice(seekers, busy, last)
    # Chance of their own, so that what they add changes nobody's story.
    story.vacancies = with_terms(Random(f"terms {seed}"), story.vacancies, known, last)
    story.referrals = with_steps(Random(f"steps {seed}"), story.referrals, story.placements, last)
    fairs = meeting_days(Random(f"days {seed}"), people, seekers, known, story)
    taught = training(Random(f"cohorts {seed}"), people, seekers, known, story, fairs, seed)
    offering = {one.employer_id for one in story.vacancies}
    offering |= {one.employer_id for one in story.placements}
    offering |= {one.employer_id for one in taught.demands}
    batches: tuple[Batch, ...] = (
        (KindId.SEEKERS, seekers),
        (KindId.EMPLOYERS, firms_twice(employers_after(story, known), offering)),
        (KindId.VACANCIES, story.vacancies),
        (KindId.REFERRALS, story.referrals),
        *taught.before,
        fairs.before,
        (KindId.PLACEMENTS, story.placements),
        *fairs.after,
        *taught.after,
    )
    told = Told(
        people, known, seekers, story, days, last, seed, fairs.days, fairs.attendees, taught
    )
    batches += tuple(batch for make in _MORE for batch in make(told))
    total = sum(len(batch) for _, batch in batches)
    done = 0
    with desk.store.operation(LABEL, kind="create"):
        # First, since each of these gathers what the operation has written so far.
        _set_targets(desk, count, first, last)
        settings.save(
            desk,
            replace(
                settings.get(desk),
                address=f"{place.SIDO} {place.SIGUNGU} 가람읍 가람로 100",
                phone="061-000-1004",
            ),
        )
        distances.save(desk, place.WAYS)
        for kind, batch in batches:
            ids = records.insert_many(desk.store, kind, batch, _part(progress, done, total))
            if ids != list(range(1, len(batch) + 1)):
                raise RuntimeError(f"{kind}: the ids of a fresh store begin at 1")
            done += len(batch)
        records.insert_many(desk.store, KindId.TARGETS, plan_targets(last))


_MORE: tuple[Chapter, ...] = (
    counsel,
    firm_work,
    interviewing,
    aftercare,
    registering,
    around,
    farm_work,
    plan,
)
"""The later chapters, in an order in which none links to a later one."""


def _part(progress: Progress, before: int, total: int) -> Progress:
    return lambda done, _: progress(before + done, total)


def _set_targets(desk: Desk, count: int, first: date, last: date) -> None:
    """Targets of each year; those of the last year were revised once, in summer."""
    years = max(1, last.year - first.year)
    for year in range(first.year, last.year + 1):
        if year == first.year and first.month > 6:
            continue
        began = _FARM_SHARES if year == last.year else {}
        for indicator, share in (_SHARES | began).items():
            value = max(1, round(count / years * share / 10)) * 10
            on = date(year, 1, 4)
            targets.set_target(desk, indicator, year, str(value), reason="연간 사업계획", on=on)
            summer = date(year, 7, 6)
            if indicator == "placements" and year == last.year and last >= summer:
                targets.set_target(
                    desk,
                    indicator,
                    year,
                    str(round(value * 1.2 / 5) * 5),
                    reason="농번기 인력 수요 증가로 목표 상향",
                    document="일자리정책과-2417",
                    on=summer,
                )
