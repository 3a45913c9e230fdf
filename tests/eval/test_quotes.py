"""The scorer of quotations, on cases worked out by hand."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus import Corpus
from tests.eval.quotes import (
    LabelledSet,
    gold_scores,
    gold_sets,
    own_scores,
    own_sets,
    report,
    reported,
    scores_by_half,
)
from tests.eval.quotes_score import iou, match, name_words, same_cue, same_speaker, scores, share

PARTS = ("speaker", "cue")


def spans(rows: list[dict]) -> pd.DataFrame:
    """Labels or reports of article a, or of the one given, with what isn't given filled in."""
    plain = {"article_id": "a", "part": "body", "type": "direct", "agreed": True}
    for part in PARTS:
        plain |= {part: "", f"{part}_start": -1, f"{part}_end": -1}
    full = [plain | {"pieces": [[row["start"], row["end"]]]} | row for row in rows]
    columns = dict.fromkeys(
        [*plain, "start", "end", "pieces", *(key for row in rows for key in row)]
    )
    frame = pd.DataFrame(full, columns=list(columns))
    return frame.astype({"start": int, "end": int, "agreed": bool})


def at(start: int, end: int, **more: object) -> dict:
    return {"start": start, "end": end, **more}


def value(labels: list[dict], reports: list[dict], **options: bool) -> dict[str, float]:
    frame = scores(spans(labels), spans(reports), **options)
    return dict(zip(frame["metric"], frame["value"], strict=True))


def test_overlap_of_two_spans() -> None:
    assert iou((0, 10), (5, 15)) == pytest.approx(5 / 15)
    assert iou((0, 10), (10, 20)) == 0
    assert share((0, 10), (5, 100)) == 0.5


def test_the_best_pair_goes_first_and_each_span_once() -> None:
    # IoU 0–10 with 0–10: 1; with 0–16: 10/16. 8–20 with 0–16: 8/20, too little.
    labels, reports = spans([at(0, 10), at(8, 20)]), spans([at(0, 16), at(0, 10)])
    assert match(labels, reports) == [(0, 1)]


def test_spans_match_within_their_article_only() -> None:
    assert match(spans([at(0, 10)]), spans([at(0, 10, article_id="b")])) == []


def test_precision_recall_and_f1() -> None:
    # One of three labels found (IoU .5 exactly is enough), one of two reports right.
    got = value([at(0, 10), at(20, 30), at(40, 50)], [at(0, 5), at(60, 70)])
    assert got["all precision"] == 1 / 2
    assert got["all recall"] == pytest.approx(1 / 3)
    assert got["all F1"] == pytest.approx(2 * (1 / 6) / (5 / 6))
    assert (got["labels"], got["reports"]) == (3, 2)


def test_titles_do_not_count() -> None:
    got = value([at(0, 10)], [at(0, 10), at(20, 30, part="title")])
    assert got["all precision"] == 1


def test_nothing_reported_is_naught_and_nothing_to_say_is_nan() -> None:
    got = value([at(0, 10)], [])
    assert (got["all precision"], got["all recall"], got["all F1"], got["direct F1"]) == (0,) * 4
    assert math.isnan(got["speaker"])
    assert math.isnan(got["cue"])


def test_what_readers_disagreed_on_is_neither_found_nor_wrong() -> None:
    labels = [at(0, 10), at(20, 40, agreed=False, type="indirect")]
    touching = value(labels, [at(0, 10), at(38, 60)])
    assert (touching["all precision"], touching["all recall"]) == (1, 1)
    assert touching["direct precision"] == 1
    assert value(labels, [at(0, 10), at(38, 60)], strict=True)["all precision"] == 1 / 2
    assert value(labels, [at(0, 10), at(20, 40)], strict=True)["all precision"] == 1


def test_direct_takes_mixed_reports_that_find_and_spares_those_that_meet_mixed() -> None:
    labels = [at(0, 10), at(20, 30), at(40, 60, type="mixed"), at(70, 80, type="indirect")]
    reports = [at(0, 10, type="mixed"), at(50, 58), at(70, 80), at(90, 95, type="mixed")]
    got = value(labels, reports)
    # Right: the mixed 0–10. Wrong: the direct 70–80. Spared: 50–58. Not looked at: 90–95.
    assert got["direct recall"] == 1 / 2
    assert got["direct precision"] == 1 / 2
    # A mixed report does not take what a direct one finds.
    both = value([at(0, 10)], [at(0, 10, type="mixed"), at(0, 9)])
    assert (both["direct precision"], both["direct recall"]) == (1, 1)


