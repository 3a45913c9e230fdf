"""The style sheet: type, colours, marks, right to left. Light and dark by `light-dark()`.

Streamlit says `color-scheme` on the app, so each colour is written once for both themes; there is
no script. Everything of ours wears `px-`.
"""

from __future__ import annotations

import json

from dashboard.i18n import Say

INTERFACE = (
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", '
    '"IBM Plex Sans Arabic", sans-serif'
)
INTERFACE_ARABIC = (
    '"Noto Sans Arabic", "IBM Plex Sans Arabic", system-ui, "Segoe UI", Tahoma, sans-serif'
)
READING = '"Noto Serif", Georgia, "Noto Naskh Arabic", "Noto Serif Arabic", serif'
READING_ARABIC = '"Noto Naskh Arabic", "Noto Serif Arabic", "Geeza Pro", "Noto Serif", serif'

_VARIABLES = f"""
:root, .stApp {{
  --px-ink: light-dark(#1A1D21, #E8E6E1);
  --px-pale: light-dark(#5B5F66, #A9ABAE);
  --px-paper: light-dark(#FFFFFF, #16181B);
  --px-tint: light-dark(#F6F5F2, #202327);
  --px-line: light-dark(#D9D7D0, #3A3E44);
  --px-accent: light-dark(#0B5FA5, #5AA9E6);
  --px-caution: light-dark(#9A5B00, #E6A94A);
  --px-positive: light-dark(#D6E6F5, #1C3A57);
  --px-negative: light-dark(#FBE3D2, #55301A);
  --px-positive-ink: light-dark(#0B5FA5, #7FBDEE);
  --px-negative-ink: light-dark(#A84300, #F0A070);
  --px-reading: {READING};
}}
"""

_FRAME = """
.stMainBlockContainer, [data-testid="stMainBlockContainer"] {
  max-width: 1280px; padding: 5.25rem 2rem 4rem;
}
.stAppHeader, [data-testid="stHeader"] { border-bottom: 1px solid var(--px-line); }
[data-testid="stSidebar"] { border-inline-end: 1px solid var(--px-line); }
[data-testid="stSidebarContent"] { padding-inline: 0.25rem; }
[data-testid="stSidebarUserContent"] { padding: 0 1.1rem 2rem; }
[data-testid="stSidebar"] [data-testid="stExpander"] details { border: 0; background: none; }
[data-testid="stSidebar"] [data-testid="stExpander"] summary { padding-inline: 0;
  background: none; }
[data-testid="stSidebar"] [data-testid="stExpanderDetails"] { padding-inline: 0; }
[data-testid="stSidebarUserContent"] hr { margin: 0.5rem 0; }
.px-head { margin: 0 0 0.25rem; }
.px-head h1, .px-section h2 { font-family: inherit; color: var(--px-ink); text-wrap: balance; }
.px-head h1 { font-size: 1.9rem; line-height: 1.2; font-weight: 700; padding: 0; margin: 0; }
.px-answer { font-size: 1.125rem; line-height: 1.55; max-width: 62rem; margin: 0.5rem 0 0;
  color: var(--px-ink); }
.px-section { margin-top: 1.25rem; padding-top: 1rem; border-top: 1px solid var(--px-line); }
.px-section h2 { font-size: 1.25rem; line-height: 1.3; font-weight: 650; padding: 0; margin: 0; }
.px-note, .px-caution { color: var(--px-pale); font-size: 0.9rem; line-height: 1.5;
  margin: 0.25rem 0; max-width: 62rem; }
.px-caution { border-inline-start: 3px solid var(--px-caution); padding-inline-start: 0.75rem;
  color: var(--px-ink); }
.px-chip { display: inline-block; color: var(--px-pale); font-size: 0.9rem; line-height: 1.5; }
.stApp .px-merge { margin: 0; unicode-bidi: isolate; }
.px-merge small { color: var(--px-pale); }
.px-effect { color: var(--px-pale); font-size: 0.9rem; line-height: 1.45; margin: 0 0 0.4rem;
  overflow-wrap: anywhere; }
.px-sample-text { font-family: var(--px-reading); font-size: 1.05rem; line-height: 1.7;
  background: var(--px-tint); padding: 0.5rem 0.75rem; margin: 0; white-space: pre-line;
  max-height: 7.5rem; overflow: auto; overflow-wrap: anywhere; }
.px-dot { display: inline-block; width: 0.7em; height: 0.7em; border-radius: 50%;
  margin-inline-end: 0.4em; flex: none; }
.px-group { white-space: nowrap; }
.px-empty { padding: 2.5rem 1.5rem; background: var(--px-tint); text-align: center; }
.px-empty p { margin: 0 auto; max-width: 40rem; font-size: 1.05rem; }
.px-how p { max-width: 42rem; line-height: 1.6; margin: 0 0 0.75rem; }
.st-key-px_scope { gap: 0.75rem; row-gap: 0; margin-bottom: 0.5rem; }
.st-key-px_scope button { border: 1px solid var(--px-line) !important; border-radius: 999px;
  padding: 0.1rem 0.7rem; min-height: 1.9rem; font-size: 0.88rem; }
.px-bdi, bdi { unicode-bidi: isolate; }
"""

