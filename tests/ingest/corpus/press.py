"""Cases of press archives: Nexis, Factiva, Europresse, in every kind of file they give."""

from __future__ import annotations

from dataclasses import replace

from tests.ingest.corpus import Case
from tests.ingest.press.pages import (
    europresse_html,
    factiva_articles_xml,
    factiva_distdoc_xml,
    factiva_html,
)
from tests.ingest.press.reading import docx_of, pdf_of, rtf_of
from tests.ingest.press.writing import (
    ARABIC,
    ENGLISH,
    FACTIVA_ARABIC,
    FACTIVA_ENGLISH,
    FRENCH,
    factiva_coded,
    factiva_plain,
    nexis_blocks,
    old_blocks,
)

_NEXIS, _FACTIVA = [ENGLISH, ARABIC], [FACTIVA_ARABIC, FACTIVA_ENGLISH]
_SECOND = replace(ENGLISH, title="Council votes on the harbour", paragraphs=ENGLISH.paragraphs[:2])
_FIRST = {"title": ENGLISH.title, "outlet": "The Oster Ledger", "published": "2031-06-08"}
_ARABIC = {"title": ARABIC.title, "outlet": ARABIC.outlet, "published": "2031-06-09"}

PRESS = (
    Case(
        "Nexis Uni as DOCX",
        "nexis.docx",
        lambda: docx_of(nexis_blocks(_NEXIS)),
        2,
        "press_read",
        first=_FIRST,
    ),
    Case(
        "Nexis Uni as RTF",
        "nexis.rtf",
        lambda: rtf_of(nexis_blocks(_NEXIS)),
        2,
        "press_read",
        first=_FIRST,
    ),
    Case(
        "Nexis Uni as PDF",
        "nexis.pdf",
        lambda: pdf_of(nexis_blocks([ENGLISH, _SECOND])),
        2,
        "near_duplicate press_read",
        first=_FIRST,
    ),
    Case(
        "Nexis Uni with fewer articles than its cover says",
        "nexis.docx",
        lambda: docx_of(nexis_blocks(_NEXIS, stated=5)),
        2,
        "press_count press_read",
        first=_FIRST,
    ),
    Case(
        "Nexis Uni with a text that was cut",
        "nexis.docx",
        lambda: docx_of(nexis_blocks([replace(ENGLISH, words=900), ARABIC])),
        2,
        "press_length press_read",
        first=_FIRST,
    ),
    Case(
        "LexisNexis as text",
        "nexis.txt",
        lambda: "\n".join(block.text for block in old_blocks(_NEXIS)),
        2,
        "press_read",
        first=_FIRST,
    ),
    Case(
        "Factiva with codes as RTF",
        "factiva.rtf",
        lambda: rtf_of(factiva_coded(_FACTIVA)),
        2,
        "press_read",
        first=_ARABIC,
    ),
    Case(
        "Factiva without codes as RTF",
        "factiva.rtf",
        lambda: rtf_of(factiva_plain(_FACTIVA)),
        2,
        "press_read",
        first=_ARABIC,
    ),
    Case(
        "Factiva as a page",
        "factiva.html",
        lambda: factiva_html(_FACTIVA, codes=True),
        2,
        "press_read",
        first=_ARABIC,
    ),
    Case(
        "Factiva as a page, with fewer articles than it found",
        "factiva.html",
        lambda: factiva_html(_FACTIVA, codes=False, found=9, language="ar"),
        2,
        "press_count press_read",
        first=_ARABIC,
    ),
    Case(
        "Factiva’s articles as XML",
        "factiva.xml",
        lambda: factiva_articles_xml(_FACTIVA),
        2,
        "press_read",
        first=_ARABIC,
    ),
    Case(
        "Factiva’s feed as XML",
        "factiva.xml",
        lambda: factiva_distdoc_xml([replace(one, date="20310608") for one in _FACTIVA]),
        2,
        "press_read",
        first={"title": ARABIC.title, "published": "2031-06-08"},
    ),
    Case(
        "Europresse as a page",
        "europresse.html",
        lambda: europresse_html([FRENCH, ARABIC]),
        2,
        "press_read",
        first={"title": FRENCH.title, "published": "2031-06-08"},
    ),
    Case(
        "Europresse with fewer articles than its cover says",
        "europresse.html",
        lambda: europresse_html([FRENCH, ARABIC], stated=7),
        2,
        "press_count press_read",
        first={"title": FRENCH.title},
    ),
)
