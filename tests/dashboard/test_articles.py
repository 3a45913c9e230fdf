"""The page Articles and the frame around it: first screen, bringing, mapping, what reading said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.errors import InputError
from analysis.study import Study
from dashboard import bring
from dashboard.i18n import Say
from dashboard.markup import plain

APP = Path(__file__).resolve().parents[2] / "dashboard" / "app.py"
TABLE = (
    b"who,head,words_of_it,when\n"
    b"Morning Lantern,Harbour opens,The harbour council praised the agreement.,2026-05-03\n"
    b"Port Herald,Anger at quay,Angry traders denounced the deal at the quay.,2026-05-04\n"
    b"Port Herald,Nothing,,2026-05-04\n"
)


def app(language: str = "en", **query: str) -> AppTest:
    page = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in {"lang": language, **query}.items():
        page.query_params[name] = value
    return page


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(bring.START, raising=False)


def html(page: AppTest) -> str:
    return " ".join(element.proto.body for element in page.get("html"))


def settled(page: AppTest) -> AppTest:
    """The page after the address without a page has sent it on."""
    page.run()
    assert not page.exception
    return page


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_first_screen_has_a_paste_box_a_drop_area_the_samples_and_no_setting(
    language: str,
) -> None:
    page, say = settled(app(language)), Say(language)
    assert say("articles.question") in html(page)
    assert [box.label for box in page.text_area] == [say("articles.paste.or_addresses")]
    assert len(page.get("file_uploader")) == 1
    opens = [button for button in page.button if (button.key or "").startswith("px_sample_")]
    assert {button.key for button in opens} == {"px_sample_visit", "px_sample_feed"}
    assert page.selectbox.len == 0


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_sample_opens_with_one_click(language: str) -> None:
    page, say = settled(app(language)), Say(language)
    page.button(key="px_sample_visit").click().run()
    assert not page.exception
    assert not page.error
    assert say("overview.question") in html(page)
    assert page.query_params["sample"] in ("visit", ["visit"])


def test_an_address_with_a_sample_and_a_scope_opens_on_both() -> None:
    page = settled(app("en", sample="visit", part="title", **{"in": "en"}))
    assert {"px_chip_part", "px_chip_in"} <= {button.key for button in page.button}
    page.button(key="px_chip_part").click().run()
    assert "part" not in page.query_params
    assert page.query_params["in"] in ("en", ["en"])


def test_an_unknown_sample_in_the_address_is_one_line_in_the_interface_language() -> None:
    page, say = settled(app("ar", sample="moon")), Say("ar")
    known = ", ".join(sample.id for sample in bring.samples())
    line = say("error.unknown_sample", sample="moon", samples=known)
    assert [alert.value for alert in page.warning] == [plain(line)]
    assert "sample" not in page.query_params


def test_a_study_that_the_server_no_longer_has_is_told_and_the_first_screen_stands() -> None:
    page, say = settled(app("en", study="long-gone")), Say("en")
    assert [alert.value for alert in page.warning] == [plain(say("page.study_gone"))]
    assert say("articles.question") in html(page)


def test_two_pasted_articles_make_a_study() -> None:
    page = settled(app())
    for outlet, text in (("Lantern", "The minister praised the deal."),
                         ("Herald", "The minister dodged every question.")):  # fmt: skip
        page.text_area[0].set_value(text)
        label = Say("en")("articles.paste.outlet")
        next(one for one in page.text_input if one.label == label).set_value(outlet)
        next(one for one in page.button if one.label == Say("en")("articles.paste.add")).click()
        page.run()
        assert not page.exception
    assert "Lantern" in html(page)
    assert "Herald" in html(page)
    assert page.query_params["study"]


def test_an_empty_paste_is_one_clear_line() -> None:
    page = settled(app("ar"))
    next(one for one in page.button if one.label == Say("ar")("articles.paste.add")).click()
    page.run()
    assert [alert.value for alert in page.error] == [plain(Say("ar")("error.no_sources"))]


def test_a_table_without_a_known_text_column_is_mapped_by_hand() -> None:
    page, say = settled(app()), Say("en")
    page.file_uploader[0].upload("odd.csv", TABLE, "text/csv").run()
    assert not page.exception
    assert "words_of_it" in page.warning[0].value.replace("\\", "")
    for field, column in (("text", "words_of_it"), ("outlet", "who"), ("title", "head")):
        ends = f"_{field}_en"
        next(one for one in page.selectbox if one.key.endswith(ends)).set_value(column)
    apply = say("reading.apply")
    next(one for one in page.button if one.label == apply).click().run()
    assert not page.exception
    assert "Morning Lantern" in html(page)
    report = say("articles.report", read=say("count.rows", n=3), taken=say("count.articles", n=2),
                 dropped=1, repaired=0, kept=2)  # fmt: skip
    assert report in html(page)


def test_rows_read_are_rows_taken_and_rows_left_out() -> None:
    one = bring.read(
        [("odd.csv", TABLE)], name="odd", kind="files", columns={"text": "words_of_it"}
    )
    dropped = int((one.problems["action"] == "dropped").sum())
    assert one.rows_read == len(one.articles) + dropped == 3


def test_a_saved_study_opens_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = bring.read(
        [("odd.csv", TABLE)], name="odd", kind="files",
        columns={"text": "words_of_it", "outlet": "who", "title": "head"},
    )  # fmt: skip
    path = tmp_path / "quay.json"
    study = Study("Quay", rounds=(one.articles,)).with_recipe(stopwords_added={"en": ("quay",)})
    path.write_text(study.to_json(), encoding="utf-8")
    monkeypatch.setenv(bring.START, json.dumps({"study": str(path)}))
    page = settled(app())
    assert "Quay" in html(page)
    assert "Port Herald" in html(page)


def test_a_reason_inside_an_error_is_said_in_the_interface_language() -> None:
    with pytest.raises(InputError) as caught:
        bring.read([("odd.csv", TABLE)], name="odd", kind="files")
    values = bring.error_values(caught.value, Say("ar"))
    columns = "who, head, words_of_it, when"
    assert values["reason"] == Say("ar")("problem.no_text_column", columns=columns)
