"""Scores kept between runs: a small SQLite file in a folder that the caller names.

A score is found by the SHA-256 of the model's identity and the text; texts are not stored.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType

from analysis.errors import InputError

FILE = "tone-scores.sqlite"
BROKEN = "tone-scores.broken"  # what a file that cannot be read is renamed to
_TABLE = "CREATE TABLE IF NOT EXISTS scores (key BLOB PRIMARY KEY, tone BLOB) WITHOUT ROWID"
_AT_ONCE = 500  # keys in one question; SQLite takes at least 999
_WAIT = 30.0  # seconds for another process that is writing
#: Faults that mean that the file itself is no good: damaged, not SQLite, or another table.
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}


class KeptScores:
    """The scores of one model, kept in `folder` (made where it is missing).

    A file that cannot be read is renamed to `BROKEN` and a new one begun: a score is only ever
    lost, never wrong. InputError `model_cache`: nothing can be kept there (no right to write, the
    disk is full, another process holds the file).
    """

    def __init__(self, folder: str | Path, identity: str) -> None:
        self._folder, self._identity = Path(folder), identity
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._unusable(error) from error
        self._file: sqlite3.Connection | None = None

    def __enter__(self) -> KeptScores:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._close()

    def known(self, texts: Iterable[str]) -> dict[str, float]:
        """The scores of those texts that have one."""
        text_of = {self._key(text): text for text in texts}
        try:
            rows = self._read(list(text_of))
        except sqlite3.DatabaseError as error:
            self._begin_anew(error)
            return {}
        tones = ((text_of[key], _unpacked(key, value)) for key, value in rows)
        return {text: tone for text, tone in tones if tone is not None}

    def keep(self, scores: Mapping[str, float]) -> None:
        """Writes the score of each text, at once: what an interrupted run has is not lost."""
        keyed = ((self._key(text), tone) for text, tone in scores.items())
        rows = [(key, _packed(key, tone)) for key, tone in keyed]
        try:
            self._write(rows)
        except sqlite3.DatabaseError as error:
            self._begin_anew(error)
            try:
                self._write(rows)
            except sqlite3.DatabaseError as again:
                raise self._unusable(again) from again

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self._identity}\0{text}".encode()).digest()

    def _open(self) -> sqlite3.Connection:
        if self._file is None:
            self._file = sqlite3.connect(self._folder / FILE, timeout=_WAIT)
            self._file.execute(_TABLE)
        return self._file

    def _read(self, keys: list[bytes]) -> list[tuple[bytes, object]]:
        rows: list[tuple[bytes, object]] = []
        for first in range(0, len(keys), _AT_ONCE):
            some = keys[first : first + _AT_ONCE]
            places = ",".join("?" * len(some))
            question = f"SELECT key, tone FROM scores WHERE key IN ({places})"
            rows += self._open().execute(question, some).fetchall()
        return rows

    def _write(self, rows: list[tuple[bytes, bytes]]) -> None:
        with self._open() as file:
            file.executemany("INSERT OR REPLACE INTO scores VALUES (?, ?)", rows)

    def _begin_anew(self, error: sqlite3.DatabaseError) -> None:
        """Sets a damaged file aside; any other fault is the user's to know."""
        self._close()
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DAMAGE:
            raise self._unusable(error) from error
        try:
            os.replace(self._folder / FILE, self._folder / BROKEN)
            (self._folder / f"{FILE}-journal").unlink(missing_ok=True)
        except OSError as fault:
            raise self._unusable(fault) from fault

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _unusable(self, error: Exception) -> InputError:
        return InputError("model_cache", folder=self._folder, reason=str(error))


def _packed(key: bytes, tone: float) -> bytes:
    """The number and a check of it: SQLite does not notice a damaged value."""
    number = struct.pack("<d", tone)
    return number + hashlib.sha256(key + number).digest()[:8]


def _unpacked(key: bytes, value: object) -> float | None:
    """The number, if it is the one that was kept."""
    if not isinstance(value, bytes) or len(value) != 16:
        return None
    [tone] = struct.unpack("<d", value[:8])
    return tone if _packed(key, tone) == value else None
