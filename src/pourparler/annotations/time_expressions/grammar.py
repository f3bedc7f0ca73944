"""The grammar of time expressions: which kinds of words, in which order, make one, and who reads it.

A pattern is a regular expression whose words are kinds of tokens (`lexicon.py`); names in capitals are
shorthands. Of two rules that match at the same place the one that stands first wins, so longer forms come
before the shorter ones they contain.
"""

import re
from dataclasses import dataclass
from functools import cache

from pourparler.annotations.time_expressions import (
    amounts,
    calendar_dates,
    calendar_parts,
    clock,
    feasts,
    relative_dates,
)
from pourparler.annotations.time_expressions.found import Reader
from pourparler.annotations.time_expressions.lexicon import english

_SHORTHANDS = {
    "CLOCK": "(?:clock meridiem?|(?:small|dayno)(?:meridiem|oclock)|noon)",
    "NAMED_DAY": "(?:WHOLE_DAY|WEEKDAY|deictic)",
    "WHOLE_DAY": "(?:WEEKDAY comma? open? the? MONTH the? NUMBERED (?:comma? YEAR)? close?"
    "|WEEKDAY comma? open? the? NUMBERED of? MONTH (?:comma? YEAR)? close?"
    "|MONTH the? NUMBERED (?:comma? YEAR)? (?:open weekday close)?"
    "|the? NUMBERED of? MONTH (?:comma? YEAR)? (?:open weekday close)?"
    "|the ORDINAL of MONTH (?:comma? YEAR)?|MONTH ORDINAL (?:comma? YEAR)?)",
    "YEAR": "(?:yearno|shortyear|spokenyear cardinal (?:hyphen? cardinal)?)",
    "MONTH": "(?:month|abbr stop?)",
    "WEEKDAY": "(?:weekday|shortday stop?)",
    "NUMBERED": "(?:small|dayno|ordno)",
    "ORDINAL": "(?:cardinal hyphen ordinal|ordinal)",
    "RANGE": "(?:hyphen|to|slash)",
    "PHASE": "(?:the?(?:early|late)(?:in|on)?|(?:earlier|later)(?:in|on)?|mid hyphen?|the? edge of|the? mid hyphen?)",
    "DIRECTED": "(?:this (?:past|coming|current|same)?|that same?|current"
    "|the? (?:last|next|coming|previous|following|same|current)|the past)",
    "FIGURE": "(?:small|dayno|number|yearno|zero)",
    "NUMBER": "(?:(?:a|the)? couple of?|a? vague multiplier? of?|FIGURE small slash small|half a"
    "|(?:FIGURE|(?:cardinal|spokenyear)(?:hyphen? cardinal)?|a (?=multiplier))(?:and? multiplier)*(?:and? cardinal)?"
    "(?:and a half)?|a)",
    "APPROX": "(?:approx|(?:more|less) than|at least|up to|just approx)",
    "LENGTH_UNIT": "(?:unit|units|quarter|clockunit|clockunits)",
    "UNIT": "(?:unit|units|quarter)",
    "PLURAL": "(?:units|clockunits)",
    "NO_COUNT": "(?!hyphen? LENGTH_UNIT|meridiem|multiplier)",
    "YEAR_NAMED": "(?:of? (?:this|last|next|the (?:previous|following|current|same|coming)|that same?) unit)",
    "END": "(?=comma|stop|gap|close|$)",
}

