"""A server on loopback under made-up names of hosts, and `fetch_articles` asking it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from analysis.ingest import ReadResult, WebSettings, fetch_articles
from tests.ingest.material import adds_up

FAST = WebSettings(
    timeout=3.0, total=12.0, delay=0.0, longest_delay=1.0, retries=0, allow_private=True
)
Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A server: path → what is sent; the requests it was sent, with their times."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[float, str, str, str]] = field(default_factory=list)

    def url(self, path: str, host: str = "ledger.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def give(
        self, path: str, body: bytes | str, kind: str = "text/html", status: int = 200, **more: str
    ) -> str:
        data = body.encode("utf-8") if isinstance(body, str) else body
        headers = {"Content-Type": kind, **{k.replace("_", "-"): v for k, v in more.items()}}
        self.answers[path] = lambda handler: send(handler, status, headers, data)
        return self.url(path)

    def paths(self) -> list[str]:
        return [path for _, _, path, _ in self.asked]


def send(
    handler: BaseHTTPRequestHandler, status: int, headers: dict[str, str], data: bytes
) -> None:
    handler.send_response(status)
    for name, value in {"Content-Length": str(len(data)), **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(data)


@contextmanager
def serving() -> Iterator[Site]:
    """The server, while it is needed."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            agent, host = self.headers.get("User-Agent", ""), self.headers.get("Host", "")
            site.asked.append((time.monotonic(), host, self.path, agent))
            answer = site.answers.get(self.path)
            try:
                if answer is None:
                    send(self, 404, {}, b"nothing here")
                else:
                    answer(self)
            except OSError:
                self.close_connection = True  # who asked has gone

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def home(host: str, port: int) -> Sequence[str]:
    """Every name leads to the server on loopback."""
    return ["127.0.0.1"]


def get(*addresses: str, settings: WebSettings = FAST, **more: Any) -> ReadResult:
    result = fetch_articles(addresses, settings=settings, **{"resolve": home, **more})
    assert adds_up(result)
    return result


def only(result: ReadResult, code: str) -> dict[str, Any]:
    """The one dropped row, which has this code."""
    dropped = result.problems[result.problems["action"] == "dropped"]
    assert dropped["problem"].tolist() == [code], dropped["detail"].tolist()
    assert len(result.articles) == 0
    return dict(dropped.iloc[0])
