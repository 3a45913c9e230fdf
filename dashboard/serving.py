"""Starts the dashboard: a free port, Streamlit as its own process, the address, a browser."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import ProxyHandler, build_opener

from dashboard.arguments import UsageError

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "dashboard" / "app.py"
#: The environment variable that hands what to open to the app (`bring.START` reads it).
START = "PARALLAX_START"
FIRST_PORT, PORTS = 8501, 100
_PATIENCE = 120.0  # seconds until the dashboard has to answer: a first start compiles its modules


def run(
    source: Mapping[str, object],
    *,
    port: int | None = None,
    browser: bool = True,
    choices: Mapping[str, str] | None = None,
    tell: Callable[[str], None] = print,
) -> int:
    """Start the dashboard on `source` (as `bring.START` carries it) and stay until it is stopped.

    port: None for a free one. choices: stand in the address (`by`, `lang`). tell: gets the
    address, once the dashboard answers. Returns 0. UsageError: the port is taken, or Streamlit
    ended by itself.
    """
    port = port or free_port()
    if not is_free(port):
        raise UsageError(
            f"port {port} is in use: give another with --port, or none to have one found."
        )
    command, environment = how_to_start(source, port)
    _leave_on_terminate()
    process = subprocess.Popen(command, env=environment, cwd=ROOT)
    try:
        if not _answers(process, port):
            raise UsageError(f"the dashboard did not start at port {port}; see above.")
        address = address_of(port, choices or {})
        tell(f"Parallax is at {address} (Ctrl+C ends it)")
        if browser:
            webbrowser.open(address)
        ended = process.wait()
        if ended > 0:
            raise UsageError(f"the dashboard ended by itself (status {ended}); see above.")
    except KeyboardInterrupt:
        tell("")
    finally:
        _end(process)
    return 0


def how_to_start(source: Mapping[str, object], port: int) -> tuple[list[str], dict[str, str]]:
    """(command, environment) of the process that is the dashboard.

    Everything else that is set stands in `.streamlit/config.toml`; whoever wants it otherwise
    sets STREAMLIT_… in the environment.
    """
    options = {
        "server.port": port,
        "server.headless": "true",  # no browser and no question by Streamlit itself
        "logger.hideWelcomeMessage": "true",  # the address is told by us, with its choices
        "logger.level": "warning",
    }
    command = [sys.executable, "-m", "streamlit", "run", str(APP)]
    command += [f"--{name}={value}" for name, value in options.items()]
    environment = os.environ | {START: json.dumps(source, ensure_ascii=True)}
    return command, environment


def address_of(port: int, choices: Mapping[str, str]) -> str:
    """The address for a browser on this machine."""
    query = f"?{urlencode(sorted(choices.items()))}" if choices else ""
    return f"http://localhost:{port}/{query}"


def is_free(port: int) -> bool:
    """Whether nobody listens at this port of this machine, at any of localhost's addresses."""
    for family, kind, protocol, _, place in socket.getaddrinfo(
        "localhost", port, type=socket.SOCK_STREAM
    ):
        try:
            with socket.socket(family, kind, protocol) as trial:
                if os.name != "nt":  # there it would let two listen at one port
                    trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                trial.bind(place)
        except PermissionError:
            return False  # ports below 1024
        except OSError as error:
            if family == socket.AF_INET6 and not _has_address(error):
                continue  # localhost has an IPv6 name here, but the machine has no IPv6
            return False
    return True


def _has_address(error: OSError) -> bool:
    import errno

    return error.errno not in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)


def free_port() -> int:
    """Streamlit's usual port, or the next free one. UsageError: none is free."""
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        if is_free(port):
            return port
    raise UsageError(f"no port from {FIRST_PORT} to {FIRST_PORT + PORTS - 1} is free: give one.")


def _answers(process: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the dashboard answers; False where it ended or stayed silent."""
    opener = build_opener(ProxyHandler({}))  # this machine is not behind a proxy
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with opener.open(f"http://localhost:{port}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return True
        except (URLError, OSError):  # not listening yet
            time.sleep(0.1)
    return False


def _leave_on_terminate() -> None:
    """Being terminated ends the dashboard too, as Ctrl+C does."""

    def leave(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    try:
        signal.signal(signal.SIGTERM, leave)
    except ValueError:  # not the main thread: then whoever started us ends us
        return


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
