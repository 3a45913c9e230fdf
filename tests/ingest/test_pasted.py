"""Pasted text: articles, header lines, tables; and the ready samples."""

from __future__ import annotations

import pytest

from analysis.errors import InputError
from analysis.ingest import read_pasted, read_sample, samples
from tests.ingest import cuts
from tests.ingest.material import ARABIC, ENGLISH, adds_up, codes


@pytest.mark.parametrize("rule", ["---", "=====", "***", "  ---- "])
def test_a_line_of_signs_parts_articles(rule: str) -> None:
    frame = read_pasted(f"{ENGLISH}\n{rule}\n{ARABIC}\n").articles.frame
    assert frame["text"].tolist() == [ENGLISH, ARABIC]
    assert frame["language"].tolist() == ["en", "ar"]


@pytest.mark.parametrize("between", ["\n\n", "\n---\n", "\r\n\r\n"])
def test_header_lines_give_fields_and_begin_an_article(between: str) -> None:
    pasted = (
        f"Outlet: The Oster Ledger\nTitle: Talks: day one\nDate: 8 June 2031\n\n{ENGLISH}"
        f"{between}الصحيفة: المرفأ\nالعنوان: اليوم الأول\nالتاريخ: ٨ حزيران ٢٠٣١\n\n{ARABIC}"
    )
    result = read_pasted(pasted)
    frame = result.articles.frame
    assert frame["outlet"].tolist() == ["The Oster Ledger", "المرفأ"]
    assert frame["title"].tolist() == ["Talks: day one", "اليوم الأول"]
    assert frame["text"].tolist() == [ENGLISH, ARABIC]
    assert frame["published"].nunique() == 1
    assert len(result.problems) == 0


def test_one_line_that_looks_like_a_header_does_not_part_a_text() -> None:
    pasted = f"{ENGLISH}\n\nSource: two officials.\n\n{ENGLISH}"
    assert read_pasted(pasted).articles.frame["text"].tolist() == [pasted]


def test_a_short_first_line_is_taken_as_title_told_and_kept_in_the_text() -> None:
    titles = ["Minister opens talks", "الوزير يفتتح المحادثات"]
    result = read_pasted(f"{titles[0]}\n\n{ENGLISH}\n---\n{titles[1]}\n{ARABIC}")
    frame = result.articles.frame
    assert frame["title"].tolist() == titles
    assert frame["text"][0].startswith("Minister opens talks\n")
    assert codes(result).count("title_from_line") == 2


def test_a_first_sentence_is_not_taken_as_title() -> None:
    assert read_pasted(ENGLISH).articles.frame["title"].tolist() == [""]


def test_a_table_copied_from_a_spreadsheet_is_read_as_a_table() -> None:
    multi = ENGLISH.replace("\n\n", "\n")
    header, line = "الصحيفة\tالعنوان\tالنص", ARABIC.splitlines()[0]
    pasted = f'{header}\nالمرفأ\t---\t"{multi}"\nLedger\tx\t{line}'
    frame = read_pasted(pasted).articles.frame
    assert frame["outlet"].tolist() == ["المرفأ", "Ledger"]
    assert frame["text"][0] == multi


def test_a_default_outlet_fills_only_what_the_paste_leaves_open() -> None:
    pasted = f"Outlet: Ledger\n\n{ENGLISH}\n---\n{ARABIC}"
    result = read_pasted(pasted, defaults={"outlet": "x"})
    assert result.articles.frame["outlet"].tolist() == ["Ledger", "x"]
    assert adds_up(result)


@pytest.mark.parametrize("text", ["", " \n", "---\n---", "12 34"])
def test_a_paste_without_a_letter_is_one_clear_line(text: str) -> None:
    with pytest.raises(InputError):
        read_pasted(text)


def test_every_sample_is_titled_in_both_languages_and_read_without_a_drop() -> None:
    assert samples()[0].id == "visit"
    for sample in samples():
        assert sample.title["en"]
        assert sample.title["ar"]
        assert sample.description["en"]
        assert sample.description["ar"]
        result = read_sample(sample.id)
        assert result.rows_read == len(result.articles) > 20
        assert set(result.articles.frame["language"]) == {"en", "ar"}


def test_an_unknown_sample_names_those_there_are() -> None:
    with pytest.raises(InputError, match=r"no sample “nothing”.*visit"):
        read_sample("nothing")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_articles_under_titles_with_dates_are_parted_without_any_rule(language: str) -> None:
    pasted = "".join(
        f"{cuts.TITLES[language][n]}\n{cuts.OUTLETS[language][n]}, {cuts.DATES[language][n]}\n\n"
        f"{cuts.body(language, n)}\n\n"
        for n in range(3)
    )
    result = read_pasted(pasted)
    frame = result.articles.frame
    assert frame["title"].tolist() == cuts.TITLES[language][:3]
    assert frame["outlet"].tolist() == cuts.OUTLETS[language][:3]
    assert frame["text"].tolist() == [cuts.body(language, n) for n in range(3)]
    assert adds_up(result)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_one_pasted_article_with_paragraphs_and_a_title_stays_one(language: str) -> None:
    pasted = f"{cuts.TITLES[language][0]}\n{cuts.DATES[language][0]}\n\n{cuts.body(language, 0)}"
    frame = read_pasted(pasted).articles.frame
    assert frame["text"].tolist() == [pasted]
