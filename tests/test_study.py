from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.articles import ArticleSet, unique_ids
from analysis.corpus import Scope
from analysis.errors import InputError
from analysis.study import Study
from analysis.text.languages import get_language

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)


def articles(rows: list[tuple[str, str]]) -> ArticleSet:
    frame = pd.DataFrame(rows, columns=["outlet", "text"]).assign(
        published=pd.Timestamp("2031-05-01T10:00Z"), section="world"
    )
    return ArticleSet.from_frame(frame)


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4))
def test_a_saved_study_opens_with_the_same_articles(rows):
    study = Study("Visit", rounds=(articles(rows),))
    opened = Study.from_json(study.to_json())
    assert opened.articles.fingerprint == study.articles.fingerprint
    assert opened.name == "Visit"


def test_the_recipe_is_kept_whole():
    scope = Scope(
        stories=("a",), where=(("outlet", ("A", "B")),), voice="quoted", since="2031-01-01"
    )
    study = Study("x", rounds=(articles([("A", "one")]),)).with_recipe(
        scope=scope, by="section", outlet_names={"A": "Alpha"}, mapping={"text": "body"},
        boilerplate_off=("promo", "byline"),
    )  # fmt: skip
    opened = Study.from_json(study.to_json())
    assert opened.recipe == study.recipe
    assert opened.articles.frame["outlet"].tolist() == ["Alpha"]


def test_the_actors_that_somebody_merged_are_kept():
    actors = {"Orval Brandt": ("Brandt", "برانت"), "Port Union": ()}
    study = Study("x").with_recipe(actors=actors)
    assert Study.from_json(study.to_json()).recipe == study.recipe
    before = study.to_json().replace('"actors"', '"actors_of_old"')
    assert Study.from_json(before).recipe.actors == {}


def test_the_label_sets_that_somebody_edited_are_kept():
    labels = {"en": {"armed people": {"rebels": ("rebels", "rebel"), "bandits": ("bandits",)}},
              "ar": {"حملة السلاح": {"ثوار": ("ثوار", "ثائر")}, "حرب": {}}}  # fmt: skip
    study = Study("x").with_recipe(labels=labels)
    assert Study.from_json(study.to_json()).recipe == study.recipe
    before = study.to_json().replace('"labels"', '"labels_of_old"')
    assert Study.from_json(before).recipe.labels == {}


def test_a_rule_that_this_version_does_not_know_is_left_out_of_a_saved_recipe():
    study = Study("x").with_recipe(boilerplate_off=("promo", "horoscope"))
    assert Study.from_json(study.to_json()).recipe.boilerplate_off == ("promo",)


def test_merging_outlet_names_keeps_article_ids():
    study = Study("x", rounds=(articles([("A", "one"), ("B", "two")]),))
    merged = study.with_recipe(outlet_names={"B": "A"})
    assert (
        merged.articles.frame["article_id"].tolist() == study.articles.frame["article_id"].tolist()
    )
    assert merged.articles.frame["outlet"].tolist() == ["A", "A"]


def test_corrections_change_fields_but_never_the_text():
    study = Study("x", rounds=(articles([("A", "one")]),))
    name = study.articles.frame["article_id"][0]
    changed = study.with_recipe(corrections={name: {"outlet": "Z", "text": "forged"}})
    assert changed.articles.frame[["outlet", "text"]].to_numpy().tolist() == [["Z", "one"]]


def test_a_new_round_adds_only_articles_that_are_new():
    study = Study("x", rounds=(articles([("A", "one")]),))
    grown = study.with_round(articles([("A", "one"), ("A", "two")]))
    assert grown.articles.frame["text"].tolist() == ["one", "two"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "it is not JSON"),
        ("[]", "it was not saved by Parallax"),
        ('{"parallax_study": 99}', "it is from another version"),
        ('{"parallax_study": 1, "name": "x", "recipe": {}}', "a part is broken"),
        ('{"parallax_study": 1, "name": "x", "recipe": {}, "rounds": [[{"a": 1}]]}', "a part"),
    ],
)
def test_what_is_not_a_study_is_refused_with_its_reason(text, reason):
    with pytest.raises(InputError, match=reason):
        Study.from_json(text, "mine.json")


