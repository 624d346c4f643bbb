"""LR7xx: what the prose says of the figures, and how it is written."""
