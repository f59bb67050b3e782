"""RDF: statements to quads and back, the vocabulary, the evidence gate, shapes and reasoning.

Invariant: terms are pyoxigraph's throughout; rdflib is met only where a library asks for it.
"""
