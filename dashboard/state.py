"""What is chosen and what was brought: the only place that touches session state and address.

Choices live in one place, `_choices()`: name → values. They are read from the address when a
session starts and written back to it by `sync` at the end of each run, so that an address can be
passed on and a reload loses nothing. The sets that were brought are kept on a shelf in the
server's memory under an unguessable token (`study=` in the address); samples need only their id.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from analysis.articles import ArticleSet
from analysis.corpus import Scope
from analysis.study import Recipe, Study
from dashboard import i18n
from dashboard.addresses import scope_choices, scope_of

T = TypeVar("T")
_CHOICES, _BROUGHT, _STUDY, _PAGES = "px.choices", "px.brought", "px.study", "px.pages"
_SHELF_SIZE = 32

# --- choices and the address ---------------------------------------------------------------


def _choices() -> dict[str, list[str]]:
    if _CHOICES not in st.session_state:
        st.session_state[_CHOICES] = {
            name: st.query_params.get_all(name) for name in st.query_params
        }
    return st.session_state[_CHOICES]


def choice(name: str, default: str = "") -> str:
    """The first value chosen under `name` (from the address or a widget), or `default`."""
    values = _choices().get(name)
    return values[0] if values else default


def choices(name: str) -> tuple[str, ...]:
    """Every value chosen under `name`."""
    return tuple(_choices().get(name, ()))


def choose(**values: str | Sequence[str] | None) -> None:
    """Set choices; None or an empty value takes one away. They appear in the address."""
    chosen = _choices()
    for name, value in values.items():
        kept = [value] if isinstance(value, str) else list(value or ())
        kept = [one for one in kept if one]
        if kept:
            chosen[name] = kept
        else:
            chosen.pop(name, None)
        st.session_state.pop(_widget_key(name), None)


def sync() -> None:
    """Write the choices into the address (once a run, after everything is drawn)."""
    wanted = {name: values for name, values in sorted(_choices().items()) if values}
    current = {name: st.query_params.get_all(name) for name in st.query_params}
    if wanted != current:
        st.query_params.from_dict(wanted)


def link(slug: str, **values: str | None) -> str:
    """The relative address of page `slug` with today's choices and `values` changed."""
    chosen: dict[str, list[str]] = dict(_choices())
    for name, value in values.items():
        chosen[name] = [value] if value else []
    return f"{slug}?{urlencode({n: v for n, v in sorted(chosen.items()) if v}, doseq=True)}"


def remember_pages(pages: dict[str, Any]) -> None:
    """Keep the navigation's pages by slug, so that `go` can switch to them."""
    st.session_state[_PAGES] = pages


def go(slug: str, **values: str | Sequence[str] | None) -> None:
    """Set choices and open page `slug`; stays where it is when there is no such page."""
    choose(**values)
    page = st.session_state.get(_PAGES, {}).get(slug)
    if page is not None:
        st.switch_page(page, query_params={n: v for n, v in _choices().items() if v})


def _widget_key(name: str) -> str:
    """The key of a choice's widget: another one in each interface language.

    A widget whose labels change under it hands back its old label as if it were a value.
    """
    return f"px.w.{name}" if name == "lang" else f"px.w.{name}.{language()}"


def pick(
    widget: Callable[..., Any],
    label: str,
    options: Sequence[T],
    *,
    name: str,
    default: T | None = None,
    **settings: Any,
) -> T:
    """A widget of one choice (st.selectbox, st.segmented_control, st.radio, st.pills) bound to
    choice `name`.

    `options` are ids (text), shown through `format_func`; the chosen one stands in the address
    unless it is the default (the first option where none is given).
    """
    first = options[0] if default is None else default
    key = _widget_key(name)
    wanted = choice(name, str(first))
    by_text = {str(option): option for option in options}
    if st.session_state.get(key) not in options:
        st.session_state[key] = by_text.get(wanted, first)

    def store() -> None:
        if st.session_state[key] in options:
            _store(name, [st.session_state[key]], str(first))

    value = widget(label, options, key=key, on_change=store, **settings)
    return first if value is None else value


def pick_many(
    widget: Callable[..., Any],
    label: str,
    options: Sequence[str],
    *,
    name: str,
    default: Sequence[str] = (),
    **settings: Any,
) -> tuple[str, ...]:
    """As `pick`, for widgets of several choices (st.multiselect, pills in mode multi)."""
    key = _widget_key(name)
    known = set(options)
    kept = [one for one in st.session_state.get(key, choices(name) or default) if one in known]
    st.session_state[key] = kept

    def store() -> None:
        _store(name, [one for one in st.session_state[key] if one in known], None)

    return tuple(widget(label, options, key=key, on_change=store, **settings))


