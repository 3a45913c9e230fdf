"""Names of months and weekdays in dates, and how their letters are folded before comparing.

Arabic has several sets of names: Egypt and the Gulf (يونيو), the Levant and Iraq (حزيران),
Tunisia and Algeria (جوان), Morocco (يونيو with يوليوز, غشت, شتنبر, نونبر, دجنبر). Names of other
languages than these here are looked up in dateparser (`dates/others.py`).
"""

from __future__ import annotations

import re
import unicodedata

#: Letters and digits that writers vary, to one form each (after canonical decomposition).
FOLDED_LETTERS = str.maketrans(
    {
        **{chr(start + n): str(n) for start in (0x0660, 0x06F0, 0xFF10) for n in range(10)},
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ے": "ي", "ة": "ه", "ہ": "ه", "ھ": "ه", "ک": "ك", "ـ": None,
        "،": ",", "٫": ".", "؍": "/", "–": "-", "—": "-", "−": "-", "‐": "-", "：": ":", "／": "/",
        "ı": "i", "’": "'", "״": '"',
    }
)  # fmt: skip
# Signs of direction, and marks on Latin, Arabic and Hebrew letters.
_HIDDEN = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0300-\u036f"
    "\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
)


def clean(text: str) -> str:
    """Folded for reading: western digits, no marks on letters or hidden signs, single spaces.

    >>> clean("٨ أيّار  ٢٠٣١"), clean("1er Août")
    ('8 ايار 2031', '1er aout')
    """
    if not text.isascii():
        # Lower case first: the Turkish İ becomes an i with a mark.
        plain = unicodedata.normalize("NFD", text.lower())
        text = _HIDDEN.sub("", plain).translate(FOLDED_LETTERS)
    return " ".join(text.lower().split())


def _table(*names: str) -> dict[str, int]:
    """Folded name → its number, from one line of names for each number ("_" is a space)."""
    return {
        clean(name.replace("_", " ")): number
        for number, line in enumerate(names, start=1)
        for name in line.split()
    }


#: English, French, Spanish, German, Italian, Portuguese, Turkish; Arabic, Persian, Urdu, Hebrew.
MONTHS: dict[str, int] = _table(
    "january jan janvier janv enero ene januar jänner gennaio gen janeiro ocak oca "
    "يناير جانفي كانون_الثاني كانون_ثاني كانون_الثانى ينايير ژانویه ژانویهٔ جنوری ינואר בינואר",
    "february feb février févr fév fevrier febrero februar febbraio fevereiro fev şubat şub "
    "فبراير فيفري شباط فوریه فوریهٔ فروری פברואר בפברואר",
    "march mar mars marzo março märz mrz mart مارس آذار مارچ מרץ במרץ מרס במרס",
    "april apr avril avr abril abr aprile nisan nis أبريل إبريل أفريل نيسان آوریل آپریل اپریل "
    "אפריל באפריל",
    "may mai mayo maggio mag maio mayıs مايو ماي أيار مه مهٔ مئی می מאי במאי",
    "june jun juin junio juni giugno giu junho haziran haz يونيو يونيه جوان حزيران "
    "ژوئن جون יוני ביוני",
    "july jul juillet juil julio juli luglio lug julho temmuz tem يوليو يوليه يوليوز جويلية تموز "
    "ژوئیه ژوئیهٔ ژوییه جولائی יולי ביולי",
    "august aug août agosto ago ağustos ağu أغسطس غشت أوت آب اوت اگست آگست אוגוסט באוגוסט",
    "september sep sept septembre septiembre setiembre set settembre setembro eylül eyl "
    "سبتمبر شتنبر أيلول سپتامبر ستمبر ספטמבר בספטמבר",
    "october oct octobre octubre oktober okt ottobre ott outubro out ekim eki "
    "أكتوبر تشرين_الأول تشرين_أول اکتبر אוקטובר באוקטובר",
    "november nov novembre noviembre novembro kasım kas "
    "نوفمبر نونبر تشرين_الثاني تشرين_ثاني نوامبر נובמבר בנובמבר",
    "december dec décembre déc diciembre dic dezember dez dezembro dicembre aralık ara "
    "ديسمبر دجنبر كانون_الأول كانون_أول دسامبر دسمبر דצמבר בדצמבר",
)
#: Months of the Persian solar year, as Iran and Afghanistan name them.
SOLAR_MONTHS: dict[str, int] = _table(
    "فروردین حمل farvardin", "اردیبهشت ثور ordibehesht", "خرداد جوزا khordad", "تیر سرطان tir",
    "مرداد اسد mordad", "شهریور سنبله shahrivar", "مهر میزان mehr", "آبان عقرب aban",
    "آذر قوس azar", "دی جدی", "بهمن دلو bahman", "اسفند حوت esfand",
)  # fmt: skip
HIJRI_MONTHS: dict[str, int] = _table(
    "محرم محرم_الحرام المحرم muharram", "صفر صفر_الخير safar",
    "ربيع_الأول ربيع_أول rabi_al-awwal rabi_i", "ربيع_الثاني ربيع_الآخر ربيع_ثاني ربيع_آخر "
    "rabi_al-thani rabi_ii",
    "جمادى_الأولى جمادى_الأول جمادى_أول jumada_al-ula jumada_al-awwal jumada_i",
    "جمادى_الآخرة جمادى_الثانية جمادى_الآخر جمادى_الثاني jumada_al-akhirah jumada_al-thani "
    "jumada_ii",
    "رجب رجب_الفرد rajab", "شعبان shaban sha'ban", "رمضان رمضان_المبارك ramadan ramadhan ramazan",
    "شوال shawwal", "ذو_القعدة ذي_القعدة ذوالقعدة dhu_al-qadah dhul-qadah dhu_al-qa'dah",
    "ذو_الحجة ذي_الحجة ذوالحجة dhu_al-hijjah dhul-hijjah",
)  # fmt: skip
#: 1 is Monday. “mar” and “set” are also months; a month beside them decides.
WEEKDAYS: dict[str, int] = _table(
    "monday mon lundi lun lunes montag mo lunedì pazartesi pzt "
    "الاثنين الإثنين الأثنين اثنين دوشنبه پیر שני",
    "tuesday tue tues mardi mar martes dienstag di martedì salı sal الثلاثاء ثلاثاء سهشنبه منگل "
    "שלישי",
    "wednesday wed mercredi mer miércoles mié mittwoch mi mercoledì çarşamba çar "
    "الأربعاء أربعاء چهارشنبه بدھ רביעי",
    "thursday thu thur thurs jeudi jeu jueves jue donnerstag do giovedì perşembe per "
    "الخميس خميس پنجشنبه جمعرات חמישי",
    "friday fri vendredi ven viernes vie freitag fr venerdì cuma cum الجمعة جمعة جمعہ שישי",
    "saturday sat samedi sam sábado sáb samstag sa sonnabend sabato cumartesi cmt "
    "السبت سبت شنبه ہفتہ שבת",
    "sunday sun dimanche dim domingo dom sonntag so domenica domingo pazar paz "
    "الأحد أحد یکشنبه اتوار ראשון",
)
