"""Figures as they are printed: what their digits may stand for, how they are read and written.

A value of TOML comes in, an `int` or a `Figure` goes out; a figure, or what is computed from some, comes in, and text
goes out.

Opens on words.
"""
