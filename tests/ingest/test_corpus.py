"""The corpus: small files of every format and fault give the expected articles and problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from analysis.errors import InputError
from analysis.ingest import PROBLEM_MESSAGES, READERS, ReadResult, read_articles, sources
from analysis.ingest.packed.archives import Member
from analysis.ingest.packed.unpacking import ARCHIVES, kind_of
from analysis.ingest.raw import Reader
from tests.ingest.corpus import BESIDE, Case
from tests.ingest.corpus.cases import CASES
from tests.ingest.material import adds_up, codes

ARCHIVE_KINDS = {kind_of(f"a.{ending}", b"") for ending in ARCHIVES}
#: Codes that no file gives: who gives them.
NOT_OF_FILES = {
    **{
        code: "fetching addresses from the web"
        for code in PROBLEM_MESSAGES
        if code.startswith("fetch_")
    },
    **dict.fromkeys(
        ("feed_limit", "feed_fetched", "feed_teaser_kept"), "fetching the entries of a feed"
    ),
    "left_out_by_choice": "leaving out articles after they were read",
}


@dataclass
class Reading:
    """What came of every case by its name, and which readers and archives were met."""

    results: dict[str, ReadResult] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def reading() -> Iterator[Reading]:
    """Every case, read once when it is asked for."""
    found = Reading()
    true_reader, members = sources._true_reader, sources.members

    def seen_reader(*arguments: Any) -> Reader:
        reader = true_reader(*arguments)
        found.met.add(reader.name)
        return reader

    def seen_archive(source: str, data: bytes, kind: str, *others: Any) -> Iterator[Member]:
        found.met.add(kind)
        return members(source, data, kind, *others)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "_true_reader", seen_reader)
        patch.setattr(sources, "members", seen_archive)
        yield found


def _result(reading: Reading, case: Case) -> ReadResult:
    if case.name not in reading.results:
        reading.results[case.name] = case.read()
    return reading.results[case.name]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_gives_the_expected_articles_and_problems(case: Case, reading: Reading) -> None:
    result = _result(reading, case)
    frame = result.articles.frame
    beside = 0 if case.articles else len(BESIDE)
    dropped = result.problems.query("action == 'dropped'")
    assert len(frame) == case.articles + beside, case.name
    assert sorted(codes(result)) == case.codes, case.name
    assert len(dropped) == case.dropped, case.name
    assert result.rows_read == case.articles + beside + case.dropped, case.name
    assert adds_up(result), case.name
    for column, begins in case.first.items():
        assert str(frame[column].iloc[0]).startswith(begins), (case.name, column)


@pytest.mark.parametrize(
    "case", [case for case in CASES if not case.articles and case.file], ids=lambda case: case.name
)
def test_what_gives_no_article_says_so_in_one_line_with_the_name_of_the_file(case: Case) -> None:
    made = case.make()
    brought: Any = made if isinstance(made, list) else case.files()
    if not brought:
        return  # an empty folder has no files to bring
    with pytest.raises(InputError) as caught:
        read_articles(brought, options=case.options).with_articles()
    line = str(caught.value)
    assert brought[0][0] in line
    assert "\n" not in line


def test_there_are_cases_of_every_kind_in_both_languages() -> None:
    assert len(CASES) >= 60
    names = [case.name for case in CASES]
    assert len(names) == len(set(names))
    first = [case.first.get("language") for case in CASES]
    assert {"en", "ar"} <= set(first)


def test_every_reader_and_every_kind_of_archive_is_met(reading: Reading) -> None:
    for case in CASES:
        _result(reading, case)
    assert reading.met == {reader.name for reader in READERS} | ARCHIVE_KINDS


def test_every_problem_that_a_file_can_give_is_given_by_a_case() -> None:
    given = {code for case in CASES for code in case.codes}
    assert set(PROBLEM_MESSAGES) - given == set(NOT_OF_FILES)
