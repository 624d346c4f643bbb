"""The blocks, sheets and tables that formats render.

Plain values that say what is shown and in which order, made by `compose` and `trend` and taken by `render`. They know
nothing of licensing.

Opens on figures and words.
"""
