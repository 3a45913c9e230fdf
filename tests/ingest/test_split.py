"""One document, several articles: every way in which people part them, and what stays one."""

from __future__ import annotations

import pytest

from analysis.ingest import read_articles
from analysis.ingest.options import FileChoice, ReadOptions
from analysis.ingest.pieces.blocks import Block
from analysis.ingest.pieces.split_preview import preview_split
from tests.ingest import documents as docx
from tests.ingest.cuts import DATES, OUTLETS, TITLES, body, cut, paragraphs, word
from tests.ingest.material import adds_up, codes

LANGUAGES = ["en", "ar"]
both = pytest.mark.parametrize("language", LANGUAGES)
_NAMES = {
    "en": ["Article 1", "Article 2", "Article 3", "Article 4"],
    "ar": ["المقال الأول", "المقال الثاني", "المقال الثالث", "المقال الرابع"],
}
_LABELS = {"en": ("Outlet", "Title", "Date"), "ar": ("الصحيفة", "العنوان", "التاريخ")}
_END = {"en": "End of Document", "ar": "انتهى"}
_BY = {"en": "By Lena Ostrow", "ar": "بقلم: سامي المرفئي"}


def written(form: str, language: str, count: int = 4) -> str:
    """A text of `count` articles, parted in one of the ways."""
    outlet, title, date = _LABELS[language]
    parts = []
    for n in range(count):
        name, day, paper = TITLES[language][n], DATES[language][n], OUTLETS[language][n]
        text = body(language, n)
        parts.append(
            {
                "dated": f"{name}\n{paper}, {day}\n\n{text}\n\n",
                "date over": f"{day}\n{name}\n\n{text}\n\n",
                "fields": f"{outlet}: {paper}\n{title}: {name}\n{date}: {day}\n\n{text}\n\n",
                "titles": f"{title}: {name}\n\n{text}\n\n",
                "counted": f"{n + 1} of {count}\n{name}\n\n{text}\n\n",
                "named": f"{_NAMES[language][n]}\n{name}\n\n{text}\n\n",
                "listed": f"{n + 1}. {name}\n{day}\n\n{text}\n\n",
                "closed": f"{name}\n\n{text}\n{_END[language]}\n",
                "address": f"{name}\nhttps://oster.example/news/{n}\n\n{text}\n\n",
                "address over": f"https://oster.example/news/{n}\n{name}\n{text}\n\n",
                "address below": f"{name}\n\n{text}\n\nhttps://oster.example/news/{n}\n\n",
                "rule": f"{name}\n\n{text}\n\n======\n",
                "stars": f"{name}\n\n{text}\n\n* * *\n\n",
                "underlined": f"{name}\n======\n\n{text}\n\n",
                "page": f"\f{name}\n\n{text}\n" if n else f"{name}\n\n{text}\n",
            }[form]
        )
    return "".join(parts)


FORMS = {
    "dated": "split_dated", "date over": "split_dated", "fields": "split_fields",
    "titles": "split_fields", "counted": "split_counted", "named": "split_numbered",
    "listed": "split_dated", "closed": "split_closings", "address": "split_addresses",
    "address over": "split_addresses", "address below": "split_addresses", "rule": "split_rules",
    "stars": "split_rules", "underlined": "split_headings", "page": "split_pages",
}  # fmt: skip


@both
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_text_of_several_articles_is_cut_where_each_begins(
    form: str, language: str, newline: str
) -> None:
    text = written(form, language).replace("\n", newline)
    frame, told = cut(text)
    assert frame["title"].tolist() == TITLES[language]
    bodies = [body(language, n).replace("\n", newline).rstrip() for n in range(4)]
    assert [one.rstrip() for one in frame["text"]] == bodies
    assert told[FORMS[form]] == {"count": 4}
    assert "maybe_several" not in told


@both
def test_lines_under_a_title_become_fields_told_once_with_their_number(language: str) -> None:
    text = "".join(
        f"{TITLES[language][n]}\n{OUTLETS[language][n]}\n{DATES[language][n]}\n{_BY[language]}\n"
        f"https://oster.example/news/{n}\n\n{body(language, n)}\n\n"
        for n in range(3)
    )
    frame, told = cut(text)
    assert frame["outlet"].tolist() == OUTLETS[language][:3]
    assert frame["published"].tolist() == DATES[language][:3]
    assert set(frame["author"]) == {"Lena Ostrow" if language == "en" else "سامي المرفئي"}
    assert frame["url"].tolist() == [f"https://oster.example/news/{n}" for n in range(3)]
    assert frame["text"].tolist() == [body(language, n) for n in range(3)]
    assert told["heads_read"] == {"fields": "author, outlet, published, title, url", "count": 3}


@both
def test_word_headings_of_one_level_are_articles(language: str) -> None:
    pieces = [
        [Block(TITLES[language][n], level=1), *map(Block, paragraphs(language, n))]
        for n in range(4)
    ]
    frame, told = cut(word(*pieces))
    assert frame["title"].tolist() == TITLES[language]
    assert frame["text"].tolist() == ["\n".join(paragraphs(language, n)) for n in range(4)]
    assert told["split_headings"] == {"count": 4}


