"""Dutch: sentences, tokens, lemmas and paradigms.

Invariant: nothing here knows what a letter, a statement or a predicate is.
"""
