"""Addresses of the web, with nothing fetched: what is one, how it is asked for, what is public."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from urllib.parse import SplitResult, quote, urlsplit

from analysis.ingest.raw import Unreadable

LONGEST = 4_000  # characters of an address
_ADDRESS = re.compile(r"https?://[^\s<>\"`{}|\\^]+", re.IGNORECASE)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "198.18.0.0/15", "240.0.0.0/4",
            "168.63.129.16/32",  # metadata of Azure, at a public address
            "fec0::/10", "2001:db8::/32", "64:ff9b:1::/48",
        ),
    )
)  # fmt: skip


def is_address(text: object) -> bool:
    """Whether a text is one address of http or https, and nothing else."""
    if not isinstance(text, str) or len(text) > LONGEST or not _ADDRESS.fullmatch(text):
        return False
    parts = split_address(text)
    return parts is not None and bool(parts.hostname)


def addresses_of(text: str) -> list[str]:
    """The addresses of a text that holds nothing else (one or several a line, bullets, numbers
    and commas between them), each once; [] for any other text.

    >>> addresses_of("1. https://a.example/x, https://b.example/y")
    ['https://a.example/x', 'https://b.example/y']
    """
    found: dict[str, None] = {}
    for word in text.split():
        bare = word.strip("<>()[]\"'“”«»,;،؛")
        bare = re.sub(r"^(?:[-*•–]|\d{1,4}[.)])?(?=https?://)", "", bare)
        if not bare or re.fullmatch(r"[-*•–]|[\d٠-٩]{1,4}[.)]?", bare):
            continue
        for one in re.split(r"[,;،؛](?=https?://)", bare):
            if not is_address(one):
                return []
            found.setdefault(one)
    return list(found)


def host_of(url: str) -> str:
    """The host of an address, without www; Arabic names as they are written; "" where none is.

    >>> host_of("https://www.ledger.example/a"), host_of("http://xn--mgbh0fb.xn--kgbechtv/")
    ('ledger.example', 'مثال.إختبار')
    """
    parts = split_address(url)
    host = ((parts.hostname if parts else "") or "").rstrip(".").removeprefix("www.")
    if "xn--" not in host:
        return host
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def request_parts(url: str) -> tuple[str, str, int, str]:
    """(scheme, host in ASCII, port, path and query percent-encoded) of an address to be fetched.

    Unreadable: `fetch_not_an_address`, `fetch_scheme`, `fetch_credentials`.
    """
    shown = url[:200]
    parts = split_address(url.strip())
    if parts is None or not parts.scheme or len(url) > LONGEST or re.search(r"[\0-\x1f\x7f]", url):
        raise Unreadable("fetch_not_an_address", address=shown)
    if parts.scheme not in ("http", "https"):
        raise Unreadable("fetch_scheme", scheme=parts.scheme[:40])
    if "@" in parts.netloc:
        raise Unreadable("fetch_credentials")
    try:
        host = _ascii_host(parts.hostname or "")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    except ValueError as error:  # a port, a host or letters that no address can have
        raise Unreadable("fetch_not_an_address", address=shown) from error
    if not host:
        raise Unreadable("fetch_not_an_address", address=shown)
    return parts.scheme, host, port, f"{target}?{query}" if query else target


def _ascii_host(host: str) -> str:
    """A host as it is asked for: Arabic domain names as xn--…"""
    if host.isascii():
        ascii_host = host
    else:
        import idna

        ascii_host = idna.encode(host, uts46=True).decode("ascii")
    if not re.fullmatch(r"[a-z0-9._:%-]{1,253}", ascii_host, re.IGNORECASE):
        raise ValueError(host)
    return ascii_host.lower()


def is_public(ip: str) -> bool:
    """Whether an IP address is one of the open internet: not private, loopback, link-local,
    shared, multicast, reserved, or the metadata service of a cloud; also where IPv6 wraps it."""
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
        teredo = address.teredo or ()
        within = [one for one in (address.ipv4_mapped, address.sixtofour, *teredo) if one]
        if within:
            return address.ipv4_mapped is not None and is_public(str(within[0]))
    if any(address in network for network in _NOT_PUBLIC if network.version == address.version):
        return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_link_local
    )


#: Where `seen_addresses` collects; None outside of it.
_SEEN: ContextVar[list[dict[str, Any]] | None] = ContextVar("seen_addresses", default=None)


@contextmanager
def seen_addresses() -> Iterator[list[dict[str, Any]]]:
    """What readers meanwhile say of addresses whose articles could be fetched: url and fields."""
    seen: list[dict[str, Any]] = []
    token = _SEEN.set(seen)
    try:
        yield seen
    finally:
        _SEEN.reset(token)


def see_addresses(records: Sequence[dict[str, Any]]) -> None:
    """Called by a reader that met addresses without their texts (chats, feeds)."""
    if (seen := _SEEN.get()) is not None:
        seen.extend(records)


def split_address(url: str) -> SplitResult | None:
    """The parts of an address; None where it has none that can be told apart."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # checked only when asked for
    except ValueError:
        return None
    return parts
