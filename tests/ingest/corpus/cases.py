"""CASES: all cases of the corpus, by family."""

from __future__ import annotations

from tests.ingest.corpus import Case
from tests.ingest.corpus.documents import DOCUMENTS
from tests.ingest.corpus.packed import FAULTS, PACKED
from tests.ingest.corpus.press import PRESS
from tests.ingest.corpus.rows import ROWS
from tests.ingest.corpus.tables import TABLES

CASES: tuple[Case, ...] = (*TABLES, *ROWS, *DOCUMENTS, *PRESS, *PACKED, *FAULTS)
