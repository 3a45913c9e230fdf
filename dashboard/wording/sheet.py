"""The look of the lines of a concordance and of the tables under it."""

from __future__ import annotations

SHEET = """
.px-label { font-size: 0.875rem; line-height: 1.5; margin: 0 0 -0.5rem; color: var(--px-ink); }
.px-sure { min-height: 4.65em; max-width: 62rem; margin: 0; line-height: 1.55;
  color: var(--px-ink); }
.px-sure.px-busy { color: var(--px-pale); }
.px-pointer.px-note { min-height: 3em; max-width: none; color: var(--px-ink); }
.px-pointer a { color: var(--px-accent); white-space: nowrap; }
.px-kwic { margin: 0.25rem 0 0; border-top: 1px solid var(--px-line); }
.px-kwic details { border-bottom: 1px solid var(--px-line); }
.px-kwic summary { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: 1rem;
  align-items: baseline; cursor: pointer; padding: 0.3rem 0.25rem; list-style: none; }
.px-kwic summary::-webkit-details-marker { display: none; }
.px-kwic summary:hover, .px-kwic details[open] summary { background: var(--px-tint); }
.px-kwic summary:focus-visible { outline: 2px solid var(--px-accent); outline-offset: -2px; }
.px-kwic .px-group { overflow: hidden; text-overflow: ellipsis; font-size: 0.84rem;
  color: var(--px-pale); }
.px-kwic-text { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.15fr);
  font-family: var(--px-reading); font-size: 1rem; line-height: 1.55; color: var(--px-ink);
  white-space: pre; overflow: hidden; }
.px-kwic-text[dir="rtl"] { line-height: 1.85; font-size: 1.06rem; }
.px-kwic-left { display: flex; justify-content: flex-end; overflow: hidden;
  mask-image: linear-gradient(to right, transparent, #000 2.5rem); }
[dir="rtl"] > .px-kwic-left { mask-image: linear-gradient(to left, transparent, #000 2.5rem); }
.px-kwic-right { overflow: hidden; text-overflow: ellipsis; }
.px-kwic-text b { font-weight: 700; color: var(--px-accent); }
.px-kwic .px-card { margin: 0.25rem 0.25rem 0.9rem; padding-inline-start: 11rem; max-width: 60rem; }
.px-kwic .px-card .px-quote { font-size: 1.06rem; }
.px-near { display: grid; gap: 1.5rem 2rem; margin-top: 0.5rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); }
.px-near h3 { font-size: 1rem; font-weight: 650; margin: 0 0 0.25rem; padding: 0; display: flex;
  justify-content: space-between; }
.px-near .px-table td { padding-block: 0.2rem; }
.px-near .px-bar { min-width: 1px; font-size: 1rem; }
.px-near th, .px-near td:last-child { white-space: nowrap; }
.px-near td:first-child { width: 30%; overflow-wrap: anywhere; }
.px-near h3 + .px-note { margin: 0 0 0.25rem; }
.px-near abbr { text-decoration: underline dotted; text-underline-offset: 3px; cursor: help; }
@media (max-width: 640px) {
  .px-kwic summary { grid-template-columns: minmax(0, 1fr); gap: 0; padding-block: 0.5rem; }
  .px-kwic-text { display: block; white-space: normal; }
  .px-kwic-left { display: inline; mask-image: none !important; }
  .px-kwic .px-card { padding-inline-start: 0.75rem;
    border-inline-start: 3px solid var(--px-line); }
  .px-near .px-table { font-size: 0.875rem; }
  .px-near .px-table th { font-size: 0.78rem; }
  .px-near .px-table th, .px-near .px-table td { padding-inline: 0 0.5rem !important; }
  .px-near .px-table th:last-child, .px-near .px-table td:last-child {
    padding-inline: 0 !important; }
  .px-near .px-bar { font-size: 0.5rem; }
}
"""
