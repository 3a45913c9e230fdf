"""Which language a text is in: given values to primary codes, and identification of the rest.

`primary_code` understands what people and sites write into a language column (“Arabic”, “ara”,
“ar-SA”, “العربية”). `identify` asks py3langid, limited to languages that news is written in
(unlimited, it takes Persian for Uzbek and Arabic for one of its dialects).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from py3langid.langid import MODEL_FILE, LanguageIdentifier

UNSURE = "und"
#: ISO 639-1 code: (ISO 639-2/3 codes, names as people write them, in English, itself and Arabic).
LANGUAGES: dict[str, tuple[str, str]] = {
    "ar": ("ara arb arz ary apc acm", "arabic, العربية, عربي, arabe"),
    "am": ("amh", "amharic, አማርኛ, الأمهرية"),
    "az": ("aze", "azerbaijani, azeri, azərbaycanca, الأذرية"),
    "bg": ("bul", "bulgarian, български, البلغارية"),
    "bn": ("ben", "bengali, bangla, বাংলা, البنغالية"),
    "ca": ("cat", "catalan, català, الكتالونية"),
    "cs": ("ces cze", "czech, čeština, التشيكية"),
    "da": ("dan", "danish, dansk, الدنماركية"),
    "de": ("deu ger", "german, deutsch, الألمانية, allemand"),
    "el": ("ell gre", "greek, ελληνικά, اليونانية"),
    "en": ("eng", "english, الإنجليزية, الانكليزية, إنجليزي, anglais"),
    "es": ("spa", "spanish, español, castellano, الإسبانية, espagnol"),
    "et": ("est", "estonian, eesti, الإستونية"),
    "fa": ("fas per pes prs", "persian, farsi, dari, فارسی, فارسي, الفارسية"),
    "fi": ("fin", "finnish, suomi, الفنلندية"),
    "fr": ("fra fre", "french, français, الفرنسية, فرنسي"),
    "he": ("heb iw", "hebrew, עברית, العبرية"),
    "hi": ("hin", "hindi, हिन्दी, الهندية"),
    "hr": ("hrv", "croatian, hrvatski, الكرواتية"),
    "hu": ("hun", "hungarian, magyar, المجرية"),
    "hy": ("hye arm", "armenian, հայերեն, الأرمنية"),
    "id": ("ind in", "indonesian, bahasa indonesia, الإندونيسية"),
    "it": ("ita", "italian, italiano, الإيطالية"),
    "ja": ("jpn", "japanese, 日本語, اليابانية"),
    "ka": ("kat geo", "georgian, ქართული, الجورجية"),
    "kk": ("kaz", "kazakh, қазақша, الكازاخية"),
    "ko": ("kor", "korean, 한국어, الكورية"),
    "ku": ("kur kmr", "kurdish, kurdî, kurmanji, الكردية"),
    "lt": ("lit", "lithuanian, lietuvių, الليتوانية"),
    "lv": ("lav", "latvian, latviešu, اللاتفية"),
    "ms": ("msa may zsm", "malay, bahasa melayu, الملايوية"),
    "nl": ("nld dut", "dutch, nederlands, flemish, الهولندية"),
    "no": ("nor nob nno nb nn", "norwegian, norsk, bokmål, النرويجية"),
    "pl": ("pol", "polish, polski, البولندية"),
    "ps": ("pus pbt", "pashto, پښتو, البشتوية"),
    "pt": ("por", "portuguese, português, البرتغالية"),
    "ro": ("ron rum", "romanian, română, الرومانية"),
    "ru": ("rus", "russian, русский, الروسية, russe"),
    "sk": ("slk slo", "slovak, slovenčina, السلوفاكية"),
    "sl": ("slv", "slovene, slovenian, slovenščina, السلوفينية"),
    "so": ("som", "somali, soomaali, الصومالية"),
    "sq": ("sqi alb", "albanian, shqip, الألبانية"),
    "sr": ("srp", "serbian, српски, srpski, الصربية"),
    "sv": ("swe", "swedish, svenska, السويدية"),
    "sw": ("swa swh", "swahili, kiswahili, السواحيلية"),
    "ta": ("tam", "tamil, தமிழ், التاميلية"),
    "th": ("tha", "thai, ไทย, التايلاندية"),
    "tr": ("tur", "turkish, türkçe, التركية"),
    "uk": ("ukr", "ukrainian, українська, الأوكرانية"),
    "ur": ("urd", "urdu, اردو, الأردية"),
    "uz": ("uzb", "uzbek, oʻzbekcha, الأوزبكية"),
    "vi": ("vie", "vietnamese, tiếng việt, الفيتنامية"),
    "zh": ("zho chi cmn yue", "chinese, mandarin, 中文, 汉语, الصينية"),
}
_READ = 600  # characters looked at: enough for certainty 1.0 on news, and three times as fast
_SURE = 0.5  # posterior over the listed languages; below it the text is “und”
_FEW_LETTERS = 3  # with fewer letters there is nothing to tell a language from
_ARABIC_ALIKE = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي"})


def _key(value: str) -> str:
    folded = unicodedata.normalize("NFC", value).strip().lower().translate(_ARABIC_ALIKE)
    folded = re.sub(r"^(اللغة|لغة|language)\s*:?\s*", "", folded)
    return re.sub(r"(^|\s)ال(?=\w{3})", r"\1", folded)


def _names() -> dict[str, str]:
    table = {}
    for code, (codes, names) in LANGUAGES.items():
        for name in (code, *codes.split(), *names.split(", ")):
            table[_key(name)] = code
    return table


_CODES = _names()


def primary_code(value: str) -> str:
    """The primary language code of a given value; "" where it is not understood or empty.

    `Arabic`, `ara`, `ar-SA`, `ar_EG`, `العربية` → ar; `English (US)`, `en-US` → en; `und` stays.
    """
    key = _key(value)
    if key in ("und", "undetermined", "unknown"):
        return UNSURE
    if key in _CODES:
        return _CODES[key]
    tag = re.fullmatch(r"([a-z]{2,3})(?:[-_.@][\w.@-]+)", key)  # a locale: ar-SA, en_US.UTF-8
    if tag:
        return _CODES.get(tag[1], "")
    named = re.fullmatch(r"(.+?)\s*[(\[,،/–-].*", key)  # English (UK), Arabic / Egypt
    return _CODES.get(named[1].strip(), "") if named else ""


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(set(LANGUAGES) & set(identifier.nb_classes)))
    return identifier


@lru_cache(maxsize=4096)
def _identify(start: str) -> str:
    # Only letters and the spaces between them: digits, links and marks say nothing of a language.
    words = re.sub(r"https?://\S+|[\w.+-]+@\S+|[@#]\w+", " ", start)
    letters = list(islice(filter(str.isalpha, words), _FEW_LETTERS))
    if len(letters) < _FEW_LETTERS:
        return UNSURE
    language, certainty = _identifier().classify(words)
    return language if certainty >= _SURE else UNSURE


def identify(texts: Sequence[str]) -> list[str]:
    """The primary language code of each text, from its first 600 characters.

    `und` where there are fewer than three letters, or where no listed language has a posterior
    probability of at least one half (a word or two, a list of names).
    """
    return [_identify(text.strip()[:_READ].encode("utf-8", "ignore").decode()) for text in texts]