def test_each_piece_of_a_split_quotation_counts() -> None:
    label = at(0, 40, pieces=[[0, 10], [20, 40]])
    one = value([label], [at(0, 10)])
    assert (one["direct recall"], one["direct precision"]) == (1 / 2, 1)
    two = value([label], [at(0, 10), at(20, 40)])
    assert (two["direct recall"], two["direct precision"]) == (1, 1)
    whole = value([label, at(50, 60)], [at(0, 40), at(50, 60)])
    assert (whole["direct recall"], whole["direct precision"]) == (1, 1)
    # Two labels (three pieces), the whole found by one report: 2 of 3 pieces, 1 of 1 reports.
    part = value([label, at(50, 60)], [at(0, 40)])
    assert (part["direct recall"], part["direct precision"]) == (pytest.approx(2 / 3), 1)


def test_all_speech_needs_three_tenths_of_the_label() -> None:
    reports = [at(0, 3, type="indirect"), at(22, 200, type="indirect")]
    got = value([at(0, 10), at(20, 30)], reports, by_share=True)
    assert (got["speech precision"], got["speech recall"]) == (1, 1)
    assert value([at(0, 11)], [at(0, 3)], by_share=True)["speech recall"] == 0
    # A report that meets another attribution isn't wrong.
    spared = value([at(0, 10), at(20, 30, agreed=False)], [at(0, 10), at(20, 30)], by_share=True)
    assert spared["speech precision"] == 1


def test_with_equal_share_the_nearer_span_goes_first() -> None:
    pairs = match(spans([at(0, 10)]), spans([at(0, 50), at(0, 12)]), by_share=True)
    assert pairs == [(0, 1)]


def test_speaker_and_cue_are_measured_on_what_was_matched() -> None:
    told = {"speaker": "Ana Reed", "speaker_start": 12, "speaker_end": 20}
    cue = {"cue": "said", "cue_start": 22, "cue_end": 26}
    labels = [at(0, 10, **told, **cue), at(30, 40, **told, **cue), at(50, 60, **told), at(70, 80)]
    reports = [
        at(0, 10, **(told | {"speaker": "x"}), **(cue | {"cue": "y"})),
        at(30, 40, speaker="Bo", cue="had said", cue_start=41, cue_end=49),
        at(70, 80),
    ]
    got = value(labels, reports)
    # Two matched labels have a speaker: spans overlap, then neither. Both cues agree.
    assert got["speaker"] == 1 / 2
    assert got["cue"] == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana Reed", "reed", True),
        ("the mayor", "the minister", False),
        ("The mayor, Ana Reed", "Ana Bo", True),
        ("وقالت الوزيرة سلمى", "والوزيرة", True),
        ("الأمين العام", "للأمين", True),
        ("المُتحدِّث", "متحدث", True),
        ("سالم", "هند", False),
        ("", "", False),
    ],
)
def test_names_agree_by_half_of_the_shorter(one: str, other: str, same: bool) -> None:
    label, report = spans([at(0, 1, speaker=one), at(0, 1, speaker=other)]).iloc
    assert same_speaker(label, report) is same
    assert same_speaker(report, label) is same


def test_words_of_a_name_are_folded() -> None:
    assert name_words("l’Élue de Brème") == {"elue", "breme"}
    assert name_words("وأحمد") == {"احمد"}


def test_a_cue_agrees_when_one_contains_the_other_but_not_when_none_is_given() -> None:
    label, none, more = spans([at(0, 1, cue="said"), at(0, 1), at(0, 1, cue="said Monday")]).iloc
    assert same_cue(label, more)
    assert not same_cue(label, none)


def test_a_trap_counts_when_a_wrong_report_covers_half_of_the_shorter() -> None:
    traps = pd.DataFrame({"article_id": ["a", "a", "a"], "start": [0, 20, 40], "end": [10, 30, 50]})
    reports = [at(0, 5), at(28, 60, type="indirect"), at(45, 47)]
    frame = scores(spans([at(45, 47)]), spans(reports), traps=traps)
    sprung = frame.set_index("metric")["value"]["traps"]
    # 0–10 is covered by half of 0–5; 20–30 by 2 of 10; 40–50 wholly by 28–60.
    assert sprung == pytest.approx(2 / 3)