_EVIDENCE = """
.px-evidence { display: grid; gap: 1rem 1.5rem; margin-top: 0.5rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.px-evidence h3 { font-size: 1rem; font-weight: 650; margin: 0 0 0.5rem; padding: 0 0 0.4rem;
  border-bottom: 1px solid var(--px-line); display: flex; justify-content: space-between; }
.px-count { color: var(--px-pale); font-weight: 400; font-variant-numeric: tabular-nums; }
.px-card { margin: 0 0 1rem; }
.px-quote { font-family: var(--px-reading); font-size: 1.06rem; line-height: 1.65; margin: 0;
  text-align: start; color: var(--px-ink); }
.px-source { color: var(--px-pale); font-size: 0.84rem; line-height: 1.5; margin: 0.2rem 0 0; }
.px-source a { color: var(--px-pale); text-decoration: underline; text-underline-offset: 2px; }
.px-source a:hover { color: var(--px-accent); }
.px-text { font-family: var(--px-reading); font-size: 1.125rem; line-height: 1.7;
  max-width: 40rem; text-align: start; color: var(--px-ink); }
.px-text p { margin: 0 0 1em; position: relative; }
[dir="rtl"].px-text, [dir="rtl"].px-quote, [dir="rtl"] > .px-line { line-height: 1.9; }
"""

# Told apart without colour: bar, underline, sign, outline, hatching, strike, weight (look.md).
_MARKS = (
    """
mark.px-m, del.px-m { background: none; color: inherit; text-decoration: none; padding: 0; }
.px-m-term { font-weight: 700; border-bottom: 2px dotted var(--px-accent); }
.px-m-hit { font-weight: 700; box-shadow: inset 0 -0.5em 0
  light-dark(#F3E3A6, #5A4A14); }
.px-m-quotation, .px-m-mixed, .px-m-indirect {
  color: light-dark(#33475B, #C2D3E4) !important; }
/* Where no quotation marks tell it, two thin strokes say where indirect speech begins and ends. */
.px-m-indirect.px-b, .px-m-mixed.px-b { border-inline-start: 2px solid var(--px-accent);
  padding-inline-start: 0.2em; margin-inline-start: 0.05em; }
.px-m-indirect.px-e, .px-m-mixed.px-e { border-inline-end: 2px solid var(--px-accent);
  padding-inline-end: 0.2em; margin-inline-end: 0.05em; }
.px-text .px-has-indirect, .px-text .px-has-mixed, .px-text .px-has-quotation {
  border-inline-start: 3px dashed var(--px-accent); padding-inline-start: 0.9rem; }
.px-text .px-has-mixed, .px-text .px-has-quotation { border-inline-start-style: solid; }
.px-m-speaker { font-weight: 650; }
.px-m-verb-plain, .px-m-verb-supports, .px-m-verb-distance, .px-m-verb-judges {
  text-decoration: underline dotted 1.5px var(--px-ink) !important; text-underline-offset: 4px;
  text-decoration-skip-ink: none !important; }
.px-m-verb-supports { text-decoration-style: solid !important; }
.px-m-verb-distance { text-decoration-style: wavy !important; }
.px-m-verb-judges { text-decoration-style: solid !important;
  text-decoration-thickness: 3.5px !important; }
.px-m-label { outline: 1px solid var(--px-accent); outline-offset: 1px; border-radius: 2px; }
[class*="px-m-loaded-"] { background: light-dark(#ECE9E2, #33373D) !important; }
[class*="px-m-loaded-"].px-e::after { font: 700 0.7em/1 """
    + INTERFACE
    + """; vertical-align: super; margin-inline-start: 0.12em; color: var(--px-caution); }
.px-m-loaded-hedge.px-e::after { content: "?"; }
.px-m-loaded-assertive.px-e::after { content: "!"; }
.px-m-loaded-factive.px-e::after { content: "="; }
.px-m-loaded-implicative.px-e::after { content: "±"; }
.px-m-loaded-intensifier.px-e::after { content: "↑"; }
.px-m-loaded-subjective.px-e::after { content: "*"; }
.px-m-loaded-one-sided.px-e::after { content: "◐"; }
.px-side { display: block; font: 600 0.8rem/1.4 """
    + INTERFACE
    + """; color: var(--px-accent);
  margin-bottom: 0.15rem; }
.px-m-shared { border-bottom: 1px dashed var(--px-pale); }
.px-m-tone-positive { background: var(--px-positive) !important; }
.px-m-tone-negative { background: var(--px-negative) !important; }
.px-m-tone-positive.px-e::after, .px-m-tone-negative.px-e::after, .px-m-intensifier.px-e::after {
  font-size: 0.7em; vertical-align: super;
  font-weight: 700; margin-inline-start: 0.1em; font-family: """
    + INTERFACE
    + """; }
.px-m-tone-positive.px-e::after { content: "+"; color: var(--px-positive-ink); }
.px-m-tone-negative.px-e::after { content: "−"; color: var(--px-negative-ink); }
.px-m-intensifier { border-bottom: 1px solid var(--px-pale); }
.px-m-intensifier.px-e::after { content: "×"; color: var(--px-pale); }
.px-m-negation { outline: 1px dashed var(--px-pale); outline-offset: 1px; border-radius: 2px; }
del.px-m-boilerplate { text-decoration: line-through var(--px-pale) !important;
  color: var(--px-pale); }
"""
)

