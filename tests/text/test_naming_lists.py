"""The lists of labels and of acts, walked: what an editor may write into them."""

from __future__ import annotations

from collections import Counter

import pytest

from analysis.measures.agency_words import ACTS, acts_of
from analysis.measures.lexicon import folded
from analysis.measures.naming import starting_labels
from analysis.text.languages import get_language, known_languages

CODES = [code for code in known_languages() if get_language(code).labels is not None]
ACTED = [code for code in known_languages() if get_language(code).acts is not None]
HELPING = {
    "event", "object_noun", "actor", "manner", "wound", "mark", "auxiliary", "perfect", "modal",
    "skip", "negation", "relative", "break", "and", "of", "connector", "no_object", "determiner",
    "pronoun",
    "doer", "carries", "carried_out", "head", "preposition", "time", "number",
}  # fmt: skip


def test_arabic_and_english_have_labels_and_acts() -> None:
    assert {"ar", "en"} <= set(CODES)
    assert {"ar", "en"} <= set(ACTED)


@pytest.mark.parametrize("code", CODES)
def test_there_are_25_concepts_with_two_labels_or_more(code: str) -> None:
    labels = starting_labels(code)
    assert len(labels) >= 25
    assert [concept for concept, own in labels.items() if len(own) < 2] == []


@pytest.mark.parametrize("code", CODES)
def test_a_form_belongs_to_one_label_of_a_concept(code: str) -> None:
    language = get_language(code)
    for concept, own in starting_labels(code).items():
        forms = Counter(
            form
            for written in own.values()
            for form in {" ".join(folded(form, language)) for form in written}
        )
        assert [form for form, count in forms.items() if count > 1] == [], concept


@pytest.mark.parametrize("code", CODES)
def test_a_row_of_labels_stands_once_and_its_forms_too(code: str) -> None:
    language = get_language(code)
    table = language.labels
    assert table is not None
    assert not table.duplicated(["concept", "label"]).any()
    for label, more in zip(table["label"], table["forms"], strict=True):
        forms = [" ".join(folded(form, language)) for form in (label, *more.split("|"))]
        forms = [form for form in forms if form]
        assert len(forms) == len(set(forms)), label


@pytest.mark.parametrize("code", ACTED)
def test_acts_have_known_kinds_and_no_entry_twice(code: str) -> None:
    language = get_language(code)
    table = language.acts
    assert table is not None
    kinds = table["kind"].str.split()
    assert set(kinds.str[0]) <= {*ACTS, *HELPING}
    assert {second for kind in kinds for second in kind[1:]} <= {"unsure"}
    harm = table[kinds.str[0].isin(ACTS)]
    folds = [" ".join(folded(entry, language)) for entry in harm["entry"]]
    assert [entry for entry, count in Counter(folds).items() if count > 1] == []


@pytest.mark.parametrize("code", ACTED)
def test_a_list_of_acts_has_verbs_and_words_that_mark_an_agent(code: str) -> None:
    acts = acts_of(get_language(code))
    assert acts is not None
    assert {"verb", "passive" if code == "ar" else "noun"} <= {act.kind for act in acts.found}
    assert acts.marks
    assert acts.words["actor"]
    assert acts.words["event"]


def test_a_language_without_lists_has_no_labels() -> None:
    assert starting_labels("und") == {}
    assert acts_of(get_language("und")) is None


@pytest.mark.parametrize("code", ["ar", "en"])
def test_words_for_so_called_stand_once(code: str) -> None:
    language = get_language(code)
    for words in (language.so_called_before, language.so_called_after):
        assert words
        assert len({folded(word, language) for word in words}) == len(words)