def test_a_report_that_a_doubtful_label_spares_springs_no_trap() -> None:
    traps = pd.DataFrame({"article_id": ["a"], "start": [0], "end": [10]})
    frame = scores(spans([at(0, 30, agreed=False)]), spans([at(0, 30)]), traps=traps)
    assert frame.set_index("metric")["value"]["traps"] == 0


def test_both_main_figures_are_given_and_the_choice_decides_what_speakers_are_read_of() -> None:
    told = {"speaker": "Bo", "speaker_start": 12, "speaker_end": 14}
    labels, reports = [at(0, 10, **told)], [at(0, 4, **told)]
    by_iou, by_share = value(labels, reports), value(labels, reports, by_share=True)
    for got in (by_iou, by_share):
        assert (got["all recall"], got["speech recall"]) == (0, 1)
    assert math.isnan(by_iou["speaker"])
    assert by_share["speaker"] == 1


class Oracle:
    """Reports the labels of a set, the first of each article left out."""

    def __init__(self, data: LabelledSet) -> None:
        self.labels = data.labels[data.labels["article_id"].duplicated()].assign(part="body")

    def __call__(self, corpus: Corpus) -> pd.DataFrame:
        texts = corpus.articles.frame.set_index("article_id")["text"]
        for article, start, end, text in self.labels[
            ["article_id", "start", "end", "text"]
        ].itertuples(index=False):
            assert texts[article][start:end] == text
        return self.labels


@pytest.mark.parametrize("data", own_sets(), ids=lambda data: data.language)
def test_labels_of_our_own_articles_stand_where_they_say(data: LabelledSet) -> None:
    frame = scores_by_half(data, reported(data, Oracle(data)))
    assert frame["half"].unique().tolist() == ["all", "even", "odd"]
    for _, got in frame.groupby("half"):
        found = got.set_index("metric")["value"]
        main = "speech" if data.by_share else "all"
        assert 0.5 < found[f"{main} recall"] < 1
        assert found[f"{main} precision"] == 1
        assert (found["speaker"], found["cue"], found["traps"]) == (1, 1, 0)


def test_gold_sets_are_read_by_name_and_scored_by_half(tmp_path: Path) -> None:
    assert gold_sets(tmp_path) == []
    texts = ["Ana said it fell. Bo knew.", "“It fell,” Ana said."]
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": texts}).assign(outlet="o", title="t")
    labels = spans(
        [
            at(9, 16, type="indirect", speech=True, text="it fell"),
            at(18, 25, type="indirect", speech=False, text="Bo knew"),
            at(0, 10, article_id="b", speech=True, text="“It fell,”"),
        ]
    ).drop(columns="agreed")
    name = "quotes_en_polnear"
    articles.to_json(tmp_path / f"{name}_articles.jsonl", orient="records", lines=True)
    labels.to_json(tmp_path / f"{name}.jsonl", orient="records", lines=True)
    (data,) = gold_sets(tmp_path)
    assert data.labels["agreed"].tolist() == [True, False, True]
    got = {score.name: score.value for score in gold_scores(tmp_path, Oracle(data))}
    # Reported: only the second row, which is no speech.
    assert got["quotes, en, quotes_en_polnear, labels, all"] == 2
    assert got["quotes, en, quotes_en_polnear, labels, odd"] == 1
    assert got["quotes, en, quotes_en_polnear, speech recall, even"] == 0
    assert got["quotes, en, quotes_en_polnear, reports, all"] == 0


def test_arabic_gold_without_pieces_is_one_piece_a_row(tmp_path: Path) -> None:
    articles = pd.DataFrame({"article_id": ["a"], "text": ["قال"], "outlet": "o", "title": "t"})
    articles.to_json(tmp_path / "quotes_ar_articles.jsonl", orient="records", lines=True)
    labels = spans([at(0, 3, text="قال")]).drop(columns="pieces")
    labels.to_json(tmp_path / "quotes_ar.jsonl", orient="records", lines=True)
    (data,) = gold_sets(tmp_path)
    assert data.labels["pieces"].tolist() == [[[0, 3]]]
    assert (data.language, data.by_share) == ("ar", False)


def test_a_finder_of_nothing_scores_naught_and_is_reported_line_by_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    got = {score.name: score.value for score in own_scores(lambda _: spans([]))}
    assert {value for name, value in got.items() if name.endswith("F1")} == {0}
    assert {name.split(", ")[1] for name in got} == {"ar", "en", "fr"}
    report(lambda _: spans([]))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "quotes, ar, own articles (16)"
    assert lines[1].split() == ["all", "precision", "0.000", "0.000", "0.000"]
    assert len(lines) == len(got) + 3
