"""The parts of the page Naming, one a file.

labels: the label sets of a study, and how people write them (no Streamlit). editor: their form.
concepts: which labels outlets use, with the sentences. actor_sets: which names are one (no
Streamlit). people: who and what is spoken of, chosen and merged. beside: what stands next to a
name. harm: who did it. cues: loaded and hedging words.
"""
