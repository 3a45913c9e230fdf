"""Parallax on screen: the dashboard and the command line over the library `analysis`."""

__version__ = "0.1.0"  # of the product; `analysis.corpus.VERSION` is that of what prepare makes
