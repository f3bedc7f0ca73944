"""The grammar of time expressions: which kinds of words, in which order, make one, and who reads it.

A pattern is a regular expression whose words are kinds of tokens (`lexicon.py`); names in capitals are
shorthands. Of two rules that match at the same place the one that stands first wins, so longer forms come
before the shorter ones they contain.
"""

from dataclasses import dataclass

from pourparler.annotations.time_expressions import (
    amounts,
    calendar_dates,
    calendar_parts,
    clock,
    feasts,
    relative_dates,
)
from pourparler.annotations.time_expressions.found import Reader


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, who reads what it matches, and some words in which it does."""

    pattern: str
    reader: Reader
    example: str


SHORTHANDS = {
    # numbers and units
    "FIGURE": "(?:small|dayno|number|yearno|zero)",
    "CARDINAL": "(?:(?:cardinal|spokenyear) (?:hyphen? cardinal)?)",
    "ORDINAL": "(?:cardinal hyphen ordinal|ordinal)",
    "NUMBERED": "(?:small|dayno|ordno)",
    "COUNTED": "(?:FIGURE multiplier?|CARDINAL (?:and? multiplier (?:and? CARDINAL)?)*|a multiplier)",
    "NUMBER": "(?:(?:a|the)? couple of?|a? vague multiplier? of?|FIGURE small slash small|half a"
    "|COUNTED (?:and a half)?|a)",
    "APPROX": "(?:approx|(?:more|less) than|at least|up to|just approx)",
    "LENGTH_UNIT": "(?:unit|units|quarter|clockunit|clockunits)",
    "UNIT": "(?:unit|units|quarter)",
    "PLURAL": "(?:units|clockunits)",
    # what stands around
    "NO_COUNT": "(?!hyphen? LENGTH_UNIT|meridiem|multiplier)",
    "END": "(?=comma|stop|gap|close|$)",
    "RANGE": "(?:hyphen|to|slash)",
    "PHASE": "(?:the? (?:early|late)(?:in|on)?|(?:earlier|later)(?:in|on)?|the? mid hyphen?|the? edge of)",
    "DIRECTED": "(?:this (?:past|coming|current|same)?|that same?|current|the past"
    "|the? (?:last|next|coming|previous|following|same|current))",
    # parts of dates
    "MONTH": "(?:month|abbr stop?)",
    "WEEKDAY": "(?:weekday|shortday stop?)",
    "SPOKEN_YEAR": "(?:spokenyear cardinal (?:hyphen? cardinal)?)",
    "YEAR": "(?:yearno|shortyear|SPOKEN_YEAR)",
    "IN_YEAR": "(?:comma? YEAR)?",
    "OF_YEAR": "(?:of? comma? YEAR|YEAR_NAMED)",
    "YEAR_NAMED": "(?:of? (?:this|last|next|the (?:previous|following|current|same|coming)|that same?) unit)",
    "DAY_AND_MONTH": "(?:MONTH the? NUMBERED|the? NUMBERED of? MONTH)",
    "WHOLE_DAY": "(?:WEEKDAY comma? open? DAY_AND_MONTH IN_YEAR close?"
    "|DAY_AND_MONTH IN_YEAR (?:open weekday close)?"
    "|the ORDINAL of MONTH IN_YEAR|MONTH ORDINAL IN_YEAR)",
    "NAMED_DAY": "(?:WHOLE_DAY|WEEKDAY|deictic)",
    "CLOCK": "(?:clock meridiem?|(?:small|dayno) (?:meridiem|oclock)|noon)",
}

RULES: tuple[Rule, ...] = (
    # in figures, and by the clock
    Rule("isodate|numdate", calendar_dates.numeric_date, "2022-01-12"),
    Rule(
        "CLOCK (?:in the daypart)? zone? (?:comma? on?) NAMED_DAY",
        clock.clock_then_day,
        "10 p.m. on Wednesday",
    ),
    Rule("NAMED_DAY comma? at CLOCK zone?", clock.day_then_clock, "Wednesday at 10 p.m."),
    Rule(
        "(?:clock meridiem|(?:small|dayno)(?:meridiem|oclock))(?:in the daypart)? zone?",
        clock.clock_time,
        "10 p.m.",
    ),
    Rule("clock zone|(?<=at) clock|small in the daypart|noon", clock.clock_time, "at 14:30"),
    Rule(
        "the? daypart (?:of|from) MONTH NUMBERED RANGE MONTH? NUMBERED IN_YEAR",
        clock.night_between,
        "the night of December 30 to 31",
    ),
    Rule(
        "the? daypart (?:of|from) NUMBERED RANGE NUMBERED of? MONTH IN_YEAR",
        clock.night_between,
        "the night of 30 to 31 December",
    ),
    Rule(
        "the? daypart (?:of|from) weekday RANGE weekday",
        clock.night_between,
        "the night of Monday to Tuesday",
    ),
    Rule(
        "(?:the? (?:early|late)?)? daypart (?:of|on) NAMED_DAY",
        clock.part_of_named_day,
        "the evening of 5 May",
    ),
    # ranges and lists of days
    Rule(
        "(?:weekday comma?)? MONTH NUMBERED comma? RANGE (?:weekday comma?)? MONTH? NUMBERED NO_COUNT IN_YEAR",
        calendar_dates.day_range,
        "January 9-10, 2022",
    ),
    Rule(
        "MONTH NUMBERED comma? YEAR RANGE MONTH NUMBERED comma? YEAR",
        calendar_dates.day_range,
        "May 30, 2021 to June 2, 2022",
    ),
    Rule(
        "NUMBERED (?:of? MONTH YEAR?)? RANGE the? NUMBERED of? MONTH IN_YEAR",
        calendar_dates.day_range,
        "3 to 5 May",
    ),
    Rule(
        "(?<=between) MONTH NUMBERED and MONTH? NUMBERED IN_YEAR",
        calendar_dates.day_range,
        "between May 30 and June 2",
    ),
    Rule(
        "(?<=between) the? NUMBERED (?:of? MONTH)? and the? NUMBERED of? MONTH IN_YEAR",
        calendar_dates.day_range,
        "between 3 and 5 May",
    ),
    Rule(
        "weekday RANGE weekday|(?<=between) weekday and weekday",
        relative_dates.weekday_range,
        "Monday to Friday",
    ),
    Rule(
        "NUMBERED (?=(?:comma NUMBERED){0,8} comma? and NUMBERED of? MONTH)",
        calendar_dates.enumerated_day,
        "9, 10 and 13 January",
    ),
    Rule(
        "(?<=comma) NUMBERED (?=(?:comma NUMBERED){0,8} comma? and NUMBERED NO_COUNT)",
        calendar_dates.enumerated_day,
        "on May 3, 5 and 9",
    ),
    Rule(
        "(?<=and) the? NUMBERED NO_COUNT (?!of? MONTH) (?:comma? yearno)?",
        calendar_dates.enumerated_day,
        "on May 3-5 and 9",
    ),
    # days by their place in a month, or from another day
    Rule(
        "(?:the unit|NUMBER UNIT) (?:(?:before|after) (?:WHOLE_DAY|WEEKDAY|deictic|feast)"
        "|(?:from|ago) (?:WEEKDAY|deictic)) (?!RANGE)",
        relative_dates.other_day,
        "a week from Tuesday",
    ),
    Rule(
        "the? (?:ORDINAL|ordno|last) (?:weekday|unit|weekend) (?:of|in) MONTH (?:of? comma? YEAR|YEAR_NAMED)?",
        calendar_parts.part_of_month,
        "the first Monday of March",
    ),
    Rule(
        "the? (?:ORDINAL|last) NUMBER UNIT of MONTH OF_YEAR?",
        calendar_parts.part_of_month,
        "the first two weeks of March",
    ),
    Rule(
        "the weekend of (?:MONTH NUMBERED (?:RANGE NUMBERED)?|NUMBERED (?:RANGE NUMBERED)? MONTH)",
        relative_dates.weekend,
        "the weekend of March 5-6",
    ),
    Rule(
        "the? (?:ORDINAL|last) unit of (?:this|the? (?:next|last|coming|previous|following)) unit",
        relative_dates.part_of_unit,
        "the second week of next month",
    ),
    Rule("the unit of WHOLE_DAY", calendar_parts.week_of, "the week of March 6"),
    # days by name
    Rule(
        "(?:early|late)? (?:(?<!in) WHOLE_DAY|WEEKDAY comma? open? MONTH NUMBERED close?) NO_COUNT daypart?",
        clock.day_with_part,
        "Wednesday, January 12, 2022",
    ),
    Rule(
        "(?:this|the? (?:last|next|coming))? feast (?:comma? (?:of|in)? yearno)?",
        feasts.feast_day,
        "on New Year's Eve",
    ),
    Rule(
        "weekday of? (?:this|the? (?:last|next|coming|following)) unit",
        relative_dates.weekday,
        "Tuesday next week",
    ),
    Rule("(?:this|last|next) unit on weekday", relative_dates.weekday, "next week on Tuesday"),
    Rule("(?<=on) weekday unit", relative_dates.weekday_week, "on Tuesday week"),
    Rule(
        "the (?:following|previous|same) weekday daypart?|the weekday (?:before|after) END",
        relative_dates.anchored_weekday,
        "the following Monday",
    ),
    Rule(
        "PHASE? (?:this (?:past|coming)?|the? (?:last|next|past|coming))? weekday daypart?",
        relative_dates.weekday,
        "late Tuesday night",
    ),
    Rule("PHASE? deictic (?:daypart|comma weekday)?", relative_dates.deictic_day, "earlier today"),
    Rule(
        "PHASE? (?:this|last|that same?|the (?:next|following|previous|same)) daypart",
        relative_dates.this_part,
        "last night",
    ),
    Rule(
        "PHASE? (?:this (?:past|coming)?|the? (?:last|next|past|coming|previous|following)|the) weekend",
        relative_dates.weekend,
        "this weekend",
    ),
    # quarters, halves, seasons
    Rule(
        "PHASE? (?:the|whose)? fiscal? hyphen? (?:ORDINAL|ordno|last (?=quarter of)) hyphen? quarter "
        "(?!hyphen)(?:of? fiscal? unit? yearno|YEAR_NAMED|(?:the|a)? unit hyphen? (?:ago|earlier))?",
        calendar_parts.numbered_quarter,
        "the third quarter of 1990",
    ),
    Rule(
        "(?:the? yearno|(?:this|last|next) unit possessive|the? unit hyphen (?:ago|earlier)) "
        "fiscal?(?:ORDINAL|ordno) hyphen? quarter",
        calendar_parts.numbered_quarter,
        "last year's third quarter",
    ),
    Rule(
        "quartername OF_YEAR?|yearno quartername",
        calendar_parts.numbered_quarter,
        "Q3 2021",
    ),
    Rule(
        "the? (?:ORDINAL|last) half (?:of (?:YEAR|the unit)|YEAR_NAMED)",
        calendar_parts.half_year,
        "the first half of 2019",
    ),
    Rule(
        "(?<!hyphen) the? (?:latest|current|this|that|last|next|same|previous|following|yearno"
        "|unit hyphen (?:ago|earlier)) fiscal? (?:quarter|period)(?!hyphen)",
        calendar_parts.quarter,
        "the latest quarter",
    ),
    Rule(
        "(?:this|last|next) unit possessive quarter|the same? quarter (?!hyphen|unit) (?:a unit (?:ago|earlier))?",
        calendar_parts.quarter,
        "the quarter",
    ),
    Rule("a? unit hyphen (?:ago|earlier)", calendar_parts.year_before, "year-earlier"),
    Rule("PHASE? the? season (?:of? YEAR|YEAR_NAMED)", calendar_parts.season, "the summer of 1998"),
    Rule(
        "PHASE? (?:this (?:past|coming)?|the? (?:last|next|past|coming)) season",
        calendar_parts.season,
        "last spring",
    ),
    Rule(
        "(?<=in|by|of|to|since|early|late|approx) PHASE? the? season (?!of|in)",
        calendar_parts.season,
        "in the autumn",
    ),
    # months
    Rule(
        "MONTH RANGE MONTH (?:of? comma? YEAR)?|(?<=between) MONTH and MONTH YEAR?",
        calendar_dates.month_range,
        "January to March",
    ),
    Rule("PHASE? MONTH (?:comma? of? YEAR|YEAR_NAMED)", calendar_dates.calendar_month, "in March last year"),
    Rule(
        "PHASE? (?:this (?:past|coming)?|the? (?:last|next|past|previous|following|coming)) month"
        "(?:NUMBERED NO_COUNT)?",
        calendar_dates.directed_month,
        "last October",
    ),
    Rule(
        "PHASE? month|(?<=in|by|since|of|to|last|next|early|late|mid) abbr stop?",
        calendar_dates.calendar_month,
        "early March",
    ),
    # recurring; decades, centuries, years
    Rule(
        "every (?:NUMBER? LENGTH_UNIT|weekday daypart?|month|season|daypart|weekend)|frequency|weekdays",
        amounts.every,
        "every Thursday",
    ),
    Rule(
        "(?:PHASE|the)? the? hyphen? decadeno|the (?:early|late|mid)? hyphen? (?:decadeno|decadename)",
        calendar_dates.decade,
        "the 1990s",
    ),
    Rule(
        "PHASE? the? (?:early|late|mid)? hyphen? (?:ordno|ORDINAL) hyphen? unit (?!ago)",
        calendar_dates.century,
        "the 19th century",
    ),
    Rule(
        "yearno hyphen (?:yearno|dayno|small|number)(?!hyphen)|(?<=from) yearno to yearno|(?<=between) "
        "yearno and yearno",
        calendar_dates.year_range,
        "1990-95",
    ),
    Rule(
        "PHASE? (?:the|whose)? fiscal? (?:unit (?=yearno|spokenyear))? (?:yearno|spokenyear cardinal "
        "(?:hyphen? cardinal)?)NO_COUNT",
        calendar_dates.calendar_year,
        "the year 2000",
    ),
    Rule("(?<=since|in|of|by) shortyear", calendar_dates.calendar_year, "in '98"),
    Rule(
        "the? unit cardinal multiplier (?:and? cardinal)?",
        calendar_dates.year_in_words,
        "the year two thousand",
    ),
    # counted from today or from a date before
    Rule(
        "APPROX? (?:NUMBER|the) more? UNIT (?:and so)? (?:ago|from now|hence)",
        relative_dates.ago,
        "two weeks ago",
    ),
    Rule("(?<=in) NUMBER UNIT possessive time", relative_dates.ago, "in two days' time"),
    Rule("units ago", relative_dates.long_ago, "months ago"),
    Rule(
        "APPROX? NUMBER more? UNIT (?:earlier|later|(?:before|after) END)|the unit (?:before|after) END",
        relative_dates.earlier_or_later,
        "three days later",
    ),
    # stretches beside today
    Rule(
        "(?:the (?:last|past|next|coming|previous|following|latest|ORDINAL)|last|past|next) NUMBER "
        "more? hyphen? LENGTH_UNIT(?:and so)?",
        amounts.length,
        "the past two months",
    ),
    Rule(
        "the? (?:coming|recent|past|next|last) (?:vague)? more? PLURAL",
        amounts.vague_units,
        "the coming weeks",
    ),
    Rule(
        "PHASE (?:DIRECTED)? fiscal? (?:unit|quarter)|PHASE the (?:unit|quarter)|DIRECTED fiscal? unit",
        relative_dates.directed_unit,
        "later this week",
    ),
    Rule(
        "(?:the|whose) fiscal unit|the more? unit (?!hyphen|possessive|of|that|before|after|ago)",
        calendar_parts.the_unit,
        "the fiscal year",
    ),
    Rule("the? unit (?:possessive|hyphen)? edge", calendar_parts.year_end, "year's end"),
    Rule(
        "(?<=on|by|to|since|before|after|from) the ordno NO_COUNT",
        relative_dates.month_day_alone,
        "on the 12th",
    ),
    # lengths; the past, the present and the future
    Rule(
        "APPROX? NUMBER (?:RANGE|and) NUMBER more? hyphen? LENGTH_UNIT",
        amounts.length,
        "two to three weeks",
    ),
    Rule(
        "APPROX? (?:NUMBER|the (?=FIGURE|cardinal) NUMBER) more? hyphen? LENGTH_UNIT (?!hyphen? old) (?:and a half)?",
        amounts.length,
        "three and a half years",
    ),
    Rule("(?<=for|in|after) PLURAL", amounts.plural_units, "for days"),
    Rule("phrase (?!of)|the past (?!_)|reference|now|current", amounts.lexical, "in the near future"),
)
