"""WebSettings: how addresses are fetched, and whether at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace

from analysis.corpus import VERSION
from analysis.errors import InputError

USER_AGENT = f"Parallax/{VERSION} (compares how news outlets cover a story; fetches on request)"
_ON, _OFF = ("1", "on", "yes", "true"), ("0", "off", "no", "false")


@dataclass(frozen=True)
class WebSettings:
    """enabled: whether anything is fetched. timeout: seconds for one answer, body and all. total:
    seconds for the whole call. max_bytes: of one page, packed or not. parallel: hosts at a time;
    of one host one request at a time. delay: seconds between two requests of a host; what its
    robots.txt asks for goes before, up to longest_delay. retries: after 429, 5xx and timeouts, as
    late as Retry-After asks, up to longest_delay. allow_private: fetch from addresses that are
    not on the open internet too. user_agent: what sites are told. robots: keep to robots.txt.
    redirects: the most that are followed. addresses: the most of one call. entries: the most of
    one feed.
    """

    enabled: bool = True
    timeout: float = 20.0
    total: float = 900.0
    max_bytes: int = 5_000_000
    parallel: int = 8
    delay: float = 1.0
    longest_delay: float = 15.0
    retries: int = 2
    allow_private: bool = False
    user_agent: str = USER_AGENT
    robots: bool = True
    redirects: int = 8
    addresses: int = 500
    entries: int = 100

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> WebSettings:
        """The defaults, but off with PARALLAX_FETCH=off (for hosted use) and for private
        addresses too with PARALLAX_FETCH_PRIVATE=1.

        InputError `bad_option` where one of the two says something else than on or off.
        """
        return replace(
            cls(),
            enabled=_switch(environment, "PARALLAX_FETCH", True),
            allow_private=_switch(environment, "PARALLAX_FETCH_PRIVATE", False),
        )


def _switch(environment: Mapping[str, str], name: str, default: bool) -> bool:
    value = environment.get(name, "").strip().lower()
    if value and value not in (*_ON, *_OFF):
        raise InputError("bad_option", value=value, option=name, values="on, off")
    return value in _ON if value else default
