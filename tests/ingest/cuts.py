"""Files of several articles to cut: invented, in English and Arabic; and how tests read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.ingest.documents.text_blocks import text_document
from analysis.ingest.options import ReadOptions
from analysis.ingest.pieces.blocks import Block, Document
from analysis.ingest.pieces.cutting import articles_of
from analysis.ingest.problems import Problems

TITLES = {
    "en": ["Harbour talks open in Oster", "School council votes on budget",
           "River rises for third day",
           "Museum of glass to close"],
    "ar": ["افتتاح محادثات المرفأ في أوستر", "مجلس المدارس يصوت على الميزانية",
           "النهر يرتفع لليوم الثالث",
           "إغلاق متحف الزجاج"],
}  # fmt: skip
DATES = {
    "en": ["8 June 2031", "June 9, 2031", "2031-06-10", "11/06/2031 15:43"],
    "ar": ["٨ حزيران ٢٠٣١", "9 يونيو 2031", "الثلاثاء 10 يونيو 2031", "11/06/2031 15:43"],
}
OUTLETS = {
    "en": ["The Oster Ledger", "Velmara Herald", "Harbour News", "The Oster Ledger"],
    "ar": ["صحيفة المرفأ", "جريدة فلمارا", "وكالة أوستر", "صحيفة المرفأ"],
}
_SENTENCES = {
    "en": ["The {0} of Velmara met in Port Oster on Tuesday and spoke for {1} hours about water.",
           "Nobody gave details of paragraph {1}, but the {0} said that the plan would go on.",
           "“We came to listen,” one of them told reporters, “and then to decide about the {0}.”"],
    "ar": ["اجتمع {0} في بورت أوستر يوم الثلاثاء وتحدثوا {1} ساعات عن المياه وعن خطط السنة.",
           "ولم يعط أحد تفاصيل عن الفقرة {1} غير أن {0} قالوا إن الخطة مستمرة كما أعلن من قبل.",
           "وقال أحدهم للصحفيين: «جئنا لنستمع ثم نقرر في شأن {0} وما يتصل به من مسائل أخرى»."],
}  # fmt: skip
_WHO = {
    "en": ["ministers", "teachers", "engineers", "curators"],
    "ar": ["الوزراء", "المعلمون", "المهندسون", "القائمون"],
}


def paragraphs(language: str, which: int, count: int = 6) -> list[str]:
    """The paragraphs of one article, all different: about 15 words each."""
    sentences = _SENTENCES[language]
    return [
        f"{sentences[n % 3].format(_WHO[language][which % 4], 10 * which + n)} "
        f"{sentences[(n + 1) % 3].format(_WHO[language][which % 4], 100 * which + n)}"
        for n in range(count)
    ]


def body(language: str, which: int, count: int = 6) -> str:
    return "\n\n".join(paragraphs(language, which, count))


def cut(
    document: Document | str | Iterable[Block], options: ReadOptions = ReadOptions()
) -> tuple[pd.DataFrame, dict[str, dict[str, object]]]:
    """(rows, code → values of what was told) of a document called `a`."""
    if isinstance(document, str):
        document = text_document(document)
    elif not isinstance(document, Document):
        document = Document(list(document))
    problems = Problems()
    tables = articles_of("a", document, problems, options)
    assert len(tables) == 1
    return tables[0].frame, {one.code: one.values for one in problems.sorted()}


def word(*pieces: Sequence[Block]) -> Document:
    return Document([block for piece in pieces for block in piece])
