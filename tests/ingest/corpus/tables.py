"""Cases of tables: CSV, TSV, workbooks, JSON, Parquet."""

from __future__ import annotations

from typing import Any

from analysis.ingest.options import FileChoice, ReadOptions
from tests.ingest.corpus import Case
from tests.ingest.corpus.writers import (
    HEADERS,
    as_json,
    as_jsonl,
    cells_of,
    csv_of,
    headed,
    lines_of,
    open_sheet,
    parquet,
    rows,
    text_of,
    workbook,
)
from tests.ingest.material import ARABIC, ENGLISH, OUTLETS, TEXTS, TITLES, table
from tests.ingest.test_sheets import OLD

_TIME = "2031-06-08T15:43:00Z"
_NOON = "2031-06-08 12:43:00+00:00"
_USUAL = {
    language: {
        "outlet": OUTLETS[language], "title": f"{TITLES[language]} 0", "language": language,
        "text": TEXTS[language][:40], "published": _NOON,
    }
    for language in ("en", "ar")
}  # fmt: skip
_PASSWORD = bytes(OLD[:8]) + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2_000)


def _plain(language: str, **options: Any) -> str:
    return csv_of(table(language), **options)


def _news(language: str, content: str) -> dict[str, Any]:
    return {
        "source": {"id": None, "name": OUTLETS[language]}, "author": "Ana Vell",
        "title": TITLES[language], "description": TEXTS[language][:60],
        "url": "https://ledger.example/1", "publishedAt": _TIME, "content": content,
    }  # fmt: skip


def _merged(book: Any) -> None:
    sheet = book.worksheets()[0]
    sheet.merge_range(1, 0, 3, 0, OUTLETS["ar"])


CSV = (
    Case("a CSV in English", "a.csv", lambda: _plain("en"), 2, first=_USUAL["en"]),
    Case("a CSV in Arabic", "a.csv", lambda: _plain("ar"), 2, first=_USUAL["ar"]),
    Case("a TSV in Arabic", "a.tsv", lambda: _plain("ar", sep="\t"), 2, first=_USUAL["ar"]),
    Case(
        "a windows-1256 semicolon CSV with Arabic headers", "a.csv",
        lambda: csv_of(headed("ar"), sep=";").encode("cp1256"), 2, "?", first=_USUAL["ar"],
    ),
    Case(
        "an ISO-8859-6 CSV", "a.csv",
        lambda: _plain("ar").replace("«", '""').replace("»", '""').encode("iso-8859-6"), 2, "?",
        first={"outlet": OUTLETS["ar"], "text": ARABIC[:40]},
    ),
    Case(
        "UTF-16 without a mark", "a.csv", lambda: _plain("ar").encode("utf-16-le"), 2, "?",
        first=_USUAL["ar"],
    ),
    Case(
        "UTF-16 with a mark", "a.csv", lambda: _plain("en").encode("utf-16"), 2,
        first=_USUAL["en"],
    ),
    Case(
        "a CSV of Excel in cp1252", "a.csv",
        lambda: lines_of("outlet;text", f"Le Courrier d’Osté;{'été à Port-Osté, déjà ' * 8}fin.")
        .encode("cp1252"), 1, "?", first={"outlet": "Le Courrier d’Osté"},
    ),
    Case(
        "UTF-8 that was stored as if it were cp1256", "a.csv",
        lambda: _plain("ar").encode().decode("cp1256").encode(), 2, "?",
        first={"outlet": OUTLETS["ar"]},
    ),
    Case(
        "UTF-8 that was stored as if it were cp1252", "a.csv",
        lambda: _plain("en").encode().decode("cp1252").encode(), 2, "?",
        first={"text": ENGLISH[:120]},
    ),
    Case(
        "an encoding was chosen that nobody knows", "a.csv", lambda: _plain("ar"), 2, "?",
        options=ReadOptions(files={"a.csv": FileChoice(encoding="klingon")}), first=_USUAL["ar"],
    ),
    Case(
        "a separator stated in the first line", "a.csv",
        lambda: "sep=;\r\n" + _plain("ar", sep=";"), 2, first=_USUAL["ar"],
    ),
    Case(
        "titles above the header", "a.csv",
        lambda: "تقرير الصحف، يونيو\nعدد المقالات: 2\n" + csv_of(headed("ar"), sep=";"), 2, "?",
        first=_USUAL["ar"],
    ),
    Case(
        "no header", "a.csv", lambda: csv_of(table("ar"), header=False), 2, "?",
        first={"text": ARABIC[:40]},
    ),
    Case(
        "a name that stands twice in the header", "a.csv",
        lambda: lines_of("outlet,tag,text,tag", f"Ledger,x,{text_of(1)},y"), 1, "?",
        first={"tag": "x", "tag 2": "y"},
    ),
    Case(
        "rows with too many and too few fields", "a.csv",
        lambda: lines_of("outlet,text,section", f"A,{text_of(1)},x,more", f"B,{text_of(2)}",
                         f"C,{text_of(3)},y"), 2, "?", 1, first={"outlet": "B"},
    ),
    Case(
        "a quotation mark that is never closed", "a.csv",
        lambda: lines_of("outlet,title,text", f"A,x,{text_of(1)}", f'B,"open,{text_of(2)}',
                         f"C,y,{text_of(3)}"), 2, "?", 1, first={"outlet": "A"},
    ),
    Case(
        "quotation marks after a backslash", "a.csv",
        lambda: lines_of("outlet,text", f'"A","He said: \\"جئنا, all\\" {text_of(1)}"'), 1,
        first={"text": 'He said: "جئنا, all" the'},
    ),
    Case(
        "no column that holds a text", "a.csv", lambda: "who,when\nAna,1\nBen,2\n", 0, "?", 2,
    ),
    Case("a header and nothing below it", "a.csv", lambda: "outlet,title,text\n", 0, "?"),
    Case("very many columns", "a.csv", lambda: b"a," * 40_000, 0, "?", 1),
    Case(
        "a column was chosen that is not there", "a.csv", lambda: _plain("en"), 2, "?",
        columns={"author": "written by"}, first=_USUAL["en"],
    ),
    Case(
        "a byte that is no UTF-8", "a.csv",
        lambda: _plain("ar").encode().replace("يومين".encode(), "يومين".encode() + b"\xff", 1), 2,
        "?", first={"outlet": OUTLETS["ar"]},
    ),
    Case(
        "a NUL in a text", "a.csv",
        lambda: lines_of("outlet,text", f"Ledger,One\0{text_of(1)}"), 1, "?",
        first={"text": "One\ufffd"},
    ),
)  # fmt: skip

