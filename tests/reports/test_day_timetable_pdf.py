"""The hall's timetable: every interview in its place, pages parted by booth and by hour."""

from __future__ import annotations

import random
from dataclasses import replace

import pypdfium2
import pytest
from page_boxes import bare, numbers, outside, overlapping, signs, texts
from pypdfium2 import raw
from test_day_papers_pdf import EVENT, LONG, NAMES

from jobdesk.domain.matching_days import clock_of
from jobdesk.reports.day_hours import HallTable, Lane, Sitting, by_booth, by_time, spans_of
from jobdesk.reports.day_timetable import timetable_pdf

TABLE = HallTable(EVENT, 13 * 60 + 30, 16 * 60 + 30, 15, ((900, 915),), ())


def lane(booth: str, *starts: int, minutes: int = 15, seat: int = 1, seats: int = 1) -> Lane:
    sittings = tuple(Sitting(at, minutes, f"이{at}", str(at)) for at in starts)
    return Lane(booth, "큰들식품", "조리원 2명", 810, 990, sittings, seat, seats)


def hall(firms: int, seed: int, *, whole_day: bool) -> HallTable:
    """A hall of mixed lengths and interviewers, filled at random."""
    dice = random.Random(seed)
    first, last = (600, 1020) if whole_day else (810, 990)
    breaks = ((720, 780), (900, 915)) if whole_day else ((900, 915),)
    lanes = []
    for firm in range(firms):
        minutes = dice.choice([10, 15, 20, 30, 45])
        seats = dice.choice([1, 1, 2, 4])
        for seat in range(1, seats + 1):
            sittings, at = [], first
            while at + minutes <= last:
                end = next((e for b, e in breaks if at < e and b < at + minutes), None)
                if end is not None:
                    at = end
                    continue
                if dice.random() < 0.7:
                    number = len(lanes) * 100 + len(sittings)
                    sittings.append(Sitting(at, minutes, dice.choice(NAMES[:-1]), str(number)))
                at += minutes
            lanes.append(
                Lane(
                    str(firm + 1), dice.choice(["큰들식품", LONG]),
                    dice.choice(["", "조리원 2명 · 산지유통센터 선별·포장·상차 작업원 12명"]),
                    first, last, tuple(sittings), seat, seats,
                )
            )  # fmt: skip
    return HallTable(EVENT, first, last, 15, breaks, lanes, [("3", "김민지", LONG)] * 3)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(("firms", "whole_day"), [(1, False), (5, False), (30, True)])
def test_every_interview_is_printed_and_no_word_touches_another(
    firms: int, whole_day: bool, large: bool
) -> None:
    made = replace(hall(firms, firms, whole_day=whole_day), large=large)
    pdf = timetable_pdf(made)
    assert outside(pdf) == []
    assert overlapping(pdf) == []
    words = bare(pdf)
    for one in made.lanes:
        for sitting in one.sittings:
            assert sitting.who.replace(" ", "") in words
    pages = texts(pdf)
    assert numbers(pdf)[-1] == f"{len(pages)} / {len(pages)}"
    assert "시각이 정해지지 않은 면접" in pages[-1]
    wide, high = signs(pdf)[0][0]
    assert (round(wide), round(high)) == ((1191, 842) if large else (842, 595))


def test_a_name_stands_under_its_hour_and_beside_its_booth() -> None:
    event = replace(EVENT, when="")
    made = replace(TABLE, event=event, lanes=[lane("1", 810, 960), lane("2", 840)])
    ((_, page),) = signs(timetable_pdf(made))
    page = [sign for sign in page if sign.text.strip()]
    line = "".join(sign.text for sign in page)
    at = {hour: page[line.index(hour)] for hour in ("13:30", "14:00", "16:00")}
    names = {who: page[line.index(who)] for who in ("이810", "이840", "이960")}
    for who, hour in (("이810", "13:30"), ("이840", "14:00"), ("이960", "16:00")):
        assert abs(names[who].left - at[hour].left) < 14, who
    assert names["이810"].bottom > names["이840"].top


def test_an_afternoon_of_a_quarter_each_stands_on_one_page() -> None:
    lanes = [lane(str(n), 810, 825, 960) for n in range(1, 9)]
    assert len(texts(timetable_pdf(replace(TABLE, lanes=lanes)))) == 1


def test_pages_end_where_nobody_is_being_interviewed() -> None:
    starts = range(615, 840, 30)  # half past and the hour are always in the middle of one
    lanes = [lane(str(n), *starts, minutes=30) for n in range(4)]
    made = replace(TABLE, first=600, last=855, breaks=(), lanes=lanes)
    first, *_ = by_time(made, spans_of(made), 560)
    assert first[-1].end % 30 == 15
    rested = replace(made, breaks=((690, 705),), lanes=[lane("1")])
    first, *_ = by_time(rested, spans_of(rested), 560)
    assert first[-1].end == 690, "the break parts the pages and stands on neither"


def test_pages_part_at_breaks_before_they_part_interviews() -> None:
    made = hall(6, 3, whole_day=True)
    pages = by_time(made, spans_of(made), 650)
    assert len(pages) > 1
    ends = [page[-1].end for page in pages[:-1]]
    for end in ends:
        running = sum(s.start < end < s.end for one in made.lanes for s in one.sittings)
        assert running <= 2, clock_of(end)
    assert not any(page[0].rest or page[-1].rest for page in pages)
    covered = {minute for page in pages for span in page for minute in range(span.start, span.end)}
    assert all(
        minute in covered
        for one in made.lanes
        for s in one.sittings
        for minute in range(s.start, s.end)
    )


def test_interviewers_of_one_employer_stay_on_one_page() -> None:
    lanes = [lane(str(n), seat=seat, seats=3) for n in range(1, 8) for seat in (1, 2, 3)]
    for page in by_booth(lanes, 10):
        assert len(page) <= 10
        assert [one.seat for one in page[:3]] == [1, 2, 3]
        assert page[-1].seat == 3
    many = [lane("1", seat=seat, seats=25) for seat in range(1, 26)]
    assert [len(page) for page in by_booth(many, 10)] == [10, 10, 5]


def test_breaks_and_hours_away_are_hatched() -> None:
    def strokes(one: Lane) -> int:
        document = pypdfium2.PdfDocument(timetable_pdf(replace(TABLE, lanes=[one])))
        found = len(list(document[0].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])))
        document.close()
        return found

    plain = strokes(lane("1", 870))
    assert strokes(replace(lane("1", 870), first=840)) > plain + 10
    assert strokes(replace(lane("1", 870), last=930)) > plain + 10
    page = texts(timetable_pdf(replace(TABLE, lanes=[lane("1", 870)])))[0]
    assert "휴식" in page


def test_a_day_without_firms_or_hours_is_no_page_for_a_wall() -> None:
    with pytest.raises(ValueError, match="no booth"):
        timetable_pdf(TABLE)
    empty = replace(TABLE, lanes=[lane("1")])
    assert "큰들식품" in texts(timetable_pdf(empty))[0]


@pytest.mark.parametrize("minutes", [5, 7, 240])
def test_odd_lengths_are_drawn_to_scale(minutes: int) -> None:
    starts = range(810, 990 - minutes + 1, max(minutes, 30))
    made = replace(
        TABLE, breaks=(), step=minutes, last=max(990, 810 + minutes),
        lanes=[lane("1", *starts or [810], minutes=minutes)],
    )  # fmt: skip
    pdf = timetable_pdf(made)
    assert overlapping(pdf) == []
    assert outside(pdf) == []
