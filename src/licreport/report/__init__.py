"""What a report is, and how the bytes of a file become one.

Bytes come in; a `Loaded` goes out: the typed `Report` as far as it could be read, where each value stands in the
text, and every problem met on the way. Addresses and diagnostics are what all other wings speak in.

Opens on figures and words.
"""
