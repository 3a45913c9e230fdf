"""The word tables of every language folder: they load, and hold what an editor may put there.

Each check gives the faults of a table, so that it is first shown a table with that fault.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pandas as pd
import pytest

from analysis.text.languages import FOLDER, WORD_TABLES, Language, get_language, known_languages
from analysis.text.normal import normal_form

GRADES = {
    "neutral", "pointing", "assertive", "factive", "distancing", "opinion", "denial", "evaluative",
    "directive", "evidential",
}  # fmt: skip
#: The values of the columns that hold one of a few words. Kinds of acts.tsv are checked for
#: their shape alone, in `strange_kinds`.
LEGAL = {
    ("reporting", "kind"): {"verb", "participle", "source", "noun"},
    ("reporting", "grade"): GRADES,
    ("roles", "kind"): {
        "official", "military", "party", "agency", "expert", "civilian", "organisation", "other",
    },
    ("loaded", "class"): {
        "factive", "implicative", "assertive", "hedge", "intensifier", "one_sided", "subjective",
        "none",
    },
    ("names", "kind"): {
        "head", "place_head", "place_before", "organisation", "given", "inside", "title",
        "never",
    },
    ("places", "kind"): {"country", "nationality", "capital", "city", "region"},
    ("roles", "title"): {"", "yes"},
    ("roles", "unnamed"): {"", "yes"},
}  # fmt: skip
#: What groups the entries of a table, where it is not the kind: an entry stands once in a group.
GROUP = {"loaded": "class", "labels": "concept"}
#: What an editor must find, whatever else is in the list: entry, kind, grade.
CUES = {
    "en": [
        ("say", "verb", "neutral"), ("note", "verb", "pointing"), ("insist", "verb", "assertive"),
        ("admit", "verb", "factive"), ("claim", "verb", "distancing"), ("deny", "verb", "denial"),
        ("argue", "verb", "opinion"), ("accuse", "verb", "evaluative"),
        ("urge", "verb", "directive"), ("according to", "source", "evidential"),
        ("allegation", "noun", "distancing"),
    ],
    "ar": [("قال", "verb", "neutral"), ("زعم", "verb", "distancing"), ("نفى", "verb", "denial")],
    "fr": [
        ("dire", "verb", "neutral"), ("souligner", "verb", "pointing"),
        ("marteler", "verb", "assertive"), ("avouer", "verb", "factive"),
        ("prétendre", "verb", "distancing"), ("démentir", "verb", "denial"),
        ("estimer", "verb", "opinion"), ("s'indigner", "verb", "evaluative"),
        ("exhorter", "verb", "directive"), ("selon", "source", "evidential"),
        ("en ajoutant", "participle", "neutral"), ("allégation", "noun", "distancing"),
    ],
}  # fmt: skip
#: What stands after these words is what is said, and never the other thing: entry, takes or not.
TAKES = [
    ("condemn", "object", True), ("accuse", "of", True), ("warn", "against", True),
    ("claim", "object", False), ("admit", "to", False), ("order", "to", False),
    ("state", "object", False), ("find", "object", False), ("show", "object", False),
]  # fmt: skip
ROLES = {
    "spokesman": "official", "prime minister": "official", "general": "military",
    "candidate": "party", "news agency": "agency", "analyst": "expert", "neighbour": "civilian",
    "neighbor": "civilian", "commission": "organisation", "source": "other",
}  # fmt: skip

Check = Callable[[str, pd.DataFrame, Language], list[str]]
TABLES = [
    (code, name)
    for code in known_languages()
    for name in WORD_TABLES
    if (FOLDER / code / f"{name}.tsv").is_file()
]


def entry_column(name: str) -> str:
    return "label" if name == "labels" else "entry"


def forms_of(frame: pd.DataFrame) -> list[list[str]]:
    return [forms.split("|") if forms else [] for forms in frame["forms"]]


def folded(entry: str, language: Language) -> str:
    return " ".join(normal_form(word, language) for word in entry.split())


def illegal_values(name: str, frame: pd.DataFrame, _: Language) -> list[str]:
    """Kinds, grades and marks that no one reads."""
    return [
        f"{column}: {value}"
        for (table, column), legal in LEGAL.items()
        if table == name
        for value in set(frame[column]) - legal
    ]


def strange_kinds(name: str, frame: pd.DataFrame, _: Language) -> list[str]:
    """Kinds and classes are English identifiers (acts: “unsure” may follow); a concept is shown."""
    if name == "labels":
        return [row for row in frame["concept"] if not row]
    shape = r"[a-z]+(_[a-z]+)*" + ("( unsure)?" if name == "acts" else "")
    return [kind for kind in frame[GROUP.get(name, "kind")] if not re.fullmatch(shape, kind)]


def illegal_takes(name: str, frame: pd.DataFrame, _: Language) -> list[str]:
    """A word or several, each once; only a source may take nothing (who said it follows)."""
    if name != "reporting":
        return []
    faults = []
    for entry, kind, takes in zip(frame["entry"], frame["kind"], frame["takes"], strict=True):
        parts = takes.split("|") if takes else []
        if not parts and kind != "source":
            faults.append(f"{entry} takes nothing")
        if len(set(parts)) < len(parts) or not all(re.fullmatch(r"[^\W\d_]+", p) for p in parts):
            faults.append(f"{entry}: {takes}")
    return faults


def untidy_cells(name: str, frame: pd.DataFrame, _: Language) -> list[str]:
    """Nothing empty where a word must be, no space at an end, no two in a row."""
    words = [*frame[entry_column(name)], *(form for forms in forms_of(frame) for form in forms)]
    cells = [cell for column in frame for cell in frame[column]]
    return (
        [word for word in words if not word]
        + [cell for cell in cells if cell != " ".join(cell.split(" ")) or cell != cell.strip()]
        + [cell for cell in cells if "  " in cell]
    )


def standing_twice(name: str, frame: pd.DataFrame, language: Language) -> list[str]:
    """Words, entries and forms, that fold together within a kind."""
    counts: Counter[tuple[str, str]] = Counter()
    rows = zip(
        frame[GROUP.get(name, "kind")], frame[entry_column(name)], forms_of(frame), strict=True
    )
    for kind, entry, forms in rows:
        counts.update((kind, folded(word, language)) for word in (entry, *forms))
    return [f"{kind}: {word}" for (kind, word), count in counts.items() if count > 1]


def headless(text: str) -> bool:
    """Whether a file lacks comments before its header that say who wrote it."""
    head = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        head.append(line.lstrip("# "))
    return "Written by hand for Parallax (Apache-2.0)" not in " ".join(head)


def ragged(text: str, columns: int) -> list[str]:
    """Lines with more or fewer cells than columns, or cut short by a comment mark inside."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return [line for line in lines if line.count("\t") != columns - 1 or "#" in line]


