"""One request: the name looked up, its IP checked, that very IP connected to, the answer read.

Nothing is looked up twice, so that a name cannot change its IP between the check and the
connection. No cookies, no proxies, no redirects: those are `fetching`'s, one checked request each.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from analysis.ingest.pages.addresses import is_public, request_parts
from analysis.ingest.raw import Unreadable
from analysis.ingest.web.settings import WebSettings

#: (host, port) → its IPs. OSError where the name is not known.
Resolve = Callable[[str, int], Sequence[str]]
#: Where web pages are served; other ports are of other services. All with `allow_private`.
PORTS = frozenset((80, 443, 8000, 8008, 8080, 8081, 8088, 8443, 8888))
_CHUNK = 65_536
_MEGA = 1_000_000
_BROKEN = (OSError, http.client.HTTPException, ValueError, AttributeError)
_PACKED = ("gzip", "x-gzip", "deflate")


@dataclass(frozen=True)
class Answer:
    """url: asked for. status: of HTTP. headers: by lower-case name. body: unpacked."""

    url: str
    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


def system_ips(host: str, port: int) -> list[str]:
    """The IPs of a host, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def ask(url: str, settings: WebSettings, resolve: Resolve, seconds: float) -> Answer:
    """The answer to GET of an address; its body only where the status is 200.

    seconds: until all of it must be there. Unreadable: `fetch_not_an_address`, `fetch_scheme`,
    `fetch_credentials`, `fetch_private`, `fetch_port`, `fetch_no_name`, `fetch_certificate`,
    `fetch_timeout`, `fetch_too_large`, `fetch_broken`.
    """
    scheme, host, port, target = request_parts(url)
    ips = _checked(host, port, settings, resolve)
    watch = _Watch(host, seconds)
    try:
        raw = watch.connected(ips, port)
        with closing(raw):
            plain = _secure(raw, host) if scheme == "https" else raw
            with closing(plain):
                return _exchange(url, host, port, target, plain, settings, watch)
    except ssl.SSLCertVerificationError as error:
        reason = str(error.verify_message or error.reason or "it does not fit")[:120]
        raise Unreadable("fetch_certificate", host=host, reason=reason) from error
    except _BROKEN as error:
        if watch.over or isinstance(error, TimeoutError):
            raise watch.late from error
        reason = str(getattr(error, "strerror", "") or error or type(error).__name__)[:120]
        raise Unreadable("fetch_broken", host=host, reason=reason) from error
    finally:
        watch.end()


def _checked(host: str, port: int, settings: WebSettings, resolve: Resolve) -> Sequence[str]:
    try:
        ips = list(resolve(host, port))
    except (OSError, UnicodeError) as error:
        raise Unreadable("fetch_no_name", host=host) from error
    if not ips:
        raise Unreadable("fetch_no_name", host=host)
    for ip in ips:
        if not settings.allow_private and not is_public(ip):
            raise Unreadable("fetch_private", host=host, ip=ip)
    if not settings.allow_private and port not in PORTS:
        raise Unreadable("fetch_port", port=port)
    return ips


class _Watch:
    """Shuts the connection when time is over: a server may send a byte a second forever."""

    def __init__(self, host: str, seconds: float) -> None:
        self.over = False
        self._ends, self._seconds, self._host = time.monotonic() + seconds, seconds, host
        self._second: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True
        self._timer.start()

    @property
    def left(self) -> float:
        return max(self._ends - time.monotonic(), 0.01)

    @property
    def late(self) -> Unreadable:
        return Unreadable("fetch_timeout", host=self._host, seconds=round(self._seconds, 1))

    def connected(self, ips: Sequence[str], port: int) -> socket.socket:
        """A connection to the first of the IPs that answers."""
        trouble: OSError = OSError("there is no address to connect to")
        for ip in ips[:4]:
            try:
                raw = socket.create_connection((ip, port), timeout=self.left)
            except OSError as error:
                trouble = error
            else:
                self._second = raw.dup()  # TLS takes the first over
                return raw
        raise trouble

    def end(self) -> None:
        self._timer.cancel()
        if self._second is not None:
            self._second.close()

    def _shut(self) -> None:
        self.over = True
        if self._second is None:
            return
        try:
            self._second.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it is closed already


def _secure(raw: socket.socket, host: str) -> ssl.SSLSocket:
    import certifi

    context = ssl.create_default_context(cafile=certifi.where())
    return context.wrap_socket(raw, server_hostname=host)


def _exchange(
    url: str,
    host: str,
    port: int,
    target: str,
    plain: socket.socket,
    settings: WebSettings,
    watch: _Watch,
) -> Answer:
    connection = http.client.HTTPConnection(host, port)
    connection.sock = plain  # connected already, to the IP that was checked
    headers = {
        "Host": _host_header(host, port, isinstance(plain, ssl.SSLSocket)),
        "User-Agent": settings.user_agent,
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
        "application/xml;q=0.9,*/*;q=0.5",
        "Accept-Language": "ar,en;q=0.9,*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    connection.request("GET", target, headers=headers)
    with closing(connection.getresponse()) as response:  # it holds the socket open
        found = {name.lower(): _header(value) for name, value in response.getheaders()}
        is_page = response.status == 200
        body = _body(response, found, host, settings.max_bytes, watch) if is_page else b""
        return Answer(url, response.status, found, body)


def _host_header(host: str, port: int, secure: bool) -> str:
    shown = f"[{host}]" if ":" in host else host
    return shown if port == (443 if secure else 80) else f"{shown}:{port}"


def _header(value: str) -> str:
    """A header as it was sent: addresses with Arabic letters often come as bare UTF-8."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _body(
    response: http.client.HTTPResponse,
    headers: Mapping[str, str],
    host: str,
    most: int,
    watch: _Watch,
) -> bytes:
    """All that is sent, unpacked; neither may be larger than `most` bytes."""
    too_large = Unreadable("fetch_too_large", limit=round(most / _MEGA, 2))
    length = headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > most:
        raise too_large
    packing = headers.get("content-encoding", "").strip().lower()
    if packing not in ("", "identity", *_PACKED):
        raise Unreadable("fetch_broken", host=host, reason=f"it is packed as {packing[:40]}")
    unpack: Any = _Unpacking(most) if packing in _PACKED else None
    parts: list[bytes] = []
    read = size = 0
    while chunk := response.read1(_CHUNK):
        if watch.over:
            raise watch.late
        read += len(chunk)
        piece = unpack.more(chunk) if unpack else chunk
        size += len(piece)
        if max(read, size) > most:
            raise too_large
        parts.append(piece)
    if watch.over:
        raise watch.late
    if response.length or (unpack and read and not unpack.complete):
        raise Unreadable("fetch_broken", host=host, reason="the page broke off")
    return b"".join(parts)


class _Unpacking:
    """gzip or deflate, never more than is allowed at a time."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._stream: Any = None

    @property
    def complete(self) -> bool:
        return bool(self._stream and self._stream.eof)

    def more(self, chunk: bytes) -> bytes:
        try:
            if self._stream is None:
                # Either kind says what it is in its first bytes; bare deflate says nothing.
                known = chunk[:2] == b"\x1f\x8b" or (len(chunk) > 1 and _is_zlib(chunk))
                self._stream = zlib.decompressobj(47 if known or len(chunk) < 2 else -15)
            return self._stream.decompress(chunk, self._most + 1)
        except zlib.error as error:
            raise ValueError("its packing is damaged") from error


def _is_zlib(chunk: bytes) -> bool:
    return chunk[0] & 0x0F == 8 and (chunk[0] * 256 + chunk[1]) % 31 == 0
