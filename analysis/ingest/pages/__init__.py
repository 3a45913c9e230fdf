"""Readers of what the web gives as files: pages, feeds, MHTML, XML; addresses without text."""
