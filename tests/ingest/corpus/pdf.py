"""Cases of PDF."""

from __future__ import annotations

import io

from analysis.ingest.options import Limits, ReadOptions
from tests.ingest.corpus import Case
from tests.ingest.documents import (
    lines,
    pdf,
)
from tests.ingest.test_pdf import ARABIC as PDF_ARABIC
from tests.ingest.test_pdf import ENGLISH as PDF_ENGLISH
from tests.ingest.test_pdf import drawn


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
    Case(
        "a PDF",
        "a.pdf",
        lambda: pdf([lines(PDF_ENGLISH)], info="/Title (Talks in Oster)"),
        1,
        "no_outlet",
        first={"title": "Talks in Oster", "text": PDF_ENGLISH[0]},
    ),
    Case(
        "a PDF in Arabic",
        "a.pdf",
        lambda: pdf([lines([drawn(one) for one in PDF_ARABIC])]),
        1,
        "no_outlet",
        first={"text": PDF_ARABIC[0]},
    ),
    Case(
        "an Arabic PDF whose letters are reversed",
        "a.pdf",
        lambda: pdf([lines(PDF_ARABIC)]),
        1,
        "arabic_reversed no_outlet",
        first={"text": PDF_ARABIC[0]},
    ),
    Case(
        "an Arabic PDF in a doubtful order",
        "a.pdf",
        lambda: pdf([lines([*[drawn(one) for one in PDF_ARABIC], *PDF_ARABIC[:2]])]),
        1,
        "arabic_order_doubtful no_outlet",
    ),
    Case(
        "an Arabic PDF whose runs are reversed",
        "a.pdf",
        lambda: pdf(
            [
                [
                    (
                        60,
                        760,
                        [
                            (60.0, drawn(" ".join(words[8:]))),
                            (200.0, "2031 "),
                            (300.0, drawn(" ".join(words[:8]))),
                        ],
                    )
                    for words in [PDF_ARABIC[0].split()]
                ]
            ]
        ),
        1,
        "arabic_reordered no_outlet short",
    ),
    Case(
        "an Arabic PDF with lam and alef swapped",
        "a.pdf",
        lambda: pdf([lines([drawn(_WRONG)] * 3)]),
        1,
        "lam_alef_swapped no_outlet",
        first={"text": "قال وزير الأمن إن الإصالح"},
    ),
    Case("a PDF without a text layer", "a.pdf", lambda: pdf([[], []]), 0, "no_text_layer", 1),
    Case(
        "a PDF with a page without text",
        "a.pdf",
        lambda: pdf([lines(PDF_ENGLISH), []]),
        1,
        "no_outlet pages_without_text",
    ),
    Case("a PDF with a password", "a.pdf", lambda: _locked("secret"), 0, "password", 1),
    Case(
        "a PDF with an empty password",
        "a.pdf",
        lambda: _locked(""),
        1,
        "no_outlet",
        first={"text": PDF_ENGLISH[0]},
    ),
    Case("a PDF with running lines", "a.pdf", lambda: pdf(_PAGES), 1, "no_outlet running_lines"),
    Case(
        "a PDF with more pages than the limit",
        "a.pdf",
        lambda: pdf(_PAGES),
        1,
        "no_outlet too_many_pages",
        options=ReadOptions(limits=Limits(pages=2)),
    ),
    Case(
        "a PDF with a damaged page",
        "a.pdf",
        lambda: b"<< /Filter /Foo /Length".join(
            pdf([lines(PDF_ENGLISH), lines(PDF_ARABIC)]).rsplit(b"<< /Length", 1)
        ),
        1,
        "no_outlet pages_unreadable",
    ),
    Case("a PDF cut short", "a.pdf", lambda: pdf([lines(PDF_ENGLISH)])[:200], 0, "broken_file", 1),
)
