"""H on the dispatch board asks how long a half day was and what it pays; the papers of the day, and
why somebody is not to be sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bench import Bench, benched, press
from farm_board_kit import DAY, TODAY, Kit, ask_half, half, pick, season, show, statuses
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jobdesk.domain.farm_work import DayStatus
from jobdesk.domain.farms import FarmWish, WishBy, WishType
from jobdesk.services import entries, farm_days, history
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.farm_work.board_half import HalfDialog
from jobdesk.ui.pages.farm_work.papers_dialog import FarmPapersDialog

D = DayStatus
Paid = list[tuple[DayStatus, int | None, int | None]]


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def kit(bench: Bench) -> Kit:
    return show(bench, season(bench.desk, 2, 8, first=TODAY, last=TODAY + DAY))


def send(kit: Kit, *names: str) -> None:
    people = [kit.season.people[name] for name in names]
    farm_days.place(kit.bench.desk, kit.cell("한솔농원").id, people)
    kit.part.refresh()
    kit.bench.idle()
    kit.stand("한솔농원")


def pay_more(kit: Kit) -> None:
    """The second of them was promised 130,000 won."""
    desk, day = kit.bench.desk, kit.stored("한솔농원")[1]
    farm_days.save(desk, replace(day, daily_wage=130_000))
    kit.part.refresh()
    kit.bench.idle()


def paid(kit: Kit) -> Paid:
    return [(one.status, one.hours, one.daily_wage) for one in kit.stored("한솔농원")]


def test_half_a_day_pays_half_unless_another_wage_is_typed(kit: Kit) -> None:
    send(kit, "김정숙")
    dialog = ask_half(kit)
    asked = dialog.fields["hours"].value(), dialog.fields["daily_wage"].value()
    assert asked == (4, 50_000)
    press(dialog, Qt.Key.Key_Escape)
    kit.bench.idle()
    assert paid(kit) == [(D.PLACED, None, 100_000)]
    dialog = ask_half(kit)
    dialog.fields["hours"].set_value(5)
    dialog.fields["daily_wage"].set_value(70_000)
    press(dialog.fields["daily_wage"].widget, Qt.Key.Key_Return)
    kit.bench.idle()
    assert paid(kit) == [(D.WORKED, 5, 70_000)]
    history.undo(kit.bench.desk)
    assert paid(kit) == [(D.PLACED, None, 100_000)]


def test_a_day_that_was_halved_is_not_halved_again(kit: Kit) -> None:
    send(kit, "김정숙")
    half(kit)
    half(kit)
    assert paid(kit) == [(D.WORKED, 4, 50_000)]


def test_each_gets_half_of_their_own_wage_and_one_undo_takes_it_back(kit: Kit) -> None:
    send(kit, "김정숙", "이정숙")
    pay_more(kit)
    half(kit)
    assert paid(kit) == [(D.WORKED, 4, 50_000), (D.WORKED, 4, 65_000)]
    history.undo(kit.bench.desk)
    assert paid(kit) == [(D.PLACED, None, 100_000), (D.PLACED, None, 130_000)]


def test_one_amount_that_is_typed_is_everybody_s(kit: Kit) -> None:
    send(kit, "김정숙", "이정숙")
    pay_more(kit)
    dialog = ask_half(kit)
    dialog.fields["daily_wage"].set_value(60_000)
    dialog.save()
    kit.bench.idle()
    assert paid(kit) == [(D.WORKED, 4, 60_000), (D.WORKED, 4, 60_000)]


def test_what_is_left_empty_is_asked_for(kit: Kit) -> None:
    send(kit, "김정숙")
    dialog = ask_half(kit)
    dialog.fields["hours"].set_value(None)
    dialog.save()
    kit.bench.idle()
    assert dialog.fields["hours"].problem() == "몇 시간 일했는지 적으세요."
    dialog.fields["hours"].set_value(4)
    dialog.fields["daily_wage"].set_value(None)
    dialog.save()
    kit.bench.idle()
    assert dialog.fields["daily_wage"].problem() == "일당을 적으세요."
    assert statuses(kit.stored("한솔농원")) == [D.PLACED]
    dialog.reject()


def test_a_day_to_come_is_refused_before_anything_is_asked(kit: Kit) -> None:
    tomorrow = TODAY + DAY
    who = kit.season.people["김정숙"]
    farm_days.place(kit.bench.desk, kit.cell("한솔농원", tomorrow).id, [who])
    kit.part.refresh()
    kit.bench.idle()
    kit.stand("한솔농원", tomorrow)
    kit.type("h")
    kit.bench.idle()
    assert not kit.part.findChildren(HalfDialog)
    assert len(kit.bench.said) == 1


def test_the_menu_and_the_bar_open_the_papers_of_the_day(kit: Kit) -> None:
    kit.stand("한솔농원", TODAY + DAY)
    for begin in (lambda: by_menu(kit), kit.part.bar.papers.click):
        begin()
        kit.bench.idle()
        found = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        (dialog,) = [one for one in found if isinstance(one, FarmPapersDialog)]
        paper, wanted = dialog.papers.paper_id, dialog.options._day
        dialog.reject()
        kit.bench.idle()
        assert (paper, wanted) == ("dispatch", TODAY + DAY)


def by_menu(kit: Kit) -> None:
    kit.part.acts.menu(QPoint(10, 10))
    pick(kit, "출력물")


def test_who_is_not_to_be_sent_says_who_said_so_and_why(kit: Kit) -> None:
    wish = FarmWish(
        employer_id=kit.season.farms["한솔농원"],
        seeker_id=kit.season.people["김정숙"],
        wish_type=WishType.NEVER,
        said_by=WishBy.FARM,
        reason="다툼",
    )
    entries.add(kit.bench.desk, wish)
    kit.part._read_pool()
    kit.stand("한솔농원")
    kit.part.free.search.insert("김정숙")
    kit.part.free.search.search_now()
    (line,) = kit.part.free.list.lines.lines
    assert line.detail.startswith("보내지 않음(농가: 다툼)")
