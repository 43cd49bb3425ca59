"""What was typed and not saved is offered after a cut of power, and goes when it is settled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bench import Bench, benched, fill, press
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.kinds import KindId
from jobdesk.services import drafts, entries, lists
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.seekers import SeekersPage
from jobdesk.ui.widgets import dialogs, form_drafts
from jobdesk.ui.widgets.ledger import new_entry
from jobdesk.ui.widgets.new_record import NewRecord
from jobdesk.ui.widgets.quick_registration import QuickRegistration

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The seconds until a draft is kept pass at once."""
    monkeypatch.setattr(form_drafts, "DRAFT_MS", 1)


def opened(bench: Bench, record_id: int) -> SeekersPage:
    """The page as another start of the program shows it."""
    page = SeekersPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    page.open_id(record_id)
    bench.idle()
    return page


def kept(bench: Bench, record_id: int) -> set[str]:
    found = drafts.get(bench.desk, f"form:seekers:{record_id}")
    return set(found.values) if found is not None else set()


def edit(page: SeekersPage, field_id: str, words: str) -> None:
    widget = page.panel.form.fields[field_id].widget
    widget.clear()  # type: ignore[attr-defined]
    widget.insert(words)  # type: ignore[attr-defined]


def settled(bench: Bench) -> None:
    bench.qtbot.wait(30)
    bench.idle()


@pytest.mark.usefixtures("soon")
def test_what_was_typed_comes_back_after_a_cut_of_power(bench: Bench) -> None:
    id_ = fill(bench.desk)["김민지"]
    page = opened(bench, id_)
    edit(page, "desired_area", "간병 3년")
    edit(page, "phone2", "0612345678")
    page.panel.form.fields["consent_on"].editor.set_value(date(2026, 11, 19))
    page.panel.form._on_edited()
    settled(bench)
    assert kept(bench, id_) == {"desired_area", "phone2", "consent_on"}
    assert bench.changes == []  # no record, so no history and no undo

    again = opened(bench, id_)
    panel = again.panel
    assert panel.drafts.isVisible()
    assert "저장하지 않은 내용이 있습니다: 2026-11-20 (금)" in panel.drafts.accessibleName()
    assert not panel.dirty
    panel.drafts.take_button.setFocus()
    press(panel.drafts.take_button, Qt.Key.Key_Return)
    assert not panel.drafts.isVisible()
    assert panel.form.draft().desired_area == "간병 3년"
    assert panel.form.draft().consent_on == date(2026, 11, 19)
    assert panel.save_button.isEnabled()
    again.save()
    settled(bench)
    stored = lists.record(bench.desk, KindId.SEEKERS, id_)
    assert (stored.desired_area, stored.phone2) == ("간병 3년", "061-234-5678")
    assert kept(bench, id_) == set()


@pytest.mark.usefixtures("soon")
def test_what_is_given_up_is_gone(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = fill(bench.desk)
    page = opened(bench, ids["김민지"])
    edit(page, "desired_area", "간병 3년")
    settled(bench)
    again = opened(bench, ids["김민지"])
    again.panel.drafts.drop_button.click()
    settled(bench)
    assert kept(bench, ids["김민지"]) == set()
    assert not again.panel.drafts.isVisible()
    edit(again, "desired_area", "조리 1년")
    settled(bench)
    assert kept(bench, ids["김민지"]) == {"desired_area"}
    monkeypatch.setattr(dialogs, "ask", lambda *_: "discard")
    again.panel.leave(lambda: again.panel.show_record(ids["이도현"]))
    settled(bench)
    assert kept(bench, ids["김민지"]) == set()


@pytest.mark.usefixtures("soon")
def test_an_offer_outlives_other_edits_and_does_not_write_over_them(bench: Bench) -> None:
    id_ = fill(bench.desk)["김민지"]
    page = opened(bench, id_)
    edit(page, "desired_area", "간병 3년")
    edit(page, "desired_wage", "월 230만원")
    settled(bench)
    again = opened(bench, id_)
    edit(again, "desired_area", "간병 5년")
    settled(bench)
    assert kept(bench, id_) == {"desired_area", "desired_wage"}
    again.save()
    settled(bench)
    assert again.panel.drafts.isVisible()  # saved what was typed now; the rest is still offered
    edit(again, "desired_area", "간병 6년")
    again.panel.drafts.take()
    draft = again.panel.form.draft()
    assert (draft.desired_area, draft.desired_wage) == ("간병 6년", "월 230만원")


def test_keys_without_a_pause_do_not_put_off_the_keeping(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_drafts, "DRAFT_MS", 60)
    id_ = fill(bench.desk)["김민지"]
    page = opened(bench, id_)
    widget = page.panel.form.fields["desired_area"].widget
    for syllable in "가람읍에서걸어갈수있는곳":
        widget.insert(syllable)  # type: ignore[attr-defined]
        bench.qtbot.wait(15)
    bench.idle()
    assert kept(bench, id_) == {"desired_area"}


@pytest.mark.usefixtures("soon")
def test_a_walk_in_half_typed_comes_back(bench: Bench) -> None:
    fill(bench.desk)

    def begun() -> QuickRegistration:
        dialog = QuickRegistration(bench.desk, bench.hub, bench.jobs, bench.notices, {}, bench_page)
        dialog.open()
        bench.idle()
        return dialog

    bench_page = opened(bench, 1)
    dialog = begun()
    assert not dialog.drafts.isVisible()
    dialog.name.widget.insert("한가람")  # type: ignore[attr-defined]
    dialog.birth.widget.insert("58세")  # type: ignore[attr-defined]
    dialog.consent.click()
    settled(bench)
    again = begun()  # the first one is taken by the cut of power
    assert again.drafts.isVisible()
    again.drafts.take_button.click()
    assert (again.draft().name, again.draft().birth_year) == ("한가람", 1968)
    assert again.consent.isChecked()
    again.phone.widget.insert("01099998888")  # type: ignore[attr-defined]
    settled(bench)
    press(again, Qt.Key.Key_S, CTRL)
    settled(bench)
    assert drafts.get(bench.desk, "new:seekers") is None
    dialog.close()


@pytest.mark.usefixtures("soon")
def test_a_new_entry_keeps_its_own_place(bench: Bench) -> None:
    ids = fill(bench.desk)
    page = opened(bench, 1)

    def begun(employer: int) -> NewRecord:
        dialog = new_entry(
            bench.desk,
            bench.hub,
            bench.jobs,
            bench.notices,
            page,
            KindId.CONTACTS,
            (("name",), ("phone",)),
            employer_id=employer,
        )
        dialog.open()
        bench.idle()
        return dialog

    firm = ids["한빛요양원"]
    dialog = begun(firm)
    dialog.form.fields["name"].widget.insert("김과장")  # type: ignore[attr-defined]
    settled(bench)
    other = begun(firm + 1)
    assert not other.drafts.isVisible()
    other.reject()
    again = begun(firm)
    assert again.drafts.isVisible()
    again.drafts.take_button.click()
    assert again.form.draft() == entries.blank(
        bench.desk, KindId.CONTACTS, employer_id=firm, name="김과장"
    )
    again.reject()  # 취소 gives it up
    settled(bench)
    last = begun(firm)
    assert not last.drafts.isVisible()
    last.reject()
    dialog.close()
