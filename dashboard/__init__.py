"""Parallax on screen: the dashboard and the command line over the library `analysis`."""
