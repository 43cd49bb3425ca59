"""Reads a file in a process of its own, with limits, so that no file can hurt the program.

A parser that asks for 500 GB ends its process, not the window. The process is a bare Python
(no site packages scanned, no Qt) fed through its standard input and answering in pickles on
its standard output; nothing of the file touches the disk. It is started without
``multiprocessing``, which would run a script that has no main guard a second time.
"""

from __future__ import annotations

import io
import logging
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, TypeVar

from jobdesk.exchange import limits, refusals
from jobdesk.exchange.engine import Answer, Request
from jobdesk.exchange.workbook import Format, Sheet

WORD = "--read-sheet"
"""The word by which the frozen program knows that it is to be the reading process."""

_BATCH = 40_000  # cells a pickle carries, so that no second copy of a sheet stands in memory

log = logging.getLogger(__name__)
T = TypeVar("T")


class Died(Exception):  # noqa: N818 - an outcome that the caller turns into a sentence
    """The process ended without an answer: ``late`` by the clock, ``heavy`` by memory."""

    def __init__(self, *, late: bool = False, heavy: bool = False) -> None:
        super().__init__("reading process died")
        self.late = late
        self.heavy = heavy


def read(request: Request, data: bytes, seconds: float) -> Answer:
    """Read ``data`` in a process of its own within ``seconds``.

    Raises what the process refused with (Unreadable and its kin), or Died.
    """
    return _ask(("sheet", *request), data, seconds, _answer)


def picture(name: str, data: bytes, seconds: float) -> tuple[str, bytes]:
    """The picture as it is kept, made in a process of its own: media type and bytes.

    Raises Unreadable or Died, as :func:`read` does.
    """
    return _ask(("picture", name), data, seconds, _picture)


def own_book(name: str, job: tuple[object, ...], data: bytes, seconds: float) -> Any:
    """What own_book_fill makes of the workbook ``data``: its marks, or its filled bytes.

    Raises Unreadable or Died, as :func:`read` does.
    """
    return _ask(("own", name, job), data, seconds, _own)


def _ask(
    parts: tuple[object, ...], data: bytes, seconds: float, answer: Callable[[IO[bytes]], T]
) -> T:
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        process = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            creationflags=flags,
        )
    except OSError as error:  # the system has no room for one more process
        raise Died(heavy=True) from error
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        try:
            pickle.dump((parts, seconds), process.stdin)
            process.stdin.write(data)
            process.stdin.close()
            return answer(process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            said = process.stderr.read(64 * 1024)
            raise Died(late=late.is_set(), heavy=b"memory" in said.lower()) from error
    finally:
        timer.cancel()
        process.kill()
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream and not stream.closed:
                try:
                    stream.close()
                except OSError:  # what it still held no longer matters
                    continue
        process.wait()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, WORD]
    root = str(Path(__file__).resolve().parents[2])
    path = [root, *(entry for entry in sys.path if entry and entry != root)]
    code = f"import sys; sys.path[:] = {path!r}; from jobdesk.exchange.child import serve; serve()"
    return [sys.executable, "-I", "-S", "-X", "utf8", "-c", code]


_ALLOWED = {("datetime", "date"), ("datetime", "datetime"), ("datetime", "time")}


class _Plain(pickle.Unpickler):
    """Takes plain values and dates only: the process may have been turned by the file."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def _answer(stream: IO[bytes]) -> Answer:
    answer: Answer | None = None
    while True:
        word, *rest = _Plain(stream).load()
        if word == "rows":
            assert answer is not None
            answer.sheets[-1].rows.extend(rest[0])
        elif word == "sheet":
            assert answer is not None
            name, visible, merged, first_row, hidden, warnings = rest
            answer.sheets.append(
                Sheet(name, [], visible, merged, first_row, frozenset(hidden), warnings)
            )
        elif word == "begin":
            kind, encoding, warnings = rest
            answer = Answer(Format(kind), encoding, [], warnings)
        elif word == "end":
            assert answer is not None
            return answer
        else:
            raise _refusal(word, rest)


def _picture(stream: IO[bytes]) -> tuple[str, bytes]:
    word, *rest = _Plain(stream).load()
    if word != "picture":
        raise _refusal(word, rest)
    media_type, made = rest
    return str(media_type), bytes(made)


def _own(stream: IO[bytes]) -> Any:
    word, *rest = _Plain(stream).load()
    if word != "own":
        raise _refusal(word, rest)
    return rest[0]


def _refusal(word: str, rest: list[str]) -> Exception:
    """What an answer other than the one asked for means."""
    if word == "heavy":
        return Died(heavy=True)
    if word == "bug":
        log.error("reading process failed: %s", rest[0])
        return Died()
    kinds: dict[str, Callable[[str], refusals.Unreadable]] = {
        "NeedsPassword": refusals.NeedsPassword,
        "WrongPassword": refusals.WrongPassword,
    }
    return kinds.get(word, refusals.Unreadable)(rest[0])


def serve() -> None:
    """Be the reading process: one request from standard input, one answer, the end."""
    inlet, outlet = os.fdopen(0, "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    parts, seconds = pickle.load(inlet)
    _limit(seconds)
    word, *asked = parts
    try:
        if word == "picture":
            pickle.dump(("picture", *_prepared(asked[0], inlet.read())), outlet, protocol=5)
        elif word == "own":
            pickle.dump(("own", _filled(asked[0], asked[1], inlet.read())), outlet, protocol=5)
        else:
            _send(outlet, _run(Request(*asked), inlet.read()))
    except MemoryError:
        pickle.dump(("heavy",), outlet)
    except refusals.Unreadable as error:
        pickle.dump((type(error).__name__, error.message), outlet)
    except Exception as error:
        pickle.dump(("bug", _where(error)), outlet)
    outlet.flush()


def _run(request: Request, data: bytes) -> Answer:
    from jobdesk.exchange import engine

    return engine.run(request, data)


def _filled(name: str, job: tuple[Any, ...], data: bytes) -> object:
    from jobdesk.exchange import own_book_fill

    if job[0] == "marks":
        return own_book_fill.marks(data, name)
    return own_book_fill.fill(data, name, own_book_fill.Filling(*job[1]))


def _prepared(name: str, data: bytes) -> tuple[str, bytes]:
    from jobdesk.exchange import pictures

    return pictures.prepare(data, name)


def _send(outlet: io.BufferedWriter, answer: Answer) -> None:
    pickle.dump(("begin", str(answer.format), answer.encoding, answer.warnings), outlet)
    while answer.sheets:
        sheet = answer.sheets.pop(0)
        pickle.dump(
            (
                "sheet",
                sheet.name,
                sheet.visible,
                sheet.merged,
                sheet.first_row,
                sorted(sheet.hidden_rows),
                sheet.warnings,
            ),
            outlet,
        )
        step = max(1, _BATCH // max(1, sheet.width))
        for start in range(0, len(sheet.rows), step):
            pickle.dump(("rows", sheet.rows[start : start + step]), outlet, protocol=5)
    pickle.dump(("end",), outlet)


def _limit(seconds: float) -> None:
    """Limits of memory and time where the system knows them; no core file of people's data."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, limits.MEMORY),
        (resource.RLIMIT_CPU, int(seconds) + 1),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, hard))


def _where(error: BaseException) -> str:
    """The error's type and its place in our code, without its words, which may hold data."""
    place = ""
    trace = error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        place = f"{Path(code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} at {place}"