_RULES: tuple[tuple[str, Reader], ...] = (
    # 2022-01-12
    ("isodate|numdate", calendar_dates.numeric_date),
    # 10 p.m. Wednesday; Wednesday at 10 p.m.; at 14:30; 4 in the morning
    ("CLOCK (?:in the daypart)? zone? (?:comma? on?) NAMED_DAY", clock.clock_time),
    ("NAMED_DAY comma? at CLOCK zone?", clock.clock_time),
    ("(?:clock meridiem|(?:small|dayno)(?:meridiem|oclock))(?:in the daypart)? zone?", clock.clock_time),
    ("clock zone|(?<=at) clock|small in the daypart|noon", clock.clock_time),
    # the night of December 30 to 31; the evening of 5 May
    ("the? daypart (?:of|from) MONTH NUMBERED RANGE MONTH? NUMBERED (?:comma? YEAR)?", clock.night_between),
    ("the? daypart (?:of|from) NUMBERED RANGE NUMBERED of? MONTH (?:comma? YEAR)?", clock.night_between),
    ("(?:the? (?:early|late)?)? daypart (?:of|on) NAMED_DAY", clock.part_of_named_day),
    # January 9-10, 2022; from 3 to 5 May; between May 30 and June 2; Monday to Friday
    ("(?:weekday comma?)? MONTH NUMBERED comma? RANGE (?:weekday comma?)? MONTH? NUMBERED NO_COUNT (?:comma? YEAR)?",
     calendar_dates.day_range),
    ("MONTH NUMBERED comma? YEAR RANGE MONTH NUMBERED comma? YEAR", calendar_dates.day_range),
    ("NUMBERED (?:of? MONTH YEAR?)? RANGE the? NUMBERED of? MONTH (?:comma? YEAR)?", calendar_dates.day_range),
    ("(?<=between) MONTH NUMBERED and MONTH? NUMBERED (?:comma? YEAR)?", calendar_dates.day_range),
    ("(?<=between) the? NUMBERED (?:of? MONTH)? and the? NUMBERED of? MONTH (?:comma? YEAR)?",
     calendar_dates.day_range),
    ("weekday RANGE weekday|(?<=between) weekday and weekday", relative_dates.weekday_range),
    # 9, 10 and 13 January; May 3-5 and 9
    ("NUMBERED (?=(?:comma NUMBERED)* comma? and NUMBERED of? MONTH)", calendar_dates.enumerated_day),
    ("(?<=comma) NUMBERED (?=(?:comma NUMBERED)* comma? and NUMBERED NO_COUNT)", calendar_dates.enumerated_day),
    ("(?<=and) the? NUMBERED NO_COUNT (?!of? MONTH) (?:comma? yearno)?", calendar_dates.enumerated_day),
    # three days after Christmas; a week from Tuesday; the day before yesterday
    ("(?:the|NUMBER) UNIT (?:before|after|from|ago) (?:WHOLE_DAY|WEEKDAY|deictic|feast)", relative_dates.other_day),
    # the first Monday of March; the last week of May; the week of March 6
    ("the? (?:ORDINAL|ordno|last) (?:weekday|unit|weekend) (?:of|in) MONTH (?:of? comma? YEAR|YEAR_NAMED)?",
     calendar_parts.part_of_month),
    ("the? (?:ORDINAL|last) NUMBER UNIT of MONTH (?:of? comma? YEAR|YEAR_NAMED)?", calendar_parts.part_of_month),
    ("the weekend of (?:MONTH NUMBERED (?:RANGE NUMBERED)?|NUMBERED (?:RANGE NUMBERED)? MONTH)",
     relative_dates.weekend),
    ("the unit of WHOLE_DAY", calendar_parts.week_of),
    # Wednesday, January 12, 2022; the third of June
    ("(?:early|late)? (?:(?<!in) WHOLE_DAY|WEEKDAY comma? open? MONTH NUMBERED close?) NO_COUNT daypart?",
     clock.day_with_part),
    # next Christmas; Easter 2022
    ("(?:this|the? (?:last|next|coming))? feast (?:comma? (?:of|in)? yearno)?", feasts.feast_day),
    # Tuesday next week; Tuesday week; the following Monday; late Tuesday night
    ("weekday of? (?:this|the? (?:last|next|coming|following)) unit", relative_dates.weekday),
    ("(?:this|last|next) unit on weekday", relative_dates.weekday),
    ("(?<=on) weekday unit", relative_dates.weekday_week),
    ("the? (?:following|previous|same) weekday daypart?|the weekday (?:before|after) END",
     relative_dates.anchored_weekday),
    ("PHASE? (?:this (?:past|coming)?|the? (?:last|next|past|coming))? weekday daypart?", relative_dates.weekday),
    ("PHASE? deictic daypart?", relative_dates.deictic_day),
    ("PHASE? (?:this|last|that same?|the (?:next|following|previous|same)) daypart", relative_dates.this_part),
    ("PHASE? (?:this (?:past|coming)?|the? (?:last|next|past|coming|previous|following)|the) weekend",
     relative_dates.weekend),
    # the third quarter of 1990; last year's third quarter; Q3; the year-ago quarter
    ("PHASE? the? fiscal? hyphen? (?:ORDINAL|ordno) hyphen? quarter"
     "(?:of? fiscal? unit? yearno|YEAR_NAMED|(?:the|a)? unit hyphen? (?:ago|earlier))?",
     calendar_parts.numbered_quarter),
    ("(?:the? yearno|(?:this|last|next) unit possessive|the? unit hyphen (?:ago|earlier)) fiscal?"
     "(?:ORDINAL|ordno) hyphen? quarter", calendar_parts.numbered_quarter),
    ("quartername (?:of? comma? YEAR|YEAR_NAMED)?|yearno quartername", calendar_parts.numbered_quarter),
    ("the? (?:ORDINAL|last) half (?:of (?:YEAR|the unit)|YEAR_NAMED)", calendar_parts.half_year),
    ("the? (?:latest|current|this|last|next|same|previous|following|yearno|unit hyphen (?:ago|earlier))"
     "fiscal? (?:quarter|period)", calendar_parts.quarter),
    ("(?:this|last|next) unit possessive quarter|the (?:same)? quarter (?:a unit (?:ago|earlier))?",
     calendar_parts.quarter),
    ("unit hyphen (?:ago|earlier)", calendar_parts.year_before),
    # the summer of 1998; last spring
    ("PHASE? the? season (?:of? YEAR|YEAR_NAMED)", calendar_parts.season),
    ("PHASE? (?:this (?:past|coming)?|the? (?:last|next|past|coming)) season", calendar_parts.season),
    ("(?<=in|by|of|to|since|early|late) PHASE? the? season (?!of|in)", calendar_parts.season),
    # early January 2022; March last year; last October; January to March
    ("MONTH RANGE MONTH (?:of? comma? YEAR)?|(?<=between) MONTH and MONTH YEAR?", calendar_dates.month_range),
    ("PHASE? MONTH (?:comma? of? YEAR|YEAR_NAMED)", calendar_dates.calendar_month),
    ("PHASE? (?:this (?:past|coming)?|the? (?:last|next|past|previous|following|coming)) month",
     calendar_dates.directed_month),
    ("PHASE? month|(?<=in|by|since|of|to|last|next|early|late|mid) abbr stop?", calendar_dates.calendar_month),
    # every Thursday; daily; on Mondays
    ("every (?:NUMBER? LENGTH_UNIT|weekday daypart?|month|season|daypart|weekend)|frequency|weekdays", amounts.every),
    # the 1990s; the 19th century
    ("(?:PHASE|the)? the? hyphen? decadeno|the (?:early|late|mid)? hyphen? (?:decadeno|decadename)",
     calendar_dates.decade),
    ("PHASE? the? (?:early|late|mid)? hyphen? (?:ordno|ORDINAL) hyphen? unit (?!ago)", calendar_dates.century),
    # fiscal 1989; the year 2000; 1990-95
    ("yearno hyphen (?:yearno|dayno|small|number)(?!hyphen)|(?<=from) yearno to yearno"
     "|(?<=between) yearno and yearno", calendar_dates.year_range),
    ("PHASE? the? fiscal? (?:unit (?=yearno|spokenyear))? (?:yearno|spokenyear cardinal (?:hyphen? cardinal)?)"
     "NO_COUNT", calendar_dates.calendar_year),
    ("(?<=since|in|of|by) shortyear", calendar_dates.calendar_year),
    # two weeks ago; in two days' time; three days later; the day before
    ("APPROX? (?:NUMBER|the) more? UNIT (?:and so)? (?:ago|from now|hence)", relative_dates.ago),
    ("(?<=in) NUMBER UNIT possessive time", relative_dates.ago),
    ("units ago", relative_dates.long_ago),
    ("APPROX? NUMBER more? UNIT (?:earlier|later|(?:before|after) END)|the unit (?:before|after) END",
     relative_dates.earlier_or_later),
    # the past two months; recent weeks; later this week; next year; year's end
    ("the? (?:last|past|next|coming|previous|following|latest|ORDINAL) NUMBER more? hyphen? LENGTH_UNIT (?:and so)?",
     amounts.length),
    ("the? (?:coming|recent|past|next|last) (?:vague)? more? PLURAL", amounts.vague_units),
    ("PHASE (?:DIRECTED)? fiscal? (?:unit|quarter)|PHASE the (?:unit|quarter)|DIRECTED fiscal? unit",
     relative_dates.directed_unit),
    ("the? unit (?:possessive|hyphen)? edge", calendar_parts.year_end),
    # on the 12th
    ("(?<=on|by|to|since|before|after|from) the ordno NO_COUNT", relative_dates.month_day_alone),
    # about three and a half years; two to three weeks; for days
    ("APPROX? NUMBER (?:RANGE|and) NUMBER more? hyphen? LENGTH_UNIT", amounts.length),
    ("APPROX? (?:NUMBER|the (?=FIGURE|cardinal) NUMBER) more? hyphen? UNIT (?:and a half)? (?:hyphen old)?",
     amounts.length),
    ("(?<=for|in|to|after|before) PLURAL", amounts.plural_units),
    # now; the future
    ("phrase|reference|now|current", amounts.lexical),
)

