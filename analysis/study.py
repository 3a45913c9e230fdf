"""Study: a comparison one can save, share and open again: the recipe, and its rounds of articles.

The recipe (how columns map, outlet names, stop-words, scope …) stands apart from the rounds, so
the same recipe can take next week's articles. Corrections are kept by article id; texts stay as
read.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd

from analysis.articles import COLUMNS, ArticleSet
from analysis.corpus import VERSION, Scope
from analysis.errors import InputError
from analysis.ingest.options import ReadOptions
from analysis.ingest.quality.checks import Versions, chosen
from analysis.marks.rules import RULES
from analysis.text.languages import get_language

FORMAT = 1


@dataclass(frozen=True)
class Recipe:
    """Everything chosen, apart from the articles.

    mapping: declared column → the user's. outlet_names: name as read → name shown. stories:
    article id → story. corrections: article id → {column: value}. stopwords_added, _removed:
    language code → words. lexicons: language code → (word, valence) of a tone lexicon
    that stands in place of the language's own. actors: name → spellings that are one actor,
    as `actors(corpus, merged=…)` takes them. labels: language code → concept → label → forms, the
    whole list of a language in place of its starting one. boilerplate_off: names of boilerplate
    rules that do not mark. reading: how files were read (columns, encodings, whole-file values).
    leave_out: ids of checks; articles that have one stay out. versions: of one article that stands
    there in several, all count, or the newest, or the first.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    outlet_names: Mapping[str, str] = field(default_factory=dict)
    stories: Mapping[str, str] = field(default_factory=dict)
    corrections: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    stopwords_added: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stopwords_removed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lexicons: Mapping[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    actors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]] = field(default_factory=dict)
    boilerplate_off: tuple[str, ...] = ()
    reading: ReadOptions = ReadOptions()
    leave_out: tuple[str, ...] = ()
    versions: Versions = "all"
    by: str = "outlet"
    scope: Scope = Scope()

    def stopwords(self) -> dict[str, tuple[str, ...]] | None:
        """Language code → its whole list as the study has it; None where nothing was changed."""
        changed = sorted({*self.stopwords_added, *self.stopwords_removed})
        lists = {
            code: tuple(
                sorted(
                    (get_language(code).stopwords | set(self.stopwords_added.get(code, ())))
                    - set(self.stopwords_removed.get(code, ()))
                )
            )
            for code in changed
        }
        return lists or None

    def options(self) -> dict[str, Any]:
        """What measures take of the recipe, by argument: stopwords, lexicons, merged (actors)."""
        given = {
            "stopwords": self.stopwords(),
            "lexicons": self.lexicons or None,
            "merged": self.actors or None,
        }
        return {name: value for name, value in given.items() if value is not None}

    def with_stopwords(self, code: str, words: Collection[str]) -> Recipe:
        """The recipe with `words` as the stop-words of a language, kept as what differs."""
        own, wanted = get_language(code).stopwords, {word.strip() for word in words} - {""}

        def kept(
            before: Mapping[str, tuple[str, ...]], now: set[str]
        ) -> dict[str, tuple[str, ...]]:
            rest = {name: value for name, value in before.items() if name != code}
            return {**rest, **({code: tuple(sorted(now))} if now else {})}

        return replace(
            self,
            stopwords_added=kept(self.stopwords_added, wanted - own),
            stopwords_removed=kept(self.stopwords_removed, set(own) - wanted),
        )


