"""Overview: who covered it, how much and when, and what sets the outlets apart at a glance."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import i18n, state
from dashboard.charts.timeline import timeline as timeline_figure
from dashboard.components import (
    cards,
    empty_state,
    group_label,
    group_name,
    how_to_read,
    note,
    page_head,
    scope_chip,
    section,
)
from dashboard.context import Context
from dashboard.downloads import to_csv, to_xlsx
from dashboard.glance import clearest_term, glance, tone_ends
from dashboard.i18n import Say, number, percent
from dashboard.markup import Html, el, join, show
from dashboard.plots import draw, settings_of, words_around


def render(context: Context) -> None:
    say = context.say
    table = glance(context)
    page_head(say("overview.question"), _answer(context, table))
    scope_chip(context)
    if table.empty:
        empty_state(say, "overview.nothing")
        return
    codes = list(table["language"].unique())
    codes.sort(key=lambda code: (code != context.language, code))
    for code in codes:
        rows = table[table["language"] == code].reset_index(drop=True)
        _language(context, code, rows, several=len(codes) > 1)
    _downloads(context, table)
    _timeline(context)
    how_to_read(say, "overview.how_to_read")


def _answer(context: Context, table: pd.DataFrame) -> str:
    """How many outlets, articles and days; who wrote the most."""
    say = context.say
    if table.empty:
        return say("overview.nothing")
    n = table["group"].nunique()
    who = (
        say("count.outlets", n=n)
        if context.by == "outlet"
        else say("count.groups", n=n, column=say.name("column", context.by))
    )
    articles = say("count.articles", n=int(table["articles"].sum()))
    days = pd.concat([table["first"], table["last"]]).dropna()
    if days.empty:
        line = say("overview.answer.undated", who=who, articles=articles)
    else:
        first, last = (i18n.date(day, context.language) for day in (days.min(), days.max()))
        key = "overview.answer.day" if first == last else "overview.answer.days"
        line = say(key, who=who, articles=articles, first=first, last=last)
    most = [_most(context, rows) for _, rows in table.groupby("language", sort=False)]
    return " ".join([line, *filter(None, most)])


def in_language(say: Say, code: str) -> str:
    """“in Arabic”, بالعربية."""
    if say.has(f"language_in.{code}"):
        return say(f"language_in.{code}")
    return say("language_in.other", name=say.name("language", code))


def _most(context: Context, rows: pd.DataFrame) -> str:
    """Who wrote the most words in a language; nothing where there is one outlet only."""
    if len(rows) < 2:
        return ""
    top = rows.sort_values(["words", "group"], ascending=[False, True]).iloc[0]
    return context.say(
        "overview.answer.most",
        where=in_language(context.say, top["language"]),
        group=group_label(context, top["group"]),
        words=context.say("count.words", n=int(top["words"])),
    )


def _language(context: Context, code: str, rows: pd.DataFrame, *, several: bool) -> None:
    """What stands out in one language, then its outlets, a row each."""
    say = context.say
    where = in_language(say, code)
    section(say("overview.in_language", where=where) if several else say("overview.stands_out"))
    wanted = (
        _pair(context, code),
        _term(context, code),
        _tone(context, rows),
        _shared(context, rows),
        _quoted(context, rows),
    )
    found = [one for one in wanted if one is not None][:3]
    if found:
        cards(found)
    else:
        note(say("overview.no_findings" if len(rows) > 1 else "overview.one_group"))
    _table(context, rows)


def _card(kicker: str, line: str, href: str, more: str) -> Html:
    return join(
        [
            el("p", kicker, class_="px-kicker"),
            el("p", line),
            el("a", more, href=href, target="_self"),
        ]
    )


def _pair(context: Context, code: str) -> Html | None:
    """Of two articles the way to read them side by side; words and tone say little about two."""
    say = context.say
    frame = context.in_scope
    ids = list(frame.loc[frame["language"] == code, "article_id"])
    if len(ids) != 2:
        return None
    href = state.link("side_by_side", a=ids[0], b=ids[1])
    return _card(
        say("nav.side_by_side"), say("overview.finding.pair"), href, say("go.side_by_side")
    )


def _term(context: Context, code: str) -> Html | None:
    say, row = context.say, clearest_term(context, code)
    if row is None:
        return None
    line = say(
        "overview.finding.term",
        term=row["display"],
        group=group_label(context, row["group"]),
        a=int(row["articles_target"]),
        of_a=int(row["of_target"]),
        b=int(row["articles_rest"]),
        of_b=int(row["of_rest"]),
    )
    href = state.link("words", term=row["display"], words_in=code)
    return _card(say("overview.kicker.words"), line, href, say("overview.read_sentences"))


def _tone(context: Context, rows: pd.DataFrame) -> Html | None:
    """Whose own wording is most negative and most positive, and whether that is more than noise."""
    say, ends = context.say, tone_ends(rows)
    if ends is None:
        return None
    low, high, intervals = ends
    line = say(
        f"overview.finding.tone_{intervals}",
        low=group_label(context, low["group"]),
        low_tone=number(float(low["tone"]), decimals=2),
        high=group_label(context, high["group"]),
        high_tone=number(float(high["tone"]), decimals=2),
    )
    href = state.link("tone", tone_in=low["language"])
    return _card(say("overview.kicker.tone"), line, href, say("overview.see_tone"))


def _shared(context: Context, rows: pd.DataFrame) -> Html | None:
    """Who has the largest share of words that stand in another outlet too."""
    say = context.say
    top = rows.sort_values(["shared", "group"], ascending=[False, True]).iloc[0]
    if not top["shared"] > 0.02:
        return None
    line = say(
        "overview.finding.shared", group=group_label(context, top["group"]),
        share=percent(float(top["shared"])),
    )  # fmt: skip
    href = state.link("overview", shared="drop")
    return _card(say("overview.kicker.shared"), line, href, say("overview.without_shared"))


def _quoted(context: Context, rows: pd.DataFrame) -> Html | None:
    say = context.say
    order = rows.dropna(subset=["quoted"]).sort_values(["quoted", "group"])
    if len(order) < 2 or order["quoted"].iloc[0] == order["quoted"].iloc[-1]:
        return None
    low, high = order.iloc[0], order.iloc[-1]
    line = say(
        "overview.finding.quoted",
        high=group_label(context, high["group"]), high_share=percent(float(high["quoted"])),
        low=group_label(context, low["group"]), low_share=percent(float(low["quoted"])),
    )  # fmt: skip
    href = state.link("reader")
    return _card(say("overview.kicker.quoted"), line, href, say("overview.open_reader"))


# --- the table -----------------------------------------------------------------------------


def _table(context: Context, rows: pd.DataFrame) -> None:
    say = context.say
    names = ("group", "articles", "words", "quoted", "when", "terms", "tone")
    labels = {name: say(f"overview.column.{name}") for name in names}
    labels["group"] = say.name("column", context.by)
    most = float(rows["words"].max()) or 1.0
    reach = float(rows[["tone", "low", "high"]].abs().to_numpy(dtype=float, na_value=0).max())
    reach = max(0.05, reach)  # a scale of at least ±0.05, so that nothing is blown up
    body = [
        _row(context, row, labels, most, reach) for _, row in rows.sort_values("group").iterrows()
    ]
    show(
        el(
            "table",
            el("thead", el("tr", *(el("th", labels[name], scope="col") for name in names))),
            el("tbody", *body),
            class_="px-table px-rows px-glance",
        )
    )


def _row(
    context: Context, row: pd.Series, labels: dict[str, str], most: float, reach: float
) -> Html:
    colour = context.colours.get(row["group"], "#8E8D88")
    bar = el(
        "span", class_="px-bar", aria_hidden="true",
        style=f"width:{row['words'] / most * 4.5:.2f}rem;background:{colour}",
    )  # fmt: skip
    cells = {
        "articles": el("span", number(int(row["articles"]))),
        "words": join([bar, number(int(row["words"]))]),
        "quoted": el("bdi", percent(row["quoted"]), dir="ltr"),
        "when": el("span", _when(context, row)),
        "terms": _term_links(context, row),
        "tone": _tone_cell(context, row, colour, reach),
    }
    return el(
        "tr",
        el("td", el("b", group_name(context, row["group"]))),
        *(
            el(
                "td",
                cell,
                data_label=labels[name],
                class_="px-n" if name != "terms" else "px-terms",
            )
            for name, cell in cells.items()
        ),
    )


def _when(context: Context, row: pd.Series) -> str:
    """The first and the last day."""
    first, last = (i18n.date(row[name], context.language) for name in ("first", "last"))
    if first == last:
        return first
    if row["first"].month == row["last"].month and row["first"].year == row["last"].year:
        return f"{row['first'].day}–{last}"
    return f"{first} – {last}"


def _term_links(context: Context, row: pd.Series) -> Html:
    """The words that set the group apart, each a way to its sentences."""
    if not row["terms"]:
        return el("span", "–", title=context.say("overview.no_terms"))
    direction = context.text_direction(row["language"])
    links = [
        el(
            "a",
            el("bdi", term, dir=direction),
            href=state.link("words", term=term, words_in=row["language"]),
            target="_self",
        )
        for term in row["terms"]
    ]
    return join(links, "، " if context.language == "ar" else ", ")


def _tone_cell(context: Context, row: pd.Series, colour: str, reach: float) -> Html:
    """A dot with its interval on the language's scale around zero; pale on too few known words."""
    if pd.isna(row["tone"]):
        return el("span", "–", title=context.say("overview.no_tone"))

    def place(value: float) -> float:
        return round(50 + 48 * value / reach, 2)

    interval = None
    if pd.notna(row["low"]):
        left, right = place(row["low"]), place(row["high"])
        interval = el("i", style=f"left:{left}%;width:{right - left:.2f}%")
    track = el(
        "span", el("s"), interval,
        el("b", style=f"left:{place(row['tone'])}%;background:{colour}"),
        class_="px-track", aria_hidden="true",
    )  # fmt: skip
    thin = not bool(row["enough"])
    return el(
        "span", track, el("bdi", number(float(row["tone"]), decimals=2), dir="ltr"),
        class_="px-thin" if thin else None,
        title=context.say("overview.thin_tone") if thin else None,
    )  # fmt: skip


