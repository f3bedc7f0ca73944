"""Find many words and phrases in a text in one pass, as whole words, the longest at each place."""

from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick


class WholeWords:
    """An automaton over *patterns*.

    What only begins or ends inside a word does not count, and hides nothing: "hold talk" is no part of "held talks".

    >>> found = WholeWords(["held talk", "talks", "peace", "peace talks"]).find("they held talks, then peace talks")
    >>> [(start, end) for _, start, end in found]
    [(10, 15), (22, 33)]
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self._automaton = AhoCorasick(patterns)

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """The number of each pattern found, with where it starts and ends, left to right and free of overlaps."""
        longest: dict[int, tuple[int, int]] = {}
        for pattern, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
                continue
            if start not in longest or longest[start][1] < end:
                longest[start] = (pattern, end)
        at = 0
        for start in sorted(longest):
            pattern, end = longest[start]
            if start >= at:
                yield pattern, start, end
                at = end