_STRONG = (
    "month abbr weekday weekdays shortday season unit units quarter clockunit clockunits decadename decadeno daypart "
    "noon deictic frequency reference phrase feast quartername yearno shortyear spokenyear isodate numdate clock "
    "meridiem oclock ordno weekend now current"
)
_REACH = 8  # tokens from the beginning of an expression to the first word that is sure to speak of time


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules, compiled: `starts` finds where one may begin, `rules` which one does, `readers` who reads it."""

    starts: re.Pattern[str]
    rules: re.Pattern[str]
    readers: tuple[Reader, ...]


@cache
def english_grammar() -> Grammar:
    """The grammar of English time expressions."""
    strong = "".join(english().letters[kind] for kind in _STRONG.split())
    weak = "".join(
        english().letters[kind]
        for kind in (
            "the a this that last past next coming previous following same latest recent early late mid earlier later "
            "every fiscal half couple approx more less at up just small dayno number zero cardinal multiplier "
            "ordinal vague"
        ).split()
        if kind in english().letters
    )
    starts = f"[{strong}]|[{weak}](?=.{{0,{_REACH}}}[{strong}])"
    rules = "|".join(f"(?P<r{at}>{_in_letters(pattern)})" for at, (pattern, _) in enumerate(_RULES))
    return Grammar(re.compile(starts), re.compile(rules), tuple(reader for _, reader in _RULES))


def _in_letters(pattern: str) -> str:
    """A pattern over the letters of kinds, its shorthands written out."""
    while re.search("[A-Z]", pattern):
        pattern = re.sub("[A-Z][A-Z_]+", lambda name: _SHORTHANDS[name.group()], pattern)
    letters = english().letters
    return re.sub("[a-z]+", lambda kind: letters[kind.group()], pattern).replace(" ", "")
