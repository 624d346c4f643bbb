"""A compiler for yearly reports on administrative licensing, with checks that the figures agree with each other."""

__version__ = "0.1.0"
