"""Who is quoted with which words: direct, indirect and mixed quotations as spans, by rules.

`pairs` finds what stands in quotation marks, `cues` the words that introduce speech, `stream`
writes a text as a row of letters, one a word, quotation or mark, and `rules` are patterns over such
letters, a file a language (`quotations.toml`). `finding` settles what the patterns found.
"""
