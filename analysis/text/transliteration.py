"""A key that names in Latin and in Arabic letters share when they sound alike.

Own and simple: the consonants of a word in classes that both scripts can tell apart. Inside a
word vowels, و, ي, w and y fall away, h and the article everywhere; p is b, v is f, ج, غ, g and j
are one, ك, ق, خ, k, q, c, kh one, emphatic letters are their plain ones. Putin and بوتين are both
BTN. Names that a language translates (Germany, ألمانيا) have no key in common.
"""

from __future__ import annotations

import unicodedata

from analysis.text.marks import strip_marks

_ARABIC = {
    "ب": "B", "پ": "B", "ت": "T", "ط": "T", "ث": "T", "ج": "G", "غ": "G", "گ": "G", "چ": "C",
    "خ": "K", "ك": "K", "ق": "K", "ک": "K", "د": "D", "ض": "D", "ذ": "D", "ر": "R", "ز": "Z",
    "ظ": "Z", "س": "S", "ص": "S", "ش": "X", "ف": "F", "ڤ": "F", "ل": "L", "م": "M", "ن": "N",
}  # fmt: skip
#: Letters that are one sound, longest first.
_LATIN_GROUPS = (
    ("tch", "C"), ("sch", "X"), ("sh", "X"), ("ch", "C"), ("kh", "K"), ("gh", "G"), ("ph", "F"),
    ("th", "T"), ("dh", "D"), ("zh", "G"), ("ck", "K"), ("qu", "K"), ("ts", "TS"), ("dj", "G"),
)  # fmt: skip
_LATIN = {
    "b": "B", "p": "B", "t": "T", "d": "D", "g": "G", "j": "G", "k": "K", "q": "K", "c": "K",
    "x": "KS", "f": "F", "v": "F", "r": "R", "z": "Z", "s": "S", "l": "L", "m": "M", "n": "N",
}  # fmt: skip
#: What a word begins with counts, vowel or not.
_FIRST = {
    **dict.fromkeys("اأإآعaeiou", "A"),
    **dict.fromkeys("يy", "Y"),
    **dict.fromkeys("وw", "W"),
}
_ARTICLES = ("al-", "el-", "al ", "el ")


def transliteration_key(word: str) -> str:
    """The key of one word, in capitals; "" where it has no consonant that counts."""
    if any("ء" <= letter <= "ي" for letter in word):
        return _of_arabic(strip_marks(word))
    folded = unicodedata.normalize("NFKD", word.lower()).replace("ı", "i")
    return _of_latin("".join(letter for letter in folded if not unicodedata.combining(letter)))


def name_key(name: str) -> tuple[str, ...]:
    """The keys of the words of a name, those without one left out."""
    folded = name.lower()
    for article in _ARTICLES:
        folded = folded.replace(f" {article}", " ").removeprefix(article)
    keys = map(transliteration_key, folded.replace("-", " ").split())
    return tuple(key for key in keys if key)


def _of_arabic(word: str) -> str:
    word = word.replace("تش", "چ")
    if word.startswith("ال") and len(word) > 4:
        word = word[2:]
    return _FIRST.get(word[:1], "") + "".join(_ARABIC.get(letter, "") for letter in word)


def _of_latin(word: str) -> str:
    found, place = [_FIRST.get(word[:1], "")], 0
    while place < len(word):
        group = next((pair for pair in _LATIN_GROUPS if word.startswith(pair[0], place)), None)
        if group:
            found.append(group[1])
            place += len(group[0])
            continue
        letter = word[place]
        soft = letter == "c" and word[place + 1 : place + 2] in ("e", "i", "y")
        doubled = place > 0 and letter == word[place - 1]
        if not doubled:
            found.append("S" if soft else _LATIN.get(letter, ""))
        place += 1
    return "".join(found)
