"""What is needed only where help or wrong usage is shown: its language, click's words in it, and how it is laid out."""
