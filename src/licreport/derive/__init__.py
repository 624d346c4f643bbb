"""Whatever follows from the figures of a report: indicators, changes, shares, where its applications went.

A `Report`, or two, comes in; exact values go out, with what they are called.

Opens on relations, report, figures and words.
"""
