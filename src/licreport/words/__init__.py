"""The two languages of every message, and text as a terminal shows it.

Phrases come in, text in one language goes out. What compares the names of authorities and finds loops among them
stands here as well, since every wing needs it and it knows nothing of reports.

Opens on nothing.
"""
