"""What is compared and counted on the page Words, as the address has it."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import state
from dashboard.context import Context
from dashboard.i18n import Say

REST = "rest"
AUTO = "auto"
MEASURES = ("tfidf", "log_odds", "log_likelihood", "chi_squared", "log_ratio", "scaled_f")
UNITS = ("lemma", "form")
#: What can be left out: id → whether it is, unless somebody chooses otherwise.
LEFT_OUT = {"numbers": True, "one_letter": True, "names": False}


@dataclass(frozen=True)
class Choices:
    """against: rest or a group. measure: an id, or None for the one that fits the articles.
    raw: counts instead of rates in the charts that can show both."""

    against: str = REST
    ngrams: int = 1
    measure: str | None = None
    unit: str = "lemma"
    leave_out: tuple[str, ...] = ("numbers", "one_letter")
    raw: bool = False

    @property
    def counting(self) -> dict[str, object]:
        """What counts as a word, as options of a measure."""
        return {"unit": self.unit, "ngrams": self.ngrams, "leave_out": self.leave_out}

    @property
    def comparing(self) -> dict[str, object]:
        """All options of `term_differences` and `keyness`."""
        return {**self.counting, "against": self.against, "measure": self.measure}


def chosen(context: Context) -> Choices:
    """The choices of this run; what an address says that is not there counts as not said."""
    against, ngrams = state.choice("against", REST), state.choice("ngrams", "1")
    measure, unit = state.choice("measure", AUTO), state.choice("unit", "lemma")
    return Choices(
        against=against if against in context.groups else REST,
        ngrams=int(ngrams) if ngrams in ("1", "2", "3") else 1,
        measure=measure if measure in MEASURES else None,
        unit=unit if unit in UNITS else "lemma",
        leave_out=tuple(name for name, default in LEFT_OUT.items() if _left_out(name, default)),
        raw=state.choice("raw", "False") == "True",
    )


def _left_out(name: str, default: bool) -> bool:
    return state.choice(f"without_{name}", str(default)) == "True"


def measure_name(say: Say, measure: str) -> str:
    """A measure as people read it."""
    return say.name("words.measure", measure)


def captions(say: Say, choices: Choices, measure: str, reference: str = "") -> list[str]:
    """The settings under a chart: measure, what counts as a word, what is left out, and with which
    group all are compared ("" for all the others)."""
    robust = "words.settings.robust" if measure != "scaled_f" else "words.settings.plain"
    return [
        say(robust, measure=measure_name(say, measure)),
        say("words.settings.ngrams", n=choices.ngrams),
        say(f"words.unit.{choices.unit}"),
        say(
            "words.settings.left_out",
            what=say.list([say(f"words.without.{name}") for name in choices.leave_out]),
        )
        if choices.leave_out
        else say("words.settings.all"),
        *([say("words.settings.against", reference=reference)] if reference else []),
    ]
