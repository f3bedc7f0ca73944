"""Pourparler follows negotiations from what is written about them and keeps the docket of the talks."""

__version__ = "0.1.0"
