"""Names of months, days and zones in dates, as `dates` compares them (folded, lower case).

Arabic has several sets of names: Egypt and the Gulf (يونيو), the Levant and Iraq (حزيران),
Tunisia and Algeria (جوان), Morocco (يونيو with يوليوز, غشت, شتنبر, نونبر, دجنبر).
"""

from __future__ import annotations

import re

#: Letters and digits that writers vary, to one form each.
FOLDED_LETTERS = str.maketrans(
    {
        **{chr(0x0660 + n): str(n) for n in range(10)},
        **{chr(0x06F0 + n): str(n) for n in range(10)},
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None,
        "،": ",", "\u00a0": " ", "\u202f": " ", "؍": "/", "–": "-", "—": "-", "−": "-",
    }
)  # fmt: skip


def _fold(word: str) -> str:
    return word.translate(FOLDED_LETTERS).lower()


_BY_MONTH = (
    "january jan janvier يناير جانفي كانون_الثاني كانون_ثاني ينايير",
    "february feb février فبراير فيفري شباط",
    "march mar mars مارس آذار اذار",
    "april apr avril أبريل إبريل أفريل نيسان",
    "may mai مايو ماي أيار ايار",
    "june jun juin يونيو يونيه جوان حزيران",
    "july jul juillet يوليو يوليه يوليوز جويلية تموز",
    "august aug août أغسطس غشت أوت آب",
    "september sep sept septembre سبتمبر شتنبر أيلول",
    "october oct octobre أكتوبر تشرين_الأول تشرين_أول",
    "november nov novembre نوفمبر نونبر تشرين_الثاني تشرين_ثاني",
    "december dec décembre ديسمبر دجنبر كانون_الأول كانون_أول",
)
MONTHS: dict[str, int] = {
    _fold(name.replace("_", " ")): number
    for number, names in enumerate(_BY_MONTH, start=1)
    for name in names.split()
}
_HIJRI = (
    "محرم", "صفر", "ربيع الاول", "ربيع اول", "ربيع الثاني", "ربيع الاخر", "ربيع ثاني",
    "جمادي الاولي", "جمادي الاول", "جمادي الثانيه", "جمادي الاخره", "جمادي الاخر", "رجب",
    "شعبان", "رمضان", "شوال", "ذو القعده", "ذي القعده", "ذو الحجه", "ذي الحجه",
)  # fmt: skip
#: A Hijri date beside the Gregorian one is passed over; alone it is not converted.
HIJRI_DATE = re.compile(
    rf"(?<!\d)\d{{1,2}}[ ,/-]+(?:{'|'.join(_HIJRI)})[ ,/-]+1[345]\d\d(?: ?ه(?:ـ|جري[اه]?)?)?"
    r"(?:\s*(?:الموافق|[-,/()|]))*"
)
_DAYS = (
    "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat "
    "sunday sun الاثنين الاثنينِ الثلاثاء الاربعاء الخميس الجمعه السبت الاحد"
)
_WORDS = (
    "at on the of published posted updated date time يوم في تاريخ نشر نشرت الساعه بتاريخ "
    "الموافق بتوقيت توقيت تم النشر م ميلادي ميلاديه"
)
#: Words that may stand in a date without changing it.
NOISE = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted((_DAYS + ' ' + _WORDS).split(), key=len, reverse=True))})"
    r"(?!\w)"
)
#: (pattern of a zone's name, hours from UTC); the longer names first.
ZONE_OFFSETS: tuple[tuple[str, float], ...] = (
    (r"(?:بتوقيت |توقيت )?(?:غرينتش|جرينتش|غرينيتش|جرينيتش)", 0),
    (r"(?:بتوقيت |توقيت )(?:مكه المكرمه|مكه|السعوديه|الرياض|الدوحه|بغداد|الكويت)", 3),
    (r"(?:بتوقيت |توقيت )(?:الامارات|دبي|ابوظبي)", 4),
    (r"utc|gmt", 0),
    (r"edt", -4), (r"est|cdt", -5), (r"cst|mdt", -6), (r"mst|pdt", -7), (r"pst", -8),
    (r"cest", 2), (r"cet", 1), (r"eest", 3), (r"msk", 3),
)  # fmt: skip
