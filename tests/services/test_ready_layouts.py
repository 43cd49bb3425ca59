"""Layouts the program brings along: their fields exist, they list what they say, they stay."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from jobdesk.domain.employers import Employer, EmployerType
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.rosters import Layout
from jobdesk.errors import UserError
from jobdesk.services import employers, roster_layouts, rosters
from jobdesk.services.desk import Desk
from jobdesk.services.ready_layouts import READY


@pytest.mark.parametrize("kind", list(READY))
def test_every_field_is_known(desk: Desk, kind: KindId) -> None:
    for layout, record in zip(READY[kind], roster_layouts.all(desk, kind), strict=True):
        opened = roster_layouts.opened(record)
        assert (opened.layout, opened.remark) == (layout, "")
        assert set(layout.fields) <= {field.id for field in KINDS[kind].fields}


def test_the_roster_of_farms_holds_farms(desk: Desk, tmp_path: Path) -> None:
    employers.register(desk, Employer(name="한빛식품", registered_on=desk.today()))
    farm = Employer(name="솔내농장", employer_type=EmployerType.FARM, registered_on=desk.today())
    employers.register(desk, farm)
    layout = roster_layouts.named(desk, KindId.EMPLOYERS, "농가 명부").layout
    path = tmp_path / "농가.xlsx"
    rosters.save(desk, rosters.Wanted(KindId.EMPLOYERS, layout), path)
    cells = [str(c.value) for row in openpyxl.load_workbook(path).active for c in row if c.value]
    assert "농가 명부" in cells
    assert "솔내농장" in cells
    assert "한빛식품" not in cells


def test_they_are_neither_changed_nor_taken_away(desk: Desk) -> None:
    (ready,) = roster_layouts.all(desk, KindId.REFERRALS)
    for change in (
        lambda: roster_layouts.overwrite(desk, ready, Layout("다른 것")),
        lambda: roster_layouts.rename(desk, ready, "내 대장"),
        lambda: roster_layouts.share(desk, ready, shared=False),
        lambda: roster_layouts.trash(desk, [ready.id]),
    ):
        with pytest.raises(UserError, match="잡데스크가 마련한 양식"):
            change()
    with pytest.raises(UserError, match="이미 있습니다"):
        roster_layouts.add(desk, KindId.REFERRALS, "소개대장", Layout())
    assert roster_layouts.all(desk, KindId.REFERRALS) == (ready,)