# Reader, Side by side and Methods; after marks and evidence, whose grids they change.
_READING = """
.px-legend.px-note { line-height: 2.1; max-width: none; }
.px-legend .px-keys { display: block; }
.px-legend .px-keys:has(> .px-key:only-child) { display: inline; }
.px-key { display: inline-block; margin-inline-end: 1.25rem; }
.px-key-quotation, .px-key-mixed, .px-key-indirect {
  border-inline-start: 3px solid var(--px-accent); padding-inline-start: 0.5rem; line-height: 1.5; }
.px-key-indirect { border-inline-start-style: dashed; }
.px-key-shared, .px-text .px-has-shared { background:
  repeating-linear-gradient(135deg, var(--px-pale) 0 2px, transparent 2px 6px)
  left / 5px 100% no-repeat; padding-inline-start: 0.9rem; }
.px-key-shared:has([dir="rtl"]), [dir="rtl"].px-text .px-has-shared { background-position: right; }
.px-side { unicode-bidi: plaintext; }
.px-article { margin-top: 0.5rem; }
.px-article > header { border-bottom: 1px solid var(--px-line); margin-bottom: 1rem;
  padding-bottom: 0.75rem; }
.stApp .px-article h2, .px-headline { font-family: var(--px-reading); font-weight: 700;
  line-height: 1.35; padding: 0; text-align: start; text-wrap: balance; color: var(--px-ink); }
.px-article h2 { font-size: 1.5rem; margin: 0.15rem 0 0.4rem; }
.px-headline { font-size: 1.45rem; margin: 0; }
.px-article h2[dir="rtl"], .px-headline[dir="rtl"] { line-height: 1.6; }
.px-outlet { font-size: 0.94rem; font-weight: 650; margin: 0; color: var(--px-ink); }
/* The page opens at the sentence a link points at, without a script (Chrome; else by a link). */
.px-at { display: block; scroll-margin-top: 5rem; scroll-initial-target: nearest; }
.px-headlines, .px-passages { margin-top: 0.75rem; }
.px-passages { max-width: 46rem; }
.px-evidence.px-pair { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem 2.5rem; }
.px-evidence.px-three { grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); }
.stHtml ul.px-lines { margin: 0 !important; padding: 0; padding-inline-start: 1.2rem; }
.stHtml ul.px-words { list-style: none; margin: 0 !important; padding: 0 !important;
  line-height: 1.7; }
.stHtml ul.px-words li { display: inline-block; margin: 0; margin-inline-end: 1.1rem; padding: 0;
  white-space: nowrap; }
.px-words a { color: var(--px-pale); text-underline-offset: 2px; }
.px-words a:hover { color: var(--px-accent); }
.px-narrow { max-width: 46rem; }
.px-details { border-bottom: 1px solid var(--px-line); padding: 0.5rem 0; }
.px-details summary { cursor: pointer; font-weight: 600; line-height: 1.5; color: var(--px-ink); }
.px-details[open] summary { margin-bottom: 0.5rem; }
.px-code { font-family: ui-monospace, "Noto Sans Mono", Menlo, Consolas, monospace;
  font-size: 0.84em; font-weight: 400; color: var(--px-pale); }
.px-prose { max-width: 44rem; line-height: 1.65; }
.px-prose p, .px-prose li { margin-bottom: 0.6rem; }
@media (max-width: 640px) { .px-evidence.px-pair { grid-template-columns: minmax(0, 1fr); } }
#js-plotly-tester { direction: ltr; }
"""

