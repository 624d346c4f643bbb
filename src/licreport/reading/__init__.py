"""What an office publishes → a report, each figure with its place in the document.

The bytes of a text, a web page, a Word, Excel or PDF file come in; a draft goes out: figures with the words that they
were read from, and what was not read, and why.

Opens on narrative, writing, report, figures and words.
"""
