"""How one set is read: its first rows, which column holds what and what each choice would give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from zlib import crc32

import streamlit as st

from analysis.errors import InputError
from analysis.ingest.letters.encoding import ENCODINGS, encoding_guess
from analysis.ingest.look import Look, look
from analysis.ingest.options import (
    INSIDE,
    SHEET,
    DateMeaning,
    FileChoice,
    NumericDates,
    ReadOptions,
)
from analysis.ingest.readers import TEXTS, reader_of
from analysis.text.detect import LANGUAGES
from dashboard import state
from dashboard.bringing.effects import effect_line
from dashboard.bringing.several import several
from dashboard.components import note, section
from dashboard.i18n import Say
from dashboard.markup import el, plain, show

File = tuple[str, bytes]

#: Fields that people map by hand, in the order of the form.
FIELDS = ("text", "outlet", "title", "published", "url", "author", "language", "story")
ZONES = (
    "", "UTC", "Asia/Riyadh", "Africa/Cairo", "Asia/Dubai", "Asia/Baghdad", "Asia/Beirut",
    "Asia/Damascus", "Asia/Amman", "Asia/Jerusalem", "Africa/Tunis", "Africa/Algiers",
    "Africa/Casablanca", "Africa/Khartoum", "Africa/Tripoli", "Asia/Aden", "Asia/Tehran",
    "Europe/Istanbul", "Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Madrid",
    "Europe/Moscow", "America/New_York", "America/Chicago", "America/Los_Angeles",
    "America/Sao_Paulo", "Asia/Kolkata", "Asia/Karachi", "Asia/Shanghai", "Asia/Tokyo",
    "Australia/Sydney",
)  # fmt: skip


@dataclass(frozen=True)
class Form:
    """One file's form: a key for its widgets, its looks, what is chosen for it so far."""

    key: str
    say: Say
    options: ReadOptions
    choice: FileChoice

    def widget(self, name: str) -> str:
        """The key of a widget; another one in each language (its labels change)."""
        return f"px_map_{self.key}_{name}_{self.say.language}"


def mapping(
    say: Say, sources: Sequence[File], options: ReadOptions, *, key: str
) -> ReadOptions | None:
    """The forms of a set's files; the options when they are applied just now, else None."""
    looks = _looks(key, sources, options)
    outer = [name for name, _ in sources]
    places = [one.source for one in looks] or outer
    places += [name for name in outer if name not in places and _inside(name, looks)]
    place = places[0]
    if len(places) > 1:
        place = st.selectbox(
            say("reading.file"), places, format_func=plain, key=f"px_map_{key}_place"
        )
    form = Form(f"{key}_{places.index(place)}", say, options, options.of(place))
    choice = form.choice
    data = dict(sources).get(place)
    reader = reader_of(place)
    if data is not None and (reader is None or reader.name in TEXTS):
        choice = replace(choice, encoding=_encoding(form, data))
        if choice.encoding != form.choice.encoding:  # other letters can be other column names
            looks = _looks(key, sources, options.with_choice(place, choice))
    here = [one for one in looks if one.source == place] or _inside(place, looks)
    top = st.container()  # drawn above the rest, but it says what the rest would give
    data_of = dict(sources).get(place.partition(INSIDE)[0])
    if data_of is not None and (not here or here[0].whole):
        choice = several(say, place, data_of, options, choice, key=form.key)
    choice = _whole_file(form, choice)
    with top:
        if not here:
            note(say("reading.nothing"))
        elif not here[0].whole:
            choice = _columns(form, here[0], choice)
    again = (
        here
        and not here[0].whole
        and st.checkbox(
            say("reading.keep"), value=True, key=form.widget("keep"), help=say("reading.keep.help")
        )
    )
    if not st.button(say("reading.apply"), type="primary", key=form.widget("apply")):
        return None
    if again:
        options = options.with_mapping(here[0].header, choice.columns)
    if choice.layout is not None and choice.layout not in options.layouts:
        options = replace(options, layouts=(*options.layouts, choice.layout))
    return options.with_choice(place, choice)


def _inside(place: str, looks: Sequence[Look]) -> list[Look]:
    """The tables and texts in an archive or workbook."""
    return [one for one in looks if one.source.startswith((place + INSIDE, place + SHEET))]


def _looks(key: str, sources: Sequence[File], options: ReadOptions) -> tuple[Look, ...]:
    """What stands in the files; read once while the same options hold."""
    kept = state.kept(f"looks.{key}")
    if kept is None or kept[0] != options:
        try:
            found = look(list(sources), options)
        except InputError:
            found = ()
        kept = (options, found)
        state.keep(f"looks.{key}", kept)
    return kept[1]


