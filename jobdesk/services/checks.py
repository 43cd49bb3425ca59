"""데이터 점검: one button that says whether everything in the centre is whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from jobdesk.data import backup, integrity, journal, operations
from jobdesk.data.faults import DbError, as_store_error
from jobdesk.data.titles import KIND_LABELS
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.progress import Progress, silent
from jobdesk.domain.text import with_particle
from jobdesk.errors import StoreError, StoreFault
from jobdesk.services import access, backups, closings
from jobdesk.services.desk import Desk

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One question and its answer; ``detail`` says what is wrong, or what was counted."""

    name: str
    label: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Every answer; ``ok`` when all are good."""

    ok: bool
    items: tuple[CheckItem, ...]


def check(desk: Desk, progress: Progress = silent) -> CheckReport:
    """Look the whole store over without changing anything; ``progress`` counts questions.

    A damaged file makes the questions it hinders answer no; nothing is raised for it.
    """
    questions: list[tuple[str, str, Callable[[Desk], str]]] = [
        ("file", "파일 구조", _file),
        ("cipher", "암호화된 쪽의 인증값", _cipher),
        ("links", "연결된 기록", _links),
        ("schema", "표의 형식", _schema),
        ("search", "검색 열쇠", _search),
        ("journal", "변경 기록", _journal),
        ("closings", "마감한 달과 확정한 보고서", _closings),
        ("access", "접속 기록", _access),
        ("backups", "백업", _backups),
    ]
    items = []
    for done, (name, label, question) in enumerate(questions):
        progress(done, len(questions))
        items.append(_asked(name, label, partial(question, desk)))
    progress(len(questions), len(questions))
    return CheckReport(all(item.ok for item in items), tuple(items))


class _WrongError(Exception):
    """An answer that is not good; its text is the detail."""


def _asked(name: str, label: str, question: Callable[[], str]) -> CheckItem:
    try:
        return CheckItem(name, label, True, question())
    except _WrongError as wrong:
        return CheckItem(name, label, False, str(wrong))
    except (StoreError, DbError) as error:
        known = as_store_error(error)
        if known is None:
            raise
        return CheckItem(name, label, False, known.message)


def _insist(problems: list[str], sentence: str) -> None:
    if problems:
        raise _WrongError(sentence.format(len(problems), problems[0]))


def _file(desk: Desk) -> str:
    _insist(integrity.file_problems(desk.store.db), "문제 {}건: {}")
    return f"{desk.store.path.stat().st_size / 1e6:.1f}MB"


def _cipher(desk: Desk) -> str:
    _insist(integrity.cipher_problems(desk.store.db), "문제 {}건: {}")
    return ""


def _links(desk: Desk) -> str:
    _insist(integrity.broken_links(desk.store.db), "끊긴 연결 {}건: {}")
    return ""


def _schema(desk: Desk) -> str:
    _insist(integrity.loose_tables(desk.store.db), "형식을 지키지 않는 표 {}개: {}")
    return ""


def _search(desk: Desk) -> str:
    with desk.store.reading() as db:
        for kind in KINDS:
            stale = integrity.stale_keys(db, kind)
            if stale:
                raise _WrongError(
                    f"{KINDS[kind].label} 번호 {integrity.named(stale)}의 검색 열쇠가 다릅니다. "
                    "그 기록을 열어 다시 저장하세요."
                )
        return "다시 계산한 값과 같습니다."


def _journal(desk: Desk) -> str:
    with desk.store.reading() as db:
        if not desk.read_only:
            _insist(list(journal.missing_triggers(db)), "감시 장치 {}개가 없습니다: {}")
        for table in integrity.journaled(db):
            ids = integrity.unjournaled(db, table)
            if ids:
                kind = KindId(table)
                label = KINDS[kind].label if kind in KINDS else KIND_LABELS[kind]
                raise _WrongError(
                    f"{label} 번호 {with_particle(integrity.named(ids), '이/가')} 마지막 "
                    "변경 기록과 다릅니다."
                )
    return "모든 기록이 마지막 변경 기록과 같습니다."


def _closings(desk: Desk) -> str:
    with desk.store.reading():
        wrong = [
            f"{month.year}년 {month.number}월"
            for month, closed in closings.closed_months(desk).items()
            if not closed.sound
        ]
    if wrong:
        raise _WrongError(f"마감한 실적이 마감할 때와 다릅니다: {', '.join(wrong)}")
    return ""


def _access(desk: Desk) -> str:
    if not access.verify(desk):
        raise _WrongError("접속 기록이 중간에 바뀌었거나 빠졌습니다.")
    return ""


def _backups(desk: Desk) -> str:
    made = backups.last(desk)
    if made is None:
        first = operations.first_work(desk.store)
        if first is None or desk.practice:
            return "아직 백업할 것이 없습니다."
        if desk.store.now() - datetime.fromisoformat(first) < _DAY:
            return "아직 백업이 없습니다. 센터를 닫을 때 만들어집니다."
        raise _WrongError("하루가 지나도록 백업이 한 번도 없었습니다. 지금 백업하세요.")
    try:
        backup.verify(made.path, desk.store.key)
    except StoreError as error:
        if error.fault is StoreFault.TOO_NEW:
            raise
        raise _WrongError(
            f"마지막 백업({made.made_at:%Y-%m-%d %H:%M})이 열리지 않습니다. 지금 다시 백업하세요."
        ) from error
    return f"마지막 백업 {made.made_at:%Y-%m-%d %H:%M}, 열어서 확인했습니다."
