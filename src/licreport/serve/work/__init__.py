"""What runs in processes of its own: reading, checking, trying and compiling, each a function of what was asked.

A process takes one task after the other from its standard input and answers on its standard output (`wire`). It keeps
nothing between two of them, may be killed at any time, and is replaced.
"""
