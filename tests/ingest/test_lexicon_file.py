"""A tone lexicon of the user's own: what is read, and the one line that says what is wrong."""

from __future__ import annotations

import pytest

from analysis.errors import InputError
from analysis.ingest.lexicon_file import read_lexicon


@pytest.mark.parametrize(
    "data",
    [
        b"word,valence\nsplendide,3\nhonte,-2.5\ncoup de th\xc3\xa9\xc3\xa2tre,-1\n",
        "word;valence\nsplendide;3\nhonte;-2,5\ncoup de théâtre;-1\n".encode("cp1252"),
        "Valence\tWord\n3\tsplendide\n-2.5\thonte\n−1\tcoup de  théâtre\n".encode("utf-16"),
        "الكلمة,القيمة\nsplendide,٣\nhonte,-٢٫٥\ncoup de théâtre,-١\n".encode(),
    ],
    ids=["utf-8", "cp1252, semicolons, decimal commas", "utf-16, tabs, other order", "arabic"],
)
def test_entries_are_read_whatever_the_encoding_and_the_separator(data: bytes) -> None:
    assert read_lexicon(data, "mots.csv") == (
        ("splendide", 3.0),
        ("honte", -2.5),
        ("coup de théâtre", -1.0),
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("mot,valeur\nbon,2\n", "“mots.csv” needs the columns word and valence. "
         "Its columns are: mot, valeur."),
        ("word,valence\nbon,7\n", "“mots.csv”, line 2: “7”, given for “bon”, is no number from "
         "−4 to 4."),
        ("word,valence\nbon,2\nbon,nan\n", "“mots.csv”, line 3: “nan”, given for “bon”, is no "
         "number from −4 to 4."),
        ("word,valence\nbon,2\n ,1\n", "“mots.csv”, line 3: the word is missing."),
        ("word,valence\nbon,2\nbon,1\n", "“mots.csv”, line 3: “bon” stands there twice with "
         "different values."),
        ("word,valence\n", "“mots.csv” holds no entry: write one word and its valence (−4 to 4) a "
         "line, under word,valence."),
        ("", "“mots.csv” holds no entry: write one word and its valence (−4 to 4) a line, under "
         "word,valence."),
        ("word,valence\nbon,2\nbien,1,1,1\n", "“mots.csv”, line 3: it could not be read as a row. "
         "Mend it and choose the file again."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(text: str, line: str) -> None:
    with pytest.raises(InputError) as found:
        read_lexicon(text.encode(), "mots.csv")
    assert str(found.value) == line
