"""From a letter to statements: frames, mentions, holders, polarity, factuality and time.

Invariant: the Dutch words that this room knows stand in `ontology/`, none in its code.
"""
