"""Who says what: quotations, speakers, verbs, versions, agencies cited.

quotations: the table that all others stand on. speakers: who is who, by roles and ties. voices:
whom a group lets speak. verbs: with which verbs. versions: one utterance in several groups.
agencies: which are cited.
"""
