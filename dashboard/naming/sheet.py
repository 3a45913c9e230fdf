"""The look of suggestions and of the words on the page Naming."""

from __future__ import annotations

SHEET = """
.px-suggested { margin: 0; line-height: 1.45; color: var(--px-ink); overflow-wrap: anywhere; }
.px-label { font-weight: 600; margin: 0.75rem 0 0; color: var(--px-ink); }
[class*="st-key-px_suggest_"] { flex-wrap: nowrap; }
[class*="st-key-px_suggest_"] button { min-height: 1.9rem; padding: 0.1rem 0.35rem; }
.stHtml ul.px-cues { list-style: none; margin: 0.25rem 0 0 !important; padding: 0 !important;
  line-height: 1.7; }
.stHtml ul.px-cues li { margin: 0; padding: 0; }
[class*="st-key-px_apart_"] button { text-align: start; justify-content: flex-start;
  overflow-wrap: anywhere; }
"""