def _columns(form: Form, one: Look, choice: FileChoice) -> FileChoice:
    """First rows, a choice for each field, and what it would give."""
    say = form.say
    section(
        say("reading.columns"),
        say("reading.columns.saved" if one.saved else "reading.columns.note"),
    )
    st.dataframe(one.first, hide_index=True)
    columns: dict[str, str] = {}
    header = crc32(one.header.encode())  # another encoding has other names: other widgets
    for field in FIELDS:
        left, right = st.columns([2, 5], gap="medium", vertical_alignment="bottom")
        guess = one.mapping.get(field, "")
        with left:
            columns[field] = st.selectbox(
                say.name("column", field),
                ["", *one.names],
                index=one.names.index(guess) + 1 if guess in one.names else 0,
                key=form.widget(f"{header:x}_{field}"),
                format_func=lambda name: plain(name) if name else say("articles.mapping.none"),
            )
        with right:
            line = effect_line(one, field, columns[field], choice, say)
            show(el("p", line, class_="px-effect"))
    own = [name for name in one.names if name not in columns.values()]
    if own:
        note(say("reading.own", columns=say.list(own[:12])))
    return replace(choice, columns=columns)


def _encoding(form: Form, data: bytes) -> str:
    """The encoding as it was guessed, with some lines, to be changed where they look wrong."""
    say = form.say
    guess, guessed, _ = encoding_guess(data)
    if not guess:
        return form.choice.encoding
    ids = ["", *ENCODINGS]
    section(say("reading.encoding"))
    left, right = st.columns([2, 5], gap="medium", vertical_alignment="top")
    with left:
        chosen = st.selectbox(
            say("reading.encoding.label"),
            ids,
            index=ids.index(form.choice.encoding) if form.choice.encoding in ids else 0,
            key=form.widget("encoding"),
            format_func=lambda one: (
                f"{one.upper()}: {say(f'encoding.{one}')}"
                if one
                else say("reading.encoding.guess", name=guess)
            ),
        )
    with right:
        _, _, sample = encoding_guess(data, chosen)
        show(el("p", el("bdi", sample), class_="px-sample-text", dir="auto"))
        note(say("reading.encoding.sure" if not guessed or chosen else "reading.encoding.look"))
    return chosen


def _whole_file(form: Form, choice: FileChoice) -> FileChoice:
    """What holds for the whole file where its rows say nothing, and how its dates are meant."""
    say, given = form.say, choice.defaults
    section(say("reading.whole_file"), say("reading.whole_file.note"))
    places = st.columns(3, gap="medium")
    outlet = places[0].text_input(
        say.name("column", "outlet"), given.get("outlet", ""), key=form.widget("all_outlet")
    )
    codes = ["", *LANGUAGES]
    language = places[1].selectbox(
        say.name("column", "language"),
        codes,
        index=codes.index(given["language"]) if given.get("language") in codes else 0,
        key=form.widget("all_language"),
        format_func=lambda c: say.name("language", c) if c else say("reading.from_text"),
    )
    published = places[2].text_input(
        say.name("column", "published"),
        given.get("published", ""),
        key=form.widget("all_published"),
        placeholder="2018-06-08",
    )
    zones = list(dict.fromkeys([*ZONES, given.get("published_zone", "")]))
    zone = places[0].selectbox(
        say("reading.zone"),
        zones,
        index=zones.index(given.get("published_zone", "")),
        key=form.widget("zone"),
        format_func=lambda name: name or say("reading.zone.unknown"),
        help=say("reading.zone.help"),
    )
    orders: tuple[NumericDates, ...] = ("", "dmy", "mdy")
    dates = places[1].selectbox(
        say("reading.dates"),
        orders,
        index=orders.index(choice.dates),
        key=form.widget("dates"),
        format_func=lambda one: say(f"reading.dates.{one or 'guess'}"),
    )
    meanings: tuple[DateMeaning, ...] = ("publication", "collection")
    meaning = places[2].selectbox(
        say("reading.meaning"),
        meanings,
        index=meanings.index(choice.date_meaning or "publication"),
        key=form.widget("meaning"),
        format_func=lambda one: say(f"reading.meaning.{one}"),
        help=say("reading.meaning.help"),
    )
    values = {
        "outlet": outlet,
        "language": language,
        "published": published,
        "published_zone": zone,
    }
    rest = {name: value for name, value in given.items() if name not in values}
    filled = {name: value.strip() for name, value in values.items() if value.strip()}
    return replace(
        choice,
        defaults={**rest, **filled},
        dates=dates,
        date_meaning="" if meaning == "publication" else meaning,
    )