@dataclass(frozen=True, eq=False)
class Study:
    """A name, a recipe, and the rounds of articles as they were read."""

    name: str
    recipe: Recipe = Recipe()
    rounds: tuple[ArticleSet, ...] = ()

    @property
    def articles(self) -> ArticleSet:
        """What is compared: `all_articles` without what the recipe leaves out."""
        return self._chosen[0]

    @property
    def left_out(self) -> pd.DataFrame:
        """The articles that the recipe leaves out, and why (columns: ARTICLE_CHECKS)."""
        return self._chosen[1]

    @cached_property
    def _chosen(self) -> tuple[ArticleSet, pd.DataFrame]:
        checks, keep = tuple(self.recipe.leave_out), self.recipe.versions
        if not checks and keep == "all":
            return chosen(self.all_articles)
        every = self.all_articles
        return _choose(_Choice(every.fingerprint, checks, keep, every))

    @cached_property
    def all_articles(self) -> ArticleSet:
        """All rounds as one set, with the recipe's outlet names, stories and corrections.

        An article that an earlier round has (the same id) is taken once.
        """
        if not self.rounds:
            return ArticleSet.from_frame(pd.DataFrame({"text": pd.Series([], dtype="str")}))
        frame = pd.concat([each.frame for each in self.rounds], ignore_index=True)
        frame = frame.drop_duplicates("article_id", ignore_index=True)
        names, stories = self.recipe.outlet_names, self.recipe.stories
        frame["outlet"] = [names.get(name, name) for name in frame["outlet"]]
        pairs = zip(frame["article_id"], frame["story"], strict=True)
        frame["story"] = [stories.get(article, story) for article, story in pairs]
        _correct(frame, self.recipe.corrections)
        return ArticleSet.from_frame(frame)

    def with_recipe(self, **changes: Any) -> Study:
        """The same study with parts of its recipe replaced."""
        return replace(self, recipe=replace(self.recipe, **changes))

    def with_round(self, articles: ArticleSet) -> Study:
        """The same recipe with one more round of articles."""
        return replace(self, rounds=(*self.rounds, articles))

    def to_json(self) -> str:
        """The study as one JSON text that `from_json` reads back."""
        rounds = [_records(each.frame) for each in self.rounds]
        content = {
            "parallax_study": FORMAT,
            "version": VERSION,
            "name": self.name,
            "recipe": {**asdict(self.recipe), "reading": self.recipe.reading.to_dict()},
            "rounds": rounds,
        }
        return json.dumps(content, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str | bytes, name: str = "study") -> Study:
        """Read a saved study. InputError `bad_study` says what is wrong; nothing is guessed."""
        try:
            content = json.loads(text)
        except (json.JSONDecodeError, UnicodeDecodeError) as error:
            raise InputError("bad_study", name=name, reason="it is not JSON") from error
        if not isinstance(content, dict) or "parallax_study" not in content:
            raise InputError("bad_study", name=name, reason="it was not saved by Parallax")
        if content["parallax_study"] != FORMAT:
            raise InputError("bad_study", name=name, reason="it is from another version")
        try:
            rounds = tuple(ArticleSet.from_frame(_frame(rows)) for rows in content["rounds"])
            return cls(str(content["name"]), _recipe(content["recipe"]), rounds)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise InputError(
                "bad_study", name=name, reason=f"a part is broken ({error})"
            ) from error


@dataclass(frozen=True)
class _Choice:
    """What is left out of which articles: equal for equal articles, so that it is found once."""

    fingerprint: str
    checks: tuple[str, ...]
    keep: Versions
    articles: ArticleSet = field(compare=False)


@lru_cache(maxsize=4)
def _choose(choice: _Choice) -> tuple[ArticleSet, pd.DataFrame]:
    return chosen(choice.articles, choice.checks, choice.keep)


def _correct(frame: pd.DataFrame, corrections: Mapping[str, Mapping[str, str]]) -> None:
    """Put what was corrected into its cells, in place; ids and texts stay as read."""
    columns = {column for changes in corrections.values() for column in changes}
    for column in sorted(columns & set(frame.columns) - {"article_id", "text"}):
        new = {one: changes[column] for one, changes in corrections.items() if column in changes}
        frame[column] = frame["article_id"].map(new).fillna(frame[column])


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain JSON values; times as ISO text, absent values left out."""
    result = []
    for row in frame.astype(object).to_dict("records"):
        kept = {str(key): value for key, value in row.items() if not pd.isna(value)}
        result.append({key: _plain(value) for key, value in kept.items()})
    return result


def _plain(value: Any) -> Any:
    if isinstance(value, pd.Timestamp):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows)
    missing = [name for name in ("article_id", "text") if name not in frame.columns]
    if rows and missing:
        raise KeyError(", ".join(missing))
    return frame if rows else pd.DataFrame({name: [] for name in COLUMNS})


def _recipe(content: dict[str, Any]) -> Recipe:
    scope = dict(content.get("scope", {}))
    known = {each.name for each in fields(Scope)}
    if scope.get("stories") is not None:
        scope["stories"] = tuple(scope["stories"])
    if scope.get("where") is not None:
        scope["where"] = tuple((column, tuple(values)) for column, values in scope["where"])
    names = {each.name for each in fields(Recipe)} - {"scope", "reading"}
    values = {name: content[name] for name in names if name in content}
    values["boilerplate_off"] = tuple(r for r in values.get("boilerplate_off", ()) if r in RULES)
    if "lexicons" in values:
        values["lexicons"] = {
            code: tuple((str(word), float(valence)) for word, valence in entries)
            for code, entries in values["lexicons"].items()
        }
    if "actors" in values:
        values["actors"] = {
            str(name): tuple(str(form) for form in forms)
            for name, forms in values["actors"].items()
        }
    if "labels" in values:
        values["labels"] = {
            str(code): {
                str(concept): {
                    str(label): tuple(str(form) for form in forms) for label, forms in own.items()
                }
                for concept, own in concepts.items()
            }
            for code, concepts in values["labels"].items()
        }
    if "leave_out" in values:
        values["leave_out"] = tuple(values["leave_out"])
    return Recipe(
        **values,
        reading=ReadOptions.from_dict(content.get("reading", {})),
        scope=Scope(**{k: v for k, v in scope.items() if k in known}),
    )
