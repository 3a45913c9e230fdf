"""Cases of CSV and TSV."""

from __future__ import annotations

from typing import Any

from analysis.ingest.options import FileChoice, ReadOptions
from tests.ingest.corpus import Case
from tests.ingest.corpus.writers import (
    csv_of,
    headed,
    lines_of,
    text_of,
)
from tests.ingest.material import ARABIC, OUTLETS, TEXTS, TITLES, table

_NOON = "2031-06-08 12:43:00+00:00"
_USUAL = {
    language: {
        "outlet": OUTLETS[language], "title": f"{TITLES[language]} 0", "language": language,
        "text": TEXTS[language][:40], "published": _NOON,
    }
    for language in ("en", "ar")
}  # fmt: skip


def _plain(language: str, **options: Any) -> str:
    return csv_of(table(language), **options)


CSV = (
    Case("a CSV in English", "a.csv", lambda: _plain("en"), 2, first=_USUAL["en"]),
    Case("a CSV in Arabic", "a.csv", lambda: _plain("ar"), 2, first=_USUAL["ar"]),
    Case("a TSV in Arabic", "a.tsv", lambda: _plain("ar", sep="\t"), 2, first=_USUAL["ar"]),
    Case(
        "a windows-1256 semicolon CSV with Arabic headers",
        "a.csv",
        lambda: csv_of(headed("ar"), sep=";").encode("cp1256"),
        2,
        "encoding_guessed",
        first=_USUAL["ar"],
    ),
    Case(
        "an ISO-8859-6 CSV",
        "a.csv",
        lambda: _plain("ar").replace("«", '""').replace("»", '""').encode("iso-8859-6"),
        2,
        "encoding_guessed",
        first={"outlet": OUTLETS["ar"], "text": ARABIC[:40]},
    ),
    Case(
        "UTF-16 without a mark",
        "a.csv",
        lambda: _plain("ar").encode("utf-16-le"),
        2,
        "encoding_guessed",
        first=_USUAL["ar"],
    ),
    Case(
        "UTF-16 with a mark",
        "a.csv",
        lambda: _plain("en").encode("utf-16"),
        2,
        first=_USUAL["en"],
    ),
    Case(
        "a CSV of Excel in cp1252",
        "a.csv",
        lambda: lines_of(
            "outlet;text", f"Le Courrier d’Osté;{'été à Port-Osté, déjà ' * 8}fin."
        ).encode("cp1252"),
        1,
        "encoding_guessed",
        first={"outlet": "Le Courrier d’Osté"},
    ),
    Case(
        "UTF-8 that was stored as if it were cp1256",
        "a.csv",
        lambda: _plain("ar").encode().decode("cp1256").encode(),
        2,
        "mojibake_repaired*6",
        first={"outlet": OUTLETS["ar"]},
    ),
    Case(
        "UTF-8 that was stored as if it were cp1252",
        "a.csv",
        lambda: (
            lines_of("outlet,text", f"Ledger,The minister’s café — in Osté. {text_of(1)}")
            .encode()
            .decode("cp1252")
            .encode()
        ),
        1,
        "mojibake_repaired",
        first={"text": "The minister’s café — in Osté."},
    ),
    Case(
        "an encoding was chosen that nobody knows",
        "a.csv",
        lambda: _plain("ar"),
        2,
        "encoding_unknown",
        options=ReadOptions(files={"a.csv": FileChoice(encoding="klingon")}),
        first=_USUAL["ar"],
    ),
    Case(
        "a separator stated in the first line",
        "a.csv",
        lambda: "sep=;\r\n" + _plain("ar", sep=";"),
        2,
        first=_USUAL["ar"],
    ),
    Case(
        "titles above the header",
        "a.csv",
        lambda: "تقرير الصحف، يونيو\nعدد المقالات: 2\n" + csv_of(headed("ar"), sep=";"),
        2,
        "header_below",
        first=_USUAL["ar"],
    ),
    Case(
        "no header",
        "a.csv",
        lambda: csv_of(table("ar"), header=False),
        2,
        "no_header no_outlet",
        first={"text": ARABIC[:40]},
    ),
    Case(
        "a name that stands twice in the header",
        "a.csv",
        lambda: lines_of("outlet,tag,text,tag", f"Ledger,x,{text_of(1)},y"),
        1,
        "name_repeated",
        first={"tag": "x", "tag 2": "y"},
    ),
    Case(
        "rows with too many and too few fields",
        "a.csv",
        lambda: lines_of(
            "outlet,text,section", f"A,{text_of(1)},x,more", f"B,{text_of(2)}", f"C,{text_of(3)},y"
        ),
        2,
        "too_few_fields too_many_fields",
        1,
        first={"outlet": "B"},
    ),
    Case(
        "a quotation mark that is never closed",
        "a.csv",
        lambda: lines_of(
            "outlet,title,text", f"A,x,{text_of(1)}", f'B,"open,{text_of(2)}', f"C,y,{text_of(3)}"
        ),
        2,
        "unclosed_quote",
        1,
        first={"outlet": "A"},
    ),
    Case(
        "quotation marks after a backslash",
        "a.csv",
        lambda: lines_of("outlet,text", f'"A","He said: \\"جئنا, all\\" {text_of(1)}"'),
        1,
        first={"text": 'He said: "جئنا, all" a ferry'},
    ),
    Case(
        "no column that holds a text",
        "a.csv",
        lambda: "who,when\nAna,1\nBen,2\n",
        0,
        "no_text_column no_text_column",
        2,
    ),
    Case("a header and nothing below it", "a.csv", lambda: "outlet,title,text\n", 0, "no_rows"),
    Case("very many columns", "a.csv", lambda: b"a," * 40_000, 0, "too_wide", 1),
    Case(
        "a column was chosen that is not there",
        "a.csv",
        lambda: _plain("en"),
        2,
        "column_not_found",
        columns={"author": "written by"},
        first=_USUAL["en"],
    ),
    Case(
        "a byte that is no UTF-8",
        "a.csv",
        lambda: _plain("ar").encode().replace("يومين".encode(), "يومين".encode() + b"\xff", 1),
        2,
        "bad_bytes",
        first={"outlet": OUTLETS["ar"]},
    ),
    Case(
        "a NUL in a text",
        "a.csv",
        lambda: lines_of("outlet,text", f"Ledger,One\0{text_of(1)}"),
        1,
        "bad_characters",
        first={"text": "One\ufffd"},
    ),
)
