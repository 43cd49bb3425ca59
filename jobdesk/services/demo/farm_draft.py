"""What the practice centre's farm work is made of, while it is being made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from jobdesk.domain.employers import Employer
from jobdesk.domain.farm_people import FarmCar, FarmCrew, FarmWorker, WorkerStatus
from jobdesk.domain.farm_support import SupportBatch, SupportBudget, SupportItem, SupportPayment
from jobdesk.domain.farm_work import FarmBlock, FarmContract, FarmDay, FarmRequest
from jobdesk.domain.farms import Farm, FarmPlot, FarmSeason, FarmWish, WishType
from jobdesk.domain.kinds import KindId
from jobdesk.services.demo.told import Batch, Told

_RESTS = timedelta(days=30)
_STAYED = timedelta(days=120)


@dataclass
class Field:
    """The records so far; ids are those the store will give, counted from 1 in each list."""

    told: Told
    random: Random
    last: date
    farms: list[Farm] = field(default_factory=list)
    plots: list[FarmPlot] = field(default_factory=list)
    seasons: list[FarmSeason] = field(default_factory=list)
    wishes: list[FarmWish] = field(default_factory=list)
    cars: list[FarmCar] = field(default_factory=list)
    crews: list[FarmCrew] = field(default_factory=list)
    workers: list[FarmWorker] = field(default_factory=list)
    requests: list[FarmRequest] = field(default_factory=list)
    blocks: list[FarmBlock] = field(default_factory=list)
    days: list[FarmDay] = field(default_factory=list)
    contracts: list[FarmContract] = field(default_factory=list)
    items: list[SupportItem] = field(default_factory=list)
    budgets: list[SupportBudget] = field(default_factory=list)
    batches: list[SupportBatch] = field(default_factory=list)
    payments: list[SupportPayment] = field(default_factory=list)

    def employer(self, employer_id: int | None) -> Employer:
        """The farm as the firm it is."""
        return self.told.firms[(employer_id or 1) - 1].employer

    def home(self, seeker_id: int | None) -> str:
        """The 읍면 in which somebody lives; empty for one from elsewhere."""
        return self.told.seekers[(seeker_id or 1) - 1].eup_myeon

    def never(self, employer_id: int | None) -> set[int | None]:
        """Who is not sent to a farm."""
        return {
            wish.seeker_id
            for wish in self.wishes
            if wish.employer_id == employer_id and wish.wish_type is WishType.NEVER
        }

    def may_work(self, on: date) -> list[FarmWorker]:
        """Who could be asked for work on a day; whoever has given it up worked a while."""
        found = []
        for one in self.workers:
            if one.found_on is None or one.found_on > on:
                continue
            ended = {
                WorkerStatus.ACTIVE: date.max,
                WorkerStatus.RESTING: self.last - _RESTS,
                WorkerStatus.ENDED: one.found_on + _STAYED,
            }[one.status]
            if on < ended:
                found.append(one)
        return found

    def told_in_order(self) -> tuple[Batch, ...]:
        """Every kind, those first to which others link."""
        return (
            (KindId.FARMS, self.farms),
            (KindId.FARM_PLOTS, self.plots),
            (KindId.FARM_SEASONS, self.seasons),
            (KindId.FARM_WISHES, self.wishes),
            (KindId.FARM_CARS, self.cars),
            (KindId.FARM_CREWS, self.crews),
            (KindId.FARM_WORKERS, self.workers),
            (KindId.FARM_REQUESTS, self.requests),
            (KindId.FARM_BLOCKS, self.blocks),
            (KindId.FARM_DAYS, self.days),
            (KindId.FARM_CONTRACTS, self.contracts),
            (KindId.SUPPORT_ITEMS, self.items),
            (KindId.SUPPORT_BUDGETS, self.budgets),
            (KindId.SUPPORT_BATCHES, self.batches),
            (KindId.SUPPORT_PAYMENTS, self.payments),
        )
