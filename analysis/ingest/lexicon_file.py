"""A tone lexicon of the user's own: a CSV file with a column of words and one of valences."""

from __future__ import annotations

import math

from analysis.errors import InputError
from analysis.ingest.options import ReadOptions
from analysis.ingest.problems import Problems
from analysis.ingest.raw import Unreadable
from analysis.ingest.tables.csv_tables import read_csv

WORD = ("word", "entry", "term", "كلمة", "الكلمة", "لفظ", "مفردة")
VALENCE = ("valence", "score", "value", "polarity", "قيمة", "القيمة", "درجة", "القطبية")
LARGEST = 4.0  # the scale of the lexicons that come with the languages, VADER's
MOST = 100_000
_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩٫۰۱۲۳۴۵۶۷۸۹−", "0123456789.0123456789-")

#: Words or phrases, each with its valence (−4…4).
Entries = tuple[tuple[str, float], ...]


def read_lexicon(data: bytes, name: str) -> Entries:
    """The entries of a CSV or TSV file with the columns word and valence, in its order.

    Encoding and separator are found; digits may be Arabic, a comma may stand for the decimal
    point. InputError, naming the file and the line: a column is missing, a value is no number from
    −4 to 4, a word is empty or stands twice with different values, nothing is in it, or a row was
    left out by the reader.
    """
    problems = Problems()
    try:
        table = read_csv(name, data, problems, ReadOptions())[0]
    except (Unreadable, IndexError) as error:
        raise InputError("lexicon_empty", name=name) from error
    frame = table.frame
    columns = {str(column).strip().casefold(): column for column in frame.columns}
    chosen = [
        next((columns[each] for each in names if each in columns), None)
        for names in (WORD, VALENCE)
    ]
    if None in chosen:
        raise InputError("lexicon_columns", name=name, columns=", ".join(map(str, frame.columns)))
    lost = [problem.row for problem in problems.sorted() if problem.action == "dropped"]
    if lost:
        raise InputError("lexicon_row", name=name, row=lost[0])
    if len(frame) > MOST:
        raise InputError("lexicon_long", name=name, most=f"{MOST:,}")
    found: dict[str, float] = {}
    for row, word, value in zip(table.rows, frame[chosen[0]], frame[chosen[1]], strict=True):
        written, valence = " ".join(str(word).split()), _number(str(value))
        if not written:
            raise InputError("lexicon_word", name=name, row=row)
        if valence is None:
            raise InputError("lexicon_value", name=name, row=row, word=written, value=value)
        if found.setdefault(written, valence) != valence:
            raise InputError("lexicon_twice", name=name, row=row, word=written)
    if not found:
        raise InputError("lexicon_empty", name=name)
    return tuple(found.items())


def _number(text: str) -> float | None:
    plain = text.strip().translate(_ARABIC_DIGITS)
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) <= LARGEST else None
