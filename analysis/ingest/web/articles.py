"""`fetch_articles`: addresses of articles and feeds in, an ArticleSet and their outcomes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.articles import ArticleSet
from analysis.errors import InputError
from analysis.ingest.build import build
from analysis.ingest.letters.encoding import decode
from analysis.ingest.limiting import within_rows
from analysis.ingest.options import ReadOptions
from analysis.ingest.pages.addresses import is_address
from analysis.ingest.pages.feeds import feed_entries, is_feed
from analysis.ingest.pages.links import to_fetch, unwrap
from analysis.ingest.pages.page import page_text, page_values
from analysis.ingest.press import read_press_page
from analysis.ingest.problems import Problems
from analysis.ingest.raw import RawTable, Unreadable, one_text
from analysis.ingest.read import ReadResult
from analysis.ingest.web.fetching import Page
from analysis.ingest.web.gathering import Outcome, gather
from analysis.ingest.web.hosts import Hosts
from analysis.ingest.web.request import Resolve, system_ips
from analysis.ingest.web.settings import WebSettings

#: (addresses that are done, all of them, the one just done)
Tell = Callable[[int, int, str], None]
Known = Mapping[str, Mapping[str, str]]
_SURER = ("outlet", "published")  # what a table knows of these goes before what a page says


@dataclass
class _Call:
    """What one call of `fetch_articles` carries along."""

    problems: Problems
    options: ReadOptions
    settings: WebSettings
    hosts: Hosts
    tell: Tell
    fetched: set[str]
    done: int = 0
    total: int = 0

    def gather(self, urls: Sequence[str]) -> Mapping[str, Outcome]:
        self.total += len(urls)
        return gather(urls, self.hosts, self._one)

    def _one(self, url: str) -> None:
        self.done += 1
        self.tell(self.done, self.total, url)


def fetch_articles(
    addresses: Sequence[str],
    *,
    known: Known | None = None,
    defaults: Mapping[str, str] | None = None,
    options: ReadOptions = ReadOptions(),
    settings: WebSettings = WebSettings(),
    progress: Tell | None = None,
    resolve: Resolve | None = None,
) -> ReadResult:
    """Fetch the articles at addresses of pages and feeds.

    An address that gives no article is one `dropped` row of the problems, its source the address.
    A feed gives its entries (at most `settings.entries`); where one holds only a teaser, the
    article is fetched too, and the teaser kept if that fails. known: address → what a table knew
    of it (title, language …: used where the page says nothing; outlet and published go before the
    page's). progress: called with (done, all, address) in the caller's thread; all grows with
    feeds. resolve: (host, port) → IPs, for tests. InputError only where no address is given.
    """
    if isinstance(addresses, str):
        addresses = [addresses]
    if not addresses:
        raise InputError("no_sources")
    problems = Problems()
    call = _Call(
        problems, options, settings, Hosts(settings, resolve or system_ips),
        progress or _silent, set(),
    )  # fmt: skip
    wanted = _wanted([str(one).strip() for one in addresses], call)
    outcomes = call.gather(list(wanted)) if wanted else {}
    facts = _by_address(known or {})
    tables: list[RawTable] = []
    for url, address in wanted.items():
        try:
            tables += _tables(address, outcomes[url], facts.get(address, facts.get(url, {})), call)
        except Unreadable as trouble:
            problems.add("dropped", trouble.code, address, **trouble.values)
    return _result(tables, problems, defaults or {}, options)


def _silent(done: int, total: int, address: str) -> None:
    """Nobody wants to know."""


def _by_address(known: Known) -> dict[str, Mapping[str, str]]:
    """What is known, by the address as given and as it is fetched."""
    return {
        key: fields
        for address, fields in known.items()
        for key in (to_fetch(address.strip()), address.strip())
    }


def _wanted(addresses: Sequence[str], call: _Call) -> dict[str, str]:
    """{address to fetch: address as given} of those that are fetched; the others are told."""
    wanted: dict[str, str] = {}
    for address in addresses:
        call.problems.source(address)
        url = to_fetch(address)
        if not call.settings.enabled:
            call.problems.add("dropped", "fetch_off", address)
        elif url in wanted:
            call.problems.add("dropped", "fetch_twice", address)
        elif len(wanted) >= call.settings.addresses:
            call.problems.add("dropped", "fetch_too_many", address, limit=call.settings.addresses)
        else:
            wanted[url] = address
    call.fetched.update(wanted)
    return wanted


def _result(
    tables: Sequence[RawTable],
    problems: Problems,
    defaults: Mapping[str, str],
    options: ReadOptions,
) -> ReadResult:
    tables = within_rows(tables, problems, options.limits)
    before = problems.dropped
    rows = sum(len(table.frame) for table in tables)
    articles: ArticleSet = build(tables, problems, {}, defaults, options)
    return ReadResult(articles, problems.frame(), rows + before)


def _tables(
    address: str, outcome: Outcome, facts: Mapping[str, str], call: _Call
) -> list[RawTable]:
    """The rows that an address gave. Unreadable: why there are none."""
    if isinstance(outcome, Unreadable):
        raise outcome
    if is_feed(decode(outcome.body[:8_000], outcome.charset).text):
        return _of_feed(address, outcome, facts, call)
    page = page_text(address, outcome.body, call.problems, call.options, outcome.charset)
    export = read_press_page(address, page, call.problems)
    if export is not None:
        return [export]
    return [one_text(address, **_row(address, page_values(page, outcome.url), facts))]


def _row(address: str, values: Mapping[str, str], facts: Mapping[str, str]) -> dict[str, str]:
    """The columns of an article: the page's, and what was known before."""
    told = {
        str(name): str(value)
        for name, value in facts.items()
        if name not in ("text", "url", "complete") and value == value and str(value or "").strip()
    }
    row = {**told, **values, **{name: told[name] for name in _SURER if name in told}}
    if unwrap(address) != unwrap(row.get("url", address)) or to_fetch(address) != address:
        row["url_given"] = address
    return row


def _of_feed(address: str, feed: Page, facts: Mapping[str, str], call: _Call) -> list[RawTable]:
    """The entries of a feed, whole ones as they are, teasers with the article that they lead to."""
    problems, limit = call.problems, call.settings.entries
    entries = feed_entries(address, feed.body, problems, call.options, feed.charset)
    if len(entries) > limit:
        problems.add("kept", "feed_limit", address, count=len(entries), limit=limit)
    entries = [_with_facts(entry, facts) for entry in entries[:limit]]
    teasers = {
        number: to_fetch(entry["url"])
        for number, entry in enumerate(entries)
        if is_address(entry["url"]) and (not entry["text"] or entry["complete"])
    }
    fresh = [url for url in dict.fromkeys(teasers.values()) if url not in call.fetched]
    call.fetched.update(fresh)
    outcomes = call.gather(fresh) if fresh else {}
    rows: list[dict[str, str]] = []
    used: set[str] = set()
    numbers: list[int] = []
    count = 0
    for number, entry in enumerate(entries):
        url = teasers.get(number, "")
        row = entry
        if url in outcomes and url not in used:
            used.add(url)
            row = _of_entry(entry, outcomes[url], call)
            count += row is not None and row is not entry
        elif not entry["text"]:
            problems.add("dropped", "fetch_twice" if url else "empty_text", entry["url"] or address)
            continue
        if row is not None:
            rows.append(row)
            numbers.append(number + 1)
    if count:
        problems.add("kept", "feed_fetched", address, count=count)
    return [RawTable(address, pd.DataFrame(rows, dtype=object), numbers)] if rows else []


def _with_facts(entry: dict[str, str], facts: Mapping[str, str]) -> dict[str, str]:
    """An entry with what was known of its feed where it says nothing; the outlet goes before."""
    told = {name: str(value) for name, value in facts.items() if name in ("outlet", "language")}
    outlet = told.get("outlet") or entry["outlet"]
    return {**entry, "outlet": outlet, "language": entry["language"] or told.get("language", "")}


def _of_entry(entry: dict[str, str], outcome: Outcome, call: _Call) -> dict[str, str] | None:
    """The row of an entry that was fetched; the entry, told, where that failed; None where it has
    no text of its own either."""
    url = entry["url"]
    try:
        if isinstance(outcome, Unreadable):
            raise outcome
        page = page_text(url, outcome.body, call.problems, call.options, outcome.charset)
        values = page_values(page, outcome.url)
    except Unreadable as trouble:
        action = "kept" if entry["text"] else "dropped"
        call.problems.add(action, trouble.code, url, **trouble.values)
        if not entry["text"]:
            return None
        values = {}
    if len(values.get("text", "")) <= len(entry["text"]):
        call.problems.add("kept", "feed_teaser_kept", url, address=url)
        return entry
    return {"tags": entry["tags"], **_row(url, values, entry), "complete": ""}
