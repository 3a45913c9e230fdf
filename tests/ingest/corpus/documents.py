"""Cases of documents: Word, OpenDocument, RTF, PDF, plain text with several articles, chats."""

from __future__ import annotations

import io

from analysis.ingest.blocks import Block
from analysis.ingest.layouts import Layout
from analysis.ingest.options import FileChoice, Limits, ReadOptions
from tests.ingest.corpus import Case
from tests.ingest.corpus.writers import text_of
from tests.ingest.cuts import DATES, OUTLETS, TITLES, body, paragraphs
from tests.ingest.documents import (
    escaped,
    lines,
    opendocument,
    opendocument_xml,
    paragraph,
    pdf,
    rich,
    run,
    word,
)
from tests.ingest.material import ARABIC, ENGLISH
from tests.ingest.press.reading import docx_of
from tests.ingest.test_pdf import ARABIC as PDF_ARABIC
from tests.ingest.test_pdf import ENGLISH as PDF_ENGLISH
from tests.ingest.test_pdf import drawn
from tests.ingest.test_split import written

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
    "<w:tbl><w:tr>" + "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Outlet", "المرفأ"))
    + "</w:tr></w:tbl>"
)  # fmt: skip
_BOX = paragraph(
    f"<w:r><w:pict><w:txbxContent>{paragraph('In the box')}</w:txbxContent></w:pict></w:r>"
)
_LINK = paragraph(f'<w:hyperlink r:id="r7">{run("a link")}</w:hyperlink>')
_TRACKED = (
    paragraph(run("The ") + '<w:del w:id="1"><w:r><w:delText>old </w:delText></w:r></w:del>'
              + run("text. ") + run("unseen", "<w:vanish/>") + run(ENGLISH.replace("\n", " "))
              + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    + '<w:altChunk r:id="r9"/>'
)  # fmt: skip

WORD = (
    Case("a DOCX of one article", "talks.docx",
         lambda: word(paragraph(ENGLISH.replace("\n\n", " ")), title="Talks", author="Ana Vell"),
         1, "?", first={"text": ENGLISH[:40]}),
    Case("a DOCX of several Arabic articles under headings", "set.docx",
         lambda: docx_of(_headings("ar", level=1)), 3, "?", first={"title": TITLES["ar"][0]}),
    Case("a DOCX of articles that begin pages", "set.docx",
         lambda: docx_of([block for n in range(3) for block in (
             Block(TITLES["en"][n], bold=True, breaks=n > 0),
             *map(Block, paragraphs("en", n, 8)))]), 3, "?", first={"title": TITLES["en"][0]}),
    Case("a DOCX of articles under bold titles with dates", "set.docx",
         lambda: docx_of([block for n in range(3) for block in (
             Block(TITLES["ar"][n], bold=True), Block(f"{OUTLETS['ar'][n]} | {DATES['ar'][n]}"),
             *map(Block, paragraphs("ar", n)), Block("عنوان فرعي", bold=True),
             *map(Block, paragraphs("ar", n + 9, 2)))]), 3, "?",
         first={"title": TITLES["ar"][0], "outlet": OUTLETS["ar"][0], "published": "2031-06-08"}),
    Case("a DOCX with contents that name more than there is", "set.docx",
         lambda: word(_contents("en")), 4, "?", first={"title": TITLES["en"][0]}),
    Case("a DOCX with a table, a text box and a link", "a.docx",
         lambda: word(paragraph(ENGLISH[:120]) + _TABLE + _BOX + _LINK + paragraph(text_of(1)),
                      links={"r7": "https://b.example/y"}), 1, "?"),
    Case("a DOCX with changes, hidden text, notes and a document inside", "a.docx",
         lambda: word(_TRACKED), 1, "?", first={"text": "The text. The foreign minister"}),
    Case("a DOC of the old kind", "a.doc",
         lambda: _COMPOUND + "WordDocument".encode("utf-16-le"), 0, "?", 1),
    Case("a DOCX with a password", "a.docx",
         lambda: _COMPOUND + "EncryptedPackage".encode("utf-16-le"), 0, "?", 1),
    Case("a DOCX without a letter", "a.docx", lambda: word(paragraph("  ")), 0, "?", 1),
    Case("a DOCX that is a bomb", "a.docx",
         lambda: word(paragraph(" " * 5_000_000)), 0, "?", 1),
    Case("an ODT in Arabic", "a.odt",
         lambda: opendocument(f"<text:p>{ARABIC.replace(chr(10), ' ')}</text:p>"), 1, "?",
         first=_BEGIN["ar"]),
    Case("a flat ODT with entities", "a.fodt",
         lambda: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
         + opendocument_xml(f"<text:p>{text_of(1)} &a;&b;</text:p>"), 1, "?",
         first={"text": text_of(1)}),
    Case("an ODT with a password", "a.odt",
         lambda: opendocument("", manifest="<encryption-data/>"), 0, "?", 1),
    Case("an RTF in windows-1256", "a.rtf",
         lambda: rich(escaped(ARABIC.replace("\n\n", " "), "cp1256"), r"\ansi\ansicpg1256"), 1, "?",
         first=_BEGIN["ar"]),
    Case("an RTF that says another encoding than it has", "a.rtf",
         lambda: rich(escaped(ARABIC.replace("\n\n", " "), "cp1256"), r"\ansi\ansicpg1252"), 1, "?",
         first=_BEGIN["ar"]),
    Case("an RTF without end", "a.rtf", lambda: b"{\\rtf1 " + b"{" * 5_000, 0, "?", 1),
)  # fmt: skip


def _locked(password: str) -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([lines(PDF_ENGLISH)])))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


