"""Quotations by a parser that the user hands over (neither spaCy nor Stanza needed)."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import Scope, quotations, quotations_by_parser
from analysis.corpus import Corpus, Flag
from analysis.errors import InputError
from analysis.tables import QUOTATIONS
from tests.helpers import corpus_of
from tests.models import parsed
from tests.models.parsed import SpacyAlike, StanzaAlike, given

ROOT = Path(__file__).resolve().parents[2]
SPACY = [
    parsed.RELATIVE, parsed.ADDING, parsed.ACCORDING, parsed.PASSIVE, parsed.QUOTED, parsed.MIXED,
    parsed.ALONE, parsed.INNER,
]  # fmt: skip
STANZA = [parsed.URGED, parsed.INCISE, parsed.SOURCE_FIRST, parsed.BY]
ARABIC = [parsed.SAID, parsed.GOES_ON, parsed.BY_SOURCE, parsed.ADDED, parsed.OWN_PLACES]
TOLD = ["type", "text", "speaker", "cue", "verb", "grade"]


def found(pipeline: Any, *tables: str, language: str = "en") -> pd.DataFrame:
    """What is found in one article of the tables' texts, a paragraph each."""
    corpus = corpus_of([("Harbour Post", pipeline.text(*tables))], language=language)
    return quotations_by_parser(corpus, pipeline)


def told(pipeline: Any, *tables: str, language: str = "en") -> list[tuple[str, ...]]:
    frame = found(pipeline, *tables, language=language)
    assert set(frame["rule"]) == {"parser"}
    return list(frame[TOLD].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (
            parsed.RELATIVE,
            [("indirect", "the bridge was open", "The mayor", "said", "say", "neutral")],
        ),
        (
            parsed.ADDING,
            [
                ("direct", "“We are quite ready,”", "Orval", "said", "say", "neutral"),
                ("indirect", "boats would sail", "Orval", "adding", "add", "neutral"),
            ],
        ),
        (
            parsed.ACCORDING,
            [
                ("indirect", "Nine boats sank", "the ministry", "according to", "according to",
                 "evidential"),
            ],
        ),
        (
            parsed.PASSIVE,
            [("indirect", "The raid", "the council", "condemned", "condemn", "evaluative")],
        ),
        (
            parsed.QUOTED,
            [("indirect", "the port is safe", "Bertan", "saying", "say", "neutral")],
        ),
        (
            parsed.MIXED,
            [("mixed", "the town had “no choice”", "The envoy", "said", "say", "neutral")],
        ),
        (
            parsed.INNER,
            [
                ("indirect", "the port was open", "The guard", "said", "say", "neutral"),
                ("indirect", "boats sail", "the port", "adding", "add", "neutral"),
            ],
        ),
    ],
)  # fmt: skip
def test_labels_of_spacy_give_words_speaker_and_cue(
    table: str, rows: list[tuple[str, ...]]
) -> None:
    assert told(SpacyAlike(SPACY), table) == rows


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (parsed.URGED, ("the mayor to resign", "The council", "urged", "urge", "directive")),
        (parsed.INCISE, ("The port is open", "the guard", "said", "say", "neutral")),
        (
            parsed.SOURCE_FIRST,
            ("nine boats sank", "the ministry", "According to", "according to", "evidential"),
        ),
        (parsed.BY, ("The raid", "the council", "condemned", "condemn", "evaluative")),
    ],
)
def test_universal_labels_give_the_same(table: str, row: tuple[str, ...]) -> None:
    assert told(StanzaAlike(STANZA), table) == [("indirect", *row)]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (parsed.SAID, ("indirect", "الجسر مفتوح", "المتحدث", "قال", "قال", "neutral")),
        (
            parsed.BY_SOURCE,
            ("indirect", "غرقت تسعة قوارب", "الوزارة", "وبحسب", "بحسب", "evidential"),
        ),
        (
            parsed.OWN_PLACES,
            ("indirect", "غرقت قوارب", "الوزارة", "وبحسب", "حسب", "evidential"),
        ),
        (
            parsed.ADDED,
            ("direct", "«سنعود قريبا إلى بيوتنا»", "المتحدث", "أضاف", "أضاف", "neutral"),
        ),
    ],
)
def test_arabic_is_read_though_a_word_is_parted(table: str, row: tuple[str, ...]) -> None:
    assert told(StanzaAlike(ARABIC, "ar"), table, language="ar") == [row]


def test_sentences_of_a_paragraph_are_read_together() -> None:
    for pipeline, tables in (
        (SpacyAlike(SPACY), (parsed.PASSIVE, parsed.RELATIVE)),
        (StanzaAlike(STANZA), (parsed.BY, parsed.URGED)),
    ):
        text = " ".join(given(table)[0] for table in tables)
        frame = quotations_by_parser(corpus_of([("Harbour Post", text)]), pipeline)
        assert frame["speaker"].str.lower().tolist()[0] == "the council"
        assert frame["rule"].tolist() == ["parser", "parser"]
        assert frame["text"].tolist()[1] in ("the bridge was open", "the mayor to resign")


