"""How well reported quotations agree with labelled ones, as the description of the gold set says.

Spans are matched one to one, greedily, best first. A label that not all readers agreed on (or, in
English, an attribution that is no speech) is neither found nor missed, and a report that shares a
character with one isn't wrong. `strict=True` demands more of that: the overlap a match needs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import pandas as pd

Span = tuple[int, int]

#: Least IoU of a match; least share of a label's length for all speech.
IOU, SHARE = 0.5, 0.3
_PREFIX = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=\w{2})|^[وفبلك](?=\w{3})")
_ARTICLES = {"the", "a", "an", "le", "la", "les", "l", "un", "une", "de", "du", "des", "d", "s"}


def iou(label: Span, report: Span) -> float:
    """Characters in both over characters in either."""
    both = overlap(label, report)
    return both / (label[1] - label[0] + report[1] - report[0] - both)


def share(label: Span, report: Span) -> float:
    """Characters in both over the label's length."""
    return overlap(label, report) / (label[1] - label[0])


def overlap(one: Span, other: Span) -> int:
    """Characters in both."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def match(
    labels: pd.DataFrame, reports: pd.DataFrame, by_share: bool = False
) -> list[tuple[int, int]]:
    """Pairs (index in labels, index in reports) of one article or several, each index once at most.

    Best first: the higher overlap, then IoU, then what comes earlier.
    """
    taken_labels, taken_reports, pairs = set(), set(), []
    for *_, label, report in sorted(_candidates(labels, reports, by_share)):
        if label not in taken_labels and report not in taken_reports:
            taken_labels.add(label)
            taken_reports.add(report)
            pairs.append((label, report))
    return pairs


def _candidates(labels: pd.DataFrame, reports: pd.DataFrame, by_share: bool) -> Iterable[tuple]:
    for label, report, one, other in _met(labels, reports):
        value = share(one, other) if by_share else iou(one, other)
        if value >= (SHARE if by_share else IOU):
            yield (-value, -iou(one, other), one, other, label, report)


def _met(labels: pd.DataFrame, reports: pd.DataFrame) -> Iterable[tuple[int, int, Span, Span]]:
    """(label, report, its span, its span) of all pairs in one article that share a character."""
    by_article = dict(list(reports.groupby("article_id")))
    columns = ["article_id", "start", "end"]
    for label, article, start, end in labels[columns].itertuples():
        if article not in by_article:
            continue
        for report, first, last in by_article[article][["start", "end"]].itertuples():
            if overlap((start, end), (first, last)):
                yield label, report, (start, end), (first, last)


def _meeting(labels: pd.DataFrame, reports: pd.DataFrame, by_share: bool, strict: bool) -> set[int]:
    """Reports that meet one of the labels."""
    if strict:
        return {found[-1] for found in _candidates(labels, reports, by_share)}
    return {report for _, report, *_ in _met(labels, reports)}


def _rates(name: str, found: int, labels: int, right: int, reports: int) -> dict[str, float]:
    precision, recall = right / reports if reports else 0.0, found / labels if labels else 0.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {f"{name} precision": precision, f"{name} recall": recall, f"{name} F1": f1}


def scores(
    labels: pd.DataFrame,
    reported: pd.DataFrame,
    *,
    by_share: bool = False,
    strict: bool = False,
    traps: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row a metric: metric, value.

    metrics: all (by IoU) precision, recall and F1; speech (by share of the label) and direct the
    same; speaker and cue (share right of those that have one labelled and were matched, by share
    of the label with `by_share`, else by IoU; NaN where there are none); traps (share of the traps
    that a wrong report covers by half of the shorter); labels and reports (how
    many count). `reported`: the columns of `quotations`; only its body rows are used.
    """
    labels = labels.reset_index(drop=True)
    reports = reported[reported["part"] == "body"].reset_index(drop=True)
    agreed = labels[labels["agreed"]]
    judged = {of: _judge(labels, reports, of, strict) for of in (False, True)}
    values: dict[str, float] = {}
    for name, (pairs, wrong) in zip(("all", "speech"), judged.values(), strict=True):
        found = len(pairs)
        values |= _rates(name, found, len(agreed), found, found + len(wrong))
    values |= _direct(labels, reports, strict)
    pairs, wrong = judged[by_share]
    for part, agree in (("speaker", same_speaker), ("cue", same_cue)):
        told = [(a, b) for a, b in pairs if labels.loc[a, f"{part}_start"] >= 0]
        hits = sum(agree(labels.loc[a], reports.loc[b]) for a, b in told)
        values[part] = hits / len(told) if told else float("nan")
    if traps is not None:
        values["traps"] = _sprung(traps, wrong) / len(traps) if len(traps) else float("nan")
    values |= {"labels": float(len(agreed)), "reports": float(len(pairs) + len(wrong))}
    return pd.DataFrame({"metric": list(values), "value": list(values.values())})


