"""The smallest changes after which every rule holds again.

Broken relations come in; corrections go out, best first, each verified and none of them applied.

Opens on check, narrative, collection, relations, report, figures and words.
"""
