"""Cases of plain text, of several articles in one, and of chats."""

from __future__ import annotations

from analysis.ingest.options import FileChoice, ReadOptions
from analysis.ingest.pieces.blocks import Block
from analysis.ingest.pieces.layouts import Layout
from tests.ingest.corpus import Case
from tests.ingest.cuts import TITLES, body, paragraphs
from tests.ingest.material import ARABIC, ENGLISH
from tests.ingest.press.reading import docx_of
from tests.ingest.test_split import written

_BEGIN = {"en": {"text": ENGLISH[:40]}, "ar": {"text": ARABIC[:40]}}


_CHAT = (
    "08/06/2031, 15:40 - Messages and calls are end-to-end encrypted.\n"
    f"08/06/2031, 15:43 - Mira Tolland: {TITLES['ar'][0]}\n{body('ar', 0)}\n"
    "08/06/2031, 15:44 - +49 170 1234567: https://ledger.example/1\n"
    "08/06/2031, 15:45 - Jon Vask: Thank you, @Mira Tolland\n"
)
#: How the articles of a text are parted → the rule that finds it.
_PARTED = {
    "en": {"dated": "dated", "fields": "fields", "counted": "counted", "named": "numbered",
           "closed": "closings", "address": "addresses", "rule": "rules",
           "underlined": "headings", "page": "pages"},
    "ar": {"dated": "dated", "fields": "fields", "counted": "counted", "listed": "dated",
           "closed": "closings", "address over": "addresses", "stars": "rules",
           "named": "numbered"},
}  # fmt: skip
#: What else is told of them: the last date of each set can be read in two ways.
_OTHERS = {"dated": ("date_ambiguous",), "fields": ("date_ambiguous",),
           "listed": ("date_ambiguous", "no_outlet")}  # fmt: skip


def _starts(language: str) -> FileChoice:
    at = written("dated", language).split("\n")
    return FileChoice(starts=tuple(at.index(TITLES[language][n]) for n in (0, 2)))


TEXT = (
    *(
        Case(
            f"a text of several articles, {form} ({language})",
            "set.txt",
            lambda form=form, language=language: written(form, language),
            4,
            " ".join(sorted(["heads_read", f"split_{rule}", *_OTHERS.get(form, ("no_outlet",))])),
            first={"title": TITLES[language][0], "language": language},
        )
        for language, forms in _PARTED.items()
        for form, rule in forms.items()
    ),
    Case(
        "several articles below a cover",
        "set.txt",
        lambda: f"A set of texts\nfor the seminar\n\n{written('dated', 'ar')}",
        4,
        "date_ambiguous front_matter heads_read split_dated",
        first={"title": TITLES["ar"][0]},
    ),
    Case(
        "a text that says it holds more than it does",
        "set.txt",
        lambda: written("counted", "en").replace(" of 4\n", " of 6\n"),
        4,
        "heads_read no_outlet split_count split_counted",
    ),
    Case(
        "starts that were chosen",
        "a.txt",
        lambda: written("dated", "ar"),
        2,
        "heads_read split_chosen",
        options=ReadOptions(files={"a.txt": _starts("ar")}),
        first={"title": TITLES["ar"][0]},
    ),
    Case(
        "a layout that was taught",
        "a.txt",
        lambda: "".join(f"Clipping {n}/A\n{body('en', n, 3)}\n\n" for n in range(1, 4)),
        3,
        "heads_read layout_used no_outlet",
        options=ReadOptions(
            files={"a.txt": FileChoice(layout=Layout("mine", "Clipping {number}/A"))}
        ),
    ),
    Case(
        "a layout that does not fit",
        "a.txt",
        lambda: ARABIC,
        1,
        "layout_unfit no_outlet",
        first=_BEGIN["ar"],
        options=ReadOptions(
            files={"a.txt": FileChoice(layout=Layout("mine", "Clipping {number}/A"))}
        ),
    ),
    Case(
        "a text of several articles under numbers",
        "set.txt",
        lambda: "".join(
            f"{n + 1}. {TITLES['ar'][n]}\nالصحيفة: المرفأ\n\n{body('ar', n)}\n\n" for n in range(4)
        ),
        4,
        "heads_read split_listed",
        first={"title": TITLES["ar"][0]},
    ),
    Case(
        "a report that could be several articles",
        "a.docx",
        lambda: docx_of(
            [
                block
                for n in range(4)
                for block in (
                    Block(TITLES["ar"][n], bold=True),
                    *map(Block, paragraphs("ar", n, 9)),
                )
            ]
        ),
        1,
        "maybe_several no_outlet",
    ),
    Case(
        "a text file in English",
        "Oster Ledger - Talks open.txt",
        lambda: ENGLISH,
        1,
        "outlet_from_name",
        first={"outlet": "Oster Ledger", "title": "Talks open", "text": ENGLISH},
    ),
    Case(
        "a text file with lines above its text",
        "a.txt",
        lambda: f"الصحيفة: المرفأ\nالتاريخ: ٨ يونيو ٢٠٣١\n\n{ARABIC}",
        1,
        "header_read",
        first={"outlet": "المرفأ", "published": "2031-06-08", "text": ARABIC},
    ),
    Case(
        "Markdown with front matter",
        "a.md",
        lambda: f"---\ntitle: {TITLES['ar'][0]}\noutlet: المرفأ\n---\n{ARABIC}",
        1,
        "header_read",
        first={"outlet": "المرفأ", "text": ARABIC},
    ),
    Case(
        "a text file in windows-1256",
        "a.txt",
        lambda: ARABIC.encode("cp1256"),
        1,
        "encoding_guessed no_outlet",
        first=_BEGIN["ar"],
    ),
    Case(
        "an export of WhatsApp",
        "chat.txt",
        lambda: _CHAT,
        1,
        "chat_links chat_messages_left_out chat_read no_outlet",
        first={"title": TITLES["ar"][0], "shared_at": "08/06/2031"},
    ),
    Case(
        "a chat without an article",
        "chat.txt",
        lambda: "[08/06/2031, 15:43:01] مريم: صباح الخير\n[08/06/2031, 15:44:01] سامي: أهلا\n",
        0,
        "chat_without_articles",
        1,
    ),
)
