"""Notices that a machine translated a text, and what people write into the column."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.ingest import read_articles
from analysis.ingest.quality.translations import notice_in, understood
from tests.ingest.material import TEXTS, codes

NOTICES = [
    "This article was automatically translated.", "This article has been translated by Google.",
    "Translated by Google", "Translated with DeepL", "Machine translation",
    "Machine-translated from Arabic.", "This is a machine translation of the original.",
    "This story was translated with the help of AI tools and checked by an editor.",
    "Note: This text was machine translated.",
    "ترجمة آلية", "ترجمة آليّة من الإنجليزية", "تمت ترجمة هذا المقال آليا",
    "تمّت ترجمة هذا المقال آليًا.", "تمت ترجمة هذا الخبر باستخدام الذكاء الاصطناعي",
    "هذا المقال مترجم آلياً", "مترجم تلقائيا", "ترجمة غوغل", "تُرجم بواسطة جوجل",
    "تمت ترجمة هذه المادة من الإنجليزية بواسطة الذكاء الاصطناعي.",
    "Cet article a été traduit automatiquement.", "Este artículo ha sido traducido automáticamente",
    "Dieser Artikel wurde maschinell übersetzt.",
]  # fmt: skip
OTHERS = [
    "Translated by Samir Tal", "The report was translated by Samir Tal into English.",
    "Machine translation threatens the jobs of translators, a union in Velmara said.",
    "Google said its machine translation now covers two hundred languages.",
    "ترجمة: سمير تال", "الترجمة الآلية تهدد المترجمين", "ترجم الوزير أقواله إلى أفعال",
    "أعلنت شركة في فلمارا أن الترجمة الآلية باتت تشمل لغات جديدة في خدمتها.",
]  # fmt: skip


@pytest.mark.parametrize("notice", NOTICES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_notice_at_either_end_is_found(notice: str, language: str) -> None:
    body = "\n\n".join([TEXTS[language]] * 5)
    assert notice_in(f"{notice}\n\n{body}") == notice
    assert notice_in(f"{body}\n{notice}") == notice


@pytest.mark.parametrize("line", OTHERS)
def test_what_people_translated_or_wrote_about_it_is_no_notice(line: str) -> None:
    body = "\n\n".join([TEXTS["en"]] * 5)
    assert notice_in(f"{line}\n\n{body}\n\n{line}") == ""


def test_a_notice_in_the_middle_of_a_text_is_about_something_else() -> None:
    body = "\n\n".join([TEXTS["ar"]] * 5)
    assert notice_in(f"{body}\n\nترجمة آلية\n\n{body}") == ""


@pytest.mark.parametrize(
    ("value", "meaning"),
    [("yes", "yes"), ("TRUE", "yes"), ("1", "yes"), ("نعم", "yes"), ("مترجم آليًّا", "yes"),
     ("no", ""), ("0", ""), ("لا", ""), ("أصلي", ""), ("", ""), (" ", ""), ("perhaps", None)],
)  # fmt: skip
def test_the_column_is_understood_as_people_fill_it(value: str, meaning: str | None) -> None:
    assert understood(value) == meaning


@pytest.mark.parametrize(
    ("column", "values"),
    [("translated", [True, False]), ("ترجمة", ["نعم", "لا"]), ("machine_translated", [1.0, None])],
)
def test_a_column_says_which_are_translated(column: str, values: list[object]) -> None:
    frame = pd.DataFrame({"text": [TEXTS["en"], TEXTS["ar"]], "outlet": "L", column: values})
    result = read_articles(frame)
    assert result.articles.frame["translated"].tolist() == ["yes", ""]
    assert codes(result) == []


def test_a_notice_fills_the_column_and_is_told_with_its_line() -> None:
    text = f"{TEXTS['ar']}\nتمت ترجمة هذا المقال آليا"
    result = read_articles(pd.DataFrame({"text": [text, TEXTS["ar"]], "outlet": "L"}))
    assert result.articles.frame["translated"].tolist() == ["yes", ""]
    row = result.problems.query("problem == 'translated'").iloc[0]
    assert "“تمت ترجمة هذا المقال آليا”" in row["detail"]
    assert row["action"] == "kept"


def test_a_value_that_is_neither_yes_nor_no_is_told() -> None:
    texts = [f"{TEXTS['en']} {n}." for n in "abc"]
    frame = pd.DataFrame({"text": texts, "outlet": "L", "translated": ["yes", "no", "perhaps"]})
    result = read_articles(frame)
    assert result.articles.frame["translated"].tolist() == ["yes", "", ""]
    assert codes(result) == ["unknown_value"]


def test_a_column_that_holds_translations_themselves_is_kept_as_the_users_own() -> None:
    frame = pd.DataFrame(
        {"text": list(TEXTS.values()), "outlet": "L", "ترجمة": ["نص ما", "نص آخر"]}
    )
    result = read_articles(frame)
    assert result.articles.frame["translated"].tolist() == ["", ""]
    assert result.articles.frame["translated (given)"].tolist() == ["نص ما", "نص آخر"]
    assert codes(result) == ["column_renamed"]
