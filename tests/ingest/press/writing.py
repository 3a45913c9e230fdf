"""Writers of files as press archives export them; all that is in them is invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.ingest.pieces.blocks import Block


@dataclass(frozen=True)
class Written:
    """An article as an archive holds it. `date` is its date line; words: the stated length."""

    title: str
    outlet: str
    date: str
    paragraphs: tuple[str, ...]
    language: str
    byline: str = ""
    section: str = ""
    edition: str = ""
    time: str = ""
    rights: str = ""
    highlight: str = ""
    words: int | None = None
    accession: str = "OSTLED0020310608ee680000x"

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)

    @property
    def length(self) -> int:
        return len(self.text.split()) if self.words is None else self.words


ENGLISH = Written(
    title="Minister opens talks in Port Oster, part 1, 2030",
    outlet="The Oster Ledger (Velmara)",
    date="June 8, 2031 Friday",
    paragraphs=(
        "PORT OSTER — The foreign minister of Velmara arrived on May 3, 2019 for two days of talks "
        "with the harbour council, which had waited eleven years for such a visit.",
        "“We came to listen,” he told reporters, “and then to decide.” Officials gave no details.",
        "Subject: what the letter said was not made public, and the council will vote next week.",
    ),
    language="ENGLISH",
    byline="By Lena Ostrow",
    section="NEWS; Pg. 7A",
    edition="Late Edition - Final",
    rights="Copyright 2031 The Oster Ledger All Rights Reserved",
    highlight="The council had waited eleven years.",
)
ARABIC = Written(
    title="الوزير يفتتح المحادثات في بورت أوستر",
    outlet="صحيفة المرفأ",
    date="June 9, 2031 Saturday",
    paragraphs=(
        "بورت أوستر - وصل وزير خارجية فلمارا يوم 3 مايو 2019 لإجراء محادثات تستمر يومين مع مجلس "
        "الميناء الذي انتظر هذه الزيارة أحد عشر عاما.",
        "وقال للصحفيين: «جئنا لنستمع ثم نقرر». ولم يذكر المسؤولون تفاصيل أخرى عن اللقاء المرتقب.",
    ),
    language="ARABIC",
    byline="بقلم: سامي المرفئي",
    section="أخبار",
    rights="Copyright 2031 صحيفة المرفأ All Rights Reserved",
    accession="MARFAA0020310609ee690000y",
)
FRENCH = Written(
    title="Le ministre ouvre les pourparlers",
    outlet="Le Courrier d’Oster, no. 4521",
    date="vendredi 8 juin 2031",
    paragraphs=(
        "Le ministre de Velmara est arrivé mardi à Port-Oster pour deux jours de pourparlers.",
        "« Nous sommes venus écouter », a-t-il dit. Aucun détail n’a été donné par les services.",
    ),
    language="French",
    byline="Léna Ostrow",
    section="International",
    rights="© 2031 Le Courrier d’Oster. Tous droits réservés.",
    accession="news·20310608·COS·112233",
)
FACTIVA_ENGLISH = replace(
    ENGLISH, outlet="The Oster Ledger", date="8 June 2031", time="15:43", language="English",
    section="", edition="", highlight="",
)  # fmt: skip
FACTIVA_ARABIC = replace(
    ARABIC, date="9 June 2031", time="08:05", language="Arabic", section="", edition=""
)


def nexis_blocks(
    articles: Sequence[Written], *, stated: int | None = None, cover: bool = True
) -> list[Block]:
    """Nexis Uni: the cover page and the articles, as a DOCX is read."""
    blocks: list[Block] = []
    if cover:
        count = len(articles) if stated is None else stated
        blocks += [
            Block("User Name: Mira Vask"),
            Block("Date and Time: Monday, June 30, 2031 7:11:00 PM CEST"),
            Block("Job Number: 79565034"),
            Block(f"Documents ({count})", bold=True),
        ]
        for number, article in enumerate(articles, start=1):
            blocks += [
                Block(f"{number}. {article.title}", links=(f"#article{number}",)),
                Block("Client/Matter: -None-"),
                Block("Search Terms: talks"),
                Block("Search Type: Natural Language"),
                Block("Narrowed by:"),
                Block("Content Type\tNarrowed by", kind="table"),
                Block("News\tSources: The Oster Ledger", kind="table"),
            ]
    for number, article in enumerate(articles, start=1):
        blocks += _nexis_article(article, f"article{number}")
    return blocks


def _nexis_article(article: Written, anchor: str) -> list[Block]:
    blocks = [Block(article.title, level=1, bold=True, breaks=True, anchors=(anchor,))]
    blocks += [Block(article.outlet), Block(article.date)]
    blocks += [Block(text) for text in (article.edition, article.rights) if text]
    labelled = {
        "Section": article.section,
        "Length": f"{article.length} words",
        "Byline": article.byline,
        "Highlight": article.highlight,
    }
    blocks += [Block(f"{name}:\u00a0{value}") for name, value in labelled.items() if value]
    blocks.append(Block("Body", bold=True))
    blocks += [Block(paragraph) for paragraph in article.paragraphs]
    blocks += [
        Block("http://www.oster-ledger.example"),
        Block("Graphic"),
        Block("The minister at the pier. (Photo: Jon Vask)"),
        Block("Classification", bold=True),
        Block(f"Language:\u00a0{article.language}"),
        Block("Publication-Type:\u00a0Newspaper"),
        Block("Subject:\u00a0TALKS & TREATIES (90%); HARBOURS (71%)"),
        Block("Load-Date:\u00a0July 1, 2031"),
        Block("End of Document"),
    ]
    return blocks


def old_blocks(articles: Sequence[Written], *, of: int | None = None) -> list[Block]:
    """LexisNexis before Nexis Uni, with empty lines as its text files have them."""
    lines: list[str] = []
    for number, article in enumerate(articles, start=1):
        count = len(articles) if of is None else of
        lines += [f"{number} of {count} DOCUMENTS", "", article.outlet, "", article.date]
        lines += [article.edition, "", article.title, ""] if article.edition else [
            "", article.title, "",
        ]  # fmt: skip
        lines += [f"BYLINE: {article.byline}", "", "SECTION: ", "", article.section, ""]
        lines += [f"LENGTH: {article.length} words", ""]
        for paragraph in article.paragraphs:
            lines += [paragraph, ""]
        lines += ["LOAD-DATE: July 1, 2031", "", f"LANGUAGE: {article.language}", ""]
        lines += ["PUBLICATION-TYPE: Newspaper", "", article.rights, ""]
    return [Block(line) for line in lines]


def factiva_coded(articles: Sequence[Written], *, found: int | None = None) -> list[Block]:
    """Factiva with field codes: table rows, as an RTF is read."""
    blocks: list[Block] = []
    for article in articles:
        blocks += [
            Block(f"{code}\t{value}", kind="table") for code, value in codes_of(article) if value
        ]
        blocks += [Block("LP"), Block(article.paragraphs[0]), Block("TD")]
        blocks += [Block(paragraph) for paragraph in article.paragraphs[1:]]
        blocks += [
            Block("NS\tgdip : International Relations | gcat : Political News", kind="table"),
            Block("PUB\tOster Press", kind="table"),
            Block(f"AN\tDocument {article.accession}", kind="table"),
        ]
    return blocks + _summary(articles, found)


def codes_of(article: Written) -> list[tuple[str, str]]:
    return [
        ("HD", article.title), ("BY", article.byline), ("WC", f"{article.length} words"),
        ("PD", article.date), ("ET", article.time), ("SN", article.outlet),
        ("SC", article.accession[:6]), ("PG", "7"), ("LA", article.language),
        ("CY", article.rights),
    ]  # fmt: skip


def factiva_plain(articles: Sequence[Written], *, found: int | None = None) -> list[Block]:
    """Factiva without field codes, as an RTF is read."""
    blocks: list[Block] = []
    for article in articles:
        blocks.append(Block(article.title, bold=True, breaks=True))
        lines = [
            article.byline, f"{article.length:,} words", article.date, article.time,
            article.outlet, article.accession[:6], "7", article.language, article.rights,
            *article.paragraphs, f"Document {article.accession}",
        ]  # fmt: skip
        blocks += [Block(line) for line in lines if line]
        blocks.insert(-1, Block("Oster Press Ltd"))
        blocks.append(Block("Page 3 of 12 © 2031 Factiva, Inc. All rights reserved."))
    return blocks + _summary(articles, found)


def _summary(articles: Sequence[Written], found: int | None) -> list[Block]:
    count = len(articles) if found is None else found
    rows = ("Search Summary", "Text\ttalks", "Date\tIn the last week", f"Results Found\t{count:,}",
            "Timestamp\t30 June 2031 19:11")  # fmt: skip
    return [Block(row, kind="table") for row in rows]


#: An ordinary document that uses words of the archives' layouts.
ORDINARY = (
    "End of term report",
    "The Oster Ledger",
    "8 June 2031",
    "HD screens were bought. BY the way, IN all rooms.",
    "PD\tthe party said no",
    "512 words",
    "Length: a mile",
    "Body",
    "Section: three of the essay is missing.",
    "Document the process as OST-2031 says.",
    "End of Document",
    "Copyright 2031 the class",
)
