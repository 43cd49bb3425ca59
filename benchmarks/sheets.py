"""The sheet that the import benchmark reads: a real one where there is one, or its twin."""

from __future__ import annotations

import csv
import os
import random
from datetime import date, timedelta
from pathlib import Path

ROWS = 44_588
_NAME = "k01_장애인구직자현황_2025_cp949.csv"
_HEADERS = (
    *("연번", "구직등록일", "연령", "희망지역", "희망직종", "희망임금"),
    *("장애유형", "중증여부", "기관분류"),
)
_AREAS = ("한빛군 가람읍", "한빛군 솔내면", "한빛군 구름면", "한빛군 달빛면", "한빛군 너른면")
_JOBS = ("사무 보조원(공공기관)", "과수 재배원", "식품 제조원", "경비원", "요양보호사", "청소원")


def large_sheet(folder: Path) -> Path:
    """A CP949 sheet of 44,588 seekers in nine columns.

    JOBDESK_SHARED may name a folder with the real one; otherwise a made one of the same
    shape is written into ``folder``.
    """
    shared = os.environ.get("JOBDESK_SHARED")
    if shared:
        real = Path(shared) / "samples" / "sheets" / _NAME
        if real.exists():
            return real
    made = folder / "seekers.csv"
    pick = random.Random(1)
    first = date(2025, 1, 1)
    with made.open("w", encoding="cp949", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADERS)
        for number in range(1, ROWS + 1):
            writer.writerow(
                (
                    number,
                    first + timedelta(days=number * 365 // (ROWS + 1)),
                    pick.randint(18, 84),
                    pick.choice(_AREAS),
                    pick.choice(_JOBS),
                    pick.choice(("(시급)10030", "(월급)2096270", "(시급)12000")),
                    pick.choice(("지체장애", "시각장애", "청각장애", "지적장애")),
                    pick.choice(("중증", "경증")),
                    pick.choice(("공단", "위탁기관")),
                )
            )
    return made
