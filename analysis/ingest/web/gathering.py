"""Many addresses at once: hosts side by side, the addresses of one host one after another."""

from __future__ import annotations

import queue
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from analysis.ingest.pages.addresses import split_address
from analysis.ingest.raw import Unreadable
from analysis.ingest.web.fetching import Page, fetch
from analysis.ingest.web.hosts import Hosts

Outcome = Page | Unreadable
_GRACE = 5.0  # seconds past the end of a call in which its last requests may still come home


def gather(urls: Sequence[str], hosts: Hosts, tell: Callable[[str], None]) -> Mapping[str, Outcome]:
    """What each address gave: its page, or why there is none. tell: called with each address when
    it is done, in this thread."""
    by_host: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        parts = split_address(url)
        by_host.setdefault((parts.hostname if parts else "") or "", []).append(url)
    done: queue.SimpleQueue[tuple[str, Outcome | Exception]] = queue.SimpleQueue()
    outcomes: dict[str, Outcome] = {}
    pool = ThreadPoolExecutor(max(1, hosts.settings.parallel), thread_name_prefix="fetch")
    try:
        for group in by_host.values():
            pool.submit(_one_after_another, group, hosts, done)
        for _ in range(sum(map(len, by_host.values()))):
            try:
                url, outcome = done.get(timeout=_seconds(hosts))
            except queue.Empty:
                break  # a name is still being looked up: the rest is told as out of time
            if not isinstance(outcome, Page | Unreadable):
                raise outcome
            outcomes[url] = outcome
            tell(url)
    finally:
        if len(outcomes) < len(dict.fromkeys(urls)):
            hosts.stopped.set()  # interrupted, or out of time: no request begins any more
        pool.shutdown(wait=False, cancel_futures=True)
    return {url: outcomes.get(url, hosts.no_time) for url in dict.fromkeys(urls)}


def _one_after_another(
    urls: Sequence[str], hosts: Hosts, done: queue.SimpleQueue[tuple[str, Outcome | Exception]]
) -> None:
    for url in urls:
        try:
            done.put((url, fetch(url, hosts)))
        except Unreadable as trouble:
            done.put((url, trouble))
        except Exception as error:  # noqa: BLE001 - raised again in the thread that waits
            done.put((url, error))


def _seconds(hosts: Hosts) -> float:
    try:
        return hosts.left + _GRACE
    except Unreadable:
        return _GRACE
