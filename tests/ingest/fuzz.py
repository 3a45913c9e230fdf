"""A byte-level fuzzer: broken files over `read_articles`.

`python -m tests.ingest.fuzz [--inputs 20000] [--seed 1] [--workers 2]` breaks the files of the
corpus in many ways, the same ones for the same seed (but for the times that packages hold, and
what encryption draws), and reads each. Nothing but InputError may
come out, nothing may take longer than five seconds, and rows read must be accepted or dropped.
What does not hold is made as small as it goes and written to build/fuzz.
"""

from __future__ import annotations

import argparse
import gzip
import io
import logging
import random
import signal
import sys
import time
import traceback
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path, PurePosixPath
from types import FrameType

from analysis.errors import InputError
from analysis.ingest import READERS, read_articles
from analysis.ingest.packed.unpacking import ARCHIVES
from tests.ingest.corpus import BESIDE
from tests.ingest.corpus.cases import CASES
from tests.ingest.material import adds_up, zipped
from tests.ingest.supervised import Lost, supervised

#: The longest that a small file may take: seconds of work, so that a busy machine changes
#: nothing, and seconds by the clock, for what only waits.
SECONDS, BY_THE_CLOCK = 5.0, 60.0
_LARGEST = 60_000  # bytes of a file that is broken; larger ones are in the corpus for limits
_TRIES = 300  # readings to make an input small
_TOLD_EACH = 1_000
_KEPT = Path("build") / "fuzz"
_ENDINGS = [ending for reader in READERS for ending in reader.extensions] + list(ARCHIVES) + [""]
_ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-32", "cp1256", "iso-8859-6", "cp1252", "cp437")
_SPECIAL = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b'"', b"'", b"\r", b"\n\n", b",", b";",
    b"\t", b"<", b"</p>", b"<![CDATA[", b"<!--", b"&#x1f;", b"&#xD800;", b"&", b"{", b"[", b"}",
    b"\\", b"\\u-99999?", b"\\bin99999 ", b"\\ud800", b"NaN", b"1e999", b"-1", b"\x7f\xff\xff\xff",
    b"\xff\xff\xff\xff", b"PK\x03\x04", b"%PDF-", b"{\\rtf", b"\x1f\x8b\x08", b"\x1a",
    "\u202e".encode(), "\u2028".encode(), "ـًّ".encode(), "٣١/٠٢/٢٠٣١".encode(), b"9" * 400,
)  # fmt: skip
Mutation = Callable[[random.Random, bytes], bytes]


class Hang(BaseException):
    """A reading took too long. No `except Exception` of a parser can swallow it."""


@dataclass(frozen=True)
class Outcome:
    """What came of one input: its number, name, seconds, and what is wrong or "", then with the
    bytes."""

    number: int
    name: str
    seconds: float
    trouble: str
    data: bytes = b""


@cache
def seeds() -> tuple[tuple[str, bytes], ...]:
    """(name, bytes) of the files of the corpus that are small enough to break."""
    files = dict.fromkeys(file for case in CASES for file in case.files())
    return tuple((name, data) for name, data in files if 0 < len(data) <= _LARGEST)


def broken_input(number: int, seed: int) -> tuple[str, bytes]:
    """The name and bytes of one broken file: the same for the same number and seed."""
    rng = random.Random(f"{seed}:{number}")
    name, data = rng.choice(seeds())
    inside = rng.random() < 0.7  # a package: break what is in it, else hardly anything is reached
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 5, 8))):
        mutation = rng.choice(_MUTATIONS)
        data = _in_package(rng, data, mutation) if inside else mutation(rng, data)
    if rng.random() < 0.1:
        ending = rng.choice(_ENDINGS)
        name = PurePosixPath(name).stem + (f".{ending}" if ending else "")
    return name, data[: 2 * _LARGEST]


def _slice(rng: random.Random, data: bytes, longest: int = 400) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.randint(1, rng.choice((4, 40, longest))))


def _truncate(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[at:] if rng.random() < 0.2 else data[:at]


def _flip(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 2, 8, 40)) if changed else 0):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _splice(rng: random.Random, data: bytes) -> bytes:
    _, other = rng.choice(seeds())
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other)) :]


def _repeat(rng: random.Random, data: bytes) -> bytes:
    start, end = _slice(rng, data)
    return data[:start] + data[start:end] * rng.choice((2, 3, 20, 100)) + data[end:]


def _delete(rng: random.Random, data: bytes) -> bytes:
    start, end = _slice(rng, data)
    return data[:start] + data[end:]


