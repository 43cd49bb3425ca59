"""접수대: who is expected at a day, found by a few typed signs, and how many are here.

Finding is pure and held in memory, since at the desk people stand in line while it is typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from jobdesk.domain import keyboard, text
from jobdesk.domain.matching_days import AttendeeChannel, AttendeeStatus, MeetingStatus

_HANGUL_FIRST, _HANGUL_LAST = 0xAC00, 0xD7A3
_FINALS = 28
_INITIALS = {sign: at for at, sign in enumerate(text.CHOSEONG)}
_INITIALS |= {chr(0x1100 + at): at for at in range(len(text.CHOSEONG))}
"""Initial consonants as keyed, and as NFKC makes them (U+1100…)."""

_ENDS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_PAIRS = {
    "ㄳ": ("ㄱ", "ㅅ"),
    "ㄵ": ("ㄴ", "ㅈ"),
    "ㄶ": ("ㄴ", "ㅎ"),
    "ㄺ": ("ㄹ", "ㄱ"),
    "ㄻ": ("ㄹ", "ㅁ"),
    "ㄼ": ("ㄹ", "ㅂ"),
    "ㄽ": ("ㄹ", "ㅅ"),
    "ㄾ": ("ㄹ", "ㅌ"),
    "ㄿ": ("ㄹ", "ㅍ"),
    "ㅀ": ("ㄹ", "ㅎ"),
    "ㅄ": ("ㅂ", "ㅅ"),
}
"""What a keyboard joins when two initial consonants are keyed one after the other (강식 ㄱㅅ)."""

_COUNTED = re.compile(r"(\d+)\s*번(?!\S)")
_COURTESY = re.compile(r"\s*(?:님|씨)\s*$")
_BORDER = re.compile(r"(?<=\d)(?=[^\d\s\-.])|(?<=[^\d\s\-.])(?=\d)")
_LATIN = re.compile("[A-Za-z]")

_TAIL = 4
"""How many last digits of a phone people say."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """One interview of a guest: ``booth`` as its sign says (``3``), ``starts_at`` empty for one
    who waits in the queue."""

    interview_id: int
    day_employer_id: int
    employer: str
    booth: str
    starts_at: str
    status: MeetingStatus

    @property
    def to_come(self) -> bool:
        """Whether it is still ahead."""
        return self.status is MeetingStatus.SET


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody on the list of a day. ``day_id`` and ``day`` name it, since on one date there
    may be several; ``phone`` are the bare digits; ``appointments`` in the order of the day."""

    attendee_id: int
    seeker_id: int
    day_id: int
    day: str
    number: int | None
    name: str
    phone: str
    birth: date | None
    birth_year: int | None
    village: str
    channel: AttendeeChannel
    status: AttendeeStatus
    arrived_at: str = ""
    left_at: str = ""
    appointments: tuple[Appointment, ...] = ()
    key: str = field(default="", compare=False)
    """The name as it is compared, made by :func:`guest_key`."""

    @property
    def here(self) -> bool:
        """Whether the person came and has not left."""
        return self.status is AttendeeStatus.CAME and not self.left_at

    @property
    def next(self) -> Appointment | None:
        """The first interview still to come: by the clock first, then the queue."""
        ahead = [each for each in self.appointments if each.to_come]
        return min(ahead, key=lambda each: (not each.starts_at, each.starts_at), default=None)


@dataclass(frozen=True, slots=True)
class Counts:
    """The counters of a day. ``expected`` is 접수인원 (all but the cancelled), of whom ``came``
    are or were here (``on_site`` of these registered at the desk), ``late`` said so, ``absent``
    do not come and ``waiting`` are not here yet; ``left`` of those who came went home."""

    expected: int = 0
    came: int = 0
    on_site: int = 0
    late: int = 0
    absent: int = 0
    waiting: int = 0
    left: int = 0


def counted(statuses: Iterable[tuple[AttendeeStatus, AttendeeChannel, bool]]) -> Counts:
    """The counters of (status, channel, whether the person left)."""
    every = [each for each in statuses if each[0] is not AttendeeStatus.CANCELLED]

    def of(status: AttendeeStatus) -> int:
        return sum(each[0] is status for each in every)

    return Counts(
        expected=len(every),
        came=of(AttendeeStatus.CAME),
        on_site=sum(each[:2] == (AttendeeStatus.CAME, AttendeeChannel.ON_SITE) for each in every),
        late=of(AttendeeStatus.LATE),
        absent=of(AttendeeStatus.ABSENT),
        waiting=of(AttendeeStatus.REGISTERED),
        left=sum(each[0] is AttendeeStatus.CAME and each[2] for each in every),
    )


