"""Quote of a sentence what speaks of one meeting: the part around its own trigger, without the triggers of others."""

import re
from dataclasses import replace

from pourparler.passage import Passage
from pourparler.statements.joining import Meeting, MeetingMention

_CONJUNCTION = re.compile(
    r"[,;:]? (?:and|as well as|but|while|before|after|following|ahead of|that|which|who)(?: (?:of|in|on|at|for))? "
    r"|[,;:] "
)
_PREPOSITION = re.compile(r" (?:in|on|at|of) ")


def quoted_apart(meetings: list[Meeting], text: str, document: str) -> None:
    """Cut the passages of *meetings* so that none holds the trigger of another meeting.

    "Talks in Geneva and a session of the council in Brussels" is two meetings in one sentence: each is quoted by its
    own half. What one trigger says of several meetings is quoted whole for each.
    """
    triggers = [
        (number, mention.mention.trigger.start, mention.mention.trigger.end)
        for number, meeting in enumerate(meetings)
        for mention in meeting.mentions
    ]
    for number, meeting in enumerate(meetings):
        others = [(start, end) for owner, start, end in triggers if owner != number]
        meeting.mentions[:] = [_cut(mention, others, text, document) for mention in meeting.mentions]


def _cut(mention: MeetingMention, others: list[tuple[int, int]], text: str, document: str) -> MeetingMention:
    passage, trigger = mention.mention.passage, mention.mention.trigger
    start = max((e for s, e in others if passage.start <= s and e <= trigger.start), default=passage.start)
    end = min((s for s, e in others if trigger.end <= s and e <= passage.end), default=passage.end)
    if start > passage.start:
        found = _CONJUNCTION.search(text, start, trigger.start) or _PREPOSITION.search(text, start, trigger.start)
        start = found.end() if found else start
    if end < passage.end:
        breaks = [*_CONJUNCTION.finditer(text, trigger.end, end)] or [*_PREPOSITION.finditer(text, trigger.end, end)]
        end = breaks[-1].start() if breaks else end
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    if (start, end) == (passage.start, passage.end):
        return mention
    return replace(mention, mention=replace(mention.mention, passage=Passage.of(text, start, end, document)))
