"""Cases of Word, OpenDocument and RTF."""

from __future__ import annotations

from analysis.ingest.pieces.blocks import Block
from tests.ingest.corpus import Case
from tests.ingest.corpus.writers import text_of
from tests.ingest.cuts import DATES, OUTLETS, TITLES, paragraphs
from tests.ingest.documents import (
    escaped,
    opendocument,
    opendocument_xml,
    paragraph,
    rich,
    run,
    word,
)
from tests.ingest.material import ARABIC, ENGLISH
from tests.ingest.press.reading import docx_of

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
_BEGIN = {"en": {"text": ENGLISH[:40]}, "ar": {"text": ARABIC[:40]}}


def _headings(language: str, **kind: object) -> list[Block]:
    """Three articles, each under a title of this kind."""
    return [
        block
        for n in range(3)
        for block in (
            Block(TITLES[language][n], **kind),  # type: ignore[arg-type]
            *map(Block, paragraphs(language, n)),
        )
    ]


def _contents(language: str) -> str:
    """A Word body with a table of contents that names one article more than there is."""
    names = [*TITLES[language], "One that is not there"]
    parts = [
        paragraph(f'<w:hyperlink w:anchor="t{n}">{run(name)}</w:hyperlink>')
        for n, name in enumerate(names)
    ]
    for n, name in enumerate(TITLES[language]):
        mark = f'<w:bookmarkStart w:id="{n}" w:name="t{n}"/>'
        parts += [paragraph(mark + run(name)), *map(paragraph, paragraphs(language, n))]
    return "".join(parts)


_TABLE = (
    "<w:tbl><w:tr>"
    + "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Outlet", "المرفأ"))
    + "</w:tr></w:tbl>"
)
_BOX = paragraph(
    f"<w:r><w:pict><w:txbxContent>{paragraph('In the box')}</w:txbxContent></w:pict></w:r>"
)
_LINK = paragraph(f'<w:hyperlink r:id="r7">{run("a link")}</w:hyperlink>')
_TRACKED = (
    paragraph(
        run("The ")
        + '<w:del w:id="1"><w:r><w:delText>old </w:delText></w:r></w:del>'
        + run("text. ")
        + run("unseen", "<w:vanish/>")
        + run(ENGLISH.replace("\n", " "))
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    + '<w:altChunk r:id="r9"/>'
)

WORD = (
    Case(
        "a DOCX of one article",
        "talks.docx",
        lambda: word(paragraph(ENGLISH.replace("\n\n", " ")), title="Talks", author="Ana Vell"),
        1,
        "no_outlet",
        first={"text": ENGLISH[:40]},
    ),
    Case(
        "a DOCX of several Arabic articles under headings",
        "set.docx",
        lambda: docx_of(_headings("ar", level=1)),
        3,
        "heads_read no_outlet split_headings",
        first={"title": TITLES["ar"][0]},
    ),
    Case(
        "a DOCX of articles that begin pages",
        "set.docx",
        lambda: docx_of(
            [
                block
                for n in range(3)
                for block in (
                    Block(TITLES["en"][n], bold=True, breaks=n > 0),
                    *map(Block, paragraphs("en", n, 8)),
                )
            ]
        ),
        3,
        "heads_read no_outlet split_pages",
        first={"title": TITLES["en"][0]},
    ),
    Case(
        "a DOCX of articles under bold titles with dates",
        "set.docx",
        lambda: docx_of(
            [
                block
                for n in range(3)
                for block in (
                    Block(TITLES["ar"][n], bold=True),
                    Block(f"{OUTLETS['ar'][n]} | {DATES['ar'][n]}"),
                    *map(Block, paragraphs("ar", n)),
                    Block("عنوان فرعي", bold=True),
                    *map(Block, paragraphs("ar", n + 9, 2)),
                )
            ]
        ),
        3,
        "heads_read split_dated",
        first={"title": TITLES["ar"][0], "outlet": OUTLETS["ar"][0], "published": "2031-06-08"},
    ),
    Case(
        "a DOCX of articles under bold titles with addresses",
        "set.docx",
        lambda: docx_of(
            [
                block
                for n in range(3)
                for block in (
                    Block(TITLES["en"][n], bold=True),
                    Block(f"https://oster.example/{n}"),
                    *map(Block, paragraphs("en", n)),
                )
            ]
        ),
        3,
        "heads_read no_outlet split_bold",
        first={"title": TITLES["en"][0], "url": "https://oster.example/0"},
    ),
    Case(
        "a DOCX with contents that name more than there is",
        "set.docx",
        lambda: word(_contents("en")),
        4,
        "front_matter heads_read no_outlet split_contents split_count",
        first={"title": TITLES["en"][0]},
    ),
    Case(
        "a DOCX with a table, a text box and a link",
        "a.docx",
        lambda: word(
            paragraph(ENGLISH[:120]) + _TABLE + _BOX + _LINK + paragraph(text_of(1)),
            links={"r7": "https://b.example/y"},
        ),
        1,
        "no_outlet",
    ),
    Case(
        "a DOCX with changes, hidden text, notes and a document inside",
        "a.docx",
        lambda: word(_TRACKED),
        1,
        "changes_left_out embedded_left_out hidden_left_out no_outlet notes_left_out",
        first={"text": "The text. The foreign minister"},
    ),
    Case(
        "a DOC of the old kind",
        "a.doc",
        lambda: _COMPOUND + "WordDocument".encode("utf-16-le"),
        0,
        "old_word",
        1,
    ),
    Case(
        "a DOCX with a password",
        "a.docx",
        lambda: _COMPOUND + "EncryptedPackage".encode("utf-16-le"),
        0,
        "password",
        1,
    ),
    Case("a DOCX without a letter", "a.docx", lambda: word(paragraph("  ")), 0, "empty_file", 1),
    Case(
        "a DOCX that is a bomb",
        "a.docx",
        lambda: word(paragraph(" " * 5_000_000)),
        0,
        "packed_too_tightly",
        1,
    ),
    Case(
        "an ODT in Arabic",
        "a.odt",
        lambda: opendocument(f"<text:p>{ARABIC.replace(chr(10), ' ')}</text:p>"),
        1,
        "no_outlet",
        first=_BEGIN["ar"],
    ),
    Case(
        "a flat ODT with entities",
        "a.fodt",
        lambda: (
            '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
            + opendocument_xml(f"<text:p>{text_of(1)} &a;&b;</text:p>")
        ),
        1,
        "no_outlet",
        first={"text": text_of(1)},
    ),
    Case(
        "an ODT with a password",
        "a.odt",
        lambda: opendocument("", manifest="<encryption-data/>"),
        0,
        "password",
        1,
    ),
    Case(
        "an RTF in windows-1256",
        "a.rtf",
        lambda: rich(escaped(ARABIC.replace("\n\n", " "), "cp1256"), r"\ansi\ansicpg1256"),
        1,
        "no_outlet",
        first=_BEGIN["ar"],
    ),
    Case(
        "an RTF that says another encoding than it has",
        "a.rtf",
        lambda: rich(escaped(ARABIC.replace("\n\n", " "), "cp1256"), r"\ansi\ansicpg1252"),
        1,
        "encoding_guessed no_outlet",
        first=_BEGIN["ar"],
    ),
    Case("an RTF without end", "a.rtf", lambda: b"{\\rtf1 " + b"{" * 5_000, 0, "broken_file", 1),
)
