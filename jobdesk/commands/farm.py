"""`farm list` and `farm dispatch`: the farms of a centre, and who is sent where on a day."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from jobdesk.commands.console import Console
from jobdesk.commands.desks import noting
from jobdesk.domain.farm_work import LIVE, BlockStatus
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.official import official_date
from jobdesk.services import access, farm_day_list, lists
from jobdesk.services.farm_day_list import FarmOfDay

_SHOWN = (
    "employer",
    "eup_myeon",
    "village",
    "found_on",
    "crops",
    "request_count",
    "day_count",
    "person_count",
    "last_day_on",
    "support_sum",
)
NONE = "아직 농가가 없습니다. 창의 농촌일손에서 농가를 등록하거나 농가 명단을 가져오세요."
_NOBODY = "이 날은 작업일도 배치도 없습니다."


def listing(options: argparse.Namespace, console: Console) -> int:
    """Print the farms with what was worked there; scripts get every field."""
    kind = KINDS[KindId.FARMS]
    fields = tuple(field.id for field in kind.fields)
    with noting(options) as desk:
        ids = list(lists.find(desk, KindId.FARMS))
        rows = lists.rows(desk, KindId.FARMS, ids, ("employer_id", *fields))
        access.listed(desk, KindId.FARMS, ids, "명령 farm list")
    farms = [
        {"id": id_, **dict(zip(("employer_id", *fields), rows[id_], strict=True))} for id_ in ids
    ]
    console.answer(farms)
    if not farms:
        console.say(NONE)
        return 0
    console.table(
        ("번호", *(kind.field(name).label for name in _SHOWN)),
        [
            (str(farm["id"]), *("" if farm[name] is None else str(farm[name]) for name in _SHOWN))
            for farm in farms
        ],
    )
    console.say(f"{kind.label} {len(farms):,}{kind.unit}")
    return 0


def dispatch(options: argparse.Namespace, console: Console) -> int:
    """Print who is sent where on a day, farm by farm and by car."""
    with noting(options) as desk:
        farms = farm_day_list.of_day(desk, options.day)
        people = [one.seeker_id for farm in farms for one in farm.people if one.seeker_id]
        access.listed(desk, KindId.SEEKERS, list(dict.fromkeys(people)), "명령 farm dispatch")
    console.answer({"date": options.day, "farms": [asdict(farm) for farm in farms]})
    if not farms:
        console.say(_NOBODY)
        return 0
    console.table(
        ("농가", "읍면", "작업", "시간", "인원", "이름", "연락처", "상태", "차량"),
        [row for farm in farms for row in _rows(farm)],
    )
    wanted = sum(farm.wanted or 0 for farm in farms if farm.status is BlockStatus.PLANNED)
    console.say(
        f"{official_date(options.day)} 농가 {len(farms):,}곳 · 요청 {wanted:,}명"
        f" · 배치 {sum(farm.live for farm in farms):,}명"
    )
    return 0


def _rows(farm: FarmOfDay) -> list[tuple[str, ...]]:
    """The farm, then a line for each person beneath it."""
    times = "~".join(filter(None, (farm.starts_at, farm.ends_at)))
    heads = f"{farm.live}명" if farm.wanted is None else f"{farm.live}/{farm.wanted}명"
    state = "" if farm.status is BlockStatus.PLANNED else farm.status.value
    head = (farm.farm, farm.place, farm.task, times, heads, "", farm.phone, state, "")
    blank = ("",) * 5
    return [
        head,
        *(
            (*blank, one.name, one.phone, one.status.value, one.car if one.status in LIVE else "")
            for one in farm.people
        ),
    ]
