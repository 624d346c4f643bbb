"""What the sentences and the tables of a document say: each figure with the words that it was read from.

Opens on narrative, report, figures and words.
"""
