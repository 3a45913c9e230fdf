"""What the tests of reading share: the server on loopback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ingest.webserver import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site
