"""Pages of login, consent, error and lists are no articles; articles about them are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest.quality.page_kinds import KINDS, page_kind
from tests.ingest.material import TEXTS

PAGES = [
    ("error", "", "404 Page not found\nThe page you are looking for does not exist."),
    ("error", "Page not found | The Oster Ledger", "Try the search or go back to the start."),
    ("error", "Just a moment...", "Checking your browser before accessing oster.example."),
    ("error", "", "Please enable JavaScript to view this page."),
    ("error", "Access Denied", "You don't have permission to access this page on this server."),
    ("error", "", "Verify you are human by completing the action below."),
    ("error", "", "Sorry, the page you requested could not be found."),
    ("error", "", "الصفحة غير موجودة\nعذرا، الصفحة التي تبحث عنها غير موجودة."),
    ("error", "خطأ 404", "عد إلى الصفحة الرئيسية."),
    ("error", "", "لم يتم العثور على الصفحة. تأكد من العنوان."),
    ("error", "", "يرجى التحقق من أنك لست روبوتا للمتابعة."),
    ("login", "", "Sign in to continue\nEmail address\nPassword\nForgot your password?"),
    ("login", "The Oster Ledger", "Subscribe to read\nThe quay\nAlready a subscriber? Sign in"),
    ("login", "", "يرجى تسجيل الدخول للمتابعة\nالبريد الإلكتروني\nكلمة المرور"),
    ("login", "", "هذا المحتوى مخصص للمشتركين. هل لديك حساب؟"),
    ("consent", "", "We use cookies to improve your visit. Accept all\nManage preferences"),
    ("consent", "Before you continue", "We and our 12 partners store data on your device."),
    ("consent", "", "نستخدم ملفات تعريف الارتباط لتحسين تجربتك.\nقبول الكل"),
    ("index", "Home", "Home\nNews\nSport\nOpinion\nTalks open in Port Oster\n2 hours ago\n"
     "Strike enters third day\n3 hours ago\nBakers march\n5 hours ago\nRead more\nContact us"),
    ("index", "الرئيسية", "الرئيسية\nسياسة\nاقتصاد\nرياضة\nالوزير يفتتح المحادثات\nقبل ساعتين\n"
     "إضراب في الميناء\nمنذ 3 ساعات\nمسيرة الخبازين\nقبل يومين\nالمزيد"),
    ("gallery", "", "\n".join(f"Photo {n} of 6\nThe quay at noon" for n in range(1, 7))),
    ("gallery", "", "\n".join(f"صورة {n} من 6\nالرصيف ظهرا" for n in range(1, 7))),
]  # fmt: skip

ARTICLES = [
    ("Error 404 band plays in Port Oster", TEXTS["en"]),
    ("Talks", "Access to the harbour was denied to the ferry, its captain told reporters."),
    ("Cookies", "A court told three websites in Velmara to stop using cookies without consent. "
     "“We use cookies for one purpose,” a lawyer said."),
    ("Passwords", "Most people in Port Oster use one password for every account, a survey found, "
     "and half of them forgot their password in the last year."),
    ("كلمات المرور", "قالت دراسة في فلمارا إن نصف الناس نسوا كلمة المرور مرة في العام الماضي."),
    ("ملفات", "أمرت محكمة في فلمارا ثلاثة مواقع بألا تستخدم ملفات تعريف الارتباط من دون موافقة."),
    ("Results", "\n".join(f"Oster {n} - {n + 1} Talmar" for n in range(14))),
    ("The boats", "\n".join(["The boats lie still", "the gulls have gone", "no wind"] * 5)),
    ("قصيدة", "\n".join(["والمراكب نائمة", "والنوارس غابت", "ولا ريح في الميناء"] * 5)),
    ("Line-up", "\n".join(f"{n} Mara Tal" for n in range(1, 20))),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "title", "text"), PAGES)
def test_a_page_that_is_no_article_is_named(kind: str, title: str, text: str) -> None:
    assert page_kind(title, text) == kind


@pytest.mark.parametrize(("title", "text"), ARTICLES)
def test_an_article_about_such_things_stays_one(title: str, text: str) -> None:
    assert page_kind(title, text) == ""


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("page", PAGES[:18], ids=[page[2][:20] for page in PAGES[:18]])
def test_an_article_that_such_lines_stand_in_stays_one(
    page: tuple[str, str, str], language: str
) -> None:
    text = "\n\n".join([*([TEXTS[language]] * 8), page[2]])
    assert page_kind("Talks in Port Oster", text) == ""


def test_an_address_of_a_section_helps_to_tell_a_list() -> None:
    lines = [f"Quay number {n} waits for its first boat" for n in range(12)]
    text = "\n".join([*lines, "2 hours ago"])
    assert page_kind("", text, "https://oster.example/category/harbour") == "index"
    assert page_kind("", text, "https://oster.example/2031/06/quay-opens") == ""


@pytest.mark.parametrize("piece", ["!\t", "\n-", "- \n", ".", "we use ", "منذ 5 ", "1/2 ", "\t"])
def test_no_text_takes_long(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    page_kind(text[:500], text, text[:200])
    assert time.process_time() - start < 2


@given(st.text(max_size=40), st.text(max_size=600), st.text(max_size=40))
def test_any_page_has_a_kind_or_none(title: str, text: str, url: str) -> None:
    assert page_kind(title, text, url) in ("", *KINDS)
