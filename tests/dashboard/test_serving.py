"""Starting the dashboard from the command line."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from analysis import Study, read_articles
from dashboard import arguments, bring, serving
from dashboard.__main__ import main
from tests.dashboard.tables import ROWS, lines, table

ROOT = Path(__file__).resolve().parents[2]


def started_with(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Stands for the start of the dashboard; keeps what it was started with."""
    kept: dict[str, object] = {}

    def run(source: object, **options: object) -> int:
        kept.update(options, source=source)
        return 0

    monkeypatch.setattr(serving, "run", run)
    return kept


def test_without_a_command_the_dashboard_opens_on_the_sample(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = started_with(monkeypatch)
    assert main([]) == 0
    assert kept["source"] == {"sample": "visit"}
    assert kept["port"] is None
    assert kept["browser"] is True
    assert main(["--port", "8600", "--no-browser"]) == 0
    assert (kept["port"], kept["browser"]) == (8600, False)


def test_serve_hands_files_on_by_their_full_path_and_choices_by_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = started_with(monkeypatch)
    table(tmp_path)
    monkeypatch.chdir(tmp_path)
    call = ["articles.csv", "--by", "country", "--language", "ar", "--column", "text=text"]
    assert main(call) == 0  # a file alone is served
    assert kept["source"] == {
        "files": [str(tmp_path / "articles.csv")],
        "columns": {"text": "text"},
    }
    assert kept["choices"] == {"by": "country", "lang": "ar"}


def test_serve_tells_problems_before_it_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started_with(monkeypatch)
    source = table(tmp_path, rows=[*ROWS, ("Port Herald", "Empty", "…", "", "")])
    assert main(["serve", str(source)]) == 0
    said = capsys.readouterr().err
    assert "1 left out" in said
    assert "listed on the page Articles" in said


def test_the_dashboard_is_started_with_what_it_is_to_open() -> None:
    command, environment = serving.how_to_start({"files": ["مقالات.csv"]}, 8600)
    assert command[1:4] == ["-m", "streamlit", "run"]
    assert Path(command[4]).is_file()
    assert "--server.port=8600" in command
    assert "--server.headless=true" in command
    assert json.loads(environment[serving.START]) == {"files": ["مقالات.csv"]}
    assert serving.START == bring.START


def test_a_port_in_use_is_said_and_another_is_found(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not serving.is_free(port)
        assert main(["serve", "--port", str(port), "--no-browser"]) == 2
        said = capsys.readouterr().err
        assert f"port {port} is in use" in said
        assert len(lines(said)) == 1
        monkeypatch.setattr(serving, "FIRST_PORT", port)
        assert serving.free_port() != port


def test_the_address_carries_the_choices() -> None:
    assert serving.address_of(8600, {}) == "http://localhost:8600/"
    assert serving.address_of(8600, {"lang": "ar", "by": "owner name"}) == (
        "http://localhost:8600/?by=owner+name&lang=ar"
    )


def test_a_dashboard_that_ends_by_itself_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        serving, "how_to_start", lambda *_: ([sys.executable, "-c", "raise SystemExit(3)"], {})
    )
    with pytest.raises(arguments.UsageError, match="did not start"):
        serving.run({}, browser=False)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="ends it with a signal")
def test_serve_prints_its_address_answers_there_and_ends_when_told(tmp_path: Path) -> None:
    source = table(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", "serve", str(source), "--no-browser"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert "http://localhost:" in line
        address = line.split("Parallax is at ")[1].split()[0]
        with urllib.request.urlopen(address, timeout=20) as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=20)
        assert process.returncode == 0
        assert "Traceback" not in said
        port = int(address.rstrip("/").rsplit(":", 1)[1])
        until = time.monotonic() + 10
        while not serving.is_free(port) and time.monotonic() < until:
            time.sleep(0.1)
        assert serving.is_free(port)
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


def test_a_study_written_to_a_file_opens_in_the_dashboard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = started_with(monkeypatch)
    articles = read_articles(table(tmp_path)).articles
    path = tmp_path / "deal.json"
    path.write_text(Study("deal", rounds=(articles,)).to_json(), encoding="utf-8")
    assert main(["serve", "--study", str(path)]) == 0
    assert kept["source"] == {"study": str(path)}
