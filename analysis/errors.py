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
    "no_shared_tone": "“{a}” and “{b}” have no language with a tone lexicon in common, so their "
    "wording cannot be compared word by word.",
    "lexicon_columns": "“{name}” needs the columns word and valence. Its columns are: {columns}.",
    "lexicon_empty": "“{name}” holds no entry: write one word and its valence (−4 to 4) a "
    "line, under word,valence.",
    "lexicon_row": "“{name}”, line {row}: it could not be read as a row. Mend it and "
    "choose the file again.",
    "lexicon_long": "“{name}” has more than {most} entries: a lexicon that long cannot be "
    "read by anyone; shorten it.",
    "lexicon_word": "“{name}”, line {row}: the word is missing.",
    "lexicon_value": "“{name}”, line {row}: “{value}”, given for “{word}”, is no number "
    "from −4 to 4.",
    "lexicon_twice": "“{name}”, line {row}: “{word}” stands there twice with different values.",
    "model_extra": "A model needs PyTorch and transformers, and {package} is not installed: "
    "“python -m pip install -r requirements-models.txt” brings both.",
    "model_folder": "There is no folder “{model}” to open a model from.",
    "model_unreadable": "“{model}” could not be opened as a sentiment model: {reason}",
    "model_labels": "“{model}” does not say which of its outputs means positive and which negative "
    "(they are called: {labels}). Take another model, or name them in order: negative, neutral, "
    "positive.",
    "model_untrained": "“{model}” was never trained to tell positive from negative (it lacks "
    "{missing}): take one that was.",
    "model_cache": "No scores can be kept in “{folder}”: {reason}",
    "parser_kind": "“{given}” is no parser: pass a pipeline that is loaded, spaCy's "
    "(spacy.load(…)) or Stanza's (stanza.Pipeline(…)).",
    "parser_tree": "“{given}” gives no dependencies: take a pipeline with a parser (of Stanza: "
    "tokenize, pos, lemma, depparse).",
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
