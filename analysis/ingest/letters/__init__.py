"""Bytes to letters: encodings, alphabets, text that was decoded wrongly."""
