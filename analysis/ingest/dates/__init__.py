"""Dates as news writes them, in English and Arabic first, to UTC with precision and zone.

A date that is only a day never gets a zone: whoever has it cannot say who was first. Numeric
dates (03/04/2018) are read with the day first unless the column itself shows otherwise.
"""

from __future__ import annotations

from analysis.ingest.dates.columns import (
    DateColumn,
    column_order,
    is_after,
    parse_dates,
    read_column,
)
from analysis.ingest.dates.month_names import clean
from analysis.ingest.dates.one import parse_date
from analysis.ingest.dates.values import Order, ParsedDate
from analysis.ingest.dates.zones import parse_zone

__all__ = [
    "DateColumn", "Order", "ParsedDate", "clean", "column_order", "is_after", "parse_date",
    "parse_dates", "parse_zone", "read_column",
]  # fmt: skip
