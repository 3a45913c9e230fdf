"""Lines that are boilerplate, lines that only look like it, datelines; all invented."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.marks.boilerplate import boilerplate
from analysis.text.languages import get_language
from analysis.text.sentences import sentence_spans
from tests.marks import french

# A report's first and last lines, to stand around the line in question.
REPORT = {
    "en": (
        "The council of Meravale approved the harbour plan on Monday.",
        "The vote was seven to two.",
    ),
    "ar": (
        "أقر مجلس مدينة ميرافال خطة المرفأ يوم الاثنين.",
        "وجاء التصويت بسبعة أصوات مقابل صوتين.",
    ),
    "fr": french.REPORT,
}

PROMO = {
    "en": [
        "Read also: Ferry fares to rise in spring",
        "READ ALSO: Ferry fares to rise in spring",
        "Read more: Ferry fares to rise in spring",
        "Also read | Ferry fares to rise in spring",
        "• Related: Ferry fares to rise in spring",
        "Related stories",
        "MORE: Ferry fares to rise in spring",
        "SEE ALSO: Ferry fares to rise in spring",
        "Watch: The mayor opens the new quay",
        "Don’t miss: Ferry fares to rise in spring",
        "Sign up for our daily newsletter.",
        "Subscribe to our channel for more.",
        "Subscribe now",
        "Follow us on Facebook and Telegram.",
        "Follow Lena Orval on Twitter: @lenaorval",
        "Click here to see the full list.",
        "Advertisement",
        "(Advertisement)",
        "Story continues below advertisement",
        "Listen to our podcast on the harbour plan",
        "Download our app for the latest from Meravale.",
        "Photo: Tomas Reyl / Meravale Post",
        "File photo",
        "Image credit: Meravale Port Authority",
        "Tomas Reyl/Getty Images",
        "(Reporting by Lena Orval; Editing by Tomas Reyl)",
        "Additional reporting by Lena Orval in Meravale",
        "Lena Orval and Tomas Reyl contributed reporting from Meravale.",
        "Copyright 2031 Meravale Post. All rights reserved.",
        "© Meravale Post",
        "All rights reserved.",
        "Editor's note: this report was shortened.",
        "This article was originally published in the Meravale Post.",
        "newsroom@meravalepost.example",
        "Also on Meravale Post: Ferry fares to rise in spring",
        "Do you know more? Write to our desk.",
        "This is a developing story. More follows.",
        "This story was updated at 14:20 with the vote.",
    ],
    "ar": [
        "اقرأ أيضا: أسعار العبارات ترتفع في الربيع",
        "اقرأ أيضًا: أسعار العبارات ترتفع في الربيع",
        "إقرأ أيضاً | أسعار العبارات ترتفع في الربيع",
        "اقرأ كمان: أسعار العبارات ترتفع في الربيع",
        "اقرأ المزيد: أسعار العبارات ترتفع في الربيع",
        "• اقرأوا أيضا: أسعار العبارات ترتفع في الربيع",
        "اقرأ أيضا",
        "طالع أيضا: أسعار العبارات ترتفع في الربيع",
        "شاهد أيضًا: رئيس البلدية يفتتح الرصيف الجديد",
        "شاهد: رئيس البلدية يفتتح الرصيف الجديد",
        "تابع أيضا: أسعار العبارات ترتفع في الربيع",
        "مواضيع ذات صلة",
        "أخبار قد تهمك: أسعار العبارات ترتفع",
        "لمزيد من التفاصيل اضغط هنا",
        "اضغط هنا لمشاهدة القائمة كاملة",
        "انقر على الرابط لقراءة النص",
        "للاشتراك في النشرة البريدية",
        "اشترك الآن في نشرتنا",
        "تابعونا على فيسبوك وتلغرام",
        "تابعوا صفحتنا على فيسبوك",
        "انضموا إلى قناتنا على واتساب",
        "حملوا تطبيقنا الآن من متجر التطبيقات",
        "رابط الخبر: ميرافال تقر خطة المرفأ",
        "قد يهمك أيضا: أسعار العبارات ترتفع",
        "بالفيديو: لحظة افتتاح الرصيف",
        "إعلان",
        "تصوير: سامر الراوند",
        "المصدر: بريد ميرافال",
        "صورة أرشيفية",
        "(إعداد سامر الراوند - تحرير هالة الميران)",
        "جميع الحقوق محفوظة لبريد ميرافال",
        "كل الحقوق محفوظة",
        "© بريد ميرافال",
        "ساهم في إعداد هذا التقرير سامر الراوند",
        "الوسوم: ميرافال، المرفأ",
        "(تحرير: هالة الميران)",
        "حُدّث الخبر عند الساعة 14:20.",
        "تفاصيل أوفى بعد قليل.",
        "توضيح: حذفت من النص فقرة مكررة.",
    ],
}

# Sentences of a report that begin like a cue.
REPORTING = {
    "en": [
        "Related companies said they would wait for the vote.",
        "More than 200 people came to the hearing.",
        "More boats are needed.",
        "Follow-up talks are planned for Thursday.",
        "Follow the money, the mayor told the council.",
        "Read the report before you vote, she urged members.",
        "Read more than once, the plan still puzzles residents.",
        "Watch groups counted nine breaches of the rules.",
        "Photo shops in the old town will have to move.",
        "Photos by residents show cracks in the quay.",
        "Copyright law was not discussed.",
        "Subscribers to the old plan were disappointed.",
        "Signing up took residents hours.",
        "Advertisement revenue fell by a third.",
        "Listen to residents first, the union said.",
        "Image problems have followed the port for years.",
        "Reporting by the ministry was late again this year.",
        "Editing the plan took the council three nights.",
        "Contact between the two sides ended in March.",
        "Video evidence was shown to the committee.",
        "Sources close to the council said the plan was safe.",
        "Next to the quay stands the old customs house.",
        "This story is older than the town.",
        "Also on Monday, the union met: nobody spoke.",
        "Sharing the cost was the hardest part.",
        "The port gained 40 jobs - a record for the town.",
    ],
    "ar": [
        "تابع الوزير قائلا إن الخطة ستنفذ على مراحل.",
        "وتابع: «لن نتراجع عن الخطة».",
        "تابع: «لن نتراجع عن الخطة».",
        "تابع سكان المدينة الجلسة من الشرفة.",
        "شاهد أيضا سكان الحي أعمال الحفر.",
        "شاهد العيان قال إن الجسر اهتز.",
        "قرأ أيضا رئيس المجلس رسالة السكان.",
        "يقرأ المزيد من الشباب الصحف المحلية.",
        "لمزيد من المعلومات حول الحادث استدعت الشرطة ثلاثة شهود.",
        "المزيد من السكان يطالبون بتأجيل الخطة.",
        "ضغط السكان على المجلس أسابيع.",
        "للاشتراك في المناقصة شروط صعبة.",
        "اشترك في الجلسة تسعة أعضاء.",
        "المصدر ذاته نفى وجود خلاف.",
        "المصادر المحلية تتحدث عن تأخير.",
        "إعلان النتائج تأجل إلى الغد.",
        "صورة المدينة تغيرت بعد الافتتاح.",
        "تصوير الجلسة كان ممنوعا.",
        "إعداد الخطة استغرق عامين.",
        "حقوق الطبع لم تكن على جدول الجلسة.",
        "حمل التطبيق الجديد للنقل اسم المدينة.",
        "أخبار الافتتاح وصلت إلى القرى.",
        "قد يهم القرار سكان الضفة الأخرى.",
        "ذات يوم كان هنا مرفأ صغير.",
        "فيديو الجلسة انتشر بسرعة.",
        "رابط القرية بالمدينة جسر واحد.",
        "تفاصيل الخطة لاحقا ستعرض على السكان.",
        "توضيح المجلس جاء متأخرا.",
    ],
}

DATELINES = [
    ("en", "MERAVALE, Ostrovia (Calder News) — ", "The council approved the plan."),
    ("en", "MERAVALE (Calder News) - ", "The council approved the plan."),
    ("en", "MERAVALE ― ", "The council approved the plan."),
    ("en", "MERAVALE — ", "The council approved the plan."),
    ("en", "PORT MERAVALE, Ostrovia – ", "The council approved the plan."),
    ("en", "MERAVALE/CALDER, March 3 (Calder News) – ", "The council approved the plan."),
    ("en", "Meravale, Ostrovia (CNA) -- ", "The council approved the plan."),
    ("en", "March 3 (Calder News) — ", "A line of trucks waited."),
    ("en", "(CNA) — ", "The council approved the plan."),
    ("en", "Meravale — ", "“We are glad,” the mayor said."),
    ("en", "MERAVALE: ", "The council approved the plan."),
    ("ar", "ميرافال (رويترز) - ", "أقر مجلس المدينة الخطة."),
    ("ar", "ميرافال، أوستروفيا (وكالة كالدر) – ", "أقر مجلس المدينة الخطة."),
    ("ar", "ميرافال (د ب أ) ", "أقر مجلس المدينة الخطة."),
    ("ar", "ميرافال - وكالات: ", "أقر مجلس المدينة الخطة."),
    ("ar", "ميرافال - «بريد ميرافال»: ", "أقر مجلس المدينة الخطة."),
    ("ar", "القاهرة/ وكالات/ ", "أقر مجلس المدينة الخطة."),
    ("ar", "كفر ميرافال – ", "أقر مجلس المدينة الخطة."),
    ("ar", "القاهرة - ", "أقر مجلس المدينة الخطة."),
    ("ar", "بورت ميرافال – سامر الراوند: ", "أقر مجلس المدينة الخطة."),
    ("ar", "كتب: سامر الراوند\n", "أقر مجلس المدينة الخطة."),
    ("ar", "سامر الراوند – بريد ميرافال\n", "أقر مجلس المدينة الخطة."),
    ("en", "By Lena Orval and Tomas Reyl\n", "The council approved the plan."),
    *french.DATELINES,
]

NO_DATELINE = [
    ("en", "The council — after nine hours — approved the plan."),
    ("en", "Lena Orval — Meravale's mayor since spring — opened the quay."),
    ("en", "NATO and the council approved the plan."),
    ("en", "Mayor Lena Orval (57) opened the quay."),
    ("en", "BREAKING with custom, the council met at night."),
    ("ar", "أقر مجلس المدينة (بأغلبية سبعة أصوات) الخطة."),
    ("ar", "ونقلت وكالة كالدر (كالدر) عن رئيس البلدية قوله."),
    ("ar", "ونقلت وكالة أنباء (رويترز) عن رئيس البلدية قوله إن الخطة آمنة."),
    ("ar", "وزير النقل: لن نتراجع عن الخطة."),
    ("ar", "رئيس المجلس - بعد تسع ساعات - أقر الخطة."),
    ("ar", "رئيس المجلس - الذي غاب أمس - أقر الخطة."),
    ("ar", "المدينة القديمة تنتظر الخطة منذ سنوات."),
    *french.NO_DATELINE,
]


def marked(body: str, code: str, title: str = "") -> list[tuple[str, str]]:
    """(text, rule) of what is marked in `body`."""
    language = get_language(code)
    spans = boilerplate(title, body, language, sentence_spans(body, language))
    return [(body[start:end], rule) for start, end, rule in spans]


def cases(table: dict[str, list[str]]) -> Sequence[tuple[str, str]]:
    return [(code, line) for code, lines in table.items() for line in lines]