@both
def test_headings_below_the_name_of_the_collection_are_articles_where_dates_stand_below(
    language: str,
) -> None:
    pieces = [
        [Block(TITLES[language][n], level=2), Block(DATES[language][n]),
         *map(Block, paragraphs(language, n, 3))]
        for n in range(4)
    ]  # fmt: skip
    frame, told = cut(word([Block("2031", level=1)], *pieces))
    assert frame["title"].tolist() == TITLES[language]
    assert told["front_matter"] == {"words": 1}


@both
@pytest.mark.parametrize(
    "mark", [{"bold": True}, {"level": 2}, {"level": 1}, {"bold": True, "level": 3}]
)
def test_an_article_with_subheads_stays_one(language: str, mark: dict[str, object]) -> None:
    title = Block("A title over all of it", level=1, bold=True)
    lead = [Block(DATES[language][0]), *map(Block, paragraphs(language, 0, 2))]
    parts = [
        [Block(TITLES[language][n], **mark), *map(Block, paragraphs(language, n, 2))]  # type: ignore[arg-type]
        for n in (1, 2)
    ]
    document = word([title, *lead], *parts)
    frame, told = cut(document)
    assert frame["text"].tolist() == [document.text]
    assert told == {}


@both
def test_a_long_article_with_many_subheads_stays_one_and_the_doubt_is_told(language: str) -> None:
    parts = [
        [Block(TITLES[language][n], bold=True), *map(Block, paragraphs(language, n, 9))]
        for n in range(4)
    ]
    document = word(*parts)
    frame, told = cut(document)
    assert frame["text"].tolist() == [document.text]
    assert told == {"maybe_several": {"count": 4}}


@both
def test_bold_titles_with_a_date_below_are_articles(language: str) -> None:
    pieces = [
        [Block(TITLES[language][n], bold=True),
         Block(f"{OUTLETS[language][n]} | {DATES[language][n]}"),
         *map(Block, paragraphs(language, n)), Block("A subhead", bold=True),
         *map(Block, paragraphs(language, n + 9, 2))]
        for n in range(3)
    ]  # fmt: skip
    frame, _ = cut(word(*pieces))
    assert frame["title"].tolist() == TITLES[language][:3]
    assert frame["outlet"].tolist() == OUTLETS[language][:3]
    assert all("A subhead" in text for text in frame["text"])


@both
def test_pages_that_begin_with_a_bold_title_are_articles_and_the_others_go_on(
    language: str,
) -> None:
    pieces = []
    for n in range(3):
        first, *rest = paragraphs(language, n, 8)
        pieces.append(
            [Block(TITLES[language][n], bold=True, breaks=n > 0), Block(first),
             Block(rest[0], breaks=True), *map(Block, rest[1:])]
        )  # fmt: skip
    frame, told = cut(word(*pieces))
    assert frame["title"].tolist() == TITLES[language][:3]
    assert told["split_pages"] == {"count": 3}


def test_a_line_that_runs_over_every_page_begins_no_article() -> None:
    pages = [
        [
            Block("The Oster Ledger, page", bold=True, breaks=True),
            *map(Block, paragraphs("en", n, 9)),
        ]
        for n in range(4)
    ]
    frame, _ = cut(word(*pages))
    assert len(frame) == 1


@both
def test_a_table_of_contents_gives_the_starts_and_is_no_article(language: str) -> None:
    names = TITLES[language]
    contents = [Block(name, links=(f"#_Toc{n}",)) for n, name in enumerate(names)]
    pieces = [
        [Block(name, anchors=(f"_Toc{n}",)), *map(Block, paragraphs(language, n))]
        for n, name in enumerate(names)
    ]
    frame, told = cut(word([Block("Contents"), *contents], *pieces))
    assert frame["title"].tolist() == names
    assert told["split_contents"] == {"count": 4}
    assert "front_matter" in told
    assert "split_count" not in told


def test_contents_that_name_more_than_is_there_are_told() -> None:
    contents = [
        Block(name, links=(f"#t{n}",)) for n, name in enumerate([*TITLES["en"], "Lost one"])
    ]
    pieces = [
        [Block(name, anchors=(f"t{n}",)), *map(Block, paragraphs("en", n))]
        for n, name in enumerate(TITLES["en"])
    ]
    _, told = cut(word(contents, *pieces))
    assert told["split_count"] == {"stated": 5, "found": 4}


def test_a_number_that_says_how_many_there_are_is_compared() -> None:
    text = written("counted", "en").replace(" of 4\n", " of 6\n")
    frame, told = cut(text)
    assert len(frame) == 4
    assert told["split_count"] == {"stated": 6, "found": 4}