def _downloads(context: Context, table: pd.DataFrame) -> None:
    """The rows above as data."""
    flat = table.assign(terms=table["terms"].map(", ".join))
    settings = settings_of(context)
    with st.container(horizontal=True, gap="small", key="downloads-glance"):
        for ending, make, mime in (
            ("csv", lambda: to_csv(flat), "text/csv"),
            ("xlsx", lambda: to_xlsx(flat, "overview", None, settings),
             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ):  # fmt: skip
            st.download_button(
                ending.upper(), make, f"overview.{ending}", mime, type="tertiary",
                icon=":material/download:", on_click="ignore", key=f"glance-{ending}",
                help=context.say(f"download.{ending}"),
            )  # fmt: skip


def _timeline(context: Context) -> None:
    say = context.say
    frame = context.frame("timeline")
    if frame.empty:
        section(say("overview.timeline"), say("overview.timeline.none"))
        return
    section(say("overview.timeline"))
    figure = timeline_figure(frame, **words_around(context, say("overview.timeline.settings")))
    clicked = draw(context, figure, frame, name="timeline", key="overview_timeline")
    by_day = _is_by_day(frame)
    if by_day:
        note(say("overview.timeline.note"))
    if clicked and by_day:
        state.choose(since=clicked[1][:10], until=clicked[1][:10])
        st.rerun()


def _is_by_day(frame: pd.DataFrame) -> bool:
    """Whether a column of the timeline is one day, so that a click can keep it."""
    periods = frame["period"].drop_duplicates().sort_values()
    return len(periods) > 1 and periods.diff().min() == pd.Timedelta(days=1)
