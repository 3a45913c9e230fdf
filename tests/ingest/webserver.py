"""A server on loopback under made-up names of hosts, and `fetch_articles` asking it."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from analysis.ingest import ReadResult, WebSettings, fetch_articles
from tests.ingest.material import adds_up

FAST = WebSettings(
    timeout=3.0, total=12.0, delay=0.0, longest_delay=1.0, retries=0, allow_private=True
)
Answer = Callable[[BaseHTTPRequestHandler], object]


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
def serving(secure: Path | None = None) -> Iterator[Site]:
    """The server, while it is needed; secure: speaking TLS with this certificate."""
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
    if secure is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(secure)
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
        server.handle_error = lambda request, client_address: None  # a client that hangs up
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


def certificate(folder: Path, host: str) -> Path:
    """A file with a certificate for a host, signed by nobody else, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{host}.pem"
    pem = serialization.Encoding.PEM
    plain = serialization.NoEncryption()
    file.write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain) + made.public_bytes(pem)
    )
    return file
