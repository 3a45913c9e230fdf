"""What the tests of the command line share: a small table; everything in it is invented."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

ROWS = [
    ("Morning Lantern", "Minister calls talks a great success", "The minister praised the calm "
     "and friendly talks on the bridge. Nobody was hurt, she said.", "2025-03-09", "north"),
    ("Morning Lantern", "Bridge to open again", "The bridge will open again after a successful "
     "agreement on trade and tolls, the minister said.", "2025-03-10", "north"),
    ("Port Herald", "Anger over bridge deal", "Protesters denounced a shameful deal over the "
     "bridge. The crisis at the crossing grows worse.", "2025-03-09", "south"),
    ("Port Herald", "Tolls hurt traders", "Traders at the crossing fear losses after the deal on "
     "tolls, which they call a disaster.", "2025-03-11", "south"),
]  # fmt: skip


def table(folder: Path, name: str = "articles.csv", rows: object = ROWS) -> Path:
    path = folder / name
    columns = ["outlet", "title", "text", "date", "country"]
    pd.DataFrame(rows, columns=columns).to_csv(path, index=False)
    return path


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]
