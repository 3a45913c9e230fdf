"""How a set was read, and reading it anew: columns, encoding, whole-file values, cuts."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import bring
from dashboard.i18n import LANGUAGES, Say
from dashboard.markup import plain
from tests.dashboard.test_articles import app, html, settled
from tests.ingest.material import ARABIC, ENGLISH, word_of_three

ARABIC_TABLE = (
    "الصحيفة;العنوان;النص;التاريخ;القسم\r\n"
    + "".join(
        f"{outlet};الوزير يفتتح {n};{' '.join(ARABIC.split())} {n};0{n}/06/2031 14:30;سياسة\r\n"
        for n, outlet in enumerate(["المرفأ", "صحيفة المرفأ", "الشاطئ"], start=3)
    )
).encode("windows-1256")


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(bring.START, raising=False)


def brought(name: str, data: bytes, language: str = "en") -> AppTest:
    """The page Articles with one file on it."""
    page = settled(app(language))
    page.file_uploader[0].upload(name, data).run()
    assert not page.exception, page.exception
    return page


def checked(name: str, data: bytes, language: str = "en") -> AppTest:
    """The page on which one can see how that file was read."""
    page = brought(name, data, language)
    button = next(b for b in page.button if (b.key or "").startswith("px_check_"))
    button.click().run()
    assert not page.exception, page.exception
    return page


def widget(page: AppTest, kind: str, name: str, language: str = "en"):
    ends = f"_{name}_{language}"
    return next(one for one in page.get(kind) if (one.key or "").endswith(ends))


def press(page: AppTest, label: str) -> AppTest:
    next(one for one in page.button if one.label == label).click().run()
    assert not page.exception, page.exception
    return page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_says_what_it_would_give(language: str) -> None:
    page, say = checked("set.csv", ARABIC_TABLE, language), Say(language)
    assert say("reading.question", name="set.csv") in html(page)
    assert widget(page, "selectbox", "outlet", language).value == "الصحيفة"
    words = len((ARABIC + " 3").split())
    line = say("reading.effect.text", filled=3, rows=3, n=words)
    assert line in html(page)
    assert say("reading.effect.none.story") in html(page)
    widget(page, "selectbox", "text", language).set_value("").run()
    assert say("reading.effect.none.text") in html(page)
    assert line not in html(page)


def test_the_guessed_encoding_is_shown_with_lines_and_can_be_changed() -> None:
    page, say = checked("set.csv", ARABIC_TABLE), Say("en")
    box = widget(page, "selectbox", "encoding")
    assert say("reading.encoding.guess", name="windows-1256") in box.options[0]
    assert "الصحيفة" in html(page)
    box.set_value("iso-8859-6").run()
    assert not page.exception
    assert "الصحيفة;العنوان" not in html(page)
    widget(page, "selectbox", "encoding").set_value("windows-1256").run()
    press(page, say("reading.apply"))
    assert page.query_params.get("check") in (None, [])
    assert "المرفأ" in html(page)


def test_what_is_set_for_the_whole_file_is_used_when_it_is_read_anew() -> None:
    page, say = checked("note.txt", ENGLISH.encode()), Say("en")
    widget(page, "text_input", "all_outlet").set_value("Oster Ledger")
    widget(page, "text_input", "all_published").set_value("2031-06-08")
    press(page, say("reading.apply"))
    assert "Oster Ledger" in html(page)
    assert "8 June 2031" in html(page)


def test_dates_of_collection_are_kept_but_say_nothing_of_publication() -> None:
    page, say = checked("set.csv", ARABIC_TABLE), Say("en")
    assert "June 2031" in html(page)
    widget(page, "selectbox", "meaning").set_value("collection")
    press(page, say("reading.apply"))
    assert "June 2031" not in html(page)


def test_columns_are_used_again_for_a_table_with_the_same_header() -> None:
    odd = "qqq,zzz\nNorth Post,{0} 1\nSouth Post,{0} 2\n"
    text = " ".join(ENGLISH.split()).replace(",", "")
    page, say = settled(app()), Say("en")
    page.file_uploader[0].upload("odd.csv", odd.format(text).encode()).run()
    widget(page, "selectbox", "text").set_value("zzz").run()
    widget(page, "selectbox", "outlet").set_value("qqq").run()
    press(page, say("reading.apply"))
    assert "North Post" in html(page)
    again = odd.format(text + " again").replace("North Post", "West Post").encode()
    page.file_uploader[0].upload("next week.csv", again).run()
    assert not page.exception
    assert not page.warning
    assert "West Post" in html(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_of_several_articles_shows_where_each_begins(language: str) -> None:
    page, say = checked("three.docx", word_of_three(), language), Say(language)
    assert say("several.title") in html(page)
    assert say("several.found", n=3, how=say("several.by.dated")) in html(page)
    tables = [one.value for one in page.dataframe]
    assert any("Harbour talks, part 2" in table.to_string() for table in tables)
    assert any((table.iloc[:, 0] == "●").sum() == 3 for table in tables)


def test_a_table_has_no_part_on_several_articles() -> None:
    page = checked("set.csv", ARABIC_TABLE)
    assert Say("en")("several.title") not in html(page)


def test_the_notes_on_a_file_are_grouped_with_how_often_and_where() -> None:
    table = b"outlet,text\nA,\nA,\nB,The council met again at the quay on Monday at noon.\n"
    page, say = brought("set.csv", table), Say("en")
    grouped = next(one.value for one in page.dataframe if say("articles.where") in one.value)
    first = grouped.iloc[0]
    assert first[say("column.action")] == say("action.dropped")
    assert first[say("column.n")] == 2
    assert first[say("articles.where")] == say("articles.where.rows", source="set.csv", rows="2, 3")
    assert first[say("column.detail")] == say("problem.empty_text")


def test_addresses_without_text_are_offered_to_be_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    table = b"id,title,url,media_name\n1,Talks,https://ledger.example/1,Ledger\n"
    monkeypatch.setenv("PARALLAX_FETCH", "on")
    page, say = settled(app()), Say("en")
    page.file_uploader[0].upload("cloud.csv", table).run()
    assert not page.exception
    assert say("fetch.offer", n=1) in html(page)
    assert say("fetch.now") in [one.label for one in page.button]


def test_with_fetching_off_addresses_are_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    table = b"id,title,url,media_name\n1,Talks,https://ledger.example/1,Ledger\n"
    monkeypatch.setenv("PARALLAX_FETCH", "off")
    page, say = settled(app()), Say("en")
    page.file_uploader[0].upload("cloud.csv", table).run()
    assert not page.exception
    assert say("fetch.now") not in [one.label for one in page.button]
    assert "cloud" in plain(page.warning[0].value)