@dataclass(frozen=True, slots=True)
class Roll:
    """Everybody expected at one day, and at other days of the same date (``elsewhere``).

    ``first`` and ``last`` are the dates of the day.
    """

    day_id: int
    day: str
    guests: tuple[Guest, ...] = ()
    elsewhere: tuple[Guest, ...] = ()
    first: date | None = None
    last: date | None = None

    def held_on(self, day: date) -> bool:
        """Whether the day is held on that date."""
        return self.first is not None and self.first <= day <= (self.last or self.first)

    @property
    def counts(self) -> Counts:
        """The counters of this day alone."""
        return counted((each.status, each.channel, bool(each.left_at)) for each in self.guests)

    def get(self, attendee_id: int) -> Guest | None:
        """The guest of that id, of this day or another one of the date."""
        both = (*self.guests, *self.elsewhere)
        return next((each for each in both if each.attendee_id == attendee_id), None)

    def find(self, typed: str) -> tuple[Guest, ...]:
        """Who is meant by a name or a part of it, 초성, the last four digits of the phone, a
        접수번호 or a birth date (``680302``), also several of them (``ㄱㅁㅈ 5678``).

        The surest first, this day's before others of the date; nobody for an empty text. Who
        is on the list of this day is not named again for another one. Where nobody is called
        so, it is read as it may have been meant: ``12번``, ``김민지 님``, ``김민지5678``, and
        ``rlaalswl`` struck with the keyboard on English.
        """
        for meant in _meanings(typed):
            if found := self._find(meant):
                return found
        return ()

    def _find(self, typed: str) -> tuple[Guest, ...]:
        spread = "".join("".join(_PAIRS.get(sign, sign)) for sign in typed)
        words = [each for word in text.narrow(spread).split() if any(each := _readings(word))]
        if not words:
            return ()
        mine = _found(self.guests, words)
        short = all(word.isdigit() and len(word) < _TAIL for word, *_ in words)
        if mine and short:  # a 접수번호 is this day's, whoever has it elsewhere
            return tuple(mine)
        known = {guest.seeker_id for guest in mine}
        others = _found(self.elsewhere, words)
        return (*mine, *(guest for guest in others if guest.seeker_id not in known))


def _meanings(typed: str) -> Iterator[str]:
    yield typed
    bare = _COURTESY.sub("", _COUNTED.sub(r"\1 ", typed))
    yield _BORDER.sub(" ", bare)
    if _LATIN.search(typed):
        yield keyboard.hangul(typed)


def guest_key(name: str) -> str:
    """The form in which the name of a guest is compared."""
    return text.search_key(name)


def _readings(typed: str) -> tuple[str, ...]:
    """A typed word, and what it may be on the way to: ``잇`` is also ``이ㅅ`` of 이순신."""
    word = text.search_key(typed)
    code = ord(word[-1]) - _HANGUL_FIRST if word else -1
    if not 0 <= code <= _HANGUL_LAST - _HANGUL_FIRST or code % _FINALS == 0:
        return (word,)
    end = _ENDS[code % _FINALS]
    kept, begun = _PAIRS.get(end, ("", end))
    last = chr(_HANGUL_FIRST + code - code % _FINALS + (_ENDS.index(kept) if kept else 0))
    return word, word[:-1] + last + begun


def _found(guests: Sequence[Guest], words: Sequence[tuple[str, ...]]) -> list[Guest]:
    hits = []
    for each in guests:
        rank = 0
        for word, *other in words:
            one = _by_digits(each, word) if word.isdigit() else _by_name(each.key, word)
            if one is None and other:
                one = _by_name(each.key, other[0])
            if one is None:
                break
            rank = max(rank, one)
        else:
            hits.append((rank, each.number or 1_000_000, each.name, each))
    return [hit[3] for hit in sorted(hits, key=lambda hit: hit[:3])]


def _by_digits(guest: Guest, digits: str) -> int | None:
    """How surely digits mean a guest, 0 the surest; None when they do not."""
    if len(digits) < _TAIL:
        return 0 if guest.number == int(digits) else None
    if guest.phone.endswith(digits):
        return 0
    if str(guest.number) == digits:  # 0021 is the end of a phone, never the number 21
        return 1
    if guest.birth is not None and f"{guest.birth:%Y%m%d}".endswith(digits) and len(digits) >= 6:
        return 1
    return None


def _by_name(name: str, word: str) -> int | None:
    if name == word:
        return 0
    for at in range(len(name) - len(word) + 1):
        if all(_means(sign, of) for sign, of in zip(word, name[at:], strict=False)):
            whole = at == 0 and len(word) == len(name)
            return 1 if whole else 2 if at == 0 else 3
    return None


def _means(typed: str, sign: str) -> bool:
    """Whether a typed sign may stand for one of a name: itself, its first consonant, or its
    syllable before the final consonant is typed (``미`` on the way to ``민``)."""
    if typed == sign:
        return True
    code, of = ord(typed), ord(sign)
    if not _HANGUL_FIRST <= of <= _HANGUL_LAST:
        return False
    if typed in _INITIALS:
        return (of - _HANGUL_FIRST) // (21 * _FINALS) == _INITIALS[typed]
    open_syllable = _HANGUL_FIRST <= code <= _HANGUL_LAST and (code - _HANGUL_FIRST) % _FINALS == 0
    return open_syllable and code <= of < code + _FINALS
