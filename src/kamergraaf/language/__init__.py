"""Dutch: sentences, tokens, lemmas and paradigms; knows words only as data."""
