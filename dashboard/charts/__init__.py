"""Frames in, Plotly figures out: pure builders, one file a page; nothing here knows Streamlit.

Every builder has the form

    build(frame, *, say, colours, subtitle, caption, direction=None, title=None, ...) -> Figure

`say` is the interface's wording (`dashboard.i18n.Say`), `colours` comes from
`theme.outlet_colours` over all names of the study, `subtitle` says the scope, `caption` the
settings (`theme.caption`). A figure shows one language; a frame with two raises ValueError,
except where a builder draws a panel a language. An empty frame gives a figure with one line of
text. Figures are built on white, as they are downloaded; `theme.on_screen` fits them to the page.
"""