CHECKS: list[Check] = [illegal_values, strange_kinds, illegal_takes, untidy_cells, standing_twice]


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize(("code", "name"), TABLES)
def test_a_table_has_no_fault(code: str, name: str, check: Check) -> None:
    language = get_language(code)
    frame = getattr(language, name)
    assert tuple(frame.columns) == WORD_TABLES[name]
    assert len(frame) >= 20
    assert check(name, frame, language) == []


@pytest.mark.parametrize(("code", "name"), TABLES)
def test_a_file_has_a_head_and_whole_lines(code: str, name: str) -> None:
    text = (FOLDER / code / f"{name}.tsv").read_text(encoding="utf-8")
    assert not headless(text)
    assert ragged(text, len(WORD_TABLES[name])) == []


@pytest.mark.parametrize(
    ("check", "name", "row"),
    [
        (illegal_values, "reporting", ("say", "verbs", "neutral", "clause", "said")),
        (illegal_values, "reporting", ("say", "verb", "mild", "clause", "said")),
        (illegal_values, "roles", ("mayor", "official", "no", "", "mayors")),
        (illegal_values, "loaded", ("regime", "biased", "")),
        (strange_kinds, "acts", ("kill", "Harm done", "")),
        (strange_kinds, "loaded", ("regime", "one_sided unsure", "")),
        (strange_kinds, "loaded", ("regime", "", "")),
        (strange_kinds, "labels", ("", "regime", "")),
        (illegal_takes, "reporting", ("say", "verb", "neutral", "", "said")),
        (illegal_takes, "reporting", ("say", "verb", "neutral", "clause|clause", "said")),
        (illegal_takes, "reporting", ("say", "verb", "neutral", "clause, to", "said")),
        (untidy_cells, "roles", ("mayor ", "official", "yes", "", "mayors")),
        (untidy_cells, "roles", ("lord  mayor", "official", "yes", "", "")),
        (untidy_cells, "loaded", ("regime", "one_sided", "regimes|")),
        (untidy_cells, "labels", ("armed people", "", "")),
        (standing_twice, "roles", ("mayor", "official", "yes", "", "Mayor")),
        (standing_twice, "labels", ("armed people", "fighters", "fighter|fighters")),
    ],
)
def test_a_check_finds_its_fault(check: Check, name: str, row: tuple[str, ...]) -> None:
    frame = pd.DataFrame([row], columns=list(WORD_TABLES[name]))
    assert check(name, frame, get_language("en"))


