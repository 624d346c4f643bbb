"""Which files are meant, and writing them whole or not at all.

Paths as a person names them come in, files that are there go out; bytes come in, and stand in a file or leave it as
it was.

Opens on reading, report and words.
"""