def _store(name: str, values: Sequence[object], default: str | None) -> None:
    texts = [str(value) for value in values if value is not None]
    if not texts or texts == [default]:
        _choices().pop(name, None)
    else:
        _choices()[name] = texts


# --- interface language, grouping, scope ---------------------------------------------------


def language() -> str:
    """The interface language: chosen, or the browser's where it is Arabic, or English."""
    chosen = choice("lang")
    if chosen in i18n.LANGUAGES:
        return chosen
    locale = getattr(st.context, "locale", None) or ""
    return "ar" if str(locale).lower().startswith("ar") else "en"


def grouping(articles: ArticleSet) -> str:
    """The column grouped by: chosen and among the columns, or outlet."""
    chosen = choice("by", "outlet")
    return chosen if chosen in articles.frame.columns else "outlet"


def scope(articles: ArticleSet) -> Scope:
    """The scope chosen now."""
    return scope_of(_choices(), list(articles.frame.columns))


def set_scope(wanted: Scope) -> None:
    """Choose a scope as a whole (an imported study, “show everything”)."""
    chosen = _choices()
    for name in list(chosen):
        if name.startswith("is."):
            choose(**{name: None})
    blank: dict[str, Any] = dict.fromkeys(
        ("story", "since", "until", "in", "part", "voice", "shared", "boilerplate", "translations")
    )
    choose(**{**blank, **scope_choices(wanted)})


# --- what was brought ----------------------------------------------------------------------


@dataclass(frozen=True)
class Brought:
    """One set as it came: its name, kind (files, paste, sample, study) and what reading said."""

    name: str
    kind: str
    articles: ArticleSet
    problems: pd.DataFrame
    rows_read: int
    key: str = field(default_factory=lambda: secrets.token_hex(4))


@dataclass(frozen=True)
class _Kept:
    brought: tuple[Brought, ...]
    name: str
    recipe: Recipe


class _Shelf:
    """The last studies of this server by token; the oldest falls off."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._lock = Lock()

    def put(self, token: str, kept: _Kept) -> None:
        with self._lock:
            self._kept[token] = kept
            self._kept.move_to_end(token)
            while len(self._kept) > _SHELF_SIZE:
                self._kept.popitem(last=False)

    def get(self, token: str) -> _Kept | None:
        with self._lock:
            return self._kept.get(token)


@st.cache_resource
def _shelf() -> _Shelf:
    return _Shelf()


def brought() -> tuple[Brought, ...]:
    """The sets of this study, in the order they came."""
    return st.session_state.get(_BROUGHT, ())


def study() -> Study | None:
    """The study: every set that was brought, as one; None before there is any."""
    return st.session_state.get(_STUDY)


def set_brought(
    sets: Sequence[Brought], *, name: str | None = None, recipe: Recipe | None = None
) -> None:
    """Make the study from these sets (empty: no study) and keep it for a reload."""
    old = study()
    kept = tuple(sets)
    st.session_state[_BROUGHT] = kept
    sample = kept[0].key if len(kept) == 1 and kept[0].kind == "sample" else None
    if not kept:
        st.session_state.pop(_STUDY, None)
        choose(sample=None, study=None)
        return
    recipe = recipe or (old.recipe if old else Recipe())
    title = name or (old.name if old else kept[0].name)
    rounds = tuple(one.articles for one in kept)
    st.session_state[_STUDY] = Study(name=title, recipe=recipe, rounds=rounds)
    token = None if sample else choice("study") or secrets.token_urlsafe(9)
    choose(sample=sample, study=token)
    if token:
        _shelf().put(token, _Kept(kept, title, recipe))


def rename_study(name: str) -> None:
    """Give the study another name."""
    current = study()
    if current is not None and name.strip():
        set_brought(brought(), name=name.strip(), recipe=current.recipe)


def change_recipe(**values: Any) -> None:
    """Change parts of the study's recipe (stop-lists, outlet names, notes)."""
    current = study()
    if current is not None:
        recipe = current.with_recipe(**values).recipe
        set_brought(brought(), name=current.name, recipe=recipe)


def restore() -> bool:
    """After a reload: take the study that the address names from the shelf. True if it is there."""
    token = choice("study")
    kept = _shelf().get(token) if token and study() is None else None
    if kept is not None:
        set_brought(kept.brought, name=kept.name, recipe=kept.recipe)
    return kept is not None


# --- what a page keeps between runs, outside the address -----------------------------------


def keep(name: str, value: object) -> None:
    """Keep something for this session (a clicked mark, uploaded bytes under way)."""
    st.session_state[f"px.k.{name}"] = value


def kept(name: str, default: Any = None) -> Any:
    """What `keep` kept."""
    return st.session_state.get(f"px.k.{name}", default)


def drop(name: str) -> None:
    """Forget what was kept under `name`."""
    st.session_state.pop(f"px.k.{name}", None)
