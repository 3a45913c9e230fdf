"""The look of quotations, of their versions and of the table of all quotations."""

from __future__ import annotations

SHEET = """
.px-said .px-m-quotation { background: var(--px-tint) !important; color: var(--px-ink) !important;
  box-shadow: 0 0 0 2px var(--px-tint); border-radius: 2px; }
.px-said.px-evidence { grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
.stHtml ul.px-verb-lines { list-style: none; margin: 0.25rem 0 0 !important; padding: 0 !important;
  line-height: 1.7; }
.stHtml ul.px-verb-lines li { margin: 0; padding: 0; }
.px-said .px-card { border-inline-start: 2px solid var(--px-line); padding-inline-start: 0.75rem; }
.px-said h3 .px-group, .px-versions h3 .px-group { white-space: normal; overflow-wrap: anywhere; }
.px-versions-of { color: var(--px-ink); line-height: 1.55; margin: 0 0 0.75rem; max-width: 46rem; }
.px-fullest { border-inline-start: 3px solid var(--px-accent); padding-inline-start: 1rem;
  max-width: 46rem; margin-bottom: 1.25rem; }
.px-fullest h3, .px-versions h3 { font-size: 1rem; font-weight: 650; margin: 0 0 0.5rem; padding: 0;
  display: flex; justify-content: space-between; gap: 0.75rem; flex-wrap: wrap; }
.px-fullest h3 { border: 0; }
.px-versions h3 { border-bottom: 1px solid var(--px-line); padding-bottom: 0.4rem; }
.px-versions.px-evidence { grid-template-columns:
  repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); }
.px-beside { color: var(--px-pale); font-size: 0.92em; }
.px-said-words { white-space: normal; }
.px-fullest .px-said-words { font-size: 1.08em; }
.px-said-words abbr { text-decoration: none; }
.stApp del.px-cut, .stApp .px-gap { color: var(--px-pale); text-decoration: line-through;
  text-decoration-thickness: 1px; }
.stApp .px-gap { text-decoration: none; border-bottom: 1px dashed var(--px-pale); cursor: help;
  font: 0.8em/1.4 system-ui, sans-serif; padding: 0 0.25em; white-space: nowrap; }
.stApp ins.px-added { font-weight: 700; text-decoration: underline solid 2px;
  text-underline-offset: 3px; background: var(--px-positive); }
.stApp ins.px-other { text-decoration: underline double; text-underline-offset: 3px;
  background: light-dark(#F6EFD9, #3B3420); }
.st-key-px_utterances { border-block: 1px solid var(--px-line); }
.st-key-px_utterances [role="radiogroup"] { gap: 0; }
.st-key-px_utterances [role="radiogroup"] > * { border-bottom: 1px solid var(--px-line);
  padding-block: 0.35rem; width: 100%; }
.px-quotations td { vertical-align: top; }
.px-quotations .px-group { white-space: normal; }
.px-quotations .px-quote { font-size: 1rem; line-height: 1.55; display: block; }
.px-quotations .px-put, .px-agencies .px-put { display: block; color: var(--px-pale);
  font-size: 0.84rem; }
.px-quotations td:nth-child(1) { width: 11%; }
.px-quotations td:nth-child(2) { width: 18%; overflow-wrap: anywhere; }
.px-quotations td:nth-child(3) { width: 11%; }
.px-quotations td:nth-child(5) { width: 18%; font-size: 0.88rem; }
.px-agencies { width: auto; min-width: 24rem; }
.px-agencies .px-n { text-align: start; }
.px-agencies .px-none { color: var(--px-pale); }
@media (max-width: 640px) {
  .px-quotations td:nth-child(n) { width: 100%; }
  .px-quotations td:nth-child(4)::before { display: none; }
  .st-key-px_utterances { height: 300px !important; }
}
"""
