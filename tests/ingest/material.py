"""Articles to write into files: invented outlets, people and places, in English and Arabic."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Mapping

import pandas as pd

from analysis.ingest import ReadResult

ENGLISH = (
    "The foreign minister of Velmara arrived in Port Oster on Tuesday for two days of talks.\n\n"
    "“We came to listen,” he told reporters, “and then to decide.” Officials gave no details."
)
ARABIC = (
    "وصل وزير خارجية فلمارا إلى بورت أوستر يوم الثلاثاء لإجراء محادثات تستمر يومين مع نظيره.\n\n"
    "وقال للصحفيين: «جئنا لنستمع ثم نقرر». ولم يذكر المسؤولون تفاصيل أخرى عن اللقاء المرتقب."
)
TEXTS = {"en": ENGLISH, "ar": ARABIC}
OUTLETS = {"en": "The Oster Ledger", "ar": "صحيفة المرفأ"}
TITLES = {"en": "Minister opens talks", "ar": "الوزير يفتتح المحادثات"}


def table(language: str, count: int = 2) -> pd.DataFrame:
    """`count` different articles of one outlet, with a column of the user's own."""
    return pd.DataFrame(
        {
            "outlet": [OUTLETS[language]] * count,
            "title": [f"{TITLES[language]} {n}" for n in range(count)],
            "text": [_text(language, n) for n in range(count)],
            "date": ["2031-06-08 15:43:00+03:00"] * count,
            "country": ["Velmara"] * count,
        }
    )


def _text(language: str, number: int) -> str:
    """The text, for all but the first in an order of its own: no two are nearly the same."""
    words = TEXTS[language].split(" ")
    if number:
        random.Random(number).shuffle(words)
    return f"{' '.join(words)} {number}"


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """A ZIP of files by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word_of_three() -> bytes:
    """A Word file of three articles, each under a heading with its outlet and day below."""
    import docx

    written = docx.Document()
    for n in (1, 2, 3):
        written.add_heading(f"Harbour talks, part {n}", 1)
        written.add_paragraph(f"The Oster Ledger, {n} June 2031")
        for place in range(6):
            written.add_paragraph(f"{ENGLISH.splitlines()[0]} {n} {place}")
    file = io.BytesIO()
    written.save(file)
    return file.getvalue()


def codes(result: ReadResult) -> list[str]:
    return result.problems["problem"].tolist()


def adds_up(result: ReadResult) -> bool:
    """Rows read = rows accepted + rows dropped."""
    dropped = int((result.problems["action"] == "dropped").sum())
    return result.rows_read == len(result.articles) + dropped