def _judge(
    labels: pd.DataFrame, reports: pd.DataFrame, by_share: bool, strict: bool
) -> tuple[list[tuple[int, int]], pd.DataFrame]:
    """The pairs matched, and the reports that are wrong: no match, and spared by no label."""
    pairs = match(labels[labels["agreed"]], reports, by_share)
    left = reports.drop(index=[report for _, report in pairs])
    return pairs, left.drop(index=list(_meeting(labels[~labels["agreed"]], left, by_share, strict)))


def _direct(labels: pd.DataFrame, reports: pd.DataFrame, strict: bool) -> dict[str, float]:
    """Direct labels by piece; a report over all pieces of one counts for each that is left.

    Mixed reports count only where they find a direct label that no direct report finds.
    """
    wanted = labels[labels["agreed"] & (labels["type"] == "direct")]
    rows = [
        (article, start, end, label)
        for label, article, pieces in wanted[["article_id", "pieces"]].itertuples()
        for start, end in pieces
    ]
    pieces = pd.DataFrame(rows, columns=["article_id", "start", "end", "label"])
    found: set[int] = set()
    right: set[int] = set()
    direct = reports[reports["type"] == "direct"]
    for some in (direct, reports[reports["type"] == "mixed"]):
        _find_pieces(pieces, wanted, some, found, right)
    spared = labels[~labels["agreed"] | (labels["type"] == "mixed")]
    left = direct.drop(index=[report for report in right if report in direct.index])
    counted = len(right) + len(left) - len(_meeting(spared, left, False, strict))
    return _rates("direct", len(found), len(pieces), len(right), counted)


def _find_pieces(
    pieces: pd.DataFrame,
    wanted: pd.DataFrame,
    reports: pd.DataFrame,
    found: set[int],
    right: set[int],
) -> None:
    """Add to the pieces found and to the reports that are right, best first."""
    whole = wanted[wanted["pieces"].map(len) > 1]
    members = {label: group.index.tolist() for label, group in pieces.groupby("label")}
    ranked = [(*c[:4], [c[4]], c[5]) for c in _candidates(pieces, reports, False)]
    ranked += [(*c[:4], members[c[4]], c[5]) for c in _candidates(whole, reports, False)]
    for *_, indices, report in sorted(ranked):
        new = set(indices) - found
        if new and report not in right:
            found |= new
            right.add(report)


def _sprung(traps: pd.DataFrame, reports: pd.DataFrame) -> int:
    """How many traps a report covers by half of the shorter of both."""
    return len(
        {
            trap
            for trap, _, one, other in _met(traps.reset_index(drop=True), reports)
            if overlap(one, other) * 2 >= min(one[1] - one[0], other[1] - other[0])
        }
    )


def same_speaker(label: pd.Series, report: pd.Series) -> bool:
    """The spans overlap, or the names share at least half of the words of the shorter one."""
    if _spans_meet(label, report, "speaker"):
        return True
    one, other = name_words(label["speaker"]), name_words(report["speaker"])
    shorter = min(len(one), len(other))
    return shorter > 0 and len(one & other) * 2 >= shorter


def same_cue(label: pd.Series, report: pd.Series) -> bool:
    """The spans overlap, or one string contains the other."""
    one, other = label["cue"], report["cue"]
    return _spans_meet(label, report, "cue") or bool(other and (one in other or other in one))


def _spans_meet(label: pd.Series, report: pd.Series, part: str) -> bool:
    names = [f"{part}_start", f"{part}_end"]
    return overlap(tuple(label[names]), tuple(report[names])) > 0


def name_words(name: str) -> set[str]:
    """The words of a name, folded: without diacritics, articles and Arabic prefixes."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = re.findall(r"\w+", bare.replace("ـ", "").replace("ى", "ي").replace("ة", "ه").lower())
    return {_PREFIX.sub("", word) for word in words} - _ARTICLES