def test_a_word_may_stand_in_two_kinds_but_not_twice_in_one() -> None:
    rows = [
        ("claim", "verb", "distancing", "clause", ""),
        ("claim", "noun", "distancing", "of", ""),
    ]
    frame = pd.DataFrame(rows, columns=list(WORD_TABLES["reporting"]))
    assert standing_twice("reporting", frame, get_language("en")) == []
    frame["kind"] = "noun"
    assert standing_twice("reporting", frame, get_language("en")) == ["noun: claim"]


def test_a_file_without_head_or_with_torn_lines_is_found() -> None:
    row = "say\tverb\tneutral\tclause\tsaid"
    assert headless(f"# Words of news.\n{row}\n# Written by hand for Parallax (Apache-2.0)\n")
    assert not headless(f"# Words of news. Written by hand for Parallax\n# (Apache-2.0).\n{row}\n")
    assert ragged(f"{row}\n", 5) == []
    assert ragged("say\tverb\tneutral\tclause\n", 5)
    assert ragged(f"{row} # past\n", 5)


@pytest.mark.parametrize("code", sorted(CUES))
def test_the_plainest_cues_have_their_grade(code: str) -> None:
    frame = get_language(code).reporting
    assert frame is not None
    rows = set(zip(frame["entry"], frame["kind"], frame["grade"], strict=True))
    assert set(CUES[code]) <= rows


@pytest.mark.parametrize(("entry", "takes", "wanted"), TAKES)
def test_an_english_verb_takes_what_is_said_and_no_homograph(
    entry: str, takes: str, wanted: bool
) -> None:
    frame = get_language("en").reporting
    assert frame is not None
    (found,) = frame.loc[frame["entry"].eq(entry) & frame["kind"].eq("verb"), "takes"]
    assert (takes in found.split("|")) is wanted


def test_english_roles_have_their_kind_titles_and_what_leaves_a_source_unnamed() -> None:
    frame = get_language("en").roles
    assert frame is not None
    kinds = dict(zip(frame["entry"], frame["kind"], strict=True))
    assert {role: kinds[role] for role in ROLES} == ROLES
    titles = set(frame.loc[frame["title"].eq("yes"), "entry"])
    assert {"president", "mr", "ms", "dr", "sen", "gen", "sir"} <= titles
    assert not {"spokesman", "company", "witness", "source"} & titles
    unnamed = set(frame.loc[frame["unnamed"].eq("yes"), "entry"])
    assert {"source", "insider", "witness", "anonymous"} <= unnamed
    assert not {"official", "spokesman", "president"} & unnamed
