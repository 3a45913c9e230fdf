"""The escaping builder: nothing that stands in an article can become markup."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.markup import SIDE_KINDS, Html, Mark, MarkKind, el, join, marked, plain, show

NASTY = st.text(st.characters() | st.sampled_from("<>&\"'/=`\u202e\ud800\x00"), max_size=60)
KINDS = get_args(MarkKind)


class Seen(HTMLParser):
    """The tags, attributes and text that a browser would find."""

    def __init__(self, html: Html) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attrs: dict[str, str | None] = {}
        self.open = 0
        self.text = ""
        self.feed(html.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attrs.update(attrs)
        self.open += tag not in ("br", "hr")

    def handle_endtag(self, tag: str) -> None:
        self.open -= 1

    def handle_data(self, data: str) -> None:
        self.text += data


def carried(text: str) -> str:
    """The text as a page can carry it: characters that no page holds are replaced."""
    return "".join(
        "\ufffd" if (ord(c) < 32 and c not in "\t\n\r") or c == "\x7f" or "\ud800" <= c <= "\udfff"
        else c
        for c in text
    )  # fmt: skip


@given(NASTY, NASTY)
def test_no_text_and_no_attribute_value_can_open_a_tag(text: str, value: str) -> None:
    seen = Seen(el("p", text, title=value, data_note=value))
    assert seen.tags == ["p"]
    assert set(seen.attrs) == {"title", "data-note"}
    assert seen.attrs["title"] == carried(value)
    assert seen.text == carried(text)


@given(
    NASTY,
    st.lists(st.tuples(st.integers(-2, 62), st.integers(-2, 62), st.sampled_from(KINDS), NASTY),
             max_size=6),
    st.booleans(),
)  # fmt: skip
def test_marked_text_keeps_every_character_in_order_whatever_the_marks(
    text: str, spans: list[tuple[int, int, str, str]], paragraphs: bool
) -> None:
    marks = [Mark(start, end, kind, label, label) for start, end, kind, label in spans]
    seen = Seen(marked(text, [m for m in marks if m.kind not in SIDE_KINDS],
                       "rtl", paragraphs=paragraphs))  # fmt: skip
    lines = [line for line in text.split("\n") if line.strip()]
    assert seen.text == carried("".join(lines) if paragraphs else text)
    assert seen.open == 0
    assert set(seen.tags) <= {"span", "mark", "del", "div", "p"}
    assert Seen(marked(text, marks, paragraphs=paragraphs)).open == 0


def test_overlapping_marks_are_cut_where_they_cross() -> None:
    html = marked("abcdef", [Mark(0, 4, "term"), Mark(2, 6, "quotation")], "ltr")
    assert html.source.count("px-m-term") == 2
    assert html.source.count("px-m-quotation") == 2
    assert Seen(html).text == "abcdef"


def test_a_paragraph_with_a_quotation_names_the_speaker_at_its_side() -> None:
    html = marked("One.\n“Two.”", [Mark(5, 11, "quotation", "Yelka Orvane")], "ltr",
                  paragraphs=True)  # fmt: skip
    assert html.source.count("px-has-quotation") == 1
    assert "Yelka Orvane</span>" in html.source


@pytest.mark.parametrize("kind", SIDE_KINDS)
def test_every_kind_of_speech_and_shared_text_has_its_own_bar(kind: MarkKind) -> None:
    html = marked("One. Two.", [Mark(0, 4, kind, "Yelka Orvane")], "ltr", paragraphs=True)
    assert f'<p class="px-has-{kind}">' in html.source
    assert "px-side" not in marked("One.", [Mark(0, 4, kind)], "ltr", paragraphs=True).source


def test_where_a_mark_begins_and_ends_is_told_though_others_cut_it() -> None:
    html = marked("abcdef", [Mark(0, 6, "indirect"), Mark(2, 4, "label")], "ltr")
    pieces = [tag for tag in html.source.split("<") if tag.endswith(("ab", "cd", "ef"))]
    assert [("px-b" in piece, "px-e" in piece) for piece in pieces] == [
        (True, False), (True, True), (False, True),
    ]  # fmt: skip
    assert html.source.count("px-m px-b px-m-indirect") == 1
    assert html.source.count("px-m px-e px-m-indirect") == 1


@pytest.mark.parametrize("address", ["javascript:alert(1)", " data:text/html,x", "vbscript:x"])
def test_an_address_that_runs_a_script_is_left_out(address: str) -> None:
    assert Seen(el("a", "x", href=address)).attrs == {}


@pytest.mark.parametrize("address", ["https://a.example/x?y=1&z=2", "reader?article=1", "#top"])
def test_an_ordinary_address_is_kept(address: str) -> None:
    assert Seen(el("a", "x", href=address)).attrs == {"href": address}


@pytest.mark.parametrize(
    ("tag", "attrs"), [("script", {}), ("iframe", {}), ("p", {"onclick": "x"})]
)
def test_tags_and_handlers_that_run_code_cannot_be_built(tag: str, attrs: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="is not"):
        el(tag, "x", **attrs)


def test_show_takes_no_plain_string() -> None:
    with pytest.raises(TypeError, match="el, marked or join"):
        show("<b>x</b>")  # type: ignore[arg-type]


def test_join_escapes_the_strings_and_what_stands_between_them() -> None:
    assert join(["<", Html("<b>x</b>")], " & ").source == "&lt; &amp; <b>x</b>"


def test_plain_text_keeps_markdown_signs_as_they_stand() -> None:
    assert plain("**a** :red[b]") == r"\*\*a\*\* \:red\[b\]"
