"""PDF: text layer, pages, paragraphs, running lines, and Arabic in every order it comes out in."""

from __future__ import annotations

import io
import random

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import read_articles
from analysis.errors import InputError
from analysis.ingest.documents.arabic_order import lam_alef_right, order_of_letters
from analysis.ingest.documents.pdf import document_of
from analysis.ingest.options import Limits, ReadOptions
from analysis.ingest.pieces.blocks import Document
from analysis.ingest.problems import Problems
from analysis.ingest.raw import Unreadable
from tests.ingest.documents import Drawn, lines, pdf, read_or_reason, told
from tests.ingest.material import adds_up, codes

ENGLISH = [
    "The foreign minister of Velmara arrived in Port Oster on Tuesday for talks that",
    "are to last two days and to end with a joint statement on the fishing grounds be-",
    "tween the two coasts, which both sides have claimed for as long as there is a law",
    "of the sea. Officials gave no details.",
]
ARABIC = [
    "وصل وزير خارجية فلمارا إلى بورت أوستر يوم الثلاثاء لإجراء محادثات مع نظيره في العاصمة",
    "وقال للصحفيين إن الحكومة جاءت من أجل الحوار حول المياه التي تطالب بها الدولتان منذ سنوات",
    "ولم يذكر المسؤولون تفاصيل أخرى عن اللقاء المرتقب الذي يعقد بعد أسبوع على الحدود الشرقية.",
]
WORDS = (
    *("وصل", "الوزير", "إلى", "المدينة", "وقال", "إن", "الحكومة", "على", "حق", "في", "هذه"),
    *("القضية", "التي", "تهم", "الناس", "من", "الشمال", "مدرسة", "مستشفى", "علا", "تلا", "بلا"),
    *("فعلا", "أصلا", "مثلا", "قليلا", "كاملا", "بدلا", "هؤلاء", "لا", "الآن", "الأمم", "إلا"),
    *("ثلاثة", "خلال", "والده", "بعد", "مع", "أول", "دق", "لوح", "نم", "مل", "عم"),
)


def read(data: bytes, options: ReadOptions = ReadOptions()) -> tuple[Document, dict[str, str]]:
    problems = Problems()
    return document_of("a.pdf", data, problems, options), told(problems)


def drawn(logical: str) -> str:
    """A line from right to left as it stands on the page, from the left (its numbers kept)."""
    parts = logical.split(" ")
    swapped = str.maketrans("()«»", ")(»«")
    turned = [
        part if part.strip("().").isascii() and part.strip("().").isalnum() else
        part[::-1].translate(swapped) for part in reversed(parts)
    ]  # fmt: skip
    return " ".join(turned)


def whole(texts: list[str]) -> str:
    return " ".join(texts)


def test_lines_become_paragraphs_and_a_parted_word_one() -> None:
    document, problems = read(pdf([lines([*ENGLISH, "A second paragraph that ends."])]))
    first = whole(ENGLISH).replace("be- tween", "between")
    assert document.text == f"{first}\nA second paragraph that ends."
    assert problems == {}


def test_a_hyphen_that_the_document_writes_elsewhere_stays() -> None:
    texts = [
        "The well-known minister of Velmara said in Port Oster on Tuesday that the talks are well-",
        "known to all sides of the strait, and that nobody has an interest in ending them at once.",
    ]
    assert "are well-known to all" in read(pdf([lines(texts)]))[0].text


def test_a_page_begins_with_a_block_unless_a_sentence_goes_on() -> None:
    document, _ = read(pdf([lines(ENGLISH), lines(["Another page.", "Short."])]))
    assert [block.breaks for block in document.blocks] == [True, True, False]
    document, _ = read(pdf([lines(ENGLISH[:3]), lines(["of the sea, and so on to its end."])]))
    assert [block.breaks for block in document.blocks] == [True]
    assert document.text.endswith("a law of the sea, and so on to its end.")


def test_running_lines_and_page_numbers_are_left_out_and_told() -> None:
    days = ("Sunday", "Monday", "Thursday", "Friday")
    pages = [
        lines(["The Oster Ledger", f"{day}: {ENGLISH[0]}", f"That {day}.", f"Page {n} of 4"])
        for n, day in enumerate(days, 1)
    ]
    document, problems = read(pdf(pages))
    assert "Oster Ledger" not in document.text
    assert "Page" not in document.text
    assert document.text.count("The foreign minister") == 4
    assert "“The Oster Ledger”, “Page 1 of 4”" in problems["running_lines"]