def _insert(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    new = rng.choice(_SPECIAL) if rng.random() < 0.8 else rng.randbytes(rng.randint(1, 30))
    return data[:at] + new * rng.choice((1, 1, 1, 2, 50)) + data[at:]


def _copy(rng: random.Random, data: bytes) -> bytes:
    """A piece of the file, or of another, over another place."""
    source = data if rng.random() < 0.7 else rng.choice(seeds())[1]
    (start, end), (_, after) = _slice(rng, source), _slice(rng, data)
    return data[: max(after - (end - start), 0)] + source[start:end] + data[after:]


def _encode(rng: random.Random, data: bytes) -> bytes:
    text = data.decode(rng.choice(_ENCODINGS), "replace")
    return text.encode(rng.choice(_ENCODINGS), "ignore")


def _lines(rng: random.Random, data: bytes) -> bytes:
    """A line dropped, doubled, or put elsewhere."""
    lines = data.split(b"\n")
    at = rng.randrange(len(lines))
    line = lines[at] if rng.random() < 0.5 else lines.pop(at)
    if rng.random() < 0.6:
        lines.insert(rng.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


def _in_package(rng: random.Random, data: bytes, mutation: Mutation) -> bytes:
    """A file in a ZIP, or what a GZ holds, broken and packed again; other bytes are broken."""
    try:
        if data.startswith(b"\x1f\x8b"):
            return gzip.compress(mutation(rng, gzip.decompress(data)), mtime=0)
        if not data.startswith(b"PK"):
            return mutation(rng, data)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            files = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, zlib.error, ValueError):
        return mutation(rng, data)  # broken, or protected, as it is
    if not files:
        return mutation(rng, data)
    chosen = rng.choice(list(files))
    files[chosen] = mutation(rng, files[chosen])
    return zipped(files)


_MUTATIONS: tuple[Mutation, ...] = (
    _truncate, _flip, _splice, _repeat, _delete, _insert, _copy, _encode, _lines,
)  # fmt: skip


def trouble_with(name: str, data: bytes) -> tuple[str, float]:
    """(what is wrong with how a file is read or "", seconds of work)."""
    start, trouble = time.process_time(), ""
    try:
        with warnings.catch_warnings(), _limited():
            warnings.filterwarnings("error", module=r"analysis\b")
            try:
                result = read_articles((name, data))
            except InputError:  # one clear line; beside a good table its rows can be counted
                result = read_articles([(name, data), BESIDE])
        if not adds_up(result):
            trouble = f"rows do not add up: {result.rows_read} read"
    except Hang:
        trouble = "hang\n" + traceback.format_exc(limit=-12)
    except Exception as error:  # noqa: BLE001 - whatever comes out is what is looked for
        trouble = f"{type(error).__name__}: {error}\n{traceback.format_exc()}"
    seconds = time.process_time() - start
    return trouble or (f"slow: {seconds:.1f} s" if seconds > SECONDS else ""), seconds


@contextmanager
def _limited() -> Iterator[None]:
    """Raises Hang at either limit: not in native code, which only `supervised` ends."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise Hang

    before = [signal.signal(one, ring) for one in (signal.SIGPROF, signal.SIGALRM)]
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    signal.setitimer(signal.ITIMER_REAL, BY_THE_CLOCK)
    try:
        yield
    finally:
        for timer in (signal.ITIMER_PROF, signal.ITIMER_REAL):
            signal.setitimer(timer, 0)
        for one, handler in zip((signal.SIGPROF, signal.SIGALRM), before, strict=True):
            signal.signal(one, handler)


def outcome_of(number: int, seed: int) -> Outcome:
    """What comes of one input."""
    name, data = broken_input(number, seed)
    trouble, seconds = trouble_with(name, data)
    return Outcome(number, name, seconds, trouble, data if trouble else b"")


def smaller(name: str, data: bytes) -> bytes:
    """Fewer bytes with the same trouble, as far as a few hundred tries go."""
    kind, tries, size = _kind(trouble_with(name, data)[0]), 0, len(data) // 2
    if kind in ("hang", "slow", ""):
        return data
    while size and tries < _TRIES:
        at = 0
        while at < len(data) and tries < _TRIES:
            shorter, tries = data[:at] + data[at + size :], tries + 1
            if _kind(trouble_with(name, shorter)[0]) == kind:
                data = shorter
            else:
                at += size
        size //= 2
    return data


def _kind(trouble: str) -> str:
    return trouble.partition(":")[0].partition("\n")[0]


def run(inputs: int, seed: int, workers: int = 1) -> Iterator[Outcome]:
    """The outcomes of so many inputs: in their order from one worker, else as they come."""
    one = partial(outcome_of, seed=seed)
    if workers < 2:
        _warm()
        yield from map(one, range(inputs))
        return
    limit = 2 * BY_THE_CLOCK
    for found in supervised(one, inputs, workers=workers, limit=limit, ready=_ready):
        yield _lost(found, seed) if isinstance(found, Lost) else found


def _lost(lost: Lost, seed: int) -> Outcome:
    name, data = broken_input(lost.number, seed)
    return Outcome(lost.number, name, 0.0, f"hang: {lost.why}", data)


def _warm() -> None:
    """Load what the first reading loads: that takes seconds once, and is no hang."""
    read_articles([("a.html", b"<p>The minister arrived.</p>"), BESIDE])


def _ready() -> None:
    _quiet()
    _warm()


def _quiet() -> None:
    """Parsers log what they stumble over; here they do nothing else."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Broken files over read_articles.")
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args(arguments)
    _quiet()
    start = time.perf_counter()
    wrong, slowest = 0, Outcome(0, "", 0.0, "")
    for done, one in enumerate(run(given.inputs, given.seed, given.workers), start=1):
        slowest = max(slowest, one, key=lambda each: each.seconds)
        if one.trouble:
            wrong += 1
            print(f"{one.number} {one.name}: {one.trouble}\n  {_written(one, given.seed)}")
        if done % _TOLD_EACH == 0 or done == given.inputs:
            print(
                f"{done} inputs in {time.perf_counter() - start:.0f} s, seed {given.seed}: {wrong} "
                f"in trouble; slowest {slowest.seconds:.2f} s (number {slowest.number}, "
                f"{slowest.name})",
                flush=True,
            )
    return 1 if wrong else 0


def _written(one: Outcome, seed: int) -> Path:
    _KEPT.mkdir(parents=True, exist_ok=True)
    path = _KEPT / f"{seed}-{one.number}{PurePosixPath(one.name).suffix}"
    path.write_bytes(smaller(one.name, one.data))
    return path


if __name__ == "__main__":
    sys.exit(main())
