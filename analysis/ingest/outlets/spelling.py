"""Forms under which two spellings of an outlet's name meet; nothing here decides that they do."""

from __future__ import annotations

import re
import unicodedata
from itertools import product

_ARABIC = str.maketrans(
    {**dict.fromkeys("أإآٱ", "ا"), **dict.fromkeys("ىیئ", "ي"), "ة": "ه", "ک": "ك", "ؤ": "و",
     "ـ": None, "ء": None}
)  # fmt: skip
_HOST = re.compile(r"^(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?::\d+)?(/\S*)?$", re.I)
_PLATFORMS = ("blogspot", "wordpress", "medium", "substack", "tumblr", "github", "wixsite",
              "google", "yahoo", "weebly")  # fmt: skip
_PREFIXES = ("www", "m", "amp", "mobile", "feeds", "rss")
#: Words that a name may have or not.
_LOOSE = "the news online site website com net org موقع بوابه شبكه نت نيوز اونلاين الرسمي"
#: Words that say what kind of outlet a name names: of two kinds, there are two outlets.
_KINDS = {
    "paper": "newspaper paper صحيفه جريده",
    "channel": "channel tv قناه تلفزيون",
    "radio": "radio fm اذاعه راديو",
    "agency": "agency وكاله",
    "magazine": "magazine مجله",
}
_EDITIONS = "arabic arabia arabi عربي عربيه بالعربيه العربيه العربي"
_LETTERS = """
a:ايه,اي,ا b:بي c:سي d:دي e:اي f:اف,ايف g:جي h:اتش,ايتش i:اي j:جيه,جاي,جي k:كيه,كي,كاي l:ال,ايل
m:ام,ايم n:ان,اين o:او p:بي q:كيو r:ار s:اس,ايس t:تي u:يو v:في w:دبليو,دابليو x:اكس y:واي z:زد,زي
"""
_KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_OPTIONAL = frozenset(_LOOSE.split()) | _KIND.keys()
ARABIC_EDITION = frozenset(_EDITIONS.split())
_ACRONYM: dict[str, str] = {}
for _entry in _LETTERS.split():
    _latin, _names = _entry.split(":")
    for _name in _names.split(","):
        _ACRONYM[_name] = _ACRONYM.get(_name, "") + _latin
_DIGRAPHS = (("sh", "š"), ("ch", "š"), ("kh", "x"), ("gh", "j"), ("th", "t"), ("dh", "d"),
             ("ph", "f"), ("ck", "k"))  # fmt: skip
_SOUNDS = str.maketrans(
    {
        **dict.fromkeys("aeiouwyاويعأ'’", None),
        **dict.fromkeys("cqكق", "k"),
        **dict.fromkeys("gjجغ", "j"),
        **dict.fromkeys("طتث", "t"),
        **dict.fromkeys("دذضظ", "d"),
        **dict.fromkeys("سص", "s"),
        **dict.fromkeys("pب", "b"),
        **dict.fromkeys("vف", "f"),
        **dict.fromkeys("حه", "h"),
        **{"ش": "š", "خ": "x", "ز": "z", "ل": "l", "م": "m", "ن": "n", "ر": "r"},
    }
)
_MOST_READINGS = 64


def host_of(name: str) -> tuple[str, str]:
    """(host without www and the like, path) where a name is an address or a host; else ("", "")."""
    found = _HOST.match(name.strip())
    if not found or " " in name.strip():
        return "", ""
    labels = found[1].lower().split(".")
    while len(labels) > 2 and labels[0] in _PREFIXES:
        labels.pop(0)
    return ".".join(labels), (found[2] or "").lower()


def folded(name: str) -> list[str]:
    """The words of a name without case, marks, diacritics and hamzas."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("’", "").replace("'", "")
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    # NFD takes hamzas and maddas off their letters; what it leaves is folded here.
    text = text.translate(_ARABIC)
    return re.findall(r"[^\W_]+", text)


def compact(name: str) -> str:
    """A name as one run of letters: “The Oster-Ledger” and “theosterledger” are the same."""
    return "".join(folded(name))


def bare(words: list[str]) -> list[str]:
    """The words that name, without those that a name may have or not; never empty."""
    return [word for word in words if word not in _OPTIONAL] or words


def kinds(words: list[str]) -> set[str]:
    """The kinds of outlet that a name says it is: paper, channel, radio, agency, magazine."""
    return {_KIND[word] for word in words if word in _KIND}


def label(host: str) -> str:
    """The part of a host that names it: `www.oster-ledger.co.uk` → oster-ledger."""
    labels = host.split(".")
    if len(labels) > 2 and labels[-2] in _PLATFORMS:  # each address there is somebody else's
        return labels[-3]
    if len(labels) > 2 and labels[-2] in ("co", "com", "org", "net", "gov", "press"):
        return labels[-3]
    return labels[-2] if len(labels) > 1 else host


def acronyms(name: str) -> list[str]:
    """What a name spelled in Arabic names of Latin letters can stand for: سي إن إن → cnn."""
    words = folded(name)
    if not 2 <= len(words) <= 5 or not all(word in _ACRONYM for word in words):
        return []
    readings = ["".join(letters) for letters in product(*(_ACRONYM[word] for word in words))]
    return readings[:_MOST_READINGS]


def sounds(name: str) -> str:
    """A rough skeleton of consonants in which a name and its transliteration meet."""
    result = []
    for word in bare(folded(name)):
        stem = re.sub(r"^(?:al|el|ال)(?=\w{3})", "", word)
        stem = re.sub(r"(?:ah|h|ه)$", "", stem) if len(stem) > 3 else stem
        for pair, one in _DIGRAPHS:
            stem = stem.replace(pair, one)
        stem = re.sub(r"(.)\1+", r"\1", stem.translate(_SOUNDS))
        if stem and word not in ("al", "el", "as", "an", "ad", "ash", "ar", "at"):
            result.append(stem)
    return "".join(result)


def one_slip(one: list[str], other: list[str]) -> bool:
    """True where one word of a name differs by one letter, as a typing error does.

    Short words (numbers, letters, “East” and “West”) are told apart on purpose, and so is what
    begins with another letter.
    """
    if len(one) != len(other):
        return False
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(pairs) != 1 or len("".join(one)) < 6:
        return False
    a, b = sorted(pairs[0], key=len)
    if len(a) < 5 or a[0] != b[0] or len(b) - len(a) > 1 or not (a + b).isalpha():
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[start:] == b[start + 1 :]
    swapped = a[start] == b[start + 1 : start + 2] and a[start + 1 : start + 2] == b[start]
    return a[start + 1 :] == b[start + 1 :] or (swapped and a[start + 2 :] == b[start + 2 :])
