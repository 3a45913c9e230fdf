"""`make eval`: quality against labelled sets. `make eval GOLD=folder` adds the sets in a folder.

Exit status 1 when a score of our own sinks under its floor (or the planted sets are too easy), 2
when GOLD is no folder.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from analysis.measures.speech.quotations import quotations
from tests.eval import agency, planted, quotes, tone, toward


def main() -> int:
    scores = [*tone.own_scores(), *toward.own_scores(), *agency.own_scores()]
    scores += quotes.own_scores(quotations)
    scores += [*planted.planted_scores(), *planted.separation_scores()]
    gold = os.environ.get("GOLD", "")
    if gold:
        if not Path(gold).is_dir():
            print(f"GOLD names no folder: {gold}", file=sys.stderr)
            return 2
        scores += tone.gold_scores(Path(gold))
        scores += toward.gold_scores(Path(gold))
        scores += quotes.gold_scores(Path(gold), quotations)
    for score in scores:
        print(score)
    return 0 if all(score.holds for score in scores) else 1


if __name__ == "__main__":
    sys.exit(main())
