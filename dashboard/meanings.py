"""What the columns of result tables mean, in the language of the interface. No Streamlit."""

from __future__ import annotations

from analysis.tables import Column
from dashboard.i18n import Say


def meaning_key(say: Say, table: str, column: str) -> str:
    """The string that says what a column is: of this table if it has one, else the shared one."""
    own = f"table.{table}.{column}"
    return own if say.has(own) else f"column_meaning.{column}"


def meaning(say: Say, table: str, column: Column) -> str:
    """What a column is; the declaration itself in English, so that there is one wording."""
    if say.language == "en":
        return column.meaning
    return say(meaning_key(say, table, column.name))
