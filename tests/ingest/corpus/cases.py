"""CASES: all cases of the corpus, by family."""

from __future__ import annotations

from tests.ingest.corpus import Case
from tests.ingest.corpus.books import BOOKS
from tests.ingest.corpus.csv_files import CSV
from tests.ingest.corpus.json_files import JSON
from tests.ingest.corpus.packed import FAULTS, PACKED
from tests.ingest.corpus.pdf import PDF
from tests.ingest.corpus.press import PRESS
from tests.ingest.corpus.rows import ROWS
from tests.ingest.corpus.texts import TEXT
from tests.ingest.corpus.web import WEB
from tests.ingest.corpus.word import WORD

CASES: tuple[Case, ...] = (
    *CSV,
    *BOOKS,
    *JSON,
    *ROWS,
    *WORD,
    *PDF,
    *TEXT,
    *PRESS,
    *WEB,
    *PACKED,
    *FAULTS,
)
