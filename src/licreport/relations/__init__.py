"""How figures relate, and what a rule is.

The values of a table come in; each relation comes out held, broken or not evaluable. A rule states relations; a
waiver accepts a broken one.

Opens on report, figures and words.
"""
