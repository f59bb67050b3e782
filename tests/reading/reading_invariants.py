"""What is true of every letter, whatever file it came from."""

from itertools import pairwise

from kamergraaf.model import Letter, Span

_MAY_GO_UNLISTED = set("-\u2010\u00ad")


def check(letter: Letter) -> None:
    """Offsets point back to the same characters, nothing is lost, and all ranges lie in their text."""
    _check_segments(letter)
    _check_nothing_lost(letter)
    for omission in letter.omissions:
        assert 0 <= omission.start < omission.end <= len(letter.source)
    for above, below in pairwise(letter.spots):
        assert above.end <= below.start
    for note in letter.notes:
        assert 0 <= note.place.start < note.place.end <= len(letter.source)
        if note.mark:
            assert letter.text[slice(*note.mark)] == note.label
    for span in _clean_spans(letter):
        assert 0 <= span.start <= span.end <= len(letter.text)


def _check_segments(letter: Letter) -> None:
    made = list(letter.text)
    for segment in letter.segments:
        here = letter.text[segment.clean : segment.clean + segment.length]
        assert segment.length > 0
        assert here == letter.source[segment.source : segment.source + segment.length]
        made[segment.clean : segment.clean + segment.length] = [" "] * segment.length
    assert not "".join(made).strip()
    for above, below in pairwise(letter.segments):
        assert above.clean + above.length <= below.clean
    for segment in letter.segments:
        start, end = segment.clean, segment.clean + segment.length
        assert letter.to_source(start, end) == (segment.source, segment.source + segment.length)


def _check_nothing_lost(letter: Letter) -> None:
    left = list(letter.source)
    for segment in letter.segments:
        left[segment.source : segment.source + segment.length] = [" "] * segment.length
    for omission in letter.omissions:
        left[omission.start : omission.end] = [" "] * (omission.end - omission.start)
    lost = {character for character in left if not character.isspace()}
    assert lost <= _MAY_GO_UNLISTED


def _clean_spans(letter: Letter) -> list[Span]:
    spans = [span for section in letter.sections for span in (section.heading, section.body)]
    for exchange in letter.exchanges:
        spans += [*exchange.questions, *([exchange.answer] if exchange.answer else [])]
    return spans + [span for turn in letter.turns for span in (turn.label, turn.body)]