_PAGES = [
    lines(["The Oster Ledger", f"{day}: {PDF_ENGLISH[0]}", *PDF_ENGLISH[1:], f"Page {n} of 4"])
    for n, day in enumerate(("Sunday", "Monday", "Thursday", "Friday"), 1)
]
_WRONG = "قال وزير األمن إن اإلصالح في األمم ال يكفي إال خالل األعوام"

PDF = (
    Case("a PDF", "a.pdf", lambda: pdf([lines(PDF_ENGLISH)], info="/Title (Talks in Oster)"), 1,
         "?", first={"title": "Talks in Oster", "text": PDF_ENGLISH[0]}),
    Case("a PDF in Arabic", "a.pdf", lambda: pdf([lines([drawn(one) for one in PDF_ARABIC])]), 1,
         "?", first={"text": PDF_ARABIC[0]}),
    Case("an Arabic PDF whose letters are reversed", "a.pdf", lambda: pdf([lines(PDF_ARABIC)]), 1,
         "?", first={"text": PDF_ARABIC[0]}),
    Case("an Arabic PDF in a doubtful order", "a.pdf",
         lambda: pdf([lines([*[drawn(one) for one in PDF_ARABIC], *PDF_ARABIC[:2]])]), 1, "?"),
    Case("an Arabic PDF whose runs are reversed", "a.pdf",
         lambda: pdf([[(60, 760, [(60.0, drawn(" ".join(words[8:]))), (200.0, "2031 "),
                                  (300.0, drawn(" ".join(words[:8])))])
                       for words in [PDF_ARABIC[0].split()]]]), 1, "?"),
    Case("an Arabic PDF with lam and alef swapped", "a.pdf",
         lambda: pdf([lines([drawn(_WRONG)] * 3)]), 1, "?",
         first={"text": "قال وزير الأمن إن الإصالح"}),
    Case("a PDF without a text layer", "a.pdf", lambda: pdf([[], []]), 0, "?", 1),
    Case("a PDF with a page without text", "a.pdf", lambda: pdf([lines(PDF_ENGLISH), []]), 1, "?"),
    Case("a PDF with a password", "a.pdf", lambda: _locked("secret"), 0, "?", 1),
    Case("a PDF with an empty password", "a.pdf", lambda: _locked(""), 1, "?",
         first={"text": PDF_ENGLISH[0]}),
    Case("a PDF with running lines", "a.pdf", lambda: pdf(_PAGES), 1, "?"),
    Case("a PDF with more pages than the limit", "a.pdf", lambda: pdf(_PAGES), 1, "?",
         options=ReadOptions(limits=Limits(pages=2))),
    Case("a PDF with a damaged page", "a.pdf",
         lambda: pdf([lines(PDF_ENGLISH), lines(PDF_ARABIC)]).replace(b"/Contents 10 0 R",
                                                                      b"/Contents (xxxx)"), 1, "?"),
    Case("a PDF cut short", "a.pdf", lambda: pdf([lines(PDF_ENGLISH)])[:200], 0, "?", 1),
)  # fmt: skip