@both
def test_a_report_with_chapters_stays_one(language: str) -> None:
    names = {
        "en": ["Introduction", "The harbour", "Conclusion"],
        "ar": ["مقدمة", "المرفأ", "خاتمة"],
    }
    pieces = [
        [Block(name, level=1), *map(Block, paragraphs(language, n, 9))]
        for n, name in enumerate(names[language])
    ]
    frame, told = cut(word(*pieces))
    assert len(frame) == 1
    assert told["maybe_several"] == {"count": 3}


@both
@pytest.mark.parametrize("sign", ["***", "* * *", "---", "====="])
def test_breaks_between_the_scenes_of_one_text_do_not_cut_it(language: str, sign: str) -> None:
    text = f"\n\n{sign}\n\n".join(body(language, n) for n in range(4))
    frame, _ = cut(text)
    assert frame["text"].tolist() == [text]


@both
def test_what_stands_before_the_first_article_is_told_with_its_length(language: str) -> None:
    text = f"A set of texts\nfor the seminar\n\n{written('dated', language)}"
    frame, told = cut(text)
    assert len(frame) == 4
    assert told["front_matter"] == {"words": 7}


@both
def test_chosen_starts_go_before_all_rules(language: str) -> None:
    text = written("dated", language)
    lines = text.split("\n")
    starts = tuple(lines.index(TITLES[language][n]) for n in (0, 2))
    options = ReadOptions(files={"a": FileChoice(starts=starts)})
    frame, told = cut(text, options)
    assert frame["title"].tolist() == [TITLES[language][0], TITLES[language][2]]
    assert TITLES[language][1] in frame["text"][0]
    assert told["split_chosen"] == {"count": 2}


@pytest.mark.parametrize("starts", [(), (999,), (-3,)])
def test_starts_that_are_nowhere_leave_one_article(starts: tuple[int, ...]) -> None:
    text = written("dated", "en")
    frame, _ = cut(text, ReadOptions(files={"a": FileChoice(starts=starts)}))
    assert frame["text"].tolist() == [text]


@both
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_file_of_several_articles_is_read_and_adds_up(name: str, language: str) -> None:
    result = read_articles((name, written("dated", language).encode()))
    frame = result.articles.frame
    assert frame["title"].tolist() == TITLES[language]
    assert frame["outlet"].tolist() == OUTLETS[language]
    assert frame["published"].notna().all()
    assert set(frame["language"]) == {language}
    assert codes(result).count("heads_read") == 1
    assert adds_up(result)


@both
def test_the_headings_of_a_markdown_file_part_its_articles(language: str) -> None:
    pieces = (f"# {TITLES[language][n]}\n\n{body(language, n)}\n" for n in range(4))
    text = "---\noutlet: Ledger\n---\n" + "\n".join(pieces)
    frame = read_articles(("a.md", text.encode())).articles.frame
    assert frame["title"].tolist() == TITLES[language]
    assert set(frame["outlet"]) == {"Ledger"}
    assert frame["text"].tolist() == [body(language, n) for n in range(4)]


@both
def test_a_word_file_of_several_articles_is_cut_and_previewed(language: str) -> None:
    parts = [
        docx.paragraph(docx.run(TITLES[language][n]), '<w:pStyle w:val="1"/>')
        + "".join(docx.paragraph(docx.run(text)) for text in paragraphs(language, n))
        for n in range(4)
    ]
    data = docx.word("".join(parts), title="A set of texts", author="Lena Ostrow")
    result = read_articles(("a.docx", data))
    frame = result.articles.frame
    assert frame["title"].tolist() == TITLES[language]
    assert frame["text"].tolist() == ["\n".join(paragraphs(language, n)) for n in range(4)]
    assert set(frame["author"]) == {""}  # who put them together wrote none of them
    assert "split_headings" in codes(result)
    assert adds_up(result)
    shown = preview_split("a.docx", data)
    assert [shown.blocks["text"][n] for n in shown.starts] == TITLES[language]


def test_a_rich_text_file_of_several_articles_is_cut() -> None:
    parts = [
        rf"{{\b {TITLES['en'][n]}\par}}{OUTLETS['en'][n]}, {DATES['en'][n]}\par "
        + "".join(rf"{docx.escaped(text)}\par " for text in paragraphs("en", n))
        for n in range(3)
    ]
    frame = read_articles(("a.rtf", docx.rich("".join(parts)))).articles.frame
    assert frame["title"].tolist() == TITLES["en"][:3]
    assert frame["outlet"].tolist() == OUTLETS["en"][:3]


@both
@pytest.mark.parametrize("every", [3, 6])
def test_subheads_as_high_as_the_title_do_not_cut_an_article_with_one_date(
    language: str, every: int
) -> None:
    parts = [
        [Block(TITLES[language][n], level=1), *map(Block, paragraphs(language, n, every))]
        for n in range(1, 4)
    ]
    title = [Block(TITLES[language][0], level=1), Block(DATES[language][0])]
    document = word([*title, *map(Block, paragraphs(language, 0, every))], *parts)
    frame, _ = cut(document)
    assert frame["text"].tolist() == [document.text]
