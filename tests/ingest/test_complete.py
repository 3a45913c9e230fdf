"""Whether a text looks cut or is a summary: signs in the text, and against the outlet's habit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest.quality.complete import Judged, judge, last_words, word_count

PARAGRAPHS = {
    "en": "The harbour council of Port Oster met for three hours, its clerk said, and put off the "
    "vote on the new quay until spring. Traders had asked for an answer before the winter, but the "
    "engineers want to measure the sea bed again. Nobody expects the work to begin this year.",
    "ar": "اجتمع مجلس ميناء بورت أوستر ثلاث ساعات، بحسب كاتبه، وأرجأ التصويت على الرصيف الجديد إلى "
    "الربيع. وكان التجار قد طلبوا جوابا قبل الشتاء، لكن المهندسين يريدون قياس قاع البحر مرة أخرى. "
    "ولا يتوقع أحد أن تبدأ الأعمال هذا العام.",
}
LANGUAGES = pytest.mark.parametrize("language", ["en", "ar"])


def whole(language: str, times: int = 3) -> str:
    return "\n\n".join([PARAGRAPHS[language]] * times)


def turned(language: str, by: int, times: int = 3) -> str:
    """Words in an order of their own, so that no line stands under two texts."""
    words = PARAGRAPHS[language].split() * times
    return " ".join(words[by * 5 :] + words[: by * 5])


def one(text: str, title: str = "", others: int = 0, language: str = "en") -> Judged:
    """The judgement on a text among `others` whole ones of its outlet."""
    rest = [f"{whole(language)} {n}." for n in range(others)]
    return judge([title] + [""] * others, [text, *rest], ["Ledger"] * (others + 1))[0]


@LANGUAGES
def test_a_whole_text_is_not_judged(language: str) -> None:
    assert one(whole(language), others=5, language=language) == Judged()


@pytest.mark.parametrize(
    "ending",
    [
        "… [+1234 chars]", " [+88 chars]", " […]", "\nRead more", "\n\nRead more »",
        "… Continue reading", "\nRead the full story", "… (more)", "\nRead more at oster.example",
        "\nSubscribe to continue reading", "\nAlready a subscriber? Sign in",
        "\nThis article is for subscribers only.", " …المزيد", "\n ...المزيد", "\nاقرأ المزيد",
        "\nإقرأ المزيد ..", "\nلقراءة المزيد", "\nتابع القراءة", "\nلقراءة بقية الخبر",
        "\nهذا المحتوى متاح للمشتركين فقط", "\nاشترك لمتابعة القراءة", "\nللاشتراك",
        "… [+٣٠٠ حرفا]", "\nLire la suite",
    ],
)  # fmt: skip
@LANGUAGES
def test_what_says_that_it_goes_on_elsewhere_looks_cut(language: str, ending: str) -> None:
    found = one(PARAGRAPHS[language] + ending)
    assert found.complete == "looks cut"
    assert found.ending.split()[-1] in ending


def test_the_footer_of_a_feed_is_passed_over() -> None:
    start = " ".join(PARAGRAPHS["en"].split()[:25])
    footer = "\n\nThe post Quay put off appeared first on The Oster Ledger."
    assert one(f"{start}…{footer}").complete == "looks cut"
    assert one(f"{whole('en')}{footer}", others=6).complete == ""


@pytest.mark.parametrize(
    "text",
    [
        "The council will meet again in Port Oster on Tuesday and decide about the",
        "The ferry carried 300 people in spring, 420 in summer,",
        "The council named four dates on which the gates will be shut, as follows:",
        "ويجتمع المجلس مرة أخرى في بورت أوستر يوم الثلاثاء ليقرر في",
        "ونقلت العبارة 300 راكب في الربيع و420 في الصيف،",
        "وحدد المجلس أربعة مواعيد تغلق فيها البوابات على النحو التالي:",
    ],
)
def test_a_text_that_stops_where_no_sentence_can_looks_cut(text: str) -> None:
    assert one(f"{PARAGRAPHS['en']}\n{text}").complete == "looks cut"


@pytest.mark.parametrize(
    "ending",
    [
        "\n\nRead more: Traders wait for the quay", "\nRelated: More on the harbour",
        "\nclerk@oster.example", "\nhttps://oster.example/quay", "\nMara Tal, Port Oster",
        "\nاقرأ المزيد: التجار ينتظرون الرصيف", "\nبقلم مارا تال", "\nصورة من الميناء",
        "\nاشترك في النشرة البريدية", "\n* * *", " Tags harbour quay council",
    ],
)  # fmt: skip
@LANGUAGES
def test_what_stands_under_a_whole_text_does_not_make_it_cut(language: str, ending: str) -> None:
    assert one(whole(language) + ending, others=6, language=language).complete == ""


@LANGUAGES
def test_no_closing_mark_alone_says_nothing(language: str) -> None:
    assert one(whole(language)[:-1], others=6, language=language).complete == ""


@LANGUAGES
def test_verse_that_ends_without_a_mark_is_whole(language: str) -> None:
    line = {"en": "The boats lie still", "ar": "والمراكب نائمة"}[language]
    assert one("\n".join([line] * 12), others=6, language=language).complete == ""


@LANGUAGES
def test_three_dots_end_a_teaser_but_not_a_long_text(language: str) -> None:
    start = " ".join(PARAGRAPHS[language].split()[:25])
    assert one(f"{start}…", others=6, language=language).complete == "looks cut"
    assert one(f"{whole(language, 12)[:-1]}…", others=6, language=language).complete == ""


@LANGUAGES
def test_texts_of_an_outlet_cut_at_one_length_look_cut(language: str) -> None:
    texts = [turned(language, n)[:400] for n in range(6)]
    texts += [f"{whole(language)} {n}." for n in range(3)]
    found = judge([""] * 9, texts, ["Ledger"] * 9)
    assert [each.complete for each in found] == ["looks cut"] * 6 + [""] * 3


@LANGUAGES
def test_an_open_text_far_below_the_usual_looks_cut(language: str) -> None:
    start = " ".join(PARAGRAPHS[language].split()[:21])
    texts = [start, *(f"{whole(language, 6)} {n}." for n in range(6))]
    assert judge([""] * 7, texts, ["Ledger"] * 7)[0].complete == "looks cut"


@LANGUAGES
def test_an_outlet_that_never_closes_its_texts_is_not_suspected(language: str) -> None:
    texts = [f"{turned(language, n, n)} harbour" for n in (1, 2, 3, 4, 6, 8)]
    assert {each.complete for each in judge([""] * 6, texts, ["Ledger"] * 6)} == {""}


@LANGUAGES
def test_a_line_that_stands_under_three_texts_is_a_footer(language: str) -> None:
    footer = {"en": "Write to the desk, or to", "ar": "راسلونا على الرقم التالي أو على"}[language]
    texts = [f"{whole(language, n)}\n{footer}" for n in (2, 3, 4)]
    assert {each.complete for each in judge([""] * 3, texts, ["Ledger"] * 3)} == {""}


def test_a_text_as_long_as_a_known_limit_looks_cut_where_others_end() -> None:
    cut = whole("en", 8)[:1000].rstrip()
    assert len(cut) == 1000
    assert not cut.endswith(".")
    assert one(cut, others=6).complete == "looks cut"


@LANGUAGES
def test_headlines_with_a_sentence_each_are_a_feed_of_summaries(language: str) -> None:
    sentence = PARAGRAPHS[language].split(". ")[0]
    texts = [f"{n} {sentence}." for n in range(6)]
    assert {each.complete for each in judge(["Quay"] * 6, texts, ["L"] * 6)} == {"summary"}
    few = judge(["Quay"] * 4, texts[:4], ["L"] * 4)
    assert {each.complete for each in few} == {""}


@pytest.mark.parametrize("head", ["Summary:", "TL;DR:", "ملخص:", "الملخص:"])
def test_a_short_text_headed_summary_is_one(head: str) -> None:
    assert one(f"{head} {PARAGRAPHS['en']}").complete == "summary"


def test_words_are_counted_where_a_script_has_no_spaces() -> None:
    assert word_count("one two  three") == 3
    assert word_count("港口议会开会三个小时推迟了对新码头的表决直到春天") == 12
    assert word_count("") == 0


def test_the_last_words_are_one_line_from_the_beginning_of_a_word() -> None:
    assert last_words("one\n two") == "one two"
    assert last_words("harbour " * 20 + "quay") == "harbour " * 6 + "quay"


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=300)), max_size=8))
def test_any_text_is_judged_and_order_does_not_matter(pairs: list[tuple[str, str]]) -> None:
    titles, texts = [a for a, _ in pairs], [b for _, b in pairs]
    found = judge(titles, texts, ["x"] * len(pairs))
    assert {each.complete for each in found} <= {"", "looks cut", "summary"}
    back = judge(titles[::-1], texts[::-1], ["x"] * len(pairs))
    assert [each.complete for each in back[::-1]] == [each.complete for each in found]
