from __future__ import annotations

import pandas as pd
import pytest

from analysis.articles import ArticleSet
from analysis.prepare import prepare, tokenize
from analysis.text.languages import get_language
from analysis.text.normal import lemmas, normal_form
from analysis.text.sentences import sentence_spans

AR, EN, FR = get_language("ar"), get_language("en"), get_language("fr")


def surfaces(text: str, code: str = "en") -> list[str]:
    table = tokenize(ArticleSet.from_frame(pd.DataFrame({"text": [text], "language": [code]})))
    return [text[s:e] for s, e in zip(table.start, table.end, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't stop", ["Don't", "stop"]),
        ("they don’t", ["they", "don’t"]),
        ("the 'quoted' word", ["the", "quoted", "word"]),
        ("the players' union", ["the", "players", "union"]),
        ("1,200 men, 3.5 percent", ["1,200", "men", "3.5", "percent"]),
        ("U.S. troops", ["U.S", "troops"]),
        ("end.Start", ["end", "Start"]),
        ("ten-year-old", ["ten", "year", "old"]),
        ("٣٫٥ و١٢٬٠٠٠", ["٣٫٥", "و١٢٬٠٠٠"]),
        ("قال،وأكّد", ["قال", "وأكّد"]),
        ("مـــؤتمر", ["مـــؤتمر"]),
        ("می\u200cرود", ["می\u200cرود"]),
        ("漢字", ["漢", "字"]),
        ("naïve café", ["naïve", "café"]),
    ],
)
def test_words_are_what_readers_call_words(text, expected):
    assert surfaces(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أكّدَ", "اكد"),
        ("إلى", "الي"),
        ("حكومة", "حكومه"),
        ("مـــؤتمر", "موتمر"),
        ("مسؤول", "مسوول"),
        ("١٢٣", "123"),
        ("۱۲۳", "123"),
    ],
)
def test_arabic_spellings_of_one_word_fall_together(one, other):
    assert normal_form(one, AR) == normal_form(other, AR)


def test_acronyms_do_not_fall_together_with_pronouns():
    assert normal_form("US", EN) == normal_form("U.S", EN) == "US"
    assert normal_form("us", EN) == "us"
    assert normal_form("1,200", EN) == "1200"
    assert normal_form("Don’t", EN) == "don't"


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("الوزراء", "وزير"),
        ("وبالوزير", "وزير"),
        ("سيقول", "قال"),
        ("حكومته", "حكومه"),
        ("مسلحين", "مسلح"),
    ],
)
def test_arabic_inflection_and_clitics_share_a_lemma(word, lemma):
    assert lemmas([word], AR) == [lemma]


@pytest.mark.parametrize("word", ["الأمم", "الإرهاب", "الشباب", "السعودية", "الناس"])
def test_what_stands_before_the_article_changes_no_lemma(word):
    rest = word.removeprefix("ال")
    forms = [word, "و" + word, "ب" + word, "ف" + word, "لل" + rest, "ولل" + rest]
    assert len(set(lemmas(forms, AR))) == 1
    for form in forms:  # and each by itself
        assert lemmas([form], AR) == lemmas([word], AR)


def test_words_that_only_look_like_one_with_an_article_stay():
    assert lemmas(["والدته"], AR) != lemmas(["الدته"], AR)
    assert lemmas(["بالغون"], AR) == lemmas(["بالغ"], AR)


def test_an_unknown_arabic_name_loses_a_conjunction_only_beside_itself():
    assert lemmas(["لافروفسكي", "ولافروفسكي"], AR) == ["لافروفسكي", "لافروفسكي"]
    assert lemmas(["وتسنغهام"], AR) == ["وتسنغهام"]


def test_a_french_word_counts_without_what_is_elided_before_it():
    accords = ["l’accord", "D'accords", "accords", "ACCORD", "qu'accord"]
    assert lemmas(accords, FR) == ["accord"] * 5
    assert lemmas(["qu'il", "c’est", "jusqu'à", "l'IA"], FR) == ["il", "être", "à", "IA"]


@pytest.mark.parametrize("word", ["d'après", "D'accord", "aujourd'hui", "quelqu'un", "O'Neill"])
def test_a_french_word_that_only_looks_elided_is_whole(word):
    assert lemmas([word], FR) == [word.lower()]
    assert lemmas(["qu'" + word], FR) == [word.lower()]


def test_nothing_is_elided_in_a_language_without_elisions():
    assert lemmas(["l'accord"], EN) == ["l'accord"]


def test_english_plurals_and_possessives_share_a_lemma():
    assert lemmas(["ministers", "minister's", "Minister"], EN) == ["minister"] * 3
    assert lemmas(["US"], EN) == ["US"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He said so. She left.", 2),
        ("Mr. Lane met Gen. Orr. They talked.", 2),
        ("The U.S. Senate met. It voted.", 2),
        ("It left the U.S. The end.", 2),
        ("J. R. Hale won.", 1),
        ("It rose 3.5 percent. Then fell.", 2),
        ("“Go now.” He went.", 2),
        ("“Go now!” he said.", 1),
        ("A line\nthat goes on.\nAnother line", 2),
        ("Title\n\nText here.", 2),
        ("Wait... what? Yes!", 2),
    ],
)
def test_english_sentences_end_where_readers_end_them(text, count):
    assert len(sentence_spans(text, EN)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("قال ذلك. ثم غادر.", 2),
        ("هل وافق؟ نعم!", 2),
        ("غادر المقبل.وأكد الوزير ذلك.", 2),
        ("قال: «نعم نوافق.» وأضاف ذلك.", 2),
        ("د. سمير قال ذلك.", 1),
        ("بلغت 3.5 في المئة.", 1),
    ],
)
def test_arabic_sentences_end_where_readers_end_them(text, count):
    assert len(sentence_spans(text, AR)) == count


def test_display_is_the_form_that_most_articles_write():
    frame = pd.DataFrame({"text": ["Minister minister minister"], "language": ["en"]})
    vocabulary = prepare(ArticleSet.from_frame(frame)).tokens.vocabulary
    assert vocabulary["display"].tolist() == ["minister"]


def test_types_of_two_languages_stay_apart():
    frame = pd.DataFrame({"text": ["chat 2018", "chat 2018"], "language": ["en", "fr"]})
    vocabulary = prepare(ArticleSet.from_frame(frame)).tokens.vocabulary
    assert sorted(zip(vocabulary["language"], vocabulary["form"], strict=True)) == [
        ("en", "2018"),
        ("en", "chat"),
        ("fr", "2018"),
        ("fr", "chat"),
    ]
