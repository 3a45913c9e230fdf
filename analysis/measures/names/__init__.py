"""Who and what is spoken of: actors, their spellings and mentions.

actors: the measures. registry: all actors of a corpus with their mentions. merging: which names
are one. lists, running_text, evidence: what names are found by. capital_names, arabic,
arabic_words: how they are found. suggestions: spellings that may be one.
"""
