"""What counts as not part of the report: every rule a switch, with its count and examples."""

from __future__ import annotations

import streamlit as st

from analysis.marks.found import Example, examples, rules_found
from dashboard import state
from dashboard.components import note
from dashboard.context import Context
from dashboard.markup import Html, el, plain, show


def rules(context: Context) -> None:
    """The switches. A change takes hold at once: the study is prepared anew, and remembers it."""
    say, found = context.say, rules_found(context.corpus)
    marking = [one for one in found if one.marks]
    with st.expander(
        plain(say("rules.title", n=sum(one.spans for one in marking))),
        icon=":material/format_strikethrough:",
    ):
        note(say("rules.note"))
        spans = {one.rule: one.spans for one in found}
        on = [one.rule for one in marking]
        off = context.corpus.rules_off
        chosen = st.pills(
            say("rules.switches"),
            list(spans),
            default=on,
            selection_mode="multi",
            format_func=lambda rule: say(
                "rules.switch", rule=say(f"boilerplate.{rule}"), n=spans[rule]
            ),
            key=f"px_rules_{context.language}_{'.'.join(off)}",
        )
        if set(chosen) != set(on):
            state.change_recipe(boilerplate_off=tuple(rule for rule in spans if rule not in chosen))
            st.rerun()
        _examples(context, [one.rule for one in found if one.spans])


def _examples(context: Context, with_spans: list[str]) -> None:
    """The first places of one rule, each a link into the Reader."""
    say = context.say
    if not with_spans:
        return
    rule = st.selectbox(
        say("rules.examples"),
        with_spans,
        index=None,
        placeholder=say("rules.examples.choose"),
        format_func=lambda one: say(f"boilerplate.{one}"),
        key=f"px_rules_example_{context.language}",
    )
    if rule is not None:
        shown = [_example(context, one) for one in examples(context.corpus, rule)]
        show(el("ul", *shown, class_="px-note"))


def _example(context: Context, one: Example) -> Html:
    article = context.article(one.article_id)
    link = state.link("reader", article=one.article_id)
    return el(
        "li",
        el("a", el("bdi", one.outlet or context.say("group.not_given")), href=link),
        ": ",
        el("span", one.text, dir=context.text_direction(article["language"])),
    )
