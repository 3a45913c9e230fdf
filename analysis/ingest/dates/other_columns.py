"""The other dates of a row: when it was collected, and when it was last changed."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.ingest.columns import fold_name
from analysis.ingest.dates import DateColumn, Order, ParsedDate, read_column
from analysis.ingest.dates.telling import Telling, tell_guess
from analysis.ingest.dates.zones import Zone

_COLLECTED = (
    "collected, collected_at, collected_on, collection_date, date_collected, collection_time, "
    "retrieved, retrieved_at, retrieved_on, retrieval_date, date_retrieved, crawled, crawled_at, "
    "crawl_date, date_crawled, scraped, scraped_at, scrape_date, date_scraped, fetched, "
    "fetched_at, fetch_date, downloaded, downloaded_at, download_date, date_download, "
    "captured_at, accessed, accessed_at, access_date, date_accessed, indexed_date, indexed, "
    "indexed_at, index_date, date_indexed, seendate, seen, seen_at, date_seen, first_seen, "
    "timeofextraction, تاريخ الجمع, وقت الجمع, تاريخ السحب, تاريخ التحميل, تاريخ التنزيل, "
    "تاريخ الاسترجاع, تاريخ الاطلاع, تاريخ الأرشفة, تاريخ الفهرسة, تاريخ الزيارة"
)
_UPDATED = (
    "updated, updated_at, updated_on, update_date, date_updated, last_updated, updated_date, "
    "update_time, updated_time, modified, modified_at, modified_on, date_modified, modified_date, "
    "modification_date, last_modified, last_modified_at, lastmod, modified_time, last_update, "
    "revised, revised_at, تاريخ التحديث, آخر تحديث, وقت التحديث, تاريخ التعديل, آخر تعديل"
)
COLLECTED = {fold_name(name): rank for rank, name in enumerate(_COLLECTED.split(", "))}
UPDATED = {fold_name(name): rank for rank, name in enumerate(_UPDATED.split(", "))}


def column_of(frame: pd.DataFrame, known: dict[str, int]) -> str | None:
    """The column of a frame whose name says it most plainly, or None."""
    names = [str(name) for name in frame.columns if fold_name(name) in known]
    return min(names, key=lambda name: known[fold_name(name)]) if names else None


def read_collected(frame: pd.DataFrame, zone: Zone, order: Order) -> list[ParsedDate] | None:
    """When each row was collected; None where no column says."""
    name = column_of(frame, COLLECTED)
    if name is None:
        return None
    dates = read_column(frame[name].tolist(), zone=zone, order=order).dates
    return dates if any(one.time is not None for one in dates) else None


def fill_updated(
    frame: pd.DataFrame,
    zone: Zone,
    order: Order,
    collected: Sequence[ParsedDate] | None,
    telling: Telling,
) -> None:
    """Put when a row was last changed into the user's own column `updated`, in ISO form and as
    finely as it is known. The column that it was read from stays, unless that is `updated`
    itself, where what is no date stays as it stands."""
    name = column_of(frame, UPDATED)
    if name is None:
        return
    values = frame[name].tolist()
    found = read_column(values, zone=zone, order=order, collected=collected)
    if all(one.time is None for one in found.dates):
        return  # “updated: yes”: a column of something else
    sources = frame["_source"].tolist()
    tell_guess(values, found, sources, name, telling.problems)
    for value, one, source, row in zip(values, found.dates, sources, frame["_row"], strict=True):
        if one.trouble:
            telling.met(one.trouble, source, int(row), value, one, name)
    frame["updated"] = [
        iso_form(one) or ("" if name != "updated" or one.trouble == "" else str(value))
        for value, one in zip(values, found.dates, strict=True)
    ]


def iso_form(one: ParsedDate) -> str:
    """A date in ISO form: with `+00:00` where its zone is known, as a month or day where it is no
    more; empty where there is none."""
    if one.time is None:
        return ""
    if one.precision == "month":
        return f"{one.time:%Y-%m}"
    if one.precision == "day":
        return one.time.date().isoformat()
    plain = one.time.replace(tzinfo=None, microsecond=0) if one.zone == "unknown" else one.time
    return plain.isoformat(timespec="seconds")


def fill_collected(frame: pd.DataFrame, column: DateColumn) -> None:
    """Dates of collection into the user's own column `collected` (UTC); a column of that name
    that is there fills what they leave, and is kept beside where it says something else."""
    given = read_collected(frame, None, "") if "collected" in frame.columns else None
    times = [one.time for one in column.dates]
    if given is not None:
        differ = any(a and b.time and a != b.time for a, b in zip(times, given, strict=True))
        if differ:
            frame["collected (given)"] = frame["collected"]
        times = [a or b.time for a, b in zip(times, given, strict=True)]
    frame["collected"] = pd.to_datetime(pd.Series(times, dtype=object, index=frame.index), utc=True)
