"""Hover texts for thousands of marks: each string is looked up once, each word measured once."""

from __future__ import annotations

from functools import lru_cache

from dashboard.charts.layout import isolated, text_width
from dashboard.i18n import Say, isolate

WIDTH = 320  # px of a hover line
_SPACE = text_width(" ")
_FIRST = 0xE000  # characters for private use, which no text has, keep the places of values


class Sentence:
    """The string `key` with its `places`, to be filled often: `sentence(term="talks", n=3)`.

    What it gives is what `say(key, …)` gives.
    """

    def __init__(self, say: Say, key: str, *places: str) -> None:
        marks = {name: chr(_FIRST + i) for i, name in enumerate(places)}
        self._language = say.language
        template = say(key, **marks).replace("{", "{{").replace("}", "}}")
        for name, mark in marks.items():
            template = template.replace(mark, "{" + name + "}")
        self._template = template

    def __call__(self, **values: str | int) -> str:
        return self._template.format(
            **{
                name: isolate(value, self._language) if isinstance(value, str) else f"{value:,}"
                for name, value in values.items()
            }
        )


def hover_text(direction: str, *sentences: str) -> str:
    """Whole sentences as `layout.hover` gives them, quickly."""
    return "<br>".join(_lines(one, direction) for one in sentences if one)


@lru_cache(maxsize=20_000)
def _width(word: str) -> float:
    return text_width(word)


def _lines(sentence: str, direction: str) -> str:
    rows: list[list[str]] = []
    used = 0.0
    for word in sentence.split():
        need = _width(word)
        if rows and used + _SPACE + need <= WIDTH:
            rows[-1].append(word)
            used += _SPACE + need
        else:
            rows.append([word])
            used = need
    return "<br>".join(isolated(" ".join(row), direction) for row in rows)