@pytest.mark.parametrize(
    ("table", "language"),
    [
        (parsed.NOBODY, "en"),  # nobody is said to condemn
        (parsed.PARTED, "en"),  # a colon parts two sentences
        (parsed.IT, "ar"),  # a pronoun that is written onto the verb
        (parsed.OF_THEM, "ar"),  # after “from” stands who said it, not what
    ],
)
def test_what_nobody_says_is_no_quotation_of_the_parser(table: str, language: str) -> None:
    pipeline = StanzaAlike([table], language)
    assert "parser" not in found(pipeline, table, language=language)["rule"].tolist()


def test_a_verb_without_a_subject_has_the_speaker_of_the_rules() -> None:
    rows = told(StanzaAlike(ARABIC, "ar"), parsed.SAID, parsed.GOES_ON, language="ar")
    assert [row[1] for row in rows] == ["الجسر مفتوح", "ستعود غدا"]  # without أنها
    assert rows[1][3] == "وأضافت"
    pipeline = StanzaAlike(ARABIC, "ar")
    corpus = corpus_of([("A", pipeline.text(parsed.SAID, parsed.GOES_ON))], language="ar")
    assert rows[1][2] == quotations(corpus)["speaker"].tolist()[1] != ""


def test_what_the_parse_says_nothing_of_stays_as_the_rules_have_it() -> None:
    pipeline = SpacyAlike(SPACY)
    corpus = corpus_of([("Harbour Post", pipeline.text(parsed.ALONE))])
    frame = quotations_by_parser(corpus, pipeline)
    assert frame["rule"].tolist() == ["marks"]
    pd.testing.assert_frame_equal(frame, quotations(corpus), check_names=False)


