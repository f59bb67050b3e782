"""Dutch: where sentences and words stand, what they are, dates and numbers, and who depends on whom.

Invariant: everything here points at the text by half-open offsets and never changes it.
"""
