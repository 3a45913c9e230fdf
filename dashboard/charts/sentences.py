"""Sentences for thousands of marks: each string is looked up once and filled often."""

from __future__ import annotations

from dashboard.i18n import Say, isolate

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
