"""Suggestions of actors that may be one, and the key by which names of two scripts meet."""

from __future__ import annotations

import pytest
from babel import Locale

from analysis.measures.names.suggestions import actor_suggestions, similar_keys
from analysis.tables import ACTOR_SUGGESTIONS
from analysis.text.transliteration import name_key, transliteration_key
from tests.helpers import corpus_of

#: Places whose Arabic and English names sound alike (facts, not taken from a list).
ALIKE = """Moscow موسكو|Berlin برلين|London لندن|Paris باريس|Madrid مدريد|Tokyo طوكيو|Lisbon لشبونة
Havana هافانا|Nairobi نيروبي|Kabul كابول|Tehran طهران|Ankara أنقرة|Baku باكو|Minsk مينسك
Helsinki هلسنكي|Oslo أوسلو|Stockholm ستوكهولم|Bucharest بوخارست|Budapest بودابست|Sofia صوفيا
Belgrade بلغراد|Dublin دبلن|Rabat الرباط|Khartoum الخرطوم|Dakar داكار|Bamako باماكو|Accra أكرا
Manila مانيلا|Jakarta جاكرتا|Bangkok بانكوك|Hanoi هانوي|Caracas كاراكاس|Lima ليما|Bogota بوغوتا
Canberra كانبرا|Brasilia برازيليا|Islamabad إسلام آباد|Kigali كيغالي|Luanda لواندا|Lusaka لوساكا
Maputo مابوتو|Muscat مسقط|Montevideo مونتيفيديو|Tashkent طشقند"""
PAIRS = [tuple(pair.split(" ", 1)) for line in ALIKE.split("\n") for pair in line.split("|")]

SPELLINGS = [
    ("المرفأ", "استقبل الوزير الروسي سيرجي زافكين الوفد. وقال زافكين إنه راض."),
    ("المنارة", "وصل الوزير الروسي سيرغي زافكين أمس. وأضاف زافكين أنه عائد."),
]


def pairs(rows: list[tuple[str, str]], language: str | list[str], **options: float) -> list[list]:
    frame = actor_suggestions(corpus_of(rows, language), **options)  # pyright: ignore[reportArgumentType]
    return frame[["a", "b", "reason"]].to_numpy().tolist()


def test_there_are_enough_pairs_and_the_key_alone_matches_them() -> None:
    assert len(PAIRS) >= 40
    english = [pair[0] for pair in PAIRS]
    found = similar_keys([pair[1] for pair in PAIRS], english)
    right = [found[arabic] == [name] for name, arabic in PAIRS]
    assert sum(right) / len(PAIRS) >= 0.9


def test_the_key_alone_matches_most_countries_of_cldr() -> None:
    """All 250 names, also those that one language translates; a tie of several is not counted."""
    english, arabic = Locale("en").territories, Locale("ar").territories
    codes = [c for c in english if len(c) == 2 and c.isalpha() and c not in _NO_COUNTRY]
    found = similar_keys([arabic[c] for c in codes], [english[c] for c in codes])
    right = sum(found[arabic[c]] == [english[c]] for c in codes)
    assert len(codes) > 240
    assert right / len(codes) >= 0.65


_NO_COUNTRY = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Putin", "بوتين"), ("Zavkin", "زافكين"), ("Sherif", "شريف"), ("Al-Ghadban", "الغضبان")],
)
def test_names_that_sound_alike_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ()


def test_a_word_without_a_consonant_has_no_key_but_for_its_beginning() -> None:
    assert transliteration_key("") == ""
    assert transliteration_key("Aoua") == transliteration_key("عوا") == "A"


def test_spelling_variants_are_suggested_and_not_merged() -> None:
    assert ["سيرجي زافكين", "سيرغي زافكين", "spelling"] in pairs(SPELLINGS, "ar")


def test_a_name_meets_its_like_in_another_language() -> None:
    rows = [*SPELLINGS[:1], ("Harbour Post", "Minister Sergei Zavkin left Cairo for Egypt.")]
    rows[0] = (rows[0][0], rows[0][1] + " وغادر مصر.")
    found = pairs(rows, ["ar", "en"])
    assert ["سيرجي زافكين", "Sergei Zavkin", "translation"] in found
    assert ["مصر", "Egypt", "country"] in found
    assert len(found) == 2


def test_an_acronym_and_a_part_are_told_as_such() -> None:
    text = "The Varnhold Port Union met. The Varnhold Port Union left. The VPU spoke. The VPU sat."
    assert pairs([("Harbour Post", text)], "en") == [["VPU", "Varnhold Port Union", "acronym"]]


def test_the_frame_is_typed_without_a_pair_and_scores_stay_above_the_least() -> None:
    frame = actor_suggestions(corpus_of([("Harbour Post", "It rained.")]))
    assert frame.dtypes.equals(ACTOR_SUGGESTIONS.frame().dtypes)
    assert pairs(SPELLINGS, "ar", least=1.01) == []
