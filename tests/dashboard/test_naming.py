"""Page Naming: labels, actors, words beside a name, who did it, loaded words; both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.i18n import Say
from dashboard.marking import marks_of
from dashboard.naming.labels import labels_of
from tests.dashboard.pages import ENGLISH as TWO
from tests.dashboard.pages import (
    PASTED,
    Marks,
    context_of,
    ids_of,
    in_address,
    markup,
    opened,
    texts,
)

LONG = "The Evening Chronicle of the Lower Harbour and Its Nine Islands"


def _english(outlet: str, label: str, power: str, day: int) -> dict[str, str]:
    return {
        "outlet": outlet, "language": "en", "title": f"{outlet} on the gate {day}",
        "published": f"2025-03-0{day}T08:00:00Z",
        "text": f"PORT SELIM — The {label} held the gate. Two guards were killed on day {day}. "
        f"The {label} killed a trader. “The {label} will leave,” said President Orval Brandt. "
        "Mayor Lena Norr agreed, and Mayor Norr slept. "
        f"The {power} of President Brandt clearly waited. Perhaps the so-called {power} fell.",
    }  # fmt: skip


ENGLISH = [
    _english(outlet, label, "regime" if outlet == "Morning Lantern" and day == 1 else power, day)
    for outlet, label, power in (
        ("Morning Lantern", "rebels", "government"), ("Port Herald", "militants", "government"),
        (LONG, "rebels", "government"),
    )
    for day in (1, 2, 3, 4)
]  # fmt: skip


def _arabic(outlet: str, label: str, day: int) -> dict[str, str]:
    return {
        "outlet": outlet, "language": "ar", "title": f"{outlet} عند البوابة {day}",
        "published": f"2025-03-0{day}T08:00:00Z",
        "text": f"وقف {label} عند البوابة. وقتل حارسان في اليوم {day}. وقال الرئيس سامي النورفي "
        f"«سيرحل {label}». وربما عاد {label} بلا شك. وانتظر الرئيس سامي النورفي.",
    }  # fmt: skip


ARABIC = [
    _arabic(outlet, label, day)
    for outlet, label in (("صحيفة المرفأ", "الثوار"), ("نورفيسا لحظة", "المسلحون"))
    for day in (1, 2, 3)
]
CASES = [("en", ENGLISH), ("ar", ARABIC)]


@pytest.mark.parametrize(("language", "articles"), CASES)
@pytest.mark.parametrize("interface", ["en", "ar"])
def test_every_part_stands_on_the_page(language, articles, interface, monkeypatch) -> None:
    app = opened("naming", context_of(articles, interface), monkeypatch)
    shown, say = texts(app), Say(interface)
    for part in ("sentences", "actors", "beside", "agency", "loaded"):
        assert say(f"naming.{part}.title") in shown
    assert len(app.get("plotly_chart")) == 4
    assert not app.error
    assert not app.warning
    assert (say("naming.agency.unvocalised") in shown) == (language == "ar")


def test_the_answer_names_both_labels_with_their_counts(monkeypatch) -> None:
    answer = texts(opened("naming", context_of(ENGLISH), monkeypatch))
    assert "The choice differs most for “armed people”" in answer
    assert "Morning Lantern" in answer
    assert "“rebels” in 12 of 12" in answer or "“militants” in 12 of 12" in answer
    assert Say("en")("naming.answer.chance") not in answer


def test_with_two_articles_the_answer_says_that_chance_gives_as_much(monkeypatch) -> None:
    two = [ENGLISH[0], ENGLISH[4]]
    assert Say("en")("naming.answer.chance") in texts(
        opened("naming", context_of(two), monkeypatch)
    )


def test_a_clicked_label_shows_its_sentences_the_clicked_outlet_first(monkeypatch) -> None:
    app = opened(
        "naming", context_of(ENGLISH), monkeypatch, naming_concept="those in power",
        naming_label="regime", naming_group="Morning Lantern",
    )  # fmt: skip
    part = next(body for body in markup(app).split("\n") if "px-evidence" in body)
    found = Marks(part)
    assert set(found.of("label")) == {"regime"}
    assert part.index("Morning Lantern") == min(
        part.index(name) for name in ("Morning Lantern", "Port Herald") if name in part
    )
    assert Say("en")("reader.mark.label.so_called") in found.text


def test_only_quoted_uses_are_shown_when_asked(monkeypatch) -> None:
    context = context_of(ENGLISH)
    app = opened("naming", context, monkeypatch, naming_voice="quoted",
                 naming_concept="armed people")  # fmt: skip
    part = Marks(next(body for body in markup(app).split("\n") if "px-evidence" in body))
    assert part.of("label")
    assert part.text.count(Say("en")("voice.quoted")) == len(part.of("label"))


@pytest.mark.parametrize("choice", [{"naming_value": "share"}, {"naming_value": "nonsense"},
                                    {"naming_most": "all"}, {"naming_concept": "nonsense"},
                                    {"naming_actor": "Nobody"}, {"agency_kind": "agent_named"},
                                    {"loaded_voice": "all"}, {"loaded_class": "hedge"},
                                    {"naming_kind": "person"}])  # fmt: skip
def test_choices_of_an_address_draw_the_page(choice, monkeypatch) -> None:
    app = opened("naming", context_of(ENGLISH), monkeypatch, **choice)
    assert len(app.get("plotly_chart")) == 4


def test_the_studys_own_labels_are_looked_for_and_the_others_not(monkeypatch) -> None:
    context = context_of(ENGLISH)
    own = {"en": {"a way in": {"gate": ("gate",), "door": ("door",)}}}
    study = context.study.with_recipe(labels=own)
    app = opened("naming", replace(context, study=study), monkeypatch)
    part = Marks(next(body for body in markup(app).split("\n") if "px-evidence" in body))
    assert set(part.of("label")) == {"gate"}
    assert any(Say("en")("naming.edit.changed", language="English", n=1) == one.value
               for one in app.caption)  # fmt: skip


def test_the_reader_marks_the_studys_own_labels() -> None:
    context = context_of(ENGLISH)
    own = {"en": {"a way in": {"gate": ("gate",)}}}
    changed = replace(context, study=context.study.with_recipe(labels=own))
    text = ENGLISH[0]["text"]
    found = marks_of(changed, ids_of(context)[0], "body", ["label"])
    assert {text[mark.start : mark.end] for mark in found} == {"gate"}


def test_the_form_shows_the_labels_of_the_concept_that_is_edited(monkeypatch) -> None:
    context = context_of(ENGLISH)
    app = opened("naming", context, monkeypatch, naming_edit="those in power")
    area = next(one for one in app.text_area)
    assert "government: governments" in area.value
    assert (
        area.value.splitlines()[0].split(":")[0]
        in labels_of(context.study.recipe, "en")["those in power"]
    )


def test_a_concept_without_name_or_labels_is_not_kept(monkeypatch) -> None:
    app = opened("naming", context_of(ENGLISH), monkeypatch, naming_edit="*")
    keep = next(one for one in app.button if one.label == Say("en")("naming.edit.keep"))
    keep.click().run()
    assert not app.exception
    assert Say("en")("naming.edit.missing") in texts(app)


def test_no_label_in_use_leads_to_the_form_and_the_rest_stands(monkeypatch) -> None:
    text = "Orval Brandt met Orval Brandt. Perhaps Orval Brandt slept."
    quiet = [{**row, "title": "Rain", "text": text} for row in TWO]
    app = opened("naming", context_of(quiet), monkeypatch)
    say = Say("en")
    assert say("naming.none_used", language="English") in texts(app)
    assert say("naming.loaded.title") in texts(app)
    assert next(one for one in app.text_area)


def test_a_language_without_lists_says_so(monkeypatch) -> None:
    german = [{**row, "language": "de", "text": "Wir warten seit elf Jahren auf das Tor."}
              for row in TWO]  # fmt: skip
    shown = texts(opened("naming", context_of(german), monkeypatch))
    say = Say("en")
    name = say.name("language", "de")
    for key in ("naming.no_list", "naming.agency.no_list", "naming.loaded.no_list"):
        assert say(key, language=name) in shown


# --- actors --------------------------------------------------------------------------------


def test_the_words_beside_the_chosen_actor_are_marked(monkeypatch) -> None:
    context = context_of(ENGLISH)
    names = context.frame("actors")["actor"]
    brandt = names[names.str.contains("Brandt")].iloc[0]
    app = opened("naming", context, monkeypatch, naming_actor=[brandt],
                 beside_words="before|President")  # fmt: skip
    assert Say("en")("naming.beside.title") in texts(app)
    assert "President" in Marks(markup(app)).of("term")


def test_two_chosen_actors_can_be_made_one_under_a_name(monkeypatch) -> None:
    context = context_of(ENGLISH)
    names = context.frame("actors")["actor"].tolist()
    assert len(names) > 1
    app = opened("naming", context, monkeypatch, naming_actor=names[:2])
    say = Say("en")
    assert any(one.label == say("naming.merge.do") for one in app.button)
    assert any(one.label == say("naming.merge.name") and one.value == names[0]
               for one in app.text_input)  # fmt: skip
    one = opened("naming", context, monkeypatch, naming_actor=names[:1])
    assert not any(button.label == say("naming.merge.do") for button in one.button)


def test_actors_that_the_study_made_one_are_counted_as_one(monkeypatch) -> None:
    context = context_of(ENGLISH)
    before = context.frame("actors")
    names = before["actor"].tolist()[:2]
    study = context.study.with_recipe(actors={names[0]: (names[1],)})
    together = replace(context, study=study)
    after = together.frame("actors")
    assert names[1] not in set(after["actor"])
    assert after.set_index("actor")["mentions"][names[0]] == before["mentions"][:2].sum()
    app = opened("naming", together, monkeypatch)
    assert any(names[1] in button.label for button in app.button)


# --- who did it, loaded words --------------------------------------------------------------


def test_the_word_for_harm_and_the_agent_are_marked(monkeypatch) -> None:
    app = opened("naming", context_of(ENGLISH), monkeypatch, agency_kind="agent_named")
    found = Marks(markup(app))
    assert "killed" in found.of("hit")
    assert any("rebels" in agent for agent in found.of("label"))


def test_a_passive_without_an_agent_says_how_it_is_built(monkeypatch) -> None:
    app = opened("naming", context_of(ENGLISH), monkeypatch, agency_kind="passive_or_nominal")
    assert Say("en")("naming.construction.passive") in texts(app)


def test_loaded_words_are_marked_by_class_and_listed_with_their_counts(monkeypatch) -> None:
    app = opened("naming", context_of(ENGLISH), monkeypatch, loaded_class="hedge")
    assert "Perhaps" in Marks(markup(app)).of("loaded-hedge")
    assert "perhaps\u00a04" in texts(app)


# --- sizes ---------------------------------------------------------------------------------


def test_two_languages_are_shown_one_at_a_time(monkeypatch) -> None:
    context = context_of([*ENGLISH, *ARABIC])
    english = opened("naming", context, monkeypatch)
    assert {"rebels", "militants"} <= set(Marks(markup(english)).of("label"))
    arabic = opened("naming", context, monkeypatch, naming_in="ar")
    assert Say("en")("naming.agency.unvocalised") in texts(arabic)
    part = Marks(next(body for body in markup(arabic).split("\n") if "px-evidence" in body))
    assert set(part.of("label")) <= {"الثوار", "المسلحون"}


@pytest.mark.parametrize("articles", [PASTED, TWO, TWO[:1], ENGLISH[:1]])
def test_one_or_two_articles_are_enough_for_the_page(articles, monkeypatch) -> None:
    app = opened("naming", context_of(articles), monkeypatch)
    assert not app.error
    assert not app.warning


def test_many_outlets_and_another_grouping_draw_the_page(monkeypatch) -> None:
    many = [{**row, "outlet": f"{row['outlet']} {n}"} for n in range(4) for row in ENGLISH[::4]]
    context = context_of([*many, *ENGLISH])
    app = opened("naming", context, monkeypatch)
    assert Say("en")("count.outlets", n=15) in texts(app)
    assert not app.error
    by_day = opened("naming", context_of(ENGLISH, by="published"), monkeypatch)
    assert not by_day.error


def test_the_concept_shown_stands_in_the_address(monkeypatch) -> None:
    app = opened("naming", context_of(ENGLISH), monkeypatch, naming_concept="those in power")
    assert in_address(app, "naming_concept") == "those in power"
