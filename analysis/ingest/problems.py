"""Problems: what was not taken as it stood, collected while reading.

A problem has a code, values, and an action. `PROBLEM_MESSAGES` holds the English line of every
code, so that the interface can say the same in another language from code and values.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from dataclasses import field as declared
from typing import Literal

import pandas as pd

from analysis.tables import PROBLEMS

Action = Literal["dropped", "repaired", "kept"]
WHOLE = -1  # row number that means the whole source

PROBLEM_MESSAGES: dict[str, str] = {
    # whole sources
    "file_not_found": "There is no file “{path}”.",
    "address_not_read": "“{path}” is an address, not a file. Save the page as HTML and bring "
    "the file.",
    "empty_folder": "There is no file in the folder “{path}”.",
    "format_not_read": "Files of type {extension} are not read. Read are: {formats}.",
    "source_not_read": "A source of type {type} is not read. Read are paths, open files, "
    "(name, bytes) pairs and tables.",
    "empty_file": "The file is empty.",
    "broken_file": "The file cannot be read as {format}: {reason}. Save it again, or as CSV.",
    "broken_archive": "The ZIP is damaged and cannot be opened: {reason}.",
    "password": "The file is protected by a password. Save it without one.",
    "too_large": "The file has more than {limit} MB. Split it and bring the parts.",
    "packed_too_tightly": "The file unpacks to more than {ratio} times its size, which no news "
    "text does. It was not opened.",
    "nested_archive": "A ZIP inside a ZIP is not opened. Unpack it and bring what is in it.",
    "system_files": "{count} hidden files of the system (such as __MACOSX) were passed over.",
    "other_format": "The name ends in {extension}, but this is {format}, and was read as such.",
    "encoding_guessed": "The file is not UTF-8. It was read as {encoding}: check a few lines.",
    "bad_bytes": "{count} places that are not valid UTF-8 were replaced by “�”.",
    "no_text_column": "No column was recognised as the text. Columns are: {columns}. Say which "
    "one holds it.",
    "sheet_skipped": "Sheet “{sheet}” has no column recognised as the text and was left out. "
    "Its columns are: {columns}.",
    "no_rows": "There is a header, but no row below it.",
    "no_article_in_page": "No article was found in this page. Copy its text and paste it.",
    "no_outlet": "No outlet is given for {count} articles. Name it, or bring a column with it.",
    # columns
    "column_not_found": "There is no column “{column}” to take {field} from. Columns are: "
    "{columns}.",
    "column_renamed": "Column “{column}” is kept as “{renamed}”: {field} is taken from elsewhere "
    "or the name is used twice.",
    "outlet_from_folder": "“{outlet}” was taken as the outlet from the folder’s name "
    "({count} files).",
    "outlet_from_name": "“{outlet}” was taken as the outlet from the file’s name.",
    "title_from_line": "The first line was taken as the title: “{title}”. It stays in the text.",
    "header_read": "The lines above the text were taken as {fields}.",
    # rows
    "too_many_fields": "Line {line} has {found} fields where the header has {expected}. Put "
    "quotes around fields that hold the separator “{delimiter}”.",
    "too_few_fields": "Line {line} has {found} fields where the header has {expected}. The "
    "missing ones were left empty.",
    "unclosed_quote": "The quotation mark opened on line {line} is never closed. It was "
    "passed over, and reading went on with the next line.",
    "broken_line": "Line {line} is not valid JSON: {reason}.",
    "not_a_record": "Here stands {found} where a record with fields was expected.",
    "empty_text": "There is no letter in the text.",
    "short": "The text has only {words} words. A teaser, or cut?",
    "duplicate": "The same outlet, title and text as article {first}.",
    "cell_limit": "The text fills the cell to its limit of 32,767 characters and is probably cut.",
    # fields
    "bad_characters": "{count} characters that no text can hold (such as halves of a character) "
    "were replaced by “�”.",
    "duplicate_id": "The id “{given}” is used more than once. Here it became “{used}”.",
    "language_not_understood": "“{value}” is not a language name or code that is known. It was "
    "identified from the text: {language}.",
    "language_unsure": "The language could not be told from the text.",
    "date_unreadable": "“{value}” was not understood as a date. Write it as 2018-06-08, or "
    "2018-06-08 15:43.",
    "date_ambiguous": "“{value}” can be read in two ways. It was read as {read}.",
    "unknown_value": "“{value}” is not a value of {field}. Values are: {values}.",
}


@dataclass(frozen=True)
class Problem:
    """One problem. `values` fill the message; `row` is −1 where the whole source is meant."""

    source: str
    row: int
    field: str
    code: str
    action: Action
    values: dict[str, object] = declared(default_factory=dict)

    @property
    def detail(self) -> str:
        """The English line."""
        return PROBLEM_MESSAGES[self.code].format(**{"field": self.field, **self.values})


class Problems:
    """Collects problems while reading, and what was done about each."""

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._sources: dict[str, int] = {}

    def add(
        self,
        action: Action,
        code: str,
        source: str,
        row: int = WHOLE,
        field: str = "",
        **values: object,
    ) -> None:
        if code not in PROBLEM_MESSAGES:
            raise KeyError(code)
        self._found.append(Problem(source, row, field, code, action, values))

    def source(self, name: str) -> None:
        """Remember the order of sources, so that problems are listed in it."""
        self._sources.setdefault(name, len(self._sources))

    @property
    def dropped(self) -> int:
        """How many rows, or sources that count as one row each, were dropped."""
        return sum(problem.action == "dropped" for problem in self._found)

    def sorted(self) -> list[Problem]:
        """In order of source, row, field and code."""
        last = len(self._sources)
        return sorted(
            self._found,
            key=lambda p: (self._sources.get(p.source, last), p.source, p.row, p.field, p.code),
        )

    def frame(self) -> pd.DataFrame:
        """The declared table `problems`, in order of source, row, field and code."""
        found = self.sorted()
        return PROBLEMS.frame(
            {
                "source": [p.source for p in found],
                "row": [p.row for p in found],
                "field": [p.field for p in found],
                "problem": [p.code for p in found],
                "detail": [p.detail for p in found],
                "action": [p.action for p in found],
                "values": [_json(p) for p in found],
            }
        )


def _json(problem: Problem) -> str:
    """The values of a problem as JSON, so that its line can be said in another language."""
    values = {"field": problem.field, **problem.values}
    return json.dumps(values, ensure_ascii=False, default=str)
