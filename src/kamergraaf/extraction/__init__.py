"""From a letter to statements: mentions, frames, holders, polarity, factuality, time."""
