"""Language: everything that depends on a language, one frozen value loaded from its folder.

`data/languages/<code>/pack.toml` says direction, marks and rules; the word lists stand beside it.
`data/README.md` describes the files and how to add a language. A language without a folder still
works: Unicode words, stop-words from a library, no tone; `Language.missing` says what is absent.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import stopwordsiso

from analysis.errors import InputError

FOLDER = Path(__file__).resolve().parents[2] / "data" / "languages"
UNKNOWN = "und"
#: Word lists of a folder, `<name>.tsv`, and their columns; `data/README.md` says what each means.
WORD_TABLES = {
    "reporting": ("entry", "kind", "grade", "takes", "forms"),
    "roles": ("entry", "kind", "title", "unnamed", "forms"),
    "loaded": ("entry", "class", "forms"),
    "labels": ("concept", "label", "forms"),
    "acts": ("entry", "kind", "forms"),
    "places": ("entry", "country", "kind", "forms"),
    "names": ("entry", "kind", "forms"),
}
RTL = frozenset({"ar", "fa", "ur", "he", "ps", "ckb", "sd", "ug", "yi", "dv"})


@dataclass(frozen=True)
class Negator:
    """A negating word and how many of the following tokens it reaches."""

    form: str
    reach: int


@dataclass(frozen=True)
class BoilerplatePattern:
    """A regular expression that marks a line or sentence as not part of the report."""

    rule: str
    pattern: str
    where: str  # line, start or opening, as analysis/marks/boilerplate.py explains


@dataclass(frozen=True, eq=False)
class Language:
    """One language. Word lists are as an editor wrote them; `text.normal` folds them for use."""

    code: str
    name: str
    native_name: str
    direction: str = "ltr"
    quotes: tuple[tuple[str, str], ...] = (("“", "”"), ("«", "»"), ('"', '"'))
    clause_marks: str = ",;:—"
    abbreviations: frozenset[str] = frozenset()
    keep_case: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()  # what is written onto the next word: l (l'accord), qu
    not_elided: frozenset[str] = frozenset()  # words that look so and are whole (d'abord)
    stopwords: frozenset[str] = frozenset()
    negators: tuple[Negator, ...] = ()
    negation_exceptions: tuple[str, ...] = ()
    intensifiers: Mapping[str, float] = field(default_factory=dict)
    intensifiers_after: Mapping[str, float] = field(default_factory=dict)
    contrast: tuple[str, ...] = ()
    mild: float = 1.0  # what a mild word of praise (evaluation, +1) counts
    harm: float = 1.0  # what a word for a bad event counts (a mild one, −1: its square)
    so_called_before: tuple[str, ...] = ()  # what keeps a name at arm's length: so-called, ما يسمى
    so_called_after: tuple[str, ...] = ()  # the same after the name: المزعوم
    boilerplate: tuple[BoilerplatePattern, ...] = ()
    tone: pd.DataFrame | None = None  # entry, valence, class, field, forms
    toward: pd.DataFrame | None = None  # entry, kind, subject, object, class, forms
    reporting: pd.DataFrame | None = None  # entry, kind, grade, takes, forms
    roles: pd.DataFrame | None = None  # entry, kind, title, unnamed, forms
    loaded: pd.DataFrame | None = None  # entry, class, forms
    labels: pd.DataFrame | None = None  # concept, label, forms
    acts: pd.DataFrame | None = None  # entry, kind, forms
    places: pd.DataFrame | None = None  # entry, country, kind, forms
    names: pd.DataFrame | None = None  # entry, kind, forms
    quotations: Mapping[str, Any] | None = None  # quotations.toml: how speech is introduced
    speakers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # pronouns, “for”
    has_folder: bool = False

    @property
    def missing(self) -> list[str]:
        """What this language lacks: pack, stopwords, tone."""
        absent = {
            "pack": not self.has_folder,
            "stopwords": not self.stopwords,
            "tone": self.tone is None,
        }
        return [name for name, is_absent in absent.items() if is_absent]


def known_languages() -> list[str]:
    """Codes of the languages that have a folder."""
    return sorted(path.parent.name for path in FOLDER.glob("*/pack.toml"))


@lru_cache(maxsize=64)
def get_language(code: str) -> Language:
    """The language of `code`; a plain one where there is no folder. InputError: broken folder."""
    folder = FOLDER / code
    if not (folder / "pack.toml").is_file():
        return _plain(code)
    try:
        return _load(folder)
    except (KeyError, ValueError, TypeError) as error:
        raise InputError("broken_pack", code=code, reason=str(error)) from error


def _plain(code: str) -> Language:
    return Language(
        code=code,
        name=code,
        native_name=code,
        direction="rtl" if code in RTL else "ltr",
        stopwords=_library_stopwords(code),
    )


def _library_stopwords(code: str) -> frozenset[str]:
    return frozenset(stopwordsiso.stopwords(code) if stopwordsiso.has_lang(code) else ())


def _stopwords(folder: Path) -> frozenset[str]:
    """The folder's own list; the library's where it has none."""
    path = folder / "stopwords.txt"
    return frozenset(read_list(path)) if path.is_file() else _library_stopwords(folder.name)


def _load(folder: Path) -> Language:
    pack = tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8"))
    tone, naming = pack.get("tone", {}), pack.get("naming", {})
    return Language(
        code=folder.name,
        name=pack["name"],
        native_name=pack["native_name"],
        direction=pack["direction"],
        quotes=tuple((pair[0], pair[1]) for pair in pack["quotes"]),
        clause_marks=pack["clause_marks"],
        abbreviations=frozenset(pack.get("abbreviations", ())),
        keep_case=frozenset(pack.get("keep_case", ())),
        elisions=frozenset(pack.get("elisions", ())),
        not_elided=frozenset(pack.get("not_elided", ())),
        stopwords=_stopwords(folder),
        negators=tuple(
            Negator(form, int(reach))
            for reach, forms in tone.get("negators", {}).items()
            for form in forms
        ),
        negation_exceptions=tuple(tone.get("negation_exceptions", ())),
        intensifiers=dict(tone.get("intensifiers", {})),
        intensifiers_after=dict(tone.get("intensifiers_after", {})),
        contrast=tuple(tone.get("contrast", ())),
        mild=float(tone.get("mild", 1.0)),
        harm=float(tone.get("harm", 1.0)),
        so_called_before=tuple(naming.get("so_called_before", ())),
        so_called_after=tuple(naming.get("so_called_after", ())),
        boilerplate=tuple(
            BoilerplatePattern(rule, pattern, where)
            for where, rules in pack.get("boilerplate", {}).items()
            for rule, patterns in rules.items()
            for pattern in patterns
        ),
        tone=read_tone(folder / "tone.tsv") if (folder / "tone.tsv").is_file() else None,
        toward=read_toward(folder / "toward.tsv") if (folder / "toward.tsv").is_file() else None,
        quotations=_quotation_rules(folder),
        **{name: _word_table(folder, name) for name in WORD_TABLES},
        speakers={name: tuple(words) for name, words in pack.get("speakers", {}).items()},
        has_folder=True,
    )


def read_list(path: Path) -> list[str]:
    """The entries of a word list: one a line; empty lines and lines from # on are left out."""
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def read_tone(path: Path) -> pd.DataFrame:
    """A tone lexicon: entry (a word or several), valence (−4…4), class, field, forms; # comments.

    forms: further forms of the entry, parted by “|”, where the file has that column, else empty.
    """
    frame = pd.read_csv(path, sep="\t", comment="#", keep_default_na=False, na_filter=False)
    wanted = ["entry", "valence", "class", "field"]
    if list(frame.columns[:4]) != wanted:
        raise ValueError(f"{path.name} needs the columns {', '.join(wanted)}")
    if "forms" not in frame:
        frame["forms"] = ""
    frame["valence"] = frame["valence"].astype(float)
    return frame[[*wanted, "forms"]]


def _word_table(folder: Path, name: str) -> pd.DataFrame | None:
    """The word list `<name>.tsv` with its columns (all text; # comments), None without the file."""
    path = folder / f"{name}.tsv"
    if not path.is_file():
        return None
    frame = pd.read_csv(path, sep="\t", comment="#", dtype=str, keep_default_na=False)
    wanted = WORD_TABLES[name]
    if tuple(frame.columns) != wanted:
        raise ValueError(f"{path.name} needs the columns {', '.join(wanted)}")
    return frame


def _quotation_rules(folder: Path) -> dict[str, Any] | None:
    path = folder / "quotations.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def read_toward(path: Path) -> pd.DataFrame:
    """On whom words fall: entry, kind, subject, object (−4…4; NaN: none), class, forms."""
    frame = pd.read_csv(path, sep="\t", comment="#", keep_default_na=False, na_filter=False)
    wanted = ["entry", "kind", "subject", "object", "class", "forms"]
    if list(frame.columns) != wanted:
        raise ValueError(f"{path.name} needs the columns {', '.join(wanted)}")
    return frame.assign(
        subject=pd.to_numeric(frame["subject"]).astype(float),
        object=pd.to_numeric(frame["object"]).astype(float),
    )