_PIECES = """
.px-findings { display: grid; gap: 1rem; margin: 0.5rem 0 0;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); }
.px-finding { background: var(--px-tint); padding: 1rem 1.1rem; border-top: 3px solid var(--px-ink);
  line-height: 1.55; }
.px-finding .px-kicker { color: var(--px-pale); font-size: 0.84rem; margin: 0 0 0.3rem; }
.px-finding p { margin: 0 0 0.4rem; font-size: 1.02rem; }
.px-finding a { color: var(--px-accent); font-size: 0.9rem; }
.px-scroll { overflow-x: auto; }
.px-table { border-collapse: collapse; width: 100%; font-size: 0.94rem; }
.px-table th { text-align: start; font-weight: 600; color: var(--px-pale); font-size: 0.84rem;
  padding: 0.35rem 0.75rem 0.35rem 0; border: 0; border-bottom: 1px solid var(--px-ink);
  vertical-align: bottom; }
.px-table td { padding: 0.5rem 0.75rem 0.5rem 0; border: 0; vertical-align: middle;
  border-bottom: 1px solid var(--px-line); line-height: 1.45; text-align: start; }
[dir="rtl"] .px-table th, [dir="rtl"] .px-table td { padding-right: 0; padding-left: 0.75rem; }
.px-table .px-n { font-variant-numeric: tabular-nums; white-space: nowrap; }
.px-bar { display: inline-block; height: 0.6rem; background: var(--px-pale); vertical-align: middle;
  margin-inline-end: 0.5rem; min-width: 2px; }
.px-track { position: relative; display: inline-block; width: 7.5rem; height: 1.1rem;
  vertical-align: middle; direction: ltr; margin: 0 0.5rem; }
.px-track i, .px-track b, .px-track s { position: absolute; display: block; }
.px-track s { left: 50%; top: 0; bottom: 0; width: 1px; background: var(--px-pale); opacity: 0.6; }
.px-track i { top: calc(50% - 1px); height: 2px; background: var(--px-pale); }
.px-track b { width: 0.7rem; height: 0.7rem; border-radius: 50%; top: calc(50% - 0.35rem);
  margin-left: -0.35rem; }
.px-thin { opacity: 0.45; }
.px-terms { line-height: 1.7; min-width: 11rem; }
.px-table a { color: var(--px-ink); text-decoration: underline dotted; text-underline-offset: 3px; }
.px-table a:hover { color: var(--px-accent); text-decoration-style: solid; }
.px-terms bdi { white-space: nowrap; }
.px-sample h3 { font-size: 1.05rem; font-weight: 650; margin: 0; padding: 0; }
.px-brand { font-weight: 700; font-size: 1.05rem; }
@media (max-width: 640px) {
  .stMainBlockContainer, [data-testid="stMainBlockContainer"] { padding: 4.9rem 1rem 3rem; }
  .px-head h1 { font-size: 1.5rem; }
  .px-answer { font-size: 1.04rem; }
  /* A chart keeps the width it is drawn for and is moved sideways in its own frame. */
  [class*="st-key-px_plot_"] { overflow-x: auto; }
  [class*="st-key-px_plot_"] > [data-testid="stElementContainer"],
  [class*="st-key-px_plot_"] [data-testid="stFullScreenFrame"],
  [class*="st-key-px_plot_"] [data-testid="stPlotlyChart"] { width: 680px !important;
    max-width: none !important; flex: none; }
  .px-rows thead { display: none; }
  .px-rows, .px-rows tbody, .px-rows tr, .px-rows td { display: block; width: 100%; }
  .px-rows tr { border-bottom: 1px solid var(--px-line); padding: 0.6rem 0; }
  .px-rows td { border: 0; padding: 0.12rem 0; }
  .px-rows td[data-label]::before { content: attr(data-label) ": "; color: var(--px-pale);
    font-size: 0.84rem; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
"""

