"""What can go wrong, said in one line that names the value and what to do.

    AnalysisError
    ├── InputError       what was given cannot be used
    └── NotEnoughData    a result would mislead with so few articles

An error carries a `code` and `values`, so that the interface can say the same in another
language; `str(error)` is the English line.
"""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "no_sources": "No source was given: pass at least one file, address or table.",
    "nothing_readable": "No article could be read from {sources}: {reason}",
    "unknown_column": "There is no column “{column}” among the articles. Columns are: {columns}.",
    "missing_column": "The table has no column for {field}. Its columns are: {columns}. "
    "Say which one holds it.",
    "bad_option": "“{value}” is not a value of {option}. Values are: {values}.",
    "unknown_group": "There is no {by} “{group}” among the articles. There are: {groups}.",
    "empty_query": "Type a word or a phrase to look for.",
    "file_not_found": "There is no file “{path}”.",
    "bad_study": "“{name}” is not a Parallax study: {reason}",
    "unknown_sample": "There is no sample “{sample}”. Samples are: {samples}.",
    "no_articles": "There is no article left to compare: widen the scope or bring more articles.",
    "one_group": "There is only one {by} here (“{group}”): a comparison needs at least two.",
    "no_lexicon": "There is no tone lexicon for {language}, so no tone is given.",
    "broken_pack": "The language folder “{code}” cannot be used: {reason}",
    "needs_browser": "Pictures by the server need Chrome or Chromium, which was not found. "
    "Install one, or take the HTML or the data.",
}


class AnalysisError(Exception):
    """The root of all errors that Parallax raises on purpose."""

    def __init__(self, code: str, /, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(MESSAGES[code].format(**values))


class InputError(AnalysisError):
    """What was given (a file, a column, an option) cannot be used."""


class NotEnoughData(AnalysisError):
    """The measure is defined, but a result from so little would mislead."""