def test_what_a_browser_prints_around_a_page_is_left_out_and_told() -> None:
    page = ["6/8/31, 3:43 PM Talks open", *ENGLISH, "https://ledger.example/talks 1/1"]
    document, problems = read(pdf([lines(page)]))
    assert document.text == whole(ENGLISH).replace("be- tween", "between")
    assert "https://ledger.example/talks 1/1" in problems["running_lines"]


@pytest.mark.parametrize("title", ["", "Microsoft Word - talks.docx", "Untitled", "a.html"])
def test_titles_that_programs_write_are_none(title: str) -> None:
    assert read(pdf([lines(ENGLISH)], info=f"/Title ({title})"))[0].metadata == {}


def test_a_title_and_a_name_in_the_metadata_are_taken() -> None:
    info = "/Title (Talks open in Port Oster) /Author (Mira Tolland)"
    row = read_articles(("a.pdf", pdf([lines(ENGLISH)], info=info))).articles.frame.iloc[0]
    assert (row["title"], row["author"]) == ("Talks open in Port Oster", "Mira Tolland")


def test_a_scan_says_what_to_do() -> None:
    with pytest.raises(InputError, match=r"looks like a scan. Run text recognition"):
        read_articles(("a.pdf", pdf([[], []]))).with_articles()
    _, problems = read(pdf([lines(ENGLISH), []]))
    assert problems["pages_without_text"].startswith("1 of 2 pages")


def test_pages_beyond_the_limit_are_told() -> None:
    pages = [lines([f"{line} {n}" for line in ENGLISH]) for n in range(3)]
    document, problems = read(pdf(pages), ReadOptions(limits=Limits(pages=2)))
    assert document.text.count("The foreign minister") == 2
    assert problems["too_many_pages"].startswith("The file has 3 pages; the first 2 were read.")


def _encrypted(password: str, algorithm: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([lines(ENGLISH)])))
    writer.encrypt(password, "owner", algorithm=algorithm)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_password_is_told_and_an_empty_one_opens(algorithm: str) -> None:
    assert "foreign minister" in read(_encrypted("", algorithm))[0].text
    with pytest.raises(Unreadable) as caught:
        read(_encrypted("secret", algorithm))
    assert caught.value.code == "password"


def test_a_pdf_without_ending_or_under_another_name_is_read_as_one() -> None:
    data = pdf([lines(ENGLISH)])
    for name in ("talks", "talks.txt", "talks.doc"):
        result = read_articles((name, data))
        assert "foreign minister" in result.articles.frame["text"][0]
        assert ("other_format" in codes(result)) == ("." in name)
        assert adds_up(result)


# Arabic


def test_right_arabic_is_not_touched() -> None:
    document, problems = read(pdf([lines([drawn(line) for line in ARABIC])]))
    assert document.text == whole(ARABIC)
    assert problems == {}


def test_glyph_codes_become_the_letters_that_they_stand_for() -> None:
    texts = [line.replace("لا", "\ufefb").replace("لإ", "\ufef9") for line in ARABIC]
    assert read(pdf([lines([drawn(line) for line in texts])]))[0].text == whole(ARABIC)


@pytest.mark.parametrize("pieces", ["a line", "a piece a run"])
def test_runs_of_a_line_in_reverse_order_are_put_right_and_told(pieces: str) -> None:
    logical = "وصل الوزير يوم الثلاثاء 12 يونيو 2031 إلى مقر Oster News في المدينة (الشمالية)"
    page = drawn(logical).replace("News Oster", "Oster News")
    shown: list[Drawn] = [(60, 760, page)]
    if pieces == "a piece a run":
        before, after = page.split(" 2031 ")
        shown = [(60, 760, f"{before} "), (300, 760, "2031"), (330, 760, f" {after}")]
    document, problems = read(pdf([shown]))
    assert document.text == logical
    assert "1 Arabic lines with numbers" in problems["arabic_reordered"]