# Streamlit has no right-to-left layout: turned here, with charts and code kept left to right.
_RTL = (
    """
.stApp, [data-baseweb="popover"], [data-baseweb="layer"], [data-testid="stDialog"],
[data-testid="stPopoverBody"] { direction: rtl; }
.stApp, .stApp button, .stApp input, .stApp textarea, .stApp p, .stApp li, .stApp label,
.stApp h1, .stApp h2, .stApp h3, .stApp h4, [data-baseweb="popover"] * {
  letter-spacing: 0 !important; font-style: normal; }
.stApp, .stApp button, .stApp input, .stApp textarea, .stApp select, .stApp h1, .stApp h2,
.stApp h3, .stApp h4, .stApp label, [data-baseweb="popover"] { font-family: """
    + (INTERFACE_ARABIC)
    + """; }
.stApp [data-testid="stIconMaterial"], [data-baseweb="popover"] [data-testid="stIconMaterial"] {
  font-family: "Material Symbols Rounded" !important; }
.stApp p, .stApp li, .stApp label, .stApp h1, .stApp h2, .stApp h3, .stApp h4, .stApp td,
.stApp th, .stApp textarea { text-align: start; }
.stApp input, .stApp textarea { unicode-bidi: plaintext; text-align: start; }
.stApp .px-head, .stApp .px-answer, .stApp .px-note { text-align: right; }
.stPlotlyChart, [data-testid="stDataFrame"], [data-testid="stCode"] { direction: ltr; }
.stApp:has([data-testid="stExpandSidebarButton"]) [data-testid="stSidebar"] {
  transform: translateX(400px) !important; }
[data-testid="stSidebar"] { box-shadow: none !important; }
[data-testid="stSidebarCollapseButton"] [data-testid="stIconMaterial"],
[data-testid="stExpandSidebarButton"] [data-testid="stIconMaterial"] { transform: scaleX(-1); }
[data-testid="stButtonGroup"] button { border: 1px solid var(--px-line) !important;
  border-radius: 6px !important; margin-inline: 0 4px !important; }
[data-testid="stButtonGroup"] button[aria-checked="true"],
[data-testid="stButtonGroup"] button[kind$="Active"] {
  border-color: var(--px-accent) !important; }
.px-table th, .px-table td { padding-right: 0 !important; padding-left: 0.75rem !important; }
"""
)


def _words(say: Say) -> str:
    """What Streamlit says in English only, in the interface's language."""

    def quoted(key: str) -> str:
        return json.dumps(say(key), ensure_ascii=False)

    return f"""
[data-testid="stFileUploaderDropzoneInstructions"] > * {{ display: none; }}
[data-testid="stFileUploaderDropzoneInstructions"]::after {{
  content: {quoted("articles.drop.inside")};
  color: var(--px-pale); font-size: 0.95rem; line-height: 1.5; }}
[data-testid="stFileUploaderDropzone"] button p {{ font-size: 0; }}
[data-testid="stFileUploaderDropzone"] button p::after {{ content: {quoted("articles.browse")};
  font-size: 0.95rem; }}
[data-testid="stFileUploaderDropzone"] {{ min-height: 7rem; }}
[data-testid="InputInstructions"] {{ display: none; }}
"""


def stylesheet(say: Say) -> str:
    """The whole sheet for an interface in the language of `say`."""
    sheet = _VARIABLES + _FRAME + _EVIDENCE + _MARKS + _READING + _PIECES + _words(say)
    return sheet + _RTL if say.direction == "rtl" else sheet
