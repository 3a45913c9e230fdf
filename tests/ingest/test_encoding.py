"""Bytes in the encodings that people have, and text that was read in the wrong one before."""

from __future__ import annotations

import string
import time

import ftfy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import read_articles
from analysis.ingest.letters.encoding import ENCODINGS, decode, encoding_guess, is_encoding
from analysis.ingest.letters.mojibake import repaired
from analysis.ingest.options import FileChoice, ReadOptions
from tests.ingest.material import ARABIC, ENGLISH, OUTLETS, TEXTS, adds_up, codes

ARABIC_PLAIN = "وصل وزير خارجية فلمارا إلى بورت أوستر يوم الثلاثاء لإجراء محادثات مع نظيره."
WRITTEN = {
    "windows-1256": ARABIC,
    "iso-8859-6": ARABIC_PLAIN,
    "mac-arabic": "وصل وزير خارجية فلمارا إلى بورت أوستر في ٨ يونيو، وقال: «جئنا لنستمع».",
    "cp720": ARABIC_PLAIN,
    "windows-1252": "Le ministre français est arrivé à Port-Osté pour deux journées d’été.",
    "windows-1254": "Dışişleri Bakanı salı günü görüşmeler için geldi ve “dinlemeye geldik” dedi.",
    "windows-1250": "Minister przybył we wtorek na dwudniowe rozmowy, żegnając się z gośćmi.",
    "windows-1251": "Министр иностранных дел прибыл в столицу для переговоров о торговле.",
    "koi8-r": "Министр иностранных дел прибыл в столицу для переговоров о торговле.",
    "windows-1253": "Ο υπουργός Εξωτερικών έφτασε την Τρίτη για διήμερες συνομιλίες.",
    "windows-1255": "שר החוץ הגיע ביום שלישי לנמל לשיחות של יומיים עם עמיתו.",
    "gb18030": "外交部长星期二抵达奥斯特港进行为期两天的会谈。",
    "euc-kr": "외무장관은 화요일 이틀간의 회담을 위해 오스터항에 도착했다.",
}


@pytest.mark.parametrize("encoding", WRITTEN)
def test_a_text_comes_back_in_the_encoding_it_was_written_in(encoding: str) -> None:
    text = WRITTEN[encoding]
    result = read_articles(("a.txt", text.encode(encoding)))
    assert result.articles.frame["text"].tolist() == [text]
    assert codes(result).count("encoding_guessed") == 1


@pytest.mark.parametrize(
    "text",
    [
        "The minister didn’t say when he’d return to Port Oster.",
        "“We came to listen,” he said – it’s his first visit…",
        "Der Außenminister sagte: „Wir hören zu“, und ging früh.",
        "El ministro llegó mañana, ¿qué decidirán los señores?",
    ],
)
def test_western_text_is_not_taken_for_another(text: str) -> None:
    assert decode(text.encode("windows-1252")).text == text


