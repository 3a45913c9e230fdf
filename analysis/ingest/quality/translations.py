"""Machine-translated texts: said by the user in a column, or by a notice in the text itself.

A notice stands in a line of its own among the first or last lines; an article about translation
by machines has none. Translations by people are not meant: no text says so reliably.
"""

from __future__ import annotations

import re

from analysis.text.normal import strip_marks

YES = "yes"
_WORDS = 45  # of a line that can be a notice
_LINES, _CHARACTERS = 3, 700  # looked at from the start and from the end
_YES_NO = (
    "yes, true, 1, 1.0, y, x, t, translated, machine, automatic, auto, machine translated, machine "
    "translation, oui, نعم, صح, مترجم, مترجمة, ترجمة, الية, اليا, ترجمة الية, مترجم اليا, "
    "مترجمة اليا",
    "no, false, 0, 0.0, n, f, original, human, none, non, لا, خطا, اصلي, اصلية, اصل",
)
_YES, _NO = (frozenset(values.split(", ")) for values in _YES_NO)
_MACHINES = (
    r"(?:google(?: translate)?|deepl|bing|microsoft(?: translator)?|yandex|chatgpt|openai|gpt\S*"
    r"|gemini|claude|(?:an? )?(?:ai|a\.i\.)(?: tools?| models?)?|artificial intelligence"
    r"|(?:a )?(?:machine|computer|software|automatic system)|automated (?:tools?|software))"
)
_THIS = r"(?:this|the) (?:\w+ )?(?:article|story|text|report|content|page|post|news|version|item)"
_NOTICE = re.compile(
    r"\b(?:"
    # English
    rf"{_THIS} (?:was|is|has been|were) (?:\w+ )?(?:auto(?:matically)?|machine)[- ]?translated"
    rf"|{_THIS} (?:was|is|has been) (?:\w+ )?translated (?:\w+ )?(?:\w+ \w+ )?(?:by|with|using)"
    rf" (?:the help of )?{_MACHINES}"
    rf"|(?:{_THIS}|this) is an? (?:machine|automat(?:ic|ed)) translation"
    rf"|^\W*(?:translated|translation) (?:automatically )?(?:by|with|using|from \w+ (?:by|with))"
    rf" {_MACHINES}"
    r"|^\W*(?:auto(?:matically)?|machine)[- ]?translated\b"
    r"|^\W*(?:machine|automat(?:ic|ed)) translation\W*(?:$|from|by|of this)"
    # Arabic, folded (see `_folded`)
    r"|(?:تمت?|جرت|جري) ترجمة (?:هذا|هذه)? ?(?:ال\w+ )?(?:\w+ ){0,3}(?:اليا|الية|تلقائيا|بشكل الي"
    r"|بشكل تلقائي|اوتوماتيكيا|بواسطة (?:الذكاء|غوغل|جوجل|google|برنامج|الة)|باستخدام (?:الذكاء"
    r"|غوغل|جوجل|google|برنامج|الترجمة)|عبر (?:غوغل|جوجل|google|الذكاء|خدمة))"
    r"|(?:هذا|هذه) (?:ال\w+ )(?:مترجم|مترجمة|ترجم|ترجمت) (?:\w+ ){0,2}(?:اليا|تلقائيا|بشكل الي"
    r"|بواسطة (?:الذكاء|غوغل|جوجل|google)|باستخدام (?:الذكاء|غوغل|جوجل|google))"
    r"|^\W*(?:نص |مادة |النص |ال)?(?:مترجم|مترجمة|ترجم|ترجمت) (?:اليا|تلقائيا|بواسطة (?:غوغل|جوجل"
    r"|google|الذكاء)|باستخدام (?:غوغل|جوجل|google|الذكاء))"
    r"|^\W*(?:هذه )?(?:ترجمة|الترجمة)\s?[:،]? ?(?:الية|تلقائية|اوتوماتيكية|غوغل|جوجل|google)"
    r"\W*(?:$|من|عن|ل\w+|بواسطة|وقد|قد)"
    # others
    r"|(?:cet|l.) ?article a ete (?:\w+ )?traduit (?:automatiquement|par (?:une machine|ia|google"
    r"|deepl))|^\W*traduit automatiquement|^\W*traduction automatique\W*$"
    r"|(?:este|el) articulo (?:ha sido|fue) traducido (?:automaticamente|por (?:una maquina|ia"
    r"|google))|^\W*traducido automaticamente"
    r"|dieser (?:artikel|text|beitrag) wurde (?:\w+ )?(?:automatisch|maschinell) (?:\w+ )?ubersetzt"
    r"|^\W*(?:automatisch|maschinell) ubersetzt|^\W*maschinelle ubersetzung\W*$"
    r")",
    re.I,
)
_TRACES = ("ranslat", "RANSLAT", "رجم", "رجَم", "radui", "raduc", "bersetz")  # “in” is fast
_FOLDED = str.maketrans("أإآٱىéèêàçíáóúñü’", "اااايeeeaciaounu'")


def notice_in(text: str) -> str:
    """The line that says that a machine translated the text; "" where there is none."""
    ends = text if len(text) <= 2 * _CHARACTERS else text[:_CHARACTERS] + "\n" + text[-_CHARACTERS:]
    if not any(map(ends.__contains__, _TRACES)):
        return ""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for line in dict.fromkeys([*lines[:_LINES], *lines[-_LINES:]]):
        sentences = [line] if len(line.split()) <= _WORDS else re.split(r"(?<=[.!?؟])\s+", line)
        for sentence in (sentences[0], sentences[-1]):
            if not any(map(sentence.__contains__, _TRACES)):
                continue
            if len(sentence) > _CHARACTERS or len(sentence.split()) > _WORDS:
                continue
            if _NOTICE.search(_folded(sentence)):
                return sentence
    return ""


def understood(value: str) -> str | None:
    """“yes” or "" for what people write into the column; None where it is neither."""
    key = _folded(value).strip().casefold()
    return YES if key in _YES else "" if not key or key in _NO else None


def _folded(text: str) -> str:
    return strip_marks(text).translate(_FOLDED)
