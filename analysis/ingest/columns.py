"""Which column of a table holds what: names recognised in English and Arabic, or set by hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from analysis.articles import COLUMNS

#: Declared column: the names it is known under, the surest first (of two, the earlier wins).
SYNONYMS: dict[str, str] = {
    "article_id": "article_id, articleid, id, doc_id, document_id, uuid, guid, المعرف, "
    "رقم المقال, رقم المقالة, معرف المقال",
    "outlet": "outlet, outlet_name, media_outlet, newspaper, news_outlet, publisher, publication, "
    "medium, media, media_name, source, source_name, news_source, site, site_name, website, "
    "channel, domain, host, brand, الصحيفة, الوسيلة, وسيلة الإعلام, الوسيلة الإعلامية, الجريدة, "
    "المنبر, الناشر, المصدر, اسم المصدر, الموقع, اسم الموقع, القناة, جهة النشر, المؤسسة",
    "title": "title, headline, web_title, head_line, heading, article_title, news_title, العنوان, "
    "عنوان المقال, عنوان الخبر, عنوان المقالة, عنوان, العنوان الرئيسي",
    "text": "text, body, full_text, fulltext, article_text, article_body, articlebody, "
    "body_text, main_text, maintext, content_text, content, contents, article_content, article, "
    "story_text, news_text, news, النص, نص المقال, نص الخبر, النص الكامل, المتن, المحتوى, "
    "محتوى الخبر, محتوى المقال, المقال, المقالة, الخبر, التفاصيل, "
    "excerpt, summary, abstract, description, lead, lead_paragraph, trail_text, snippet, الملخص, "
    "الوصف, المقدمة",
    "published": "published, published_at, publishedat, published_on, publish_date, "
    "publication_date, published_date, publication_time, published_time, date_published, "
    "datepublished, pub_date, pubdate, web_publication_date, datetime, date_time, date, timestamp, "
    "time, day, created, "
    "created_at, posted, posted_at, تاريخ النشر, وقت النشر, التاريخ, تاريخ الخبر, تاريخ المقال, "
    "تاريخ, الوقت, اليوم",
    "url": "url, link, links, permalink, article_url, source_url, web_url, uri, address, href, "
    "الرابط, رابط, رابط المقال, رابط الخبر, العنوان الإلكتروني, عنوان الصفحة",
    "author": "author, authors, byline, by, writer, journalist, reporter, creator, الكاتب, "
    "كاتب المقال, المؤلف, المحرر, الصحفي, المراسل, بقلم",
    "language": "language, lang, language_code, lang_code, locale, اللغة, لغة المقال, لغة",
    "story": "story, story_id, story_name, topic, event, event_id, event_name, cluster, "
    "القصة, الحدث, الموضوع, القضية",
    "complete": "complete, completeness, الاكتمال",
    "translated": "translated, is_translated, machine_translated, machine_translation, "
    "auto_translated, ترجمة, مترجم, مترجمة, ترجمة آلية, مترجم آليا",
    "published_precision": "published_precision",
    "published_zone": "published_zone",
}
#: Names of `text` that mean a part of the article only.
SUMMARIES = frozenset(
    {
        "excerpt",
        "summary",
        "abstract",
        "description",
        "lead",
        "leadparagraph",
        "trailtext",
        "snippet",
        "ملخص",
        "وصف",
        "مقدمه",
    }
)
_ARABIC = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ک": "ك",
        "ؤ": "و",
        "ئ": "ي",
        "ـ": None,
    }
)


def fold_name(name: object) -> str:
    """A column's name as it is compared: no case, space, mark, diacritic, or Arabic article.

    >>> fold_name("Pub_Date"), fold_name("الصّحيفة")
    ('pubdate', 'صحيفه')
    """
    text = unicodedata.normalize("NFKC", str(name)).casefold().translate(_ARABIC)
    text = "".join(c for c in text if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", text)
    bare = (w[2:] if w.startswith("ال") and len(w) > 3 else w for w in words)
    return "".join(bare)


_RANKS: dict[str, dict[str, int]] = {
    field: {fold_name(name): rank for rank, name in reversed(list(enumerate(names.split(", "))))}
    for field, names in SYNONYMS.items()
}


def field_of(name: object) -> str:
    """The declared column that a name stands for, or ""."""
    folded = fold_name(name)
    return next((field for field, ranks in _RANKS.items() if folded in ranks), "")


def guess_columns(names: Sequence[object]) -> dict[str, str]:
    """{ours: theirs} for the names that are recognised; each of theirs is used once.

    Of several candidates the name that says it most plainly wins (`outlet` before `source`,
    `text` before `summary`), then the first; the others stay the user's own columns.
    """
    best: dict[str, tuple[int, str]] = {}
    for name in names:
        field = field_of(name)
        if field:
            rank = _RANKS[field][fold_name(name)]
            if field not in best or rank < best[field][0]:
                best[field] = (rank, str(name))
    return {field: best[field][1] for field in COLUMNS if field in best}


def header_key(names: Sequence[object]) -> str:
    """What a header is known by, so that a mapping can be used again: its names, folded, sorted."""
    return "|".join(sorted(fold_name(name) for name in names))


def resolve_columns(
    names: Sequence[str], given: Mapping[str, str] | None
) -> tuple[dict[str, str], dict[str, str]]:
    """({ours: theirs}, {ours: name given but absent}) for one table.

    `given` goes before what is guessed. Its keys may be declared names or any of their synonyms
    (`date` for `published`), or a new name for a column of the user's own. An empty value says
    that no column holds it.
    """
    by_fold = {fold_name(name): name for name in reversed(names)}
    chosen: dict[str, str] = {}
    absent: dict[str, str] = {}
    none: set[str] = set()
    for ours, theirs in (given or {}).items():
        field = ours if ours in COLUMNS else field_of(ours) or str(ours)
        if not theirs:
            none.add(field)
            continue
        found = theirs if theirs in names else by_fold.get(fold_name(theirs))
        if found is None:
            absent[field] = str(theirs)
        else:
            chosen[field] = found
    taken = set(chosen.values())
    rest = guess_columns([name for name in names if name not in taken])
    kept = {f: n for f, n in rest.items() if f not in chosen and f not in none}
    return {**kept, **chosen}, absent
