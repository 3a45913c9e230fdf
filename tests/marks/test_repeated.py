"""Repeated lines: what an outlet prints under every article is found, what it reports is not."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.marks.repeated import LONGEST, repeated_lines

#: Bodies of articles that have nothing in common.
BODIES = {
    "en": [
        "The council of Meravale approved the harbour plan on Monday after nine hours.\n"
        "Seven members voted for it, two against, and the mayor thanked them all.",
        "Fishermen in Port Selim lost forty nets in a storm that nobody had forecast.\n"
        "Insurance will pay for half of them, a broker said, and not before autumn.",
        "A choir from Calder sang in the old warehouse while rain came through the roof.\n"
        "Critics liked the second half better, when the microphones finally worked.",
        "Bread became dearer by a tenth in Ostrovia, bakers blame the price of gas.\n"
        "Two families in three bake at home once a week, according to a survey.",
        "The ferry Aurela ran aground near the lighthouse with sixty passengers on board.\n"
        "All were brought ashore within the hour, the coast guard wrote later.",
        "Students in Norvissa drew a map of every bench in town and gave it to the mayor.\n"
        "He promised eleven new ones, most of them in the shade of trees.",
    ],
    "ar": [
        "أقر مجلس مدينة ميرافال خطة المرفأ يوم الاثنين بعد جلسة دامت تسع ساعات.\n"
        "وصوت سبعة أعضاء لمصلحة الخطة وعارضها عضوان وشكرهم رئيس البلدية جميعا.",
        "فقد صيادون في بورت سليم أربعين شبكة في عاصفة لم يتوقعها أحد من الراصدين.\n"
        "وسيدفع التأمين نصف ثمنها قبل الخريف كما قال وسيط يعمل في السوق.",
        "غنت جوقة من كالدر في المخزن القديم بينما كان المطر يتسرب من السقف.\n"
        "وفضل النقاد النصف الثاني من الحفل حين عملت مكبرات الصوت أخيرا.",
        "ارتفع سعر الخبز بمقدار العشر في أوستروفيا ويلوم الخبازون ثمن الغاز.\n"
        "وتخبز أسرتان من كل ثلاث في البيت مرة كل أسبوع بحسب استطلاع للرأي.",
        "جنحت العبارة أوريلا قرب المنارة وعلى متنها ستون راكبا من أهل الجزيرة.\n"
        "ونقلوا جميعا إلى الشاطئ خلال ساعة كما كتب خفر السواحل بعد ذلك.",
        "رسم طلاب في نورفيسا خريطة لكل مقعد في المدينة وسلموها إلى العمدة.\n"
        "ووعدهم بأحد عشر مقعدا جديدا معظمها في ظل الأشجار القديمة.",
    ],
    "fr": [
        "Le conseil de Méravale a approuvé lundi le plan du port après neuf heures.\n"
        "Sept élus ont voté pour, deux contre, et la maire les a tous remerciés.",
        "Des pêcheurs de Port-Sélim ont perdu quarante filets dans une tempête.\n"
        "L’assurance en paiera la moitié, dit un courtier, mais pas avant l’automne.",
        "Une chorale de Calder a chanté dans le vieil entrepôt malgré la pluie.\n"
        "Les critiques ont préféré la seconde partie, quand les micros marchaient.",
    ],
}  # fmt: skip
FURNITURE = {
    "en": ["Brought to you by the night desk", "This is a page of the Morning Lantern newsroom."],
    "ar": ["من مكتب الليل في صحيفتنا", "تصلكم هذه المادة من غرفة أخبار نورفيسا لحظة."],
    "fr": ["Toute l’équipe de nuit vous salue", "Retrouvez la suite demain chez votre marchand."],
}
CASES = [(code, line) for code, lines in FURNITURE.items() for line in lines]


def found(texts: list[str], outlets: list[str] | None = None) -> list[tuple[int, str]]:
    """(article, line) of what is marked; all articles of one outlet if none is given."""
    titles = [""] * len(texts)
    spans = repeated_lines(titles, texts, outlets or ["Morning Lantern"] * len(texts))
    return [(row, texts[row][start:end]) for row, start, end in spans]


@pytest.mark.parametrize(("code", "line"), CASES)
@pytest.mark.parametrize("at", ["first", "last"])
def test_a_line_under_three_different_articles_is_marked_in_each(
    code: str, line: str, at: str
) -> None:
    texts = [f"{line}\n{body}" if at == "first" else f"{body}\n{line}" for body in BODIES[code][:3]]
    assert found(texts) == [(0, line), (1, line), (2, line)]


@pytest.mark.parametrize(("code", "line"), CASES)
def test_two_articles_or_three_of_different_outlets_are_not_enough(code: str, line: str) -> None:
    texts = [f"{body}\n{line}" for body in BODIES[code][:3]]
    assert found(texts[:2]) == []
    assert found(texts, ["Lantern", "Lantern", "Herald"]) == []
    assert found(texts, ["", "", ""]) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["12 readers of this page", "7 readers of this page", "1,204 readers of this page"],
        ["٣ قراء لهذه الصفحة", "١٢ قراء لهذه الصفحة", "7 قراء لهذه الصفحة"],
        ["THE NIGHT DESK", "  the  night-desk ", "— The Night Desk —"],
    ],
)
def test_digits_spaces_marks_and_case_do_not_tell_lines_apart(lines: list[str]) -> None:
    texts = [f"{body}\n{line}" for body, line in zip(BODIES["en"], lines, strict=False)]
    assert [line for _, line in found(texts)] == lines


@pytest.mark.parametrize("code", ["en", "ar"])
def test_copies_of_one_article_do_not_make_its_lines_standing_ones(code: str) -> None:
    body, other = BODIES[code][:2]
    line = FURNITURE[code][0]
    assert found([f"{body}\n{line}"] * 5) == []
    assert found([f"{body}\n{line}"] * 5 + [f"{other}\n{line}"] * 3) == []


@pytest.mark.parametrize("code", ["en", "ar"])
def test_updates_of_one_article_count_as_one(code: str) -> None:
    first, second, third, fourth = BODIES[code][:4]
    line = FURNITURE[code][0]
    updates = [
        f"{first}\n{second}\n{third}{more}\n{line}" for more in ("", f"\n{fourth}", " More.")
    ]
    assert found(updates) == []


@pytest.mark.parametrize("code", ["en", "ar"])
def test_a_paragraph_of_background_repeated_in_three_articles_is_report(code: str) -> None:
    background = {
        "en": "The harbour plan of Meravale has divided the town since the flood.",
        "ar": "وتنقسم مدينة ميرافال حول خطة المرفأ منذ الفيضان الكبير.",
    }[code]
    about = {
        "en": "Again the harbour plan of Meravale divided the town, as after the flood.",
        "ar": "وعادت مدينة ميرافال إلى الخلاف حول خطة المرفأ كما حدث بعد الفيضان الكبير.",
    }[code]
    texts = [f"{body}\n{about}{place}\n{background}" for place, body in enumerate(BODIES[code][:3])]
    assert found(texts) == []


def with_line_at(row: int, place: int, line: str) -> str:
    """A body of twenty lines that no other row has, and `line` at `place` (from 0)."""
    lines = [f"{BODIES['en'][row]} {word}".split("\n")[0] + f" {word}" for word in WORDS]
    return "\n".join([*lines[:place], line, *lines[place:]])


WORDS = [f"w{number}" for number in range(20)]


@pytest.mark.parametrize(
    ("places", "is_marked"),
    [
        ((0, 0, 0), True),
        ((20, 20, 20), True),
        ((0, 0, 0, 8, 9), True),
        ((0, 0, 9), False),
        ((0, 1, 2), False),
        ((0, 0, 0, 7, 8, 9, 10), False),
        ((8, 8, 8), False),
    ],
)
def test_a_line_must_stand_in_one_place_near_an_end_in_most_articles(
    places: tuple[int, ...], is_marked: bool
) -> None:
    line = "Nobody answered the telephone of the desk"
    rows = [with_line_at(row % 6, place, line) for row, place in enumerate(places)]
    assert len(found(rows)) == (len(places) if is_marked else 0)


@pytest.mark.parametrize(("code", "line"), [("en", "Our advert"), ("ar", "من معلنينا")])
def test_a_short_line_in_most_articles_is_marked_wherever_it_stands(code: str, line: str) -> None:
    texts = []
    for place, body in enumerate(BODIES[code]):
        lines = [
            f"{each} {word}" for word in "abcdefghij"[: place + 8] for each in body.split("\n")
        ]
        texts.append("\n".join([*lines[: 4 + place], line, *lines[4 + place :]]))
    assert found(texts) == [(row, line) for row in range(6)]


def test_a_short_line_in_a_few_articles_must_stand_in_one_place() -> None:
    assert found([with_line_at(row, 6 + row, "Our advert") for row in range(4)]) == []


def test_a_long_paragraph_and_a_line_without_letters_are_never_marked() -> None:
    for line in ("word " * (LONGEST // 5 + 1), "* * *", "2031", "—", "٣"):
        assert found([f"{body}\n{line}" for body in BODIES["en"]]) == []


def test_an_article_of_nothing_but_the_line_is_no_evidence_for_it() -> None:
    line = FURNITURE["en"][0]
    body = BODIES["en"][0]
    assert found([line, f"{line}\nMore.", f"More.\n{line}", f"{body}\n{line}"]) == []


PIECES = st.sampled_from([*BODIES["en"], *BODIES["ar"], *FURNITURE["en"], "\n", " ", "\r\n", "x"])
TEXTS = st.lists(st.lists(PIECES, max_size=6).map("\n".join), max_size=9)


@given(TEXTS, st.data())
def test_spans_are_whole_lines_sorted_and_do_not_depend_on_other_outlets(
    texts: list[str], data: st.DataObject
) -> None:
    outlets = data.draw(
        st.lists(st.sampled_from(["", "A", "B"]), min_size=len(texts), max_size=len(texts))
    )
    titles = [""] * len(texts)
    spans = repeated_lines(titles, texts, outlets)
    assert spans == sorted(set(spans))
    for row, start, end in spans:
        assert outlets[row]
        assert texts[row][start:end] in texts[row].split("\n")
    alone = [name if name == "A" else "" for name in outlets]
    assert [one for one in spans if outlets[one[0]] == "A"] == repeated_lines(titles, texts, alone)


@pytest.mark.slow
def test_twenty_nine_thousand_articles_take_seconds_not_minutes() -> None:
    rng = np.random.default_rng(3)
    words = np.array([f"{stem}{end}" for stem in "abcdefgh" for end in range(400)])
    texts = [
        "\n".join(" ".join(rng.choice(words, 40)) for _ in range(6)) + "\nFrom the night desk"
        for _ in range(29_000)
    ]
    begun = time.perf_counter()
    assert len(found(texts)) == 29_000
    assert time.perf_counter() - begun < 20  # about 1 s on a desk; machines of tests are slow
