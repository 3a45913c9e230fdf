"""Bytes to rows to an ArticleSet, with everything that was not taken as it stood told."""

from analysis.ingest.columns import guess_columns
from analysis.ingest.messages import PROBLEM_MESSAGES
from analysis.ingest.pages.addresses import addresses_of
from analysis.ingest.pages.links import host_outlet, unwrap
from analysis.ingest.pages.unfetched import addresses_without_text
from analysis.ingest.read import ReadResult, preview, read_articles, read_pasted
from analysis.ingest.readers import FORMATS, READERS
from analysis.ingest.samples import Sample, read_sample, samples
from analysis.ingest.web import WebSettings, fetch_articles

__all__ = [
    "FORMATS",
    "PROBLEM_MESSAGES",
    "READERS",
    "ReadResult",
    "Sample",
    "WebSettings",
    "addresses_of",
    "addresses_without_text",
    "fetch_articles",
    "guess_columns",
    "host_outlet",
    "preview",
    "read_articles",
    "read_pasted",
    "read_sample",
    "samples",
    "unwrap",
]