BOOKS = (
    Case(
        "a workbook of several sheets", "a.xlsx",
        lambda: workbook({"Ledger": cells_of(headed("en", 1)), "ملاحظات": [["who", "when"], ["A", 1]],
                          "المرفأ": cells_of(headed("ar", 1)), "Empty": [],
                          "Names": [HEADERS["en"]]}), 2, "?", 1, first=_USUAL["en"],
    ),
    Case(
        "a workbook with titles above its header", "a.xlsx",
        lambda: workbook({"s": [["Monitoring report"], [], ["Made on", "2031-06-09"],
                                *cells_of(headed("ar"))]}), 2, "?", first=_USUAL["ar"],
    ),
    Case(
        "a cell merged over rows", "a.xlsx",
        lambda: workbook({"s": [HEADERS["ar"][:3], *([None, "x", text_of(n, "ar")]
                                                     for n in range(3))]}, _merged), 3, "?",
        first={"outlet": OUTLETS["ar"]},
    ),
    Case("a workbook with a password", "a.xlsx", lambda: _PASSWORD, 0, "?", 1),
    Case(
        "a cell far away", "a.xlsx",
        lambda: workbook({"s": cells_of(headed("en"))},
                         lambda book: book.worksheets()[0].write(1_048_575, 16_383, "x")), 0, "?", 1,
    ),
    Case("a workbook cut short", "a.xlsx",
         lambda: workbook({"s": cells_of(headed("ar"))})[:900], 0, "?", 1),
    Case(
        "a text that fills its cell", "a.xlsx",
        lambda: workbook({"s": [["outlet", "text"], ["Ledger", ("word " * 7_000)[:32_767]]]}), 1,
        "?", first={"complete": "looks cut"},
    ),
    Case("an OpenDocument sheet", "a.ods", lambda: open_sheet(table("ar")), 2,
         first={"outlet": OUTLETS["ar"], "published": _NOON}),
    Case("a workbook of Excel 97", "a.xls", lambda: OLD, 1, "?",
         first={"outlet": OUTLETS["ar"], "published": "2031-06-08"}),
    Case("a table under the name of a workbook", "a.xls",
         lambda: _plain("ar", sep="\t").encode("utf-16"), 2, "?", first=_USUAL["ar"]),
    Case("a Parquet file", "a.parquet", lambda: parquet(table("ar")), 2, first=_USUAL["ar"]),
    Case("a Parquet file that is damaged", "a.parquet", lambda: b"PAR1 nothing PAR1", 0, "?", 1),
)  # fmt: skip

