"""`init`, `demo`, `check`, `backup` and `restore`: the centre as a whole."""

from __future__ import annotations

import argparse
import getpass
import os

from jobdesk.commands.console import Console
from jobdesk.commands.desks import (
    at_terminal,
    centre_folder,
    reading,
    restore_password,
    writing,
)
from jobdesk.errors import UserError
from jobdesk.services import backups, centres, checks


def init(options: argparse.Namespace, console: Console) -> int:
    """Make a centre and print its recovery key, the only time it is ever shown."""
    password = None if options.practice else _new_password(console)
    desk, recovery_key = centres.create(
        options.folder, name=options.name, password=password, practice=options.practice
    )
    centres.close(desk)
    console.answer(
        {
            "centre": desk.folder,
            "name": desk.name,
            "practice": desk.practice,
            "recovery_key": recovery_key or None,
        }
    )
    console.say(f"센터를 만들었습니다: {desk.name} ({desk.folder})")
    if recovery_key:
        console.say(f"복구 열쇠: {recovery_key}")
        console.say("다시 보여 드리지 않습니다. 적어서 안전한 곳에 보관하세요.")
    return 0


def _new_password(console: Console) -> str | None:
    """The administrator's password; None where nobody can be asked."""
    given = os.environ.get("JOBDESK_PASSWORD")
    if given:
        return given
    if not at_terminal():
        console.warn(
            "JOBDESK_PASSWORD가 없어 복구 열쇠로만 열리는 센터를 만듭니다. "
            "비밀번호는 창에서 복구 열쇠로 연 뒤 정할 수 있습니다."
        )
        return None
    password = getpass.getpass("관리자 비밀번호: ")
    if getpass.getpass("한 번 더: ") != password:
        raise UserError("두 비밀번호가 다릅니다. 만든 것이 없습니다. 다시 실행하세요.")
    return password


def demo(options: argparse.Namespace, console: Console) -> int:
    """Make a practice centre of any size; never where a centre already is."""
    from datetime import date

    from jobdesk.services import demo as practice

    _refuse_mixed(options)
    if centres.describe(options.folder).exists:
        raise UserError(
            f"이미 센터가 있는 폴더입니다: {options.folder}. 그 자료는 그대로입니다. "
            "다른 폴더를 쓰세요."
        )
    seed, progress = options.seed, console.progress("연습 자료")
    if options.like:
        from jobdesk.services.demo import muju_2022

        years = 1 if options.years is None else options.years
        desk = muju_2022.build(
            options.folder, seed=seed, years=years, today=date.today, progress=progress
        )
    else:
        desk = practice.build(
            options.folder,
            seed=seed,
            seekers=240 if options.seekers is None else options.seekers,
            until=options.until,
            today=date.today,
        )
    centres.close(desk)
    console.answer({"centre": desk.folder, "name": desk.name, "practice": True})
    console.say(f"연습 센터를 만들었습니다: {desk.name} ({desk.folder})")
    return 0


def _refuse_mixed(options: argparse.Namespace) -> None:
    """A year of the case has its own number of people and its own last day."""
    if options.like and (options.seekers is not None or options.until):
        raise UserError(
            f"--like {options.like}는 사람 수와 기간이 정해져 있어 --seekers, --until과 함께 쓸 수 "
            "없습니다. 만든 것이 없습니다."
        )
    if options.years is not None and not options.like:
        raise UserError("--years는 --like와 함께 씁니다. 만든 것이 없습니다.")


def check(options: argparse.Namespace, console: Console) -> int:
    """Say item by item whether the store is sound; 1 where something is not."""
    with reading(options) as desk:
        report = checks.check(desk, progress=console.progress("점검"))
    console.answer(
        {
            "ok": report.ok,
            "items": [
                {"name": item.name, "label": item.label, "ok": item.ok, "detail": item.detail}
                for item in report.items
            ],
        }
    )
    for item in report.items:
        console.say(f"[{'정상' if item.ok else '이상'}] {item.label}  {item.detail}".rstrip())
    if not report.ok:
        console.warn(
            "이상이 있습니다. 자료를 고치지 않았습니다. 백업에서 복원하려면 "
            "jobdesk restore 를 쓰거나 창에서 복원을 고르세요."
        )
    return 0 if report.ok else 1


def backup(options: argparse.Namespace, console: Console) -> int:
    """Make a verified copy now, in the centre's backup folder or the one named."""
    with writing(options) as desk:
        made = backups.make(desk, folder=options.folder, progress=console.progress("백업"))
    console.answer(
        {
            "file": made.path,
            "made_at": made.made_at,
            "size": made.size,
            "verified": made.verified,
            "rows": made.rows,
        }
    )
    console.say(f"백업하고 열어서 확인했습니다: {made.path} ({made.size:,}바이트)")
    if made.copy_problem:
        console.warn(made.copy_problem)
    return 0


def restore(options: argparse.Namespace, console: Console) -> int:
    """Put a backup in the centre's place; the replaced file is kept and named."""
    folder = centre_folder(options)
    report = backups.restore(folder, options.file, restore_password(folder))
    console.answer(
        {
            "centre": folder.absolute(),
            "file": options.file,
            "made_at": report.made_at,
            "replaced": report.replaced,
            "rows": report.rows,
        }
    )
    console.say(f"{report.made_at:%Y-%m-%d %H:%M}의 백업으로 되돌렸습니다: {options.file}")
    if report.replaced is not None:
        console.say(f"바꾸기 전 파일은 보관했습니다: {report.replaced}")
    return 0
