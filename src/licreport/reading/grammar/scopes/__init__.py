"""Of whom, of what and of when the words of a document speak: a sentence, a heading, the title of a table."""
