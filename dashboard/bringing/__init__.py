"""What the page Articles is made of: bringing, checking how it was read, naming, tidying.

intake: paste box, drop area, addresses, samples. sets: what was brought, with what reading said.
check: how one set is read (columns, encoding, dates, whole-file values). outlets: names, merged.
grid: every article, and setting fields of many. tidy: twice, cut, not an article.
"""
