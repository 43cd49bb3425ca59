"""Fixtures every test may use: a fresh centre and a practice centre, opened.

The display and the user's folder are settled here, before Qt or the program is imported.
"""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
_HOME = tempfile.mkdtemp(prefix="jobdesk-home-")
os.environ["JOBDESK_HOME"] = _HOME
for _name in ("JOBDESK_CENTRE", "JOBDESK_PASSWORD"):
    os.environ.pop(_name, None)

import hypothesis  # noqa: E402
import pytest  # noqa: E402

from jobdesk.data.keyfile import CHEAP  # noqa: E402
from jobdesk.services import centres  # noqa: E402
from jobdesk.services.desk import Desk  # noqa: E402

# A busy machine is no failure; what is slow is measured apart from the tests.
hypothesis.settings.register_profile("jobdesk", deadline=None)
hypothesis.settings.load_profile("jobdesk")

_ended = itertools.count(1)

TODAY = date(2026, 11, 20)
"""The day it is in every desk of the tests: a Friday."""

PASSWORD = "시험 비밀번호"
EUP_MYEON = ("가람읍", "솔내면", "구름면", "달빛면", "미리내면", "너른면")


def today() -> date:
    """The clock of the tests' desks."""
    return TODAY


def pytest_sessionstart() -> None:
    """Leave no search for cyclic garbage to the threads of the tests: see ui/sweeper.py."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Free what a test left in cycles, windows above all, before the next begins."""
    gc.collect(1 if next(_ended) % 20 else 2)


def pytest_sessionfinish() -> None:
    """Leave nothing of the tests' home folder behind."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def _templates(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool], Path]:
    # Made once and copied, since making the tables costs more than most tests.
    made: dict[bool, Path] = {}

    def template(practice: bool) -> Path:
        if practice not in made:
            folder = tmp_path_factory.mktemp("template") / "centre"
            desk, _ = centres.create(
                folder,
                name="한빛군 일자리센터",
                sido="전라남도",
                sigungu="한빛군",
                eup_myeon=EUP_MYEON,
                password=None if practice else PASSWORD,
                practice=practice,
                today=today,
                cost=CHEAP,
            )
            desk.store.close()
            made[practice] = folder
        return made[practice]

    return template


@pytest.fixture
def desk(tmp_path: Path, _templates: Callable[[bool], Path]) -> Iterator[Desk]:
    """An open, empty centre of its own, with a cheap key derivation; the user is 관리자."""
    folder = tmp_path / "centre"
    shutil.copytree(_templates(False), folder)
    opened = centres.open_centre(folder, PASSWORD, today=today)
    yield opened
    opened.store.close()


@pytest.fixture
def practice_desk(tmp_path: Path, _templates: Callable[[bool], Path]) -> Iterator[Desk]:
    """An open, empty practice centre of its own."""
    folder = tmp_path / "practice"
    shutil.copytree(_templates(True), folder)
    opened = centres.open_centre(folder, today=today)
    yield opened
    opened.store.close()