_CHAT = (
    "08/06/2031, 15:40 - Messages and calls are end-to-end encrypted.\n"
    f"08/06/2031, 15:43 - Mira Tolland: {TITLES['ar'][0]}\n{body('ar', 0)}\n"
    "08/06/2031, 15:44 - +49 170 1234567: https://ledger.example/1\n"
    "08/06/2031, 15:45 - Jon Vask: Thank you, @Mira Tolland\n"
)
_PARTED = {
    "en": {"dated": 4, "fields": 4, "counted": 4, "named": 4, "closed": 4, "address": 4, "rule": 4,
           "underlined": 4, "page": 4},
    "ar": {"dated": 4, "fields": 4, "counted": 4, "listed": 4, "closed": 4, "address over": 4,
           "stars": 4, "named": 4},
}  # fmt: skip


def _starts(language: str) -> FileChoice:
    at = written("dated", language).split("\n")
    return FileChoice(starts=tuple(at.index(TITLES[language][n]) for n in (0, 2)))


TEXT = (
    *(
        Case(f"a text of several articles, {form} ({language})", "set.txt",
             lambda form=form, language=language: written(form, language), count, "?",
             first={"title": TITLES[language][0], "language": language})
        for language, forms in _PARTED.items() for form, count in forms.items()
    ),
    Case("several articles below a cover", "set.txt",
         lambda: f"A set of texts\nfor the seminar\n\n{written('dated', 'ar')}", 4, "?",
         first={"title": TITLES["ar"][0]}),
    Case("a text that says it holds more than it does", "set.txt",
         lambda: written("counted", "en").replace(" of 4\n", " of 6\n"), 4, "?"),
    Case("starts that were chosen", "a.txt", lambda: written("dated", "ar"), 2, "?",
         options=ReadOptions(files={"a.txt": _starts("ar")}), first={"title": TITLES["ar"][0]}),
    Case("a layout that was taught", "a.txt",
         lambda: "".join(f"Clipping {n}/A\n{body('en', n, 3)}\n\n" for n in range(1, 4)), 3, "?",
         options=ReadOptions(files={"a.txt": FileChoice(layout=Layout("mine", "Clipping {number}/A"))})),
    Case("a layout that does not fit", "a.txt", lambda: ARABIC, 1, "?", first=_BEGIN["ar"],
         options=ReadOptions(files={"a.txt": FileChoice(layout=Layout("mine", "Clipping {number}/A"))})),
    Case("a report that could be several articles", "a.docx",
         lambda: docx_of([block for n in range(4) for block in (
             Block(TITLES["ar"][n], bold=True), *map(Block, paragraphs("ar", n, 9)))]), 1, "?"),
    Case("a text file in English", "Oster Ledger - Talks open.txt", lambda: ENGLISH, 1, "?",
         first={"outlet": "Oster Ledger", "title": "Talks open", "text": ENGLISH}),
    Case("a text file with lines above its text", "a.txt",
         lambda: f"الصحيفة: المرفأ\nالتاريخ: ٨ يونيو ٢٠٣١\n\n{ARABIC}", 1, "?",
         first={"outlet": "المرفأ", "published": "2031-06-08", "text": ARABIC}),
    Case("Markdown with front matter", "a.md",
         lambda: f"---\ntitle: {TITLES['ar'][0]}\noutlet: المرفأ\n---\n{ARABIC}", 1, "?",
         first={"outlet": "المرفأ", "text": ARABIC}),
    Case("a text file in windows-1256", "a.txt", lambda: ARABIC.encode("cp1256"), 1, "?",
         first=_BEGIN["ar"]),
    Case("an export of WhatsApp", "chat.txt", lambda: _CHAT, 1, "?",
         first={"title": TITLES["ar"][0], "shared_at": "08/06/2031"}),
    Case("a chat without an article", "chat.txt",
         lambda: "[08/06/2031, 15:43:01] مريم: صباح الخير\n[08/06/2031, 15:44:01] سامي: أهلا\n",
         0, "?", 1),
)  # fmt: skip
DOCUMENTS = (*WORD, *PDF, *TEXT)
