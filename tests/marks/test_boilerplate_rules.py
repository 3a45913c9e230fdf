"""Every rule marks its lines in both languages, and no report line that begins or ends alike."""

from __future__ import annotations

import pytest

from analysis.marks.boilerplate import boilerplate, with_repeated
from analysis.marks.rules import REPEATED_LINE, RULES, TITLE_REPEAT
from analysis.text.languages import Language, get_language, known_languages
from analysis.text.sentences import sentence_spans
from dashboard.i18n import LANGUAGES, Say
from tests.marks.kinds import LINES, REPORTS
from tests.marks.lines import REPORT, cases, marked

ALL = [
    (code, rule, line)
    for code, rules in LINES.items()
    for rule, lines in rules.items()
    for line in lines
]


@pytest.mark.parametrize(("code", "rule", "line"), ALL)
def test_a_line_of_a_kind_is_marked_by_its_rule_and_nothing_else_is(
    code: str, rule: str, line: str
) -> None:
    first, last = REPORT[code]
    assert marked(f"{first}\n\n{line}\n{last}", code) == [(line, rule)]


@pytest.mark.parametrize(("code", "line"), cases(REPORTS))
def test_a_report_line_that_begins_or_ends_like_a_cue_is_kept(code: str, line: str) -> None:
    first, last = REPORT[code]
    assert marked(f"{first}\n{line}\n{last}", code) == []
    assert marked(f"{first} {line} {last}", code) == []
    assert marked(f"{first}\n{line}", code) == []


@pytest.mark.parametrize("code", known_languages())
def test_a_pack_uses_every_rule_that_is_not_found_by_code(code: str) -> None:
    by_code = {"address", TITLE_REPEAT, REPEATED_LINE}
    assert {one.rule for one in get_language(code).boilerplate} == set(RULES) - by_code
    shown = {"dateline", "byline", *by_code}
    assert set(LINES[code]) >= set(RULES) - shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_name_in_the_interface(language: str) -> None:
    say = Say(language)
    assert [rule for rule in RULES if not say.has(f"boilerplate.{rule}")] == []


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("en", "He wrote: “Join us at the quay. Read more about it here. Bring your friends.”"),
        ("en", 'She said: "It is late. Subscribe now. It is cheap." The hall laughed.'),
        ("ar", "وكتب على الجدار: «اقتربوا. اقرأ المزيد عن تاريخ المرفأ. ثم احكموا بأنفسكم»."),
        ("ar", "وقال: “الوقت متأخر. اشترك الآن. السعر زهيد.” وضحك الحاضرون."),
    ],
)
def test_what_somebody_says_is_no_boilerplate(code: str, body: str) -> None:
    assert marked(f"{REPORT[code][0]}\n{body}", code) == []


@pytest.mark.parametrize(
    ("code", "tail"),
    [
        ("en", "(Reuters)"),
        ("en", "(AFP/AP)"),
        ("ar", "(رويترز)"),
        ("ar", "(أ ف ب، رويترز)"),
    ],
)
def test_an_agency_in_brackets_that_closes_the_text_is_marked_alone(code: str, tail: str) -> None:
    first, last = REPORT[code]
    assert marked(f"{first} {last} {tail}", code) == [(tail, "agency")]
    assert marked(f"{first} {last}\n{tail}", code) == [(tail, "agency")]


@pytest.mark.parametrize(
    ("code", "last"),
    [
        ("en", "The news was first given by an agency (Reuters)"),
        ("en", "Children here should read more."),
        ("ar", "ونقلته وكالة (رويترز)"),
        ("ar", "ويريد السكان... المزيد"),
    ],
)
def test_what_belongs_to_the_last_sentence_is_kept(code: str, last: str) -> None:
    assert marked(f"{REPORT[code][0]}\n{last}", code) == []


def test_tags_without_a_colon_are_marked_where_they_close_the_text() -> None:
    first, last = REPORT["ar"]
    assert marked(f"{first} {last} سمات المرفأ ميرافال خطة", "ar") == [
        ("سمات المرفأ ميرافال خطة", "tags")
    ]
    assert marked(f"{first} سمات المدينة باقية. {last}", "ar") == []


@pytest.mark.parametrize(
    ("author", "first", "last"),
    [
        ("Lena Orval", "LENA ORVAL", ""),
        ("سامر الراوند", "سامر الراوَند", ""),
        ("Léna Orval", "", "– Lena Orval –"),
    ],
)
def test_the_authors_name_alone_near_an_end_is_a_byline_in_any_language(
    author: str, first: str, last: str
) -> None:
    body = "\n".join(filter(None, [first, "La mairie a voté.", "Le vote a été net.", last]))
    language = Language(code="xx", name="xx", native_name="xx")
    found = boilerplate("", body, language, sentence_spans(body, language), author)
    assert [(body[s:e], rule) for s, e, rule in found] == [(first or last, "byline")]


def test_an_author_that_a_sentence_names_and_one_far_inside_are_kept() -> None:
    lines = ["La mairie a voté."] * 9
    lines[4] = "Lena Orval"
    body = "\n".join([*lines, "Lena Orval a voté."])
    language = Language(code="xx", name="xx", native_name="xx")
    assert boilerplate("", body, language, sentence_spans(body, language), "Lena Orval") == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("redaction@meravale.example", "address"),
        ("@lenaorval @courrier_meravale", "address"),
        ("https://meravale.example/port", "address"),
        ("© Courrier de Meravale", "rights"),
        ("Getty Images", "caption"),
    ],
)
def test_addresses_and_signs_are_marked_in_a_language_without_a_pack(line: str, rule: str) -> None:
    body = f"La mairie a voté.\n{line}\nLe vote a été net. Écrire à port@meravale.example ?"
    language = Language(code="xx", name="xx", native_name="xx")
    found = boilerplate("", body, language, sentence_spans(body, language))
    assert [(body[s:e], name) for s, e, name in found] == [(line, rule)]


def test_a_repeated_line_gives_way_to_every_other_rule() -> None:
    spans = [(0, 10, "byline"), (30, 40, "promo")]
    assert with_repeated(spans, [(5, 12), (12, 20), (25, 31), (40, 50)]) == [
        (0, 10, "byline"),
        (12, 20, REPEATED_LINE),
        (30, 40, "promo"),
        (40, 50, REPEATED_LINE),
    ]
