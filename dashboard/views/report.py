"""Everything to take away: the report, all tables, the study."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from analysis.tables import PROBLEMS
from dashboard import state
from dashboard.components import how_to_read, note, page_head, scope_chip, section
from dashboard.context import Context
from dashboard.i18n import LANGUAGES
from dashboard.report import report_html
from dashboard.takeaway import tables_workbook, tables_zip


def render(context: Context) -> None:
    say = context.say
    page_head(say("report.question"), say("report.answer", n=len(context.in_scope)))
    scope_chip(context)
    problems = _problems()
    _report(context, problems)
    _tables(context, problems)
    _study(context)
    how_to_read(say, "report.how_to_read")


def _problems() -> pd.DataFrame:
    """What reading told about everything that was brought."""
    told = [one.problems for one in state.brought() if len(one.problems)]
    return pd.concat(told, ignore_index=True) if told else PROBLEMS.frame()


def _report(context: Context, problems: pd.DataFrame) -> None:
    """The report in the interface's language, and beside it in the other one."""
    say = context.say
    section(say("report.page"), say("report.page.note"))
    languages = sorted(LANGUAGES, key=lambda code: (code != context.language, code))
    with st.container(horizontal=True, key="px_report"):
        for code in languages:
            st.download_button(
                say("report.page.get", language=say.name("language", code)),
                data=partial(
                    report_html, context.corpus, problems, by=context.by, language=code,
                    scope=context.scope, recipe=context.study.recipe,
                ),
                file_name=f"parallax-report-{code}.html",
                mime="text/html",
                icon=":material/summarize:",
                type="primary" if code == context.language else "secondary",
                on_click="ignore",
                key=f"px_report_{code}",
            )  # fmt: skip
    note(say("report.page.contents"))


def _tables(context: Context, problems: pd.DataFrame) -> None:
    """All tables at once: one file a table, or one workbook."""
    say = context.say
    section(say("report.tables"), say("report.tables.note"))
    given = {
        "by": context.by,
        "scope": context.scope,
        "about": {"study": context.study.name},
        "recipe": context.study.recipe,
    }
    makers = {
        "csv": ("zip", partial(tables_zip, context.corpus, problems, format="csv", **given)),
        "xlsx": ("xlsx", partial(tables_workbook, context.corpus, problems, **given)),
        "json": ("zip", partial(tables_zip, context.corpus, problems, format="json", **given)),
        "parquet": (
            "zip",
            partial(tables_zip, context.corpus, problems, format="parquet", **given),
        ),
    }
    with st.container(horizontal=True, key="px_report_tables"):
        for name, (ending, make) in makers.items():
            st.download_button(
                say(f"report.tables.{name}"),
                data=make,
                file_name=f"parallax-tables-{name}.{ending}",
                icon=":material/table:",
                on_click="ignore",
                key=f"px_tables_{name}",
            )


def _study(context: Context) -> None:
    """The comparison itself, to open it again here or on another machine."""
    say = context.say
    section(say("report.study"), say("report.study.note"))
    study = context.study.with_recipe(by=context.by, scope=context.scope)
    st.download_button(
        say("report.study.get"),
        data=study.to_json,
        file_name="parallax-study.json",
        mime="application/json",
        icon=":material/save:",
        on_click="ignore",
        key="px_report_study",
    )
