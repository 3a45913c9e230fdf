from __future__ import annotations

import string

import pytest

from analysis.errors import MESSAGES, AnalysisError, InputError, NotEnoughData


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_every_message_is_one_line_that_takes_its_values(code):
    names = [name for _, name, _, _ in string.Formatter().parse(MESSAGES[code]) if name]
    error = AnalysisError(code, **dict.fromkeys(names, "x{y}"))
    assert "\n" not in str(error)
    assert str(error).endswith((".", "x{y}"))
    assert error.code == code


def test_a_message_may_have_a_value_named_code():
    error = InputError("broken_pack", code="ar", reason="no name")
    assert str(error) == "The language folder “ar” cannot be used: no name"


def test_all_errors_of_the_library_have_one_root():
    assert issubclass(InputError, AnalysisError)
    assert issubclass(NotEnoughData, AnalysisError)
