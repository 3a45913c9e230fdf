"""What is written together with an Arabic word: taken off where that leaves a word."""

from __future__ import annotations

PREFIXES = (
    "وبال", "فبال", "وكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال", "وب", "ول", "و",
    "ف", "ب", "ل",
)  # fmt: skip
#: Those with the article: without what stands before it, the word is one with the article.
BEFORE_ARTICLE = ("وبال", "فبال", "وكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل")
ARTICLE = "ال"
SUFFIXES = ("هما", "هم", "هن", "ها", "نا", "كم", "ه", "ك", "ي")