@given(st.lists(st.sampled_from(["a", "a-2", "b", "a-2-2"]), max_size=8))
def test_ids_become_unique_and_the_first_of_each_stays(ids):
    result = unique_ids(ids)
    assert len(set(result)) == len(result)
    assert [result[ids.index(name)] for name in dict.fromkeys(ids)] == list(dict.fromkeys(ids))


def test_a_fingerprint_changes_with_any_value():
    one, other = articles([("A", "one")]), articles([("A", "One")])
    assert one.fingerprint != other.fingerprint
    assert one.fingerprint == articles([("A", "one")]).fingerprint


def test_an_unknown_grouping_column_is_named_with_those_there_are():
    with pytest.raises(InputError, match="no column “owner” among the articles"):
        articles([("A", "one")]).groups("owner")


def test_own_stop_words_are_kept_as_what_differs_and_survive_saving():
    study = Study("x", rounds=(articles([("A", "one")]),))
    assert study.recipe.stopwords() is None
    own = sorted(get_language("en").stopwords)
    recipe = study.recipe.with_stopwords("en", [*own[1:], "harbour", " "])
    assert recipe.stopwords_added == {"en": ("harbour",)}
    assert recipe.stopwords_removed == {"en": (own[0],)}
    changed = study.with_recipe(
        stopwords_added=recipe.stopwords_added, stopwords_removed=recipe.stopwords_removed
    )
    opened = Study.from_json(changed.to_json())
    assert opened.recipe.stopwords() == recipe.stopwords()
    assert recipe.with_stopwords("en", own).stopwords() is None


def test_a_recipe_leaves_out_by_choice_and_the_articles_stay_in_the_study():
    study = Study("x", rounds=(articles([("A", "one"), ("A", "two words"), ("", "three")]),))
    assert len(study.articles) == 3
    assert len(study.left_out) == 0
    chosen = study.with_recipe(leave_out=("no_outlet",))
    assert chosen.articles.frame["text"].tolist() == ["one", "two words"]
    assert chosen.left_out["check"].tolist() == ["no_outlet"]
    assert len(chosen.all_articles) == 3
    opened = Study.from_json(chosen.to_json())
    assert opened.articles.fingerprint == chosen.articles.fingerprint
    assert opened.with_recipe(leave_out=()).articles.fingerprint == study.articles.fingerprint


@pytest.mark.parametrize(("versions", "left"), [("all", 2), ("newest", 1), ("first", 0)])
def test_a_recipe_keeps_all_versions_or_the_newest_or_the_first(versions, left):
    texts = [" ".join(f"{word}{n}" for n in range(60)) for word in ("boat", "قارب")]
    frame = pd.DataFrame({"text": [texts[0], f"{texts[0]} late", texts[1]], "outlet": "A"})
    frame["published"] = pd.to_datetime(["2031-05-01", "2031-05-02", "2031-05-01"], utc=True)
    study = Study("x", rounds=(ArticleSet.from_frame(frame),)).with_recipe(versions=versions)
    kept = study.articles.frame["text"].tolist()
    assert texts[1] in kept
    assert len(kept) == (3 if versions == "all" else 2)
    assert (frame["text"][0] in kept, frame["text"][1] in kept) == {
        2: (True, True), 1: (False, True), 0: (True, False)
    }[left]  # fmt: skip


def test_outlets_joined_by_the_recipe_can_make_two_articles_versions():
    text = " ".join(f"boat{n}" for n in range(60))
    frame = pd.DataFrame({"text": [text, f"{text} late"], "outlet": ["A", "B"]})
    study = Study("x", rounds=(ArticleSet.from_frame(frame),)).with_recipe(versions="first")
    assert len(study.articles) == 2
    assert len(study.with_recipe(outlet_names={"B": "A"}).articles) == 1
