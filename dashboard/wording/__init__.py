"""What the page Words is made of, from top to bottom.

choices: what is compared and counted, as the address has it. controls: the widgets for it.
stop_list: the words that are left out. certainty: what relabelling the articles gives. charts:
bars, heat map, scatter. term: the chosen term, with its dots. kwic: lines of a concordance sorted
and filtered (no Streamlit). concordance: those lines on the page. neighbours: what stands near the
term. numbers: the table of all terms with p and q. frames: what several of them ask the library
for. sheet: the look of the lines.
"""
