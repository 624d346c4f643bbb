"""Reports as TOML that a person would write.

Figures and comments come in, the text of a report goes out: a skeleton of next year's, or keys in a column with what
is said of each. The schema by which an editor helps to write one is made here too.

Opens on report, figures and words.
"""
