"""Arabic tone: each rule with the reason the language gives for it."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.measures.lexicon import folded, pack_lexicon
from analysis.measures.tone import tone_sentences, tone_words
from analysis.measures.tone_clitics import CLITICS
from analysis.text.languages import get_language
from tests.helpers import corpus_of

AR = get_language("ar")
PLAIN = "كان اللقاء ناجحا."


def tone_of(text: str) -> float:
    frame = tone_sentences(corpus_of([("صحيفة المرفأ", text)], language="ar"))
    assert len(frame) == 1
    return float(frame["tone"].iloc[0])


def value_of(text: str) -> dict[str, float]:
    words = tone_words(corpus_of([("صحيفة المرفأ", text)], language="ar"))
    counted = words[words["valence"].notna()]
    return dict(zip(counted["form"], counted["value"], strict=True))


def roles_of(text: str) -> dict[str, str]:
    words = tone_words(corpus_of([("صحيفة المرفأ", text)], language="ar"))
    return dict(zip(words["form"], words["role"], strict=True))


def entry_of(form: str) -> str | None:
    lexicon = pack_lexicon("ar", "count")
    assert lexicon is not None
    assert AR.tone is not None
    row = int(lexicon.entries_of([folded(form, AR)[0]], AR)[0])
    return None if row < 0 else str(AR.tone["entry"].iat[row])


NEGATED = {
    "lam makes the past of a jussive verb negative": "لم يكن اللقاء ناجحا.",
    "lan negates the future": "لن يكون اللقاء ناجحا.",
    "laysa negates a nominal sentence": "ليس اللقاء ناجحا.",
    "a conjunction may be written onto the negator": "ولم يكن اللقاء ناجحا.",
    "ghayr negates the one word after it": "كان اللقاء غير ناجح.",
    "duna negates the noun it governs": "انتهى اللقاء دون نجاح.",
    "a preposition may be written onto a negating noun": "انتهى اللقاء بغير نجاح.",
}


@pytest.mark.parametrize("text", NEGATED.values(), ids=NEGATED.keys())
def test_negation_turns_a_word_because(text: str) -> None:
    assert tone_of(text) < 0 < tone_of(PLAIN)
    assert "negation" in roles_of(text).values()


NOT_NEGATED = {
    "la shakka means no doubt": "لا شك أن اللقاء ناجح.",
    "la budda means must": "لا بد من لقاء ناجح.",
    "la siyyama means especially": "اللقاء ناجح لا سيما اليوم.",
    "ma zala means still": "ما زال اللقاء ناجحا.",
    "la yazalu means still": "لا يزال اللقاء ناجحا.",
    "laysa faqat means not only": "كان ليس فقط ناجحا.",
    "ghayra anna means but": "تأخر الوفد غير أن اللقاء ناجح.",
    "ghayr reaches one word only": "كان اللقاء غير متوقع ناجحا.",
    "a comma ends the clause": "لم يحضر الوفد، وكان ناجحا.",
    "lakinna opens another clause": "لم يحضر لكن النجاح حليفه.",
    "a quotation that ends holds what is negated in it": "قال «إن هذه فرصة لن تتكرر» للنجاح.",
    "lam reaches three words only": "لم يكن في اللقاء أي شيء ناجح.",
    "bima is no negation with a preposition": "فرح الجميع بما نجاح اللقاء.",
}


@pytest.mark.parametrize("text", NOT_NEGATED.values(), ids=NOT_NEGATED.keys())
def test_nothing_is_negated_because(text: str) -> None:
    assert tone_of(text) > 0
    assert "negation" not in roles_of(text).values()


@pytest.mark.parametrize(
    "text", ["كان اللقاء ناجحا جدا.", "كان اللقاء ناجحا للغاية.", "كان اللقاء أكثر نجاحا."]
)
def test_an_intensifier_strengthens_from_either_side(text: str) -> None:
    assert tone_of(text) > tone_of(PLAIN)
    assert "intensifier" in roles_of(text).values()


def test_a_diminisher_of_several_words_after_the_word_weakens_it() -> None:
    assert 0 < tone_of("كان اللقاء ناجحا إلى حد ما.") < tone_of(PLAIN)


def test_an_intensifier_strengthens_a_negative_word_downwards() -> None:
    assert tone_of("كان الوضع سيئا جدا.") < tone_of("كان الوضع سيئا.") < 0


def test_an_intensifier_wears_off_with_distance() -> None:
    near = value_of("نجاح جدا.")["نجاح"]
    far = value_of("نجاح اللقاء جدا.")["نجاح"]
    assert near - 2 == pytest.approx(0.293)
    assert far - 2 == pytest.approx(0.293 * 0.95)


@pytest.mark.parametrize("but", ["لكن", "ولكن", "غير أن", "إلا أن", "بيد أن"])
def test_what_follows_a_contrast_weighs_three_times_what_went_before(but: str) -> None:
    values = value_of(f"كان اللقاء ناجحا {but} النتيجة سيئة.")
    assert values["ناجحا"] == pytest.approx(1.0)
    assert values["سيئة"] == pytest.approx(-3.0)


def test_two_negators_give_back_part_of_the_tone() -> None:
    value = value_of("لم يكن غير ناجح.")["ناجح"]
    assert value == pytest.approx(2 * 0.74**2)


WRITTEN_ON = {
    "the article": ("الكارثة", "كارثة"),
    "a conjunction, a preposition and the article": ("وبالكارثة", "كارثة"),
    "li with the article drops its alef": ("للنجاح", "نجاح"),
    "a pronoun": ("نجاحهم", "نجاح"),
    "a preposition before and a pronoun behind": ("ولفشلهم", "فشل"),
    "tanwin on an alef": ("نجاحا", "نجاح"),
    "teh marbuta opens before a pronoun": ("كارثتهم", "كارثة"),
    "teh marbuta opens before the dual": ("كارثتان", "كارثة"),
    "the future particle before an imperfect": ("سيدمر", "دمر"),
    "vowel signs are not letters": ("نَجَاحٌ", "نجاح"),
    "tatweel is not a letter": ("نجـــاح", "نجاح"),
}


@pytest.mark.parametrize(("form", "entry"), WRITTEN_ON.values(), ids=WRITTEN_ON.keys())
def test_a_word_is_found_under(form: str, entry: str) -> None:
    assert entry_of(form) == entry


@pytest.mark.parametrize("form", ["وزير", "بلد", "ليبيا", "فندق", "كبير", "والدة", "ولد"])
def test_a_letter_of_the_word_itself_is_not_taken_for_a_clitic(form: str) -> None:
    assert entry_of(form) is None


def test_what_is_left_of_a_word_has_three_letters_or_more() -> None:
    for form in ("وزير", "بالكارثه", "فشلهم", "وقتلا", "لها"):
        assert all(len(stem) >= 3 for stem in CLITICS["ar"].stems(form))


def test_an_entry_itself_comes_before_what_is_left_without_clitics() -> None:
    lexicon = pack_lexicon("ar", "count")
    assert lexicon is not None
    forms = list(lexicon.words)
    assert lexicon.entries_of(forms, AR).tolist() == list(lexicon.words.values())


def test_an_expression_stands_for_its_parts() -> None:
    assert list(value_of("لقي مصرعه هناك.")) == ["لقي مصرعه"]
    assert list(value_of("فلقي مصرعه هناك.")) == ["فلقي مصرعه"]


def test_an_expression_that_only_looks_like_tone_takes_its_words_out() -> None:
    assert AR.tone is not None
    assert AR.tone.set_index("entry").loc["مكافحة الإرهاب", "valence"] == 0
    assert value_of("ناقشوا مكافحة الإرهاب.") == {}
    assert tone_of("ناقشوا الإرهاب.") < 0


def test_an_expression_counts_all_its_words_as_known() -> None:
    frame = tone_sentences(corpus_of([("صحيفة المرفأ", "لقي مصرعه هناك أمس.")], language="ar"))
    assert frame["hits"].tolist() == [2]
    assert frame["coverage"].tolist() == [0.5]


def test_dropping_events_leaves_a_death_out_and_keeps_a_judgement() -> None:
    text = "لقي مصرعه هناك. كان الوضع سيئا."
    corpus = corpus_of([("صحيفة المرفأ", text)], language="ar")
    kept = tone_sentences(corpus)["tone"].tolist()
    dropped = tone_sentences(corpus, events="drop")["tone"].tolist()
    assert kept[0] < 0 == dropped[0]
    assert kept[1] == dropped[1] < 0


def test_a_word_that_is_quoted_is_the_speakers() -> None:
    text = "وصف الوزير اللقاء قائلا: «كان هذا لقاء ناجحا ومفيدا للجميع» رغم الكارثة."
    row = tone_sentences(corpus_of([("صحيفة المرفأ", text)], language="ar")).iloc[0]
    assert row["voice"] == "mixed"
    assert row["tone_quoted"] > 0 > row["tone_reporter"]


def test_values_of_the_words_sum_to_the_tone_of_their_sentence() -> None:
    text = "لم يكن اللقاء ناجحا جدا لكن الأمل كبير."
    total = sum(value_of(text).values())
    assert tone_of(text) == pytest.approx(total / np.sqrt(total**2 + 15))


def test_the_english_option_changes_nothing_in_arabic() -> None:
    corpus = corpus_of([("صحيفة المرفأ", PLAIN)], language="ar")
    expected = tone_sentences(corpus, lexicon="news")["tone"].tolist()
    assert tone_sentences(corpus, lexicon="vader")["tone"].tolist() == expected


def test_every_entry_has_a_valence_in_range_and_a_known_class() -> None:
    assert AR.tone is not None
    assert AR.tone["valence"].between(-4, 4).all()
    assert set(AR.tone["class"]) <= {"evaluation", "event", "emotion"}


def test_one_formula_of_praise_makes_no_tone_and_two_do() -> None:
    assert AR.mild < 0.2
    assert abs(tone_of("كان الوفد حريصا عليه.")) <= 0.05
    assert tone_of("كان الوفد حريصا عليه والنص متكاملا.") > 0.05


def test_a_bad_event_counts_less_than_a_judgement_of_the_same_strength() -> None:
    assert value_of("وقع تفجير هناك.")["تفجير"] == pytest.approx(-3 * AR.harm)
    assert value_of("كان الهجوم وحشيا.")["وحشيا"] == -3


FELL = {
    "what fell is bad": ("انخفضت البطالة أمس.", 1),
    "nothing in reach fell": ("تراجع الفريق أمس.", -1),
    "what is prevented is bad": ("يحد من الفساد.", 1),
}


@pytest.mark.parametrize(("text", "sign"), FELL.values(), ids=FELL.keys())
def test_a_word_for_less_turns_what_it_is_less_of_and_else_speaks_for_itself(
    text: str, sign: int
) -> None:
    assert np.sign(tone_of(text)) == sign


IMPERFECTS = {"تدمر": "دمر", "سيدمرون": "دمر", "وندمر": "دمر"}


@pytest.mark.parametrize(("form", "entry"), IMPERFECTS.items())
def test_an_imperfect_is_found_whoever_does_it(form: str, entry: str) -> None:
    assert entry_of(form) == entry


@pytest.mark.parametrize(
    "form", ["اليمني", "كتاب", "متاجرها", "اثنتي", "بالمئة", "المدينة", "تطورات", "مصالحها"]
)
def test_a_word_that_only_looks_like_an_entry_is_none_or_counts_nothing(form: str) -> None:
    assert AR.tone is not None
    found = entry_of(form)
    assert found is None or AR.tone.set_index("entry").loc[found, "valence"] == 0
