"""Readers of documents: text, Word, ODT, RTF, PDF; all become blocks (`pieces.blocks`)."""