JSON = (
    Case("records in JSON", "a.json",
         lambda: as_json({"articles": table("ar").to_dict("records")}), 2, first=_USUAL["ar"]),
    Case("records in JSONL", "a.jsonl", lambda: as_jsonl(table("en")), 2, first=_USUAL["en"]),
    Case(
        "an answer of NewsAPI", "a.json",
        lambda: as_json({"status": "ok", "totalResults": 2, "articles": [
            _news("ar", f"{ARABIC[:120]}… [+2345 chars]"), _news("en", ENGLISH)]}), 2, "?",
        first={"outlet": OUTLETS["ar"], "published": "2031-06-08 15:43", "complete": "looks cut"},
    ),
    Case(
        "an answer in the manner of the Guardian", "a.json",
        lambda: as_json({"response": {"status": "ok", "results": [{
            "id": "world/1", "webTitle": TITLES["en"], "webUrl": "https://g.example/1",
            "webPublicationDate": _TIME, "fields": {"bodyText": ENGLISH, "byline": "Ana Vell"}}]}}),
        1, "?", first={"title": TITLES["en"], "author": "Ana Vell", "text": ENGLISH[:40]},
    ),
    Case(
        "addresses without texts, of GDELT", "gdelt.json",
        lambda: as_json({"articles": [
            {"url": f"https://a.example/{n}", "title": "T", "seendate": "20310608T154300Z",
             "domain": "a.example", "language": "Arabic"} for n in range(3)]}), 0, "?", 3,
    ),
    Case(
        "addresses without texts, of Media Cloud", "mediacloud.csv",
        lambda: lines_of("id,publish_date,title,url,language,media_name",
                         "1,2031-06-08,Talks,https://a.example/1,ar,The Oster Ledger"), 0, "?", 1,
    ),
    Case(
        "JSON-LD with nodes of other types", "a.json",
        lambda: as_json({"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "@id": "#site", "name": OUTLETS["ar"]},
            {"@type": "NewsArticle", "headline": TITLES["ar"], "articleBody": ARABIC,
             "datePublished": _TIME, "publisher": {"@id": "#site"}}]}), 1, "?",
        first={"outlet": OUTLETS["ar"], "title": TITLES["ar"]},
    ),
    Case("JSON with a comma too many", "a.json", lambda: '[\n{"text": "a b"},\n]', 0, "?", 1),
    Case("JSON that something follows", "a.json",
         lambda: as_json([{"outlet": "A", "text": ARABIC}]) + "\n;done()", 1, "?"),
    Case(
        "a broken line of JSONL", "a.jsonl",
        lambda: lines_of(as_json({"outlet": "A", "text": ENGLISH}), "{oh",
                         as_json({"outlet": "B", "text": ARABIC})), 2, "?", 1,
        first={"outlet": "A"},
    ),
    Case("values that are no records", "a.json",
         lambda: as_json([{"outlet": "A", "text": ARABIC}, "a", 3, None]), 1, "?", 3),
    Case("half of a character", "a.json",
         lambda: f'[{{"outlet": "A", "text": "half \\ud83d {text_of(1)}"}}]', 1, "?",
         first={"text": "half \ufffd"}),
    Case("an empty list", "a.json", lambda: "[]", 0, "?"),
    Case("brackets without end", "a.json", lambda: "[" * 100_000, 0, "?", 1),
    Case(
        "an export of Telegram", "result.json",
        lambda: as_json({"name": "News of Velmara", "type": "private_group", "id": 7, "messages": [
            {"id": 1, "type": "message", "date": "2031-06-08T15:43:00", "from": "Mira Tolland",
             "text": f"{text_of(1)} {text_of(2)}"},
            {"id": 2, "type": "message", "date": "2031-06-08T15:44:00", "from": "Jon Vask",
             "text": ["read ", {"type": "link", "text": "https://ledger.example/2"}]}]}), 1, "?",
        first={"text": text_of(1), "shared_at": "2031-06-08"},
    ),
    Case(
        "spreadsheet cells, pasted", "paste", lambda: csv_of(headed("ar"), sep="\t"), 2,
        first=_USUAL["ar"], pasted=True,
    ),
    Case(
        "articles parted by a line, pasted", "paste",
        lambda: f"{TITLES['ar']}\n\n{ARABIC}\n\n---\n\n{TITLES['en']}\n\n{ENGLISH}", 2, "?",
        first={"title": TITLES["ar"]}, pasted=True,
    ),
)  # fmt: skip

TABLES = (*CSV, *BOOKS, *JSON)
