"""A workbook of 50,000 people in 20 columns: to the reviewed plan and to the store, against a
reader that does nothing but read; and one decision about it beside 100,000 people known.

Every turn of the first part is a process of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import itertools
import json
import random
import resource
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from benchmarks.measure import Measured, note, peak_memory, tell, timed, turn_by_turn
from jobdesk.services import centres, demo, imports
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision, ImportPlan

ROWS = 50_000
KNOWN = 100_000
HEADERS = (
    *("연번", "성명", "성별", "생년월일", "휴대전화", "자택전화", "주소", "읍면", "최종학력"),
    *("경력사항", "자격면허", "희망직종", "희망임금", "희망지역", "희망시간", "이동수단"),
    *("구직신청일", "담당자", "추천기관", "비고"),
)


def main() -> None:
    """Measure and tell; with arguments, one turn of one side."""
    if sys.argv[1:]:
        _one_turn(sys.argv[1], Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        note(f"  a workbook of {ROWS:,} rows")
        sheet = make_sheet(folder / "people.xlsx", ROWS)
        peaks: dict[str, int] = {}

        def turn(side: str) -> float:
            seconds, peaks[side] = _turn(side, sheet)
            return seconds

        shape = f"{ROWS:,} × {len(HEADERS)} workbook"
        for rival, did in (
            ("calamine", "python-calamine alone: the cells as Python values"),
            ("openpyxl", "openpyxl read-only alone: the cells as Python values"),
        ):
            note(f"  plan beside {rival}")
            mine, its = turn_by_turn(lambda: turn("plan"), partial(turn, rival), runs=3)
            tell(Measured(f"{shape}: file to reviewed plan", mine, its, did))
        note("  stored")
        mine, its = turn_by_turn(lambda: turn("store"), lambda: turn("openpyxl"), runs=1)
        tell(
            Measured(f"{shape}: file to stored, backup included", mine, its, did),
            Measured(
                f"{shape}: peak of memory, plan", peaks["plan"], peaks["openpyxl"], did, "MiB"
            ),
            Measured(
                f"{shape}: peak of memory, stored", peaks["store"], peaks["openpyxl"], did, "MiB"
            ),
        )
        note(f"  beside {KNOWN:,} people")
        _beside_many(folder, sheet)


def make_sheet(path: Path, rows: int) -> Path:
    """A workbook of made people; the same every time."""
    pick = random.Random(1)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("구직자")
    sheet.append(HEADERS)
    born, asked = date(1950, 1, 1), date(2025, 1, 1)
    for number in range(1, rows + 1):
        name = pick.choice("김이박최정강조윤장임") + "".join(pick.sample("민지수영호서준하은도", 2))
        sheet.append(
            (
                number,
                name,
                pick.choice("남여"),
                born + timedelta(days=pick.randrange(20_000)),
                f"010-{pick.randrange(10_000):04}-{pick.randrange(10_000):04}",
                f"063-{pick.randrange(200, 900)}-{pick.randrange(10_000):04}",
                f"한빛군 가람읍 큰들리 {pick.randrange(1, 900)}",
                pick.choice(("가람읍", "솔내면", "구름면", "달빛면")),
                pick.choice(("초졸", "중졸", "고졸", "전문대졸", "대졸")),
                pick.choice(("식당 조리 3년", "", "농사", "경비 2년")),
                pick.choice(("1종보통", "요양보호사", "", "지게차")),
                pick.choice(("조리원", "경비", "사무", "요양보호사", "택배 분류")),
                pick.choice(("월 230만원", "시급 10,320원", "일당 13만", "협의")),
                pick.choice(("한빛군", "가람읍")),
                pick.choice(("09:00~18:00", "오전", "무관")),
                pick.choice(("도보", "자가용", "버스")),
                asked + timedelta(days=pick.randrange(600)),
                pick.choice(("김담당", "이담당")),
                pick.choice(("면사무소", "복지관", "")),
                pick.choice(("", "주말 가능", "오전만")),
            )
        )
    book.save(path)
    return path


def _turn(side: str, sheet: Path) -> tuple[float, int]:
    """Seconds and peak MiB, that of the reading child included, of one side by itself."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.import_wide", side, str(sheet)],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    seconds, peak = json.loads(done.stdout)
    return float(seconds), int(peak)


def _one_turn(side: str, sheet: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        if side == "calamine":
            seconds = timed(
                lambda: CalamineWorkbook.from_path(sheet).get_sheet_by_index(0).to_python()
            )
        elif side == "openpyxl":
            seconds = timed(lambda: _openpyxl(sheet))
        else:
            desk = _empty(Path(name) / "centre")
            seconds = timed(lambda: _ours(desk, sheet, store=side == "store"))
            centres.close(desk)
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(json.dumps((seconds, peak_memory() + child)))


def _openpyxl(sheet: Path) -> None:
    book = load_workbook(sheet, read_only=True)
    for row in book.worksheets[0].iter_rows(values_only=True):
        list(row)
    book.close()


def _ours(desk: Desk, sheet: Path, *, store: bool) -> None:
    plan = imports.plan(desk, sheet)
    if plan.counts.read != ROWS:
        raise RuntimeError(f"only {plan.counts.read} rows were read")
    if store and imports.apply(desk, plan).new == 0:
        raise RuntimeError("nothing was imported")


def _empty(folder: Path) -> Desk:
    desk, _ = centres.create(folder, name="측정", password=None, practice=True, today=date.today)
    return desk


def _beside_many(folder: Path, sheet: Path) -> None:
    """A plan beside many people known, and what one decision about it costs."""
    desk = demo.build(folder / "many", seekers=KNOWN, today=date.today)
    made: list[ImportPlan] = []
    planning, reading = turn_by_turn(
        lambda: timed(lambda: made.append(imports.plan(desk, sheet))),
        lambda: timed(lambda: _openpyxl(sheet)),
        runs=1,
    )
    plan = made[-1]
    places = itertools.cycle(range(0, ROWS, 97))

    def decide() -> None:
        for _ in range(20):
            imports.decide(plan, [next(places)], Decision.SKIP)

    def copy() -> None:
        for place in range(20):
            rows = list(plan.rows)
            rows[place] = replace(rows[place], decision=Decision.SKIP)
            tuple(rows)

    one, bare = turn_by_turn(lambda: timed(decide) / 20, lambda: timed(copy) / 20, runs=3)
    whole, bare_whole = turn_by_turn(
        lambda: timed(lambda: imports.decide(plan, None, Decision.SKIP)),
        lambda: timed(lambda: [replace(row, decision=Decision.SKIP) for row in plan.rows]),
        runs=3,
    )
    centres.close(desk)
    beside = f"{ROWS:,} rows beside {KNOWN:,} people"
    tell(
        Measured(f"{beside}: file to reviewed plan", planning, reading, "openpyxl read-only alone"),
        Measured(f"{beside}: one row decided", one, bare, "the rows copied with one changed"),
        Measured(f"{beside}: all rows decided", whole, bare_whole, "every row copied, changed"),
    )


if __name__ == "__main__":
    main()
