"""What is no article: pages of login, consent or error, and pages that list articles.

Precision first: a phrase counts where it begins a line or is the headline, and only while the
text is short; an article that mentions cookies or passwords stays one. A list needs many short
lines without a closing mark and something that only lists have (ages, sections, “read more”), so
verse, line-ups and results stay articles.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal
from urllib.parse import urlsplit

PageKind = Literal["", "index", "login", "consent", "error", "gallery"]
KINDS: tuple[PageKind, ...] = ("error", "login", "consent", "index", "gallery")

_SHORT, _MEDIUM, _LONG = 60, 150, 400  # words up to which one, two, three phrases suffice
_LOOKED = 20_000  # characters looked at
_LISTED = 8  # lines from which a page can be a list
_HEADLINE, _PROSE = 16, 10  # words of a line that can be a headline; that is a sentence at least


def _begins(*phrases: str) -> re.Pattern[str]:
    """The phrases, each where a line or a sentence begins."""
    return re.compile(rf"(?:^|\n|[.!?؟:|–-]\s)[^\w\n\x22“”«»‘]{{0,6}}({'|'.join(phrases)})", re.I)


#: Headlines that only such pages have; the whole headline, but for a site's name after a bar.
_TITLES: dict[PageKind, re.Pattern[str]] = {
    "error": re.compile(
        r"[^\w\n]*(?:(?:error )?(?:40[034]|410|429|50[0234])[\W_]*(?:page |file |error )?"
        r"(?:not found|forbidden|unauthorized|gone|error|too many requests|bad gateway|service"
        r" unavailable|internal server error)?|(?:page|file|url) not found"
        r"|not found|access (?:denied|to this page has been denied)|forbidden|just a moment"
        r"|attention required!?|are you a robot|(?:verify|verifying) (?:that )?you are (?:a )?human"
        r"|bad gateway|service unavailable|internal server error|security check|one moment,? please"
        r"|الصفحة (?:المطلوبة )?غير موجودة|(?:هذه )?الصفحة غير متاحة|خطأ ?(?:404|٤٠٤|403|500)"
        r"|لم يتم العثور على الصفحة|الوصول مرفوض|تم رفض الوصول)[^\w\n]*(?:[|–—-].{0,60})?",
        re.I,
    ),
    "login": re.compile(
        r"[^\w\n]*(?:log ?in|sign ?in|login required|subscribe to (?:read|continue)"
        r"|register to read|تسجيل الدخول|يرجى تسجيل الدخول|اشترك للقراءة)[^\w\n]*"
        r"(?:[|–—-].{0,60})?",
        re.I,
    ),
    "consent": re.compile(
        r"[^\w\n]*(?:before you continue|we value your privacy|cookie (?:consent|settings|policy)"
        r"|your privacy choices|سياسة ملفات تعريف الارتباط|نحن نقدر خصوصيتك)"
        r"[^\w\n]*(?:[|–—-].{0,60})?",
        re.I,
    ),
}
_PHRASES: dict[PageKind, re.Pattern[str]] = {
    "error": _begins(
        r"(?:error )?(?:40[34]|410|50[0234])\b[ :–-]{0,3}(?:page |file )?(?:not found|forbidden|"
        r"gone|bad gateway|service|internal|error)?",
        r"page not found",
        r"access denied",
        r"(?:sorry,? |oops!? )*(?:we (?:can.?t|could ?n.?t|cannot|are unable to)|the|this) "
        r"(?:find (?:the|that|this) page|(?:requested )?page (?:you|does not exist|doesn.t exist|"
        r"could not be found|cannot be found|is not available|isn.t available|no longer exists))",
        r"(?:please )?(?:enable|turn on) javascript",
        r"javascript is (?:disabled|required)",
        r"you need to enable javascript",
        r"you (?:do not|don.t) have permission to (?:access|view)",
        r"checking your browser",
        r"(?:please )?(?:verify|confirm) (?:that )?you are (?:a )?(?:human|not a robot)",
        r"verifying you are human",
        r"(?:enable|please allow) cookies (?:and|to)",
        r"(?:please )?complete the (?:captcha|security check)",
        r"your (?:ip|request) .{0,40}blocked",
        r"unusual traffic",
        r"performance & security by cloudflare",
        r"ray id",
        r"reference #?\d",
        r"this site can.t be reached",
        r"the link (?:you followed )?may be broken",
        r"(?:عذرا[ًا]?،? |نأسف،? |ناسف،? )*(?:هذه )?الصفحة (?:التي تبحث عنها |المطلوبة )?"
        r"(?:غير موجودة|غير متوفرة|غير متاحة|لم تعد)",
        r"خطأ ?(?:404|٤٠٤|403|٤٠٣|500|٥٠٠)",
        r"لم (?:يتم العثور|نتمكن من العثور|نعثر) على (?:هذه )?الصفحة",
        r"تم رفض الوصول",
        r"(?:ليس لديك|لا تملك) (?:إذن|صلاحية)",
        r"(?:يرجى|الرجاء) تفعيل (?:ال)?جافا ?سكريبت",
        r"(?:يرجى|الرجاء) (?:التحقق|التأكد|تأكيد) (?:من )?أنك (?:إنسان|لست روبوتا?)",
    ),
    "login": _begins(
        r"(?:please )?(?:log ?in|sign ?in)(?: or (?:register|sign up|create an account|subscribe))?"
        r" (?:to (?:continue|read|view|access|your account)|with (?:google|facebook|apple|email))",
        r"(?:please )?(?:log ?in|sign ?in)[^\w\n]*(?:\n|$)",
        r"forgot(?:ten)? (?:your )?password",
        r"(?:don.t|do not) have an account",
        r"create (?:an|your|a free) account",
        r"remember me",
        r"(?:email(?: address)?|username|password)[^\w\n]*(?:\n|$)",
        r"already (?:a subscriber|a member|have an account|registered)",
        r"keep me signed in",
        r"subscribe (?:now )?to (?:read|continue|keep reading|unlock)",
        r"choose (?:a|your) plan",
        r"this (?:article|content|page) is (?:only )?(?:for|available to) (?:subscribers|members)",
        r"(?:يرجى|الرجاء|قم ب|يجب) ?(?:عليك )?تسجيل الدخول",
        r"تسجيل الدخول[^\w\n]*(?:\n|$)",
        r"(?:هل )?نسيت كلمة (?:المرور|السر)",
        r"(?:ليس لديك|لا تملك) حساب",
        r"إنشاء حساب",
        r"(?:كلمة (?:المرور|السر)|البريد الإلكتروني|اسم المستخدم)[^\w\n]*(?:\n|$)",
        r"تذكرني",
        r"(?:هل )?لديك حساب",
        r"(?:هل أنت )?مشترك بالفعل",
        r"اشترك (?:الآن )?(?:ل)?(?:قراءة|متابعة|مواصلة)",
        r"هذا (?:المحتوى|المقال) (?:مخصص |متاح )?لل?مشتركين",
    ),
    "consent": _begins(
        r"(?:we|this (?:web)?site|our (?:web)?site|we and our (?:\d+ )?partners)[^.\n]{0,40} uses? "
        r"cookies",
        r"(?:we|we and our partners) (?:store|process|value)[^.\n]{0,60}"
        r"(?:device|data|privacy)",
        r"(?:accept|reject|allow|decline) (?:all|cookies)",
        r"(?:manage|cookie|privacy|your) (?:cookie |privacy )?(?:preferences|settings|choices)",
        r"by (?:clicking|continuing|using|browsing)[^.\n]{0,60} (?:you )?(?:agree|consent|accept)",
        r"(?:privacy|cookie)s? policy",
        r"strictly necessary cookies",
        r"i (?:accept|agree)[^\w\n]*(?:\n|$)",
        r"(?:نحن |هذا الموقع |موقعنا )*(?:نستخدم|يستخدم|تستخدم)[^.\n]{0,30} (?:ملفات تعريف "
        r"الارتباط|الكوكيز|كوكيز)",
        r"نستخدم ملفات",
        r"(?:قبول|رفض|السماح ب) ?(?:الكل|جميع)",
        r"(?:إدارة|إعدادات) (?:التفضيلات|الخصوصية|ملفات)",
        r"سياسة (?:الخصوصية|ملفات)",
        r"(?:باستخدامك|بمتابعة|بمواصلة|باستمرارك|بالضغط)[^.\n]{0,60} توافق",
        r"أوافق[^\w\n]*(?:\n|$)",
        r"لأي استخدام لملفات",
    ),
}
_CLOSED = re.compile(r"[.!?؟…۔。:]['\"”’»)]*$")
_AGE = re.compile(
    r"\b\d{1,2} ?(?:min(?:ute)?s?|hours?|hrs?|days?|h|m|d) ago\b|\b(?:just now|yesterday)[^\w\n]*$"
    r"|(?:قبل|منذ) (?:\d+ |٫|[٠-٩]+ )?(?:ساعة|ساعات|ساعتين|دقيقة|دقائق|دقيقتين|يوم|يومين|أيام)\b"
    r"|^[^\w\n]*\d{1,2}[:٫]\d{2}[^\w\n]*(?:[ap]\.?m\.?)?[^\w\n]*(?:[|–-]|$)|^[^\w\n]*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}[^\w\n]*$",
    re.I | re.M,
)
_MORE = re.compile(
    r"^[^\w\n]*(?:read more|more|see (?:all|more)|view all|load more|show more|next|previous"
    r"|اقرأ المزيد|المزيد|عرض (?:الكل|المزيد)|التالي|السابق|شاهد المزيد)[^\w\n]*$",
    re.I | re.M,
)
_NAVIGATION = re.compile(
    r"^[^\w\n]*(?:home|news|world|politics|business|sports?|opinion|culture|health|tech(?:nology)?"
    r"|science|video|videos|latest|most read|trending|weather|about(?: us)?|contact(?: us)?|search"
    r"|menu|subscribe|sign in|log in|privacy policy|terms(?: of (?:use|service))?|advertise"
    r"|الرئيسية|أخبار|الأخبار|سياسة|اقتصاد|رياضة|ثقافة|صحة|تكنولوجيا|علوم|فيديو|منوعات|رأي|محليات"
    r"|العالم|الأكثر قراءة|آخر الأخبار|من نحن|اتصل بنا|بحث|القائمة|سياسة الخصوصية|أعلن معنا)"
    r"[^\w\n]*$",
    re.I | re.M,
)
_SECTION = re.compile(
    r"^/?(?:[a-z]{2}/?)?$|^/(?:[a-z]{2}/)?(?:category|categories|tags?|topics?|section|author|page"
    r"|search|archive|latest|index)\b",
    re.I,
)
_PICTURE = re.compile(
    r"^[^\w\n]*(?:(?:photo|image|picture|slide|صورة|الصورة) )?\d{1,3} ?(?:/|of|من) ?\d{1,3}\b",
    re.I | re.M,
)


def page_kind(title: str, text: str, url: str = "") -> PageKind:
    """What a page is where it is no article: error, login, consent, index or gallery; else ""."""
    text = text[:_LOOKED]
    words = text.count(" ") + text.count("\n") + 1
    lines = text.count("\n") + 1
    if words <= _MEDIUM or (words <= _LONG and words < 15 * lines):  # such pages have short lines
        for kind, phrases in _PHRASES.items():
            found = {match.casefold() for match in phrases.findall(text)}
            named = bool(_TITLES[kind].fullmatch(title.strip()))
            needed = 1 if words <= _SHORT else 2 if words <= _MEDIUM else 3
            if len(found) + named < needed or not (found or words <= 12):
                continue
            return "" if _prose(text, phrases) > _SHORT else kind
    if lines < _LISTED or words > _HEADLINE * lines:
        return ""
    return _listed(text, url)


def _prose(text: str, phrases: re.Pattern[str]) -> int:
    """Words of the long lines that say something else: an article with such a box in it."""
    lines = (line for line in text.split("\n") if not phrases.search(line))
    return sum(count for line in lines if (count := len(line.split())) > _PROSE)


def _listed(text: str, url: str) -> PageKind:
    """index or gallery where the text is a list of short lines, else ""."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) < _LISTED:
        return ""
    short = sum(len(line.split()) <= _HEADLINE for line in lines)
    closed = sum(bool(_CLOSED.search(line)) for line in lines)
    if len(_PICTURE.findall(text)) >= 4 and len(_PICTURE.findall(text)) >= len(lines) / 4:
        return "gallery"
    if short < 0.85 * len(lines) or closed > 0.2 * len(lines):
        return ""
    repeats = sum(count - 1 for count in Counter(lines).values() if count > 1)
    marks = len(_AGE.findall(text)) + len(_MORE.findall(text)) + len(_NAVIGATION.findall(text))
    sectioned = bool(url) and bool(_SECTION.match(urlsplit(url).path))
    needed = max(3, len(lines) / (12 if sectioned else 6))
    return "index" if marks + min(repeats, 2) >= needed or (sectioned and marks) else ""
