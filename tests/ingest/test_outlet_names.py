"""Spellings of one outlet are suggested; two known outlets never are. Names of real outlets stand
here as facts; all others are invented."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest.outlets.names import (
    REASONS,
    Merge,
    known_as,
    known_outlets,
    outlet_of_host,
    outlet_suggestions,
)
from analysis.ingest.outlets.spelling import compact, folded, one_slip, sounds


def suggested(*names: str) -> list[tuple[set[str], str]]:
    return [(set(one.names), one.reason) for one in outlet_suggestions(dict.fromkeys(names, 1))]


def together(one: str, other: str) -> str:
    """The reason for which two names meet; "" where they do not."""
    return next((reason for names, reason in suggested(one, other)), "")


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (("BBC", "bbc.com", "www.bbc.co.uk", "BBC News", "بي بي سي"), "known"),
        (("BBC Arabic", "bbcarabic.com", "بي بي سي عربي", "https://www.bbc.com/arabic"), "known"),
        (("الجزيرة", "الجزيرة نت", "aljazeera.net", "Al Jazeera", "قناة الجزيرة"), "known"),
        (("سي إن إن", "CNN", "edition.cnn.com"), "known"),
        (("دي دبليو", "DW", "Deutsche Welle"), "known"),
        (("Le Monde", "lemonde.fr", "لوموند"), "known"),
        (("The Oster Ledger", "the oster ledger", "The Oster-Ledger", "THE OSTER LEDGER"),
         "spelling"),
        (("Öster Pöst", "Oster Post"), "spelling"),
        (("صحيفة المرفأ", "صحيفه المرفا", "صَحيفة المرفأ"), "spelling"),
        (("The Oster Ledger", "Oster Ledger", "Oster Ledger newspaper"), "kind"),
        (("صحيفة المرفأ", "المرفأ", "جريدة المرفأ"), "kind"),
        (("The Oster Ledger", "osterledger.example", "www.oster-ledger.co.uk"), "host"),
        (("MTX", "إم تي إكس"), "acronym"),
        (("Port Herald", "بورت هيرالد"), "transliteration"),
        (("المنبر الجديد", "Al-Minbar Al-Jadid", "alminbaraljadid.example"), "transliteration"),
        (("Morning Lantern", "Morning Lantren"), "typo"),
        (("صحيفة المصباح", "صحيفة المصبح"), "typo"),
    ],
)  # fmt: skip
def test_spellings_of_one_outlet_meet_and_say_why(names: tuple[str, ...], reason: str) -> None:
    assert suggested(*names) == [(set(names), reason)]


@pytest.mark.parametrize(
    "pair",
    [
        ("North Herald", "South Herald"), ("East Post", "West Post"), ("Outlet A", "Outlet B"),
        ("Channel 4", "Channel 5"), ("The Times", "The Times of Israel"), ("Lantern", "Lectern"),
        ("قناة المرفأ", "صحيفة المرفأ"), ("الوطن السعودية", "الوطن القطرية"),
        ("الرأي الأردنية", "الراي الكويتية"), ("المرفأ", "المنبر"), ("وسيلة أ", "وسيلة ب"),
        ("alpha.blogspot.com", "beta.blogspot.com"), ("Herald", "Gerald"), ("", "BBC"),
        ("Vox", "Fox News"), ("Al Jazirah", "Al Jazeera"), ("The Hill", "The Hindu"),
    ],
)  # fmt: skip
def test_different_outlets_are_not_suggested(pair: tuple[str, str]) -> None:
    assert together(*pair) == ""


def test_an_edition_in_another_language_is_suggested_for_a_reason_of_its_own() -> None:
    names = ("BBC", "bbc.com", "بي بي سي عربي", "bbcarabic.com", "Sky News", "Sky News Arabia")
    found = suggested(*names)
    assert found == [
        ({"BBC", "bbc.com"}, "known"), ({"بي بي سي عربي", "bbcarabic.com"}, "known"),
        (set(names[:4]), "edition"), (set(names[4:]), "edition"),
    ]  # fmt: skip


def test_the_most_used_name_that_people_read_is_shown() -> None:
    counts = {"bbc.com": 90, "BBC": 5, "بي بي سي": 7}
    assert outlet_suggestions(counts) == [
        Merge(("BBC", "bbc.com", "بي بي سي"), "بي بي سي", "known")
    ]
    hosts = {"bbc.com": 9, "bbc.co.uk": 1}
    assert outlet_suggestions(hosts)[0].into == "BBC News"
    unknown = {"oster.example": 1, "www.oster.example": 3}
    assert outlet_suggestions(unknown)[0].into == "www.oster.example"


@pytest.mark.parametrize(
    ("host", "english", "arabic"),
    [
        ("www.bbc.com", "BBC News", "بي بي سي"),
        ("https://www.bbc.com/arabic/articles/x1", "BBC News Arabic", "بي بي سي عربي"),
        ("arabic.cnn.com", "CNN Arabic", "سي إن إن بالعربية"),
        ("m.youm7.com", "Youm7", "اليوم السابع"),
        ("sport.aawsat.com", "Asharq Al-Awsat", "الشرق الأوسط"),
        ("www.oster-ledger.example", "oster-ledger.example", "oster-ledger.example"),
        ("no host", "no host", "no host"),
    ],
)
def test_a_host_has_the_name_it_is_known_by(host: str, english: str, arabic: str) -> None:
    assert outlet_of_host(host) == english
    assert outlet_of_host(host, "ar") == arabic


def test_the_list_names_each_outlet_once_and_every_name_and_host_for_one_only() -> None:
    outlets = known_outlets()
    assert len(outlets) >= 250
    names = {one.name for one in outlets}
    assert len(names) == len(outlets)
    assert {one.edition_of for one in outlets} - {""} <= names
    assert all(one.arabic and one.hosts for one in outlets)
    hosts = [host for one in outlets for host in one.hosts]
    assert len(set(hosts)) == len(hosts)
    assert [h for h in hosts if h != h.lower().strip() or "/" in h or h.startswith("www.")] == []
    owner: dict[str, str] = {}
    for one in outlets:
        for name in {compact(n) for n in (one.name, one.arabic, *one.spellings)}:
            assert owner.setdefault(name, one.name) == one.name, name


def test_every_outlet_of_the_list_is_known_by_each_of_its_names() -> None:
    wrong = [
        (name, one.name)
        for one in known_outlets()
        for name in (one.name, one.arabic, *one.spellings, *one.hosts)
        if known_as(name) != one
    ]
    assert wrong == []


def test_no_two_outlets_of_the_list_are_ever_one_suggestion() -> None:
    counts = {one.name: 1 for one in known_outlets()} | {one.arabic: 1 for one in known_outlets()}
    for merge in outlet_suggestions(counts):
        known = {found.name for name in merge.names if (found := known_as(name))}
        assert merge.reason == "edition" or len(known) == 1, merge


NAMES = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(["BBC", "bbc.com", "بي بي سي", "The Oster Ledger", "Oster Ledger", "CNN",
                         "osterledger.example", "Port Herald", "بورت هيرالد", "إم بي سي", "MBC"]),
    ),
    max_size=12, unique=True,
)  # fmt: skip


@given(NAMES, st.randoms(use_true_random=False))
def test_suggestions_are_of_the_names_given_whatever_their_order(names, draw) -> None:
    found = outlet_suggestions({name: 1 + len(name) for name in names})
    shuffled = list(names)
    draw.shuffle(shuffled)
    assert outlet_suggestions({name: 1 + len(name) for name in shuffled}) == found
    for one in found:
        assert set(one.names) <= set(names)
        assert len(one.names) > 1
        assert one.reason in REASONS
    plain = [one for one in found if one.reason != "edition"]
    for one, other in combinations(plain, 2):
        assert not set(one.names) & set(other.names)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [("lantern", "lantren", True), ("lantern", "lanterns", True), ("lantern", "lanern", True),
     ("lantern", "lintern", True), ("lantern", "santern", False), ("lantern", "lintren", False),
     ("post", "pest", False), ("lantern1", "lantern2", False), ("lantern", "lantern", False)],
)  # fmt: skip
def test_one_letter_more_less_changed_or_swapped_is_a_slip(
    one: str, other: str, slip: bool
) -> None:
    assert one_slip(["morning", one], ["morning", other]) == slip
    assert one_slip([other, "news"], [one, "news"]) == slip


def test_a_name_and_its_transliteration_sound_alike() -> None:
    assert sounds("بورت هيرالد") == sounds("Port Herald")
    assert sounds("المنبر الجديد") == sounds("al-Minbar al-Jadeed")
    assert folded("L’Éclair  de  l'Ouest") == ["leclair", "de", "louest"]
