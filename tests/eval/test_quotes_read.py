"""The reader of labelled quotations: what it takes out of the mark-up, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.eval.quotes_read import LABEL_COLUMNS, OWN, Labelled, read_labelled

HEAD = "# Invented.\n\n=== The Lantern | A title: with a colon\n"
#: At least so many in each of our own files.
LEAST = {"direct": 35, "indirect": 35, "mixed": 12}


def read(folder: Path, body: str) -> Labelled:
    path = folder / "quotes_en.txt"
    path.write_text(HEAD + body + "\n", encoding="utf-8")
    return read_labelled(path)


def test_a_plain_article_keeps_its_text_and_gives_each_span(tmp_path: Path) -> None:
    found = read(
        tmp_path, "⟦D1 “We won,”⟧ ⟦C1 said⟧ ⟦S1 Ana Reed⟧.\n\nThe ⟦N “last mile”⟧ is long."
    )
    text = "“We won,” said Ana Reed.\n\nThe “last mile” is long."
    assert found.articles.values.tolist() == [
        ["en-00", "The Lantern", "A title: with a colon", text, "en"]
    ]
    assert found.labels.columns.tolist() == LABEL_COLUMNS
    row = found.labels.iloc[0]
    assert (row["type"], row["agreed"], row["text"]) == ("direct", True, "“We won,”")
    assert (row["speaker"], row["speaker_start"], row["speaker_end"]) == ("Ana Reed", 15, 23)
    assert (row["cue"], row["cue_start"], row["cue_end"]) == ("said", 10, 14)
    assert row["pieces"] == [[0, 9]]
    assert found.traps.values.tolist() == [["en-00", "“last mile”", 30, 41]]


def test_a_split_quotation_is_one_row_of_two_pieces(tmp_path: Path) -> None:
    row = read(tmp_path, "⟦D1 “No,”⟧ ⟦S1 he⟧ ⟦C1 said⟧. ⟦D1 “Never.”⟧").labels.iloc[0]
    assert row["pieces"] == [[0, 5], [15, 23]]
    assert row["text"] == "“No,” he said. “Never.”"


def test_a_speaker_serves_several_and_marks_stand_in_one_another(tmp_path: Path) -> None:
    body = (
        "⟦S1,3 Ana⟧ ⟦C1 said⟧ ⟦I1 ⟦S2 Bo⟧ ⟦C2 claimed⟧ ⟦I2 it fell⟧⟧, "
        "⟦C3 adding⟧ ⟦M3? it was “odd”⟧."
    )
    labels = read(tmp_path, body).labels
    assert labels["speaker"].tolist() == ["Ana", "Bo", "Ana"]
    assert labels["text"].tolist() == ["Bo claimed it fell", "it fell", "it was “odd”"]
    assert labels["agreed"].tolist() == [True, True, False]


def test_a_quotation_without_speaker_and_cue_has_minus_one(tmp_path: Path) -> None:
    row = read(tmp_path, "⟦I1 The dam is safe⟧.").labels.iloc[0]
    assert (row["speaker"], row["speaker_start"], row["cue"], row["cue_end"]) == ("", -1, "", -1)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("One.\n⟦D1 “a”", "line 5: ⟦D1 isn't closed"),
        ("One.\n\ntwo⟧", "line 6: ⟧ closes nothing"),
        ("⟦X1 a⟧", "line 4: unknown mark"),
        ("⟦D a⟧", "line 4: unknown mark"),
        ("⟦D1 ⟧", "line 4: ⟦D1 is empty"),
        ("⟦D1 a ⟧", "line 4: ⟦D1 is empty or has a blank"),
        ("⟦D1 a⟧ ⟦D3 b⟧", "line 4: quotation 2 is missing before 3"),
        ("⟦S1 Ana⟧ left.", "line 4: quotation 1 has a speaker or cue but no words"),
        ("⟦D1 a⟧\n⟦I1 b⟧", "line 5: quotation 1 is D and I"),
        ("⟦S1 a⟧ ⟦D1 b⟧\n⟦S1 c⟧", "line 5: quotation 1 has two of S"),
        ("⟦D1,2 a⟧", "line 4: D1,2: the words of one"),
        ("⟦S1? a⟧ ⟦D1 b⟧", "line 4: “.” belongs to a quotation"),
    ],
)
def test_malformed_marks_are_refused_with_their_line(tmp_path: Path, body: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read(tmp_path, body)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("=== No title\ntext", "line 1: needs"),
        ("=== | Title\ntext", "line 1: needs"),
        ("# head\n\ntext\n=== A | b", "line 3: text before"),
    ],
)
def test_malformed_headings_are_refused(tmp_path: Path, content: str, why: str) -> None:
    path = tmp_path / "quotes_en.txt"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=why):
        read_labelled(path)


@pytest.mark.parametrize("code", ["ar", "en", "fr"])
def test_our_own_files_are_large_and_varied(code: str) -> None:
    articles, labels, traps = read_labelled(OWN / f"quotes_{code}.txt")
    counts = labels["type"].value_counts()
    assert {kind: n for kind, n in LEAST.items() if counts[kind] < n} == {}
    assert len(labels) >= 100
    assert len(traps) >= 25
    assert len(articles) >= 12
    assert articles["outlet"].nunique() >= 4
    assert articles["text"].is_unique
    assert labels["speaker_start"].ge(0).mean() > 0.9
