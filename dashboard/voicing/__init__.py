"""The parts of the page Voices, one a file.

said: the quotations with who says them, and their cards. kinds: what kind of people speak. matrix:
speakers × outlets. verbs: verb choice. versions: one quotation in several outlets. agencies: which
are cited. listing: all quotations, to search.
"""
