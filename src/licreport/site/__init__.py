"""Many reports → a static site that people look through: pages, a table to sort and filter, search, data.

Report files come in, each checked among the others as `check` does; a folder of pages goes out, which opens without a
server and asks nothing of anyone. Neither clock nor network enters: the same reports make the same bytes.

Opens on render, listing, check, rules, reading, derive, collection, document, report, figures and words.
"""