def test_ibm_arabic_becomes_letters_in_place_of_their_shapes() -> None:
    shapes = "\ufe8d\ufedf\ufee4\ufeae\ufed3\ufe84 \ufed3\ufef2 \ufe8d\ufedf\ufea8\ufe92 "
    data = (shapes * 8).encode("cp864", "ignore")
    found = decode(data)
    assert found.encoding == "cp864"
    assert "ال" in found.text
    assert not any("\ufe70" <= c <= "\ufefc" for c in found.text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_guess_comes_with_a_sample_that_can_be_judged(encoding: str, language: str) -> None:
    found, guessed, sample = encoding_guess(("x" * 5_000 + "\n" + TEXTS[language]).encode(encoding))
    assert found == encoding.removesuffix("-sig")
    assert guessed == (encoding == "utf-16-le")
    wanted = "“We came" if language == "en" else "وصل وزير"
    assert wanted in sample
    assert len(sample) <= 300


def test_an_encoding_guess_of_one_byte_a_letter_is_told_as_one() -> None:
    assert encoding_guess(ARABIC.encode("windows-1256"))[:2] == ("windows-1256", True)
    assert encoding_guess(b"")[:2] == ("utf-8", False)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_chosen_encoding_goes_before_every_guess(language: str) -> None:
    data = f"outlet,text\nLedger,{ARABIC_PLAIN}\n".encode("windows-1256")
    chosen = "windows-1256" if language == "ar" else "windows-1252"
    options = ReadOptions(files={"a.csv": FileChoice(encoding=chosen)})
    result = read_articles(("a.csv", data), options=options)
    raw = ARABIC_PLAIN.encode("windows-1256").decode(chosen)
    # Read as somebody wants it; that it is plainly misread is put right and told.
    told = "mojibake_repaired" in codes(result)
    assert result.articles.frame["text"].tolist() == [ARABIC_PLAIN if told else raw]
    assert told == (language == "en")
    assert "encoding_guessed" not in codes(result)


@pytest.mark.parametrize("name", ["klingon", "hex", "undefined", "a\0b", "ع"])
def test_an_encoding_that_does_not_exist_is_told_and_the_file_is_read(name: str) -> None:
    options = ReadOptions(files={"a.txt": FileChoice(encoding=name)})
    result = read_articles(("a.txt", ARABIC.encode()), options=options)
    assert result.articles.frame["text"].tolist() == [ARABIC]
    told = result.problems.query("problem == 'encoding_unknown'")["detail"].iloc[0]
    assert "read as utf-8" in told
    assert adds_up(result)


def test_every_encoding_that_is_offered_exists() -> None:
    for name, use in ENCODINGS.items():
        assert is_encoding(name)
        assert use


def test_places_that_are_not_valid_are_told_with_the_encoding() -> None:
    options = ReadOptions(files={"a.txt": FileChoice(encoding="iso-8859-6")})
    data = ARABIC_PLAIN.encode("iso-8859-6") + b"\xff\xfe\xfd"
    result = read_articles(("a.txt", data), options=options)
    told = result.problems.query("problem == 'bad_bytes'")["detail"].tolist()
    assert told == ["3 places that are not valid ISO-8859-6 were replaced by “�”."]


# --- text that was misread before ----------------------------------------------------------

TURKISH = "Dışişleri Bakanı şöyle konuştu: İlişkiler güçlü, görüşmeler sürecek."
FRENCH = "Le ministre a été reçu à l’hôtel « Océan » — où l’on débat."


def _open(data: bytes) -> str:
    return data.decode("sloppy-windows-1252")


@pytest.mark.parametrize("text", [ARABIC, ENGLISH, TURKISH, FRENCH, "الشرق الأوسط", "José", "it’s"])
def test_text_that_went_through_the_wrong_encoding_is_put_right(text: str) -> None:
    assert ftfy.__version__  # registers the codec that `_open` needs
    once = _open(text.encode())
    assert repaired(once) == (text, "windows-1252")
    assert repaired(_open(once.encode()))[0] == text
    assert repaired(text.encode().decode("latin-1"))[0] == text
    assert repaired(text) == (text, "")


@pytest.mark.parametrize("text", [ARABIC, "الشرق الأوسط", ARABIC_PLAIN])
def test_arabic_through_arabic_encodings_is_put_right(text: str) -> None:
    assert repaired(text.encode().decode("cp1256")) == (text, "windows-1256")
    assert repaired(_open(text.encode("cp1256"))) == (text, "windows-1252")


def test_a_repair_is_told_with_row_and_field_and_touches_nothing_else() -> None:
    data = (
        "outlet,title,text,note\n"
        f"{OUTLETS['ar']},{_open('الشرق الأوسط'.encode())},{ARABIC_PLAIN},Ã©tÃ©\n"
        f"Ledger,Talks,{_open(ENGLISH.replace(chr(10), ' ').replace(',', '').encode())},x\n"
    )
    result = read_articles(("a.csv", data.encode()))
    frame = result.articles.frame
    assert frame["title"].tolist() == ["الشرق الأوسط", "Talks"]
    assert frame["text"].tolist() == [ARABIC_PLAIN, ENGLISH.replace("\n", " ").replace(",", "")]
    assert frame["note"].tolist() == ["Ã©tÃ©", "x"]
    told = result.problems.query("problem == 'mojibake_repaired'")
    assert told[["row", "field", "action"]].to_numpy().tolist() == [
        [2, "title", "repaired"],
        [3, "text", "repaired"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“MAÇÃ” e “IRMÃO”, disse ÂNGELA: NÃO…",
        "CAFÉ “JOSÉ” — ÉTÉ À L’ÎLE… «Ça va»",
        "Ø Å Ä Ö: ÅÄÖ är bokstäver, Ærø ligger i Østersøen",
        "ÇA ET LÀ: ÇELİK ÇİÇEK",
        "خط، ظل؛ «ط» و«ظ» حرفان § 5 ¶ ط§",
        "12 € · 5 £ § 3 × 4 ÷ 2",
        "Ñandú, Ñuñoa",
    ],
)
def test_text_that_only_looks_odd_is_not_touched(text: str) -> None:
    assert repaired(text) == (text, "")


_LETTERS = {
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْـ٠١٢٣٤٥٦٧٨٩،؛؟«»",
    "fr": "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ«»’“”…—",
    "en": "‘’“”–—…£éï",
    "tr": "çğıöşüâîûÇĞİÖŞÜ’“”",
}


@given(st.data())
def test_right_text_is_never_touched(data: st.DataObject) -> None:
    own = data.draw(st.sampled_from(sorted(_LETTERS)))
    alphabet = _LETTERS[own] + " \n.,:-" + ("" if own == "ar" else string.ascii_letters)
    text = data.draw(st.text(alphabet, max_size=60))
    assert repaired(text) == (text, "")


@pytest.mark.slow
def test_looking_for_misread_text_costs_next_to_nothing() -> None:
    texts = [f"{ARABIC} {n}" * 8 for n in range(29_000)]
    start = time.perf_counter()
    assert not any(repaired(text)[1] for text in texts)
    assert time.perf_counter() - start < 2.0
