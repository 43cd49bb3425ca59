"""Farms, farm workers and their confirmed days, as the money of farm work needs them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain.employers import Employer, EmployerType
from jobdesk.domain.farm_people import FarmCrew, FarmWorker, Origin
from jobdesk.domain.farm_support import Payee, SupportBudget, SupportItem
from jobdesk.domain.farm_work import DayStatus, FarmDay
from jobdesk.domain.farms import Farm
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import farm_support_settings
from jobdesk.services.desk import Desk

YEAR = date(2026, 1, 1)
NOV = date(2026, 11, 1)
OCT = date(2026, 10, 1)


@dataclass
class Money:
    """Ids by name."""

    desk: Desk
    people: dict[str, int] = field(default_factory=dict)
    farms: dict[str, int] = field(default_factory=dict)
    days: dict[tuple[str, date], int] = field(default_factory=dict)

    def work(
        self, name: str, farm: str, *dates: date, status: DayStatus = DayStatus.WORKED
    ) -> list[int]:
        """Days of work, confirmed unless another stage is given; their ids."""
        made = []
        with self.desk.store.operation("근로일"):
            for on in dates:
                day = FarmDay(
                    employer_id=self.farms[farm],
                    seeker_id=self.people[name],
                    work_date=on,
                    task="수확",
                    status=status,
                    daily_wage=120_000,
                )
                made.append(records.insert(self.desk.store, day))
                self.days[name, on] = made[-1]
        return made

    def set_day(self, id_: int, status: DayStatus) -> None:
        """Give a day another stage behind the back of every service."""

        with self.desk.store.operation("근로일 상태"):
            one = records.get(self.desk.store, KindId.FARM_DAYS, id_)
            records.update(self.desk.store, replace(one, status=status))


def make(desk: Desk, *, items: bool = True) -> Money:
    """Two farms and three people: 김민지 관내, 이영수 관외 (leads a crew), 박정숙 도시.

    교통비 7,000 won for 관내 and 20,000 for the others, who need a paper; 간식비 5,000 to the farm,
    작업반장 수당 10,000.
    """
    made = Money(desk)
    with desk.store.operation("농가와 근로자"):
        for name in ("햇살농원", "달빛포도원"):
            id_ = records.insert(desk.store, Employer(name=name, employer_type=EmployerType.FARM))
            records.insert(desk.store, Farm(employer_id=id_, found_on=YEAR))
            made.farms[name] = id_
        for name, origin in (
            ("김민지", Origin.LOCAL),
            ("이영수", Origin.OUTSIDE),
            ("박정숙", Origin.CITY),
        ):
            id_ = records.insert(desk.store, Seeker(name=name))
            records.insert(
                desk.store,
                FarmWorker(
                    seeker_id=id_,
                    origin=origin,
                    found_on=YEAR,
                    bank="농협",
                    account="352-1234-5678-93",
                    holder=name,
                ),
            )
            made.people[name] = id_
        records.insert(desk.store, FarmCrew(title="1반", leader_id=made.people["이영수"]))
    if items:
        for item in (
            SupportItem(
                title="교통비", applies_on=YEAR, amount=7_000, origins=("관내",), source="도비"
            ),
            SupportItem(
                title="교통비",
                applies_on=YEAR,
                amount=20_000,
                origins=("관외", "도시"),
                source="국비",
                evidence="승차권",
            ),
            SupportItem(
                title="간식비", applies_on=YEAR, amount=5_000, payee=Payee.FARM, source="도비"
            ),
            SupportItem(
                title="작업반장 수당",
                applies_on=YEAR,
                amount=10_000,
                payee=Payee.LEADER,
                source="도비",
            ),
        ):
            farm_support_settings.save_item(desk, item)
    return made


def budget(desk: Desk, source: str, amount: int, item: str = "") -> int:
    """A line of the budget of 2026; its id."""
    line = SupportBudget(year=2026, source=source, item=item, amount=amount)
    return farm_support_settings.save_budget(desk, line).id
