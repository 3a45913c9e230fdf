"""Numbers that articles of a file are given: “1 of 20”, “Article 3”, «المقال الأول», “2.”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from analysis.ingest.columns import fold_name

_OF = re.compile(
    r"(?:(?:article|document|item|text|story|المقالة?|النص|الخبر|الوثيقة) )?"
    r"[(\[]?(\d{1,5}) ?(?:of|/|من) ?(\d{1,5})[)\]]?"
    r"(?: (?:articles|documents|items|texts|stories|مقالات?|مقالا|نصوص|أخبار|وثائق|وثيقة))?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:article|document|item|text|story|المقالة?|مقالة?|النص|نص|الخبر|خبر|التقرير|الوثيقة)"
    r" ?(?:no\.?|number|num\.?|رقم|#|№)? ?#?"
    r"[(\[]?(\d{1,5}|[^\W\d_]{2,12}(?: [^\W\d_]{2,12})?)[)\]]?"
    r"(?: ?[:.)\-–—|] ?(.{0,250}))?",
    re.IGNORECASE,
)
_BARE = re.compile(r"[(\[]?(\d{1,4}) ?[.)\]\-–:] ?([^\W\d].{1,250})")
_ENGLISH_NAMES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_ENGLISH = _ENGLISH_NAMES.split()
_ARABIC = "أول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر".split()  # noqa: SIM905
_ARABIC_FEMININE = "أولى ثانية ثالثة رابعة خامسة سادسة سابعة ثامنة تاسعة عاشرة".split()  # noqa: SIM905
_TEENS = "حادي ثاني ثالث رابع خامس سادس سابع ثامن تاسع".split()  # noqa: SIM905
_TEENS_FEMININE = "حادية ثانية ثالثة رابعة خامسة سادسة سابعة ثامنة تاسعة".split()  # noqa: SIM905
_ORDINALS: dict[str, int] = {
    **{name: n for n, name in enumerate(_ENGLISH, 1)},
    **{fold_name(f"ال{name}"): n for n, name in enumerate(_ARABIC, 1)},
    **{fold_name(f"ال{name}"): n for n, name in enumerate(_ARABIC_FEMININE, 1)},
    **{fold_name(f"ال{name} عشر"): n for n, name in enumerate(_TEENS, 11)},
    **{fold_name(f"ال{name} عشرة"): n for n, name in enumerate(_TEENS_FEMININE, 11)},
    **{fold_name(name): 20 for name in ("العشرون", "العشرين")},
    **{
        fold_name(f"ال{name} والعشرون"): n
        for names in (_TEENS, _TEENS_FEMININE)
        for n, name in enumerate(names, 21)
    },
}


@dataclass(frozen=True)
class Marker:
    """form: of (“1 of 20”), named (“Article 1”), bare (“1. …”). total: that the line states, or 0.
    title: what follows the number on the line."""

    form: Literal["of", "named", "bare"]
    number: int
    total: int = 0
    title: str = ""


def marker(text: str, bare: bool = False) -> Marker | None:
    """The number that a line gives an article; None where it gives none. bare: “1. …” is one, too.

    >>> marker("المقال الثاني: يوم آخر")
    Marker(form='named', number=2, total=0, title='يوم آخر')
    """
    if len(text) > 300:
        return None
    found = _OF.fullmatch(text)
    if found and 0 < int(found.group(1)) <= int(found.group(2)):
        return Marker("of", int(found.group(1)), int(found.group(2)))
    found = _NAMED.fullmatch(text)
    if found:
        number = _number(found.group(1))
        if number:
            return Marker("named", number, title=(found.group(2) or "").strip())
    found = _BARE.fullmatch(text) if bare else None
    return Marker("bare", int(found.group(1)), title=found.group(2).strip()) if found else None


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    return _ORDINALS.get(text.lower(), 0) or _ORDINALS.get(fold_name(text), 0)
