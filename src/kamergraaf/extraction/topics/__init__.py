"""What sentences and letters are about: topics of `ontology/topics.ttl`, with the words that say so.

Invariant: a topic is found only through words of its own labels, their inflected forms or compounds;
every find points at those words.
"""

from __future__ import annotations

from kamergraaf.extraction.topics.finding import (
    TopicFinder,
    letter_topics,
    load_topic_finder,
    sentence_topics,
)
from kamergraaf.extraction.topics.scheme import Topic, TopicScheme
from kamergraaf.extraction.topics.values import Evidence, LetterTopic, TopicHit

__all__ = [
    "Evidence",
    "LetterTopic",
    "Topic",
    "TopicFinder",
    "TopicHit",
    "TopicScheme",
    "letter_topics",
    "load_topic_finder",
    "sentence_topics",
]
