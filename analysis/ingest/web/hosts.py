"""Politeness: one request of a host at a time, with a pause between, and what robots.txt allows.

robots.txt of a host is read once a call. 2xx: it is kept to, Crawl-delay up to
`WebSettings.longest_delay`. 4xx: there is none, and all is allowed. 5xx: nothing is fetched from
the host (RFC 9309), and 429 counts as such. Where it cannot be reached at all (no such name,
certificate, timeout), neither can the page, and that is told; it is asked for once more, then
nothing of the host is fetched. Redirects of it are followed as those of pages are.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from analysis.ingest.raw import Unreadable
from analysis.ingest.web.request import Answer, Resolve, ask
from analysis.ingest.web.settings import WebSettings

REDIRECTS = (301, 302, 303, 307, 308)
_ROBOTS_REDIRECTS = 5
_ROBOTS_TRIES = 2  # a host that does not answer is not waited for at each of its addresses
_LONGEST_ROBOTS = 500_000  # bytes that are looked at, as RFC 9309 asks


@dataclass
class _Host:
    """What is known of one host during a call."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0  # when the next request may begin
    pause: float = 0.0


class Hosts:
    """All requests of one call go through here."""

    def __init__(self, settings: WebSettings, resolve: Resolve) -> None:
        self.settings, self._resolve = settings, resolve
        self.ends = time.monotonic() + settings.total
        self.stopped = threading.Event()
        self._hosts: dict[str, _Host] = {}
        self._robots: dict[str, Callable[[str], bool]] = {}
        self._failed: Counter[str] = Counter()
        self._guard = threading.Lock()

    def get(self, url: str) -> Answer:
        """The answer, when it is this request's turn. Unreadable as in `ask`, `fetch_no_time`."""
        host = self._host(url)
        if not host.lock.acquire(timeout=self.left):
            raise self.no_time
        try:
            self.wait(host.free_at - time.monotonic())
            seconds = min(self.settings.timeout, self.left)
            return ask(url, self.settings, self._resolve, seconds)
        finally:
            host.free_at = time.monotonic() + max(self.settings.delay, host.pause)
            host.lock.release()

    @property
    def left(self) -> float:
        """Seconds that the call still has. Unreadable `fetch_no_time` where there are none."""
        left = self.ends - time.monotonic()
        if left <= 0 or self.stopped.is_set():
            raise self.no_time
        return left

    @property
    def no_time(self) -> Unreadable:
        return Unreadable("fetch_no_time", seconds=round(self.settings.total))

    def wait(self, seconds: float) -> None:
        """Pause. Unreadable `fetch_no_time` where the call ends before."""
        if seconds > self.left or (seconds > 0 and self.stopped.wait(seconds)):
            raise self.no_time

    def allowed(self, url: str) -> bool:
        """Whether the host's robots.txt allows the address.

        Unreadable: `fetch_robots_broken`, and as in `ask` where the host cannot be reached.
        """
        if not self.settings.robots:
            return True
        parts = urlsplit(url)
        place = f"{parts.scheme}://{parts.netloc}".lower()
        if place not in self._robots:
            try:
                self._robots[place] = self._rules(place, url)
            except Unreadable as trouble:
                self._failed[place] += 1
                if self._failed[place] >= _ROBOTS_TRIES:
                    self._robots[place] = _refusing(trouble.code, **trouble.values)
                raise
        return self._robots[place](url)

    def _rules(self, place: str, url: str) -> Callable[[str], bool]:
        answer = self._robots_file(f"{place}/robots.txt")
        host = self._host(url)
        if answer.status >= 500 or answer.status == 429:
            name = urlsplit(url).hostname
            return _refusing("fetch_robots_broken", host=name, status=answer.status)
        if answer.status != 200:
            return lambda _: True
        from protego import Protego

        rules: Any = Protego.parse(answer.body[:_LONGEST_ROBOTS].decode("utf-8", "replace"))
        # The name alone: a group for “news” must not fit a word of the whole user agent.
        agent = self.settings.user_agent.partition("/")[0]
        asked = rules.crawl_delay(agent) or 0.0
        host.pause = min(float(asked), self.settings.longest_delay)
        host.free_at = max(host.free_at, time.monotonic() + host.pause)
        return lambda address: bool(rules.can_fetch(address, agent))

    def _robots_file(self, url: str) -> Answer:
        for _ in range(_ROBOTS_REDIRECTS + 1):
            answer = self.get(url)
            target = answer.headers.get("location", "")
            if answer.status not in REDIRECTS or not target:
                return answer
            try:
                url = urljoin(url, target)
            except ValueError:
                break  # it leads nowhere: there is none
        return Answer(url, 404, {}, b"")

    def _host(self, url: str) -> _Host:
        try:
            name = (urlsplit(url).hostname or "").lower()
        except ValueError:
            name = ""
        with self._guard:
            return self._hosts.setdefault(name, _Host())


def _refusing(code: str, **values: Any) -> Callable[[str], bool]:
    def refuse(url: str) -> bool:
        raise Unreadable(code, **values)

    return refuse