def test_no_word_in_quotation_marks_is_lost_and_no_word_is_told_twice() -> None:
    pipeline = SpacyAlike(SPACY)
    corpus = corpus_of([("Harbour Post", pipeline.text(*SPACY))])
    frame = quotations_by_parser(corpus, pipeline)
    spans = list(zip(frame["start"], frame["end"], strict=True))
    tokens = corpus.tokens
    quoted = tokens.start[(tokens.flags & Flag.QUOTED) != 0].tolist()
    assert len(quoted) > 8
    assert all(sum(a <= start < b for a, b in spans) == 1 for start in quoted)
    assert spans == sorted(spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_a_clause_that_leaves_words_in_marks_out_gives_way_to_the_rules() -> None:
    pipeline = SpacyAlike([parsed.MIXED, parsed.CUT])
    choice = next(w for w in pipeline.known[pipeline.text(parsed.MIXED)] if w.form == "choice")
    choice.head, choice.dep = 3, "npadvmod"  # what is said would be “the town had”
    for table, text in (
        (parsed.MIXED, "the town had “no choice”"),
        (parsed.CUT, "the town had “no choice or other will”"),
    ):
        frame = found(pipeline, table)
        assert frame["text"].tolist() == [text]
        assert frame["rule"].tolist() == ["said_clause"]


def test_a_cue_has_one_row_where_parse_and_rules_differ() -> None:
    pipeline = SpacyAlike([parsed.EITHER])
    corpus = corpus_of([("Harbour Post", pipeline.text(parsed.EITHER))])
    assert quotations(corpus)["text"].tolist() == ["the port was open"]
    assert quotations_by_parser(corpus, pipeline)["text"].tolist() == ["Boats sank"]


def test_a_direct_quotation_keeps_its_words_where_the_parse_runs_on() -> None:
    pipeline = SpacyAlike([parsed.ADDING])
    words = pipeline.known[pipeline.text(parsed.ADDING)]
    boats = next(word for word in words if word.form == "sail")
    boats.head = 3  # the second clause as a part of the first
    frame = found(pipeline, parsed.ADDING)
    assert frame["text"].tolist() == ["“We are quite ready,”", "boats would sail"]
    assert frame["speaker"].tolist() == ["Orval", "Orval"]


def test_spans_are_those_of_the_text_as_it_stands() -> None:
    pipeline = SpacyAlike(SPACY)
    text = pipeline.text(*SPACY)
    frame = found(pipeline, *SPACY)
    for name, start, end in (
        ("text", "start", "end"),
        ("speaker", "speaker_start", "speaker_end"),
        ("cue", "cue_start", "cue_end"),
    ):
        cut = [text[a:b] if a >= 0 else "" for a, b in zip(frame[start], frame[end], strict=True)]
        assert cut == frame[name].tolist()


def two_languages(english: SpacyAlike, arabic: StanzaAlike) -> Corpus:
    return corpus_of(
        [("Harbour Post", english.text(*SPACY)), ("المرفأ", arabic.text(*ARABIC))],
        language=["en", "ar"],
    )


def test_a_pipeline_reads_its_own_language_and_the_rest_is_the_rules() -> None:
    english, arabic = SpacyAlike(SPACY), StanzaAlike(ARABIC, "ar")
    corpus = two_languages(english, arabic)
    frame = quotations_by_parser(corpus, english, name="small")
    assert frame.attrs["model"] == "small"
    plain = quotations(corpus)
    other = frame["language"] == "ar"
    assert "parser" not in set(frame["rule"][other])
    assert frame[other]["text"].tolist() == plain[plain["language"] == "ar"]["text"].tolist()
    other = quotations_by_parser(corpus, arabic)["rule"].eq("parser")
    assert other.sum() == 5


def test_a_pipeline_without_a_language_reads_what_is_in_scope() -> None:
    english, arabic = SpacyAlike(SPACY, lang=None), StanzaAlike(ARABIC, "ar")
    corpus = two_languages(english, arabic)
    frame = quotations_by_parser(corpus, english, scope=Scope(language="en"))
    assert set(frame["language"]) == {"en"}
    texts = [text for batch in english.batches for text in batch]
    assert texts == [given(table)[0] for table in SPACY]
    assert quotations_by_parser(corpus, english, scope=Scope(part="title")).empty


def test_batches_and_runs_do_not_change_the_result_and_progress_is_told() -> None:
    one, many = SpacyAlike(SPACY), SpacyAlike(SPACY)
    steps: list[tuple[float, str]] = []
    corpus = corpus_of([("Harbour Post", one.text(*SPACY))])
    small = quotations_by_parser(
        corpus, one, batch=3, progress=lambda share, step: steps.append((share, step))
    )
    assert [len(batch) for batch in one.batches] == [3, 3, 2]
    assert small.equals(quotations_by_parser(corpus, many))
    assert [len(batch) for batch in many.batches] == [8]
    assert steps == [(0.0, "parsing"), (3 / 8, "parsing"), (6 / 8, "parsing"), (1.0, "parsing")]
    single = SpacyAlike(SPACY)
    assert small.equals(quotations_by_parser(corpus, lambda text: single(text)))


def test_an_empty_corpus_and_one_of_another_language_give_typed_frames() -> None:
    pipeline = SpacyAlike(SPACY)
    for rows, language in (([("A", "")], "en"), ([("A", "Nobody came.")], "fr")):
        frame = quotations_by_parser(corpus_of(rows, language=language), pipeline)
        assert frame.empty
        assert frame.dtypes.equals(QUOTATIONS.frame().dtypes)
    assert pipeline.batches == []


@pytest.mark.parametrize("given", ["en_core_web_sm", None, 7, len, str, lambda text: [1]])
def test_what_is_no_pipeline_is_told_in_a_line(given: Any) -> None:
    with pytest.raises(InputError, match="is no parser") as raised:
        quotations_by_parser(corpus_of([("A", "Nobody came.")]), given)
    assert raised.value.code == "parser_kind"


def test_offsets_outside_the_text_are_refused() -> None:
    pipeline = SpacyAlike([parsed.PASSIVE])
    pipeline.known["Nobody came."] = pipeline.known[pipeline.text(parsed.PASSIVE)]
    with pytest.raises(InputError) as raised:
        quotations_by_parser(corpus_of([("A", "Nobody came.")]), pipeline)
    assert raised.value.code == "parser_kind"


@pytest.mark.parametrize("kind", [SpacyAlike, StanzaAlike])
def test_a_pipeline_without_a_parser_is_told_apart(kind: type[Any]) -> None:
    pipeline = kind([parsed.PASSIVE])
    text = pipeline.text(parsed.PASSIVE)
    for word in pipeline.known[text]:
        word.dep, word.head = "", 0
    with pytest.raises(InputError, match="gives no dependencies") as raised:
        quotations_by_parser(corpus_of([("A", text)]), pipeline)
    assert raised.value.code == "parser_tree"


@pytest.mark.parametrize("options", [{"batch": 0}, {"scope": Scope(part="foot")}])
def test_a_bad_option_is_refused_before_the_parser_works(options: dict[str, Any]) -> None:
    pipeline = SpacyAlike(SPACY)
    with pytest.raises(InputError) as raised:
        quotations_by_parser(corpus_of([("A", "Nobody came.")]), pipeline, **options)
    assert raised.value.code == "bad_option"
    assert pipeline.batches == []


def test_neither_parser_is_imported(tmp_path: Path) -> None:
    for name in ("spacy", "stanza"):
        (tmp_path / f"{name}.py").write_text("raise AssertionError('imported')\n")
    code = "import sys; sys.path.insert(0, sys.argv[1]); import analysis, analysis.models"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