def test_a_program_that_draws_in_reading_order_is_left_alone() -> None:
    shown: list[Drawn] = [
        (300, 760, drawn("وصل الوزير يوم الثلاثاء ")), (270, 760, "12"),
        (200, 760, drawn(" يونيو ")), (160, 760, "2031"), (60, 760, drawn(" إلى المدينة")),
    ]  # fmt: skip
    document, problems = read(pdf([shown]))
    assert document.text == "وصل الوزير يوم الثلاثاء 12 يونيو 2031 إلى المدينة"
    assert "arabic_reversed" not in problems


def test_arabic_digits_keep_their_order() -> None:
    logical = "وصل الوزير إلى المدينة في عام ٢٠٣١ وقال إن ٤٥ من الناس على حق"
    page = drawn(logical).replace("١٣٠٢", "٢٠٣١").replace("٥٤", "٤٥")
    assert read(pdf([lines([page])]))[0].text == logical
    apart: list[Drawn] = [(300, 760, drawn("وصل الوزير في ")), (260, 760, "٢٠٣١"),
                          (100, 760, drawn(" إلى المدينة"))]  # fmt: skip
    assert read(pdf([apart]))[0].text == "وصل الوزير في ٢٠٣١ إلى المدينة"


def test_letters_in_reverse_are_put_right_and_told() -> None:
    texts = [*ARABIC, "وبلغ العدد 2031 في مقر Oster News على الساحل."]
    document, problems = read(pdf([lines(texts)]))  # drawn as it is read: it comes out reversed
    assert document.text == whole(texts)
    assert "letters in reverse order (4 lines)" in problems["arabic_reversed"]


def test_doubtful_order_is_told_and_kept() -> None:
    mixed = [*[drawn(line) for line in ARABIC], *ARABIC[:2]]
    problems = read(pdf([lines(mixed)]))[1]
    assert "the order of letters or words may be wrong" in problems["arabic_order_doubtful"]


def test_words_drawn_towards_the_left_in_one_run_are_told() -> None:
    words = ARABIC[0].split()
    shown = [(500.0 - 40 * place, drawn(word)) for place, word in enumerate(words[:10])]
    problems = read(pdf([[(0, 760, shown)]]))[1]
    assert "the order of letters or words may be wrong" in problems["arabic_order_doubtful"]
    forward = [(100.0 + 40 * place, drawn(word)) for place, word in enumerate(words[9::-1])]
    assert read(pdf([[(0, 760, forward)]]))[1] == {}


def test_lam_alef_the_wrong_way_round_is_put_right_where_it_is_sure() -> None:
    wrong = "قال وزير األمن إن اإلصالح في األمم ال يكفي إال خالل األعوام"
    right, count = lam_alef_right(wrong)
    assert right == "قال وزير الأمن إن الإصالح في الأمم لا يكفي إلا خلال الأعوام"
    assert count == 7
    assert lam_alef_right(right) == (right, 0)


SENTENCES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=12), min_size=1, max_size=30
)


@given(SENTENCES)
@settings(max_examples=300, deadline=None)
def test_right_sentences_are_never_taken_for_reversed(sentences: list[list[str]]) -> None:
    texts = [" ".join(words) for words in sentences]
    assert order_of_letters("\n".join(texts)) == "right"
    assert lam_alef_right("\n".join(texts))[1] == 0


@given(SENTENCES)
@settings(max_examples=40, deadline=None)
def test_any_right_page_comes_back_as_it_was_written(sentences: list[list[str]]) -> None:
    texts = [" ".join(words) for words in sentences]
    document, problems = read(pdf([lines([drawn(text) for text in texts])]))
    assert document.text.split() == " ".join(texts).split()
    assert not {"arabic_reversed", "arabic_reordered", "arabic_order_doubtful"} & set(problems)


def test_broken_bytes_give_one_line_or_a_text() -> None:
    rng = random.Random(3)
    whole_file = pdf([lines(ENGLISH), lines(ARABIC)], info="/Title (Talks)")
    for _ in range(300):
        data = bytearray(whole_file)
        for _ in range(rng.randint(1, 6)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        cut = bytes(data[: rng.choice([len(data), rng.randrange(1, len(data))])])
        assert read_or_reason(read, cut)
