"""Commands that make pages for people who use no terminal."""
