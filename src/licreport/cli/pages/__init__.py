"""Pages for people who use no terminal."""
