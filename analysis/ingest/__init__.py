"""Bytes to rows to an ArticleSet, with everything that was not taken as it stood told."""

from analysis.ingest.columns import guess_columns
from analysis.ingest.messages import PROBLEM_MESSAGES
from analysis.ingest.read import ReadResult, preview, read_articles, read_pasted
from analysis.ingest.readers import FORMATS, READERS
from analysis.ingest.samples import Sample, read_sample, samples

__all__ = [
    "FORMATS",
    "PROBLEM_MESSAGES",
    "READERS",
    "ReadResult",
    "Sample",
    "guess_columns",
    "preview",
    "read_articles",
    "read_pasted",
    "read_sample",
    "samples",
]
