"""The parts of the page Tone, one a file.

options: which words count, as the address has it. gaps: whether chance explains a difference.
headlines: headline against body. shift: which words make two outlets differ. toward: the wording
around people and things. own_list: a lexicon of the user's own.
"""
