"""What a meeting is, from what the statements on it say: one value for each fact, and no fact invented.

Statements disagree, and say more or less. A fact takes the value that most of them give, the fuller one of
two that are given as often; for the date, those who say it took place outweigh those who planned it, and
the latest plan replaces the plans before it. Where voices contradict each other `standing` says so and
shows every value.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from pourparler.chronology import Period, Precision
from pourparler.codebook import Channel, Level, Status
from pourparler.docket.filing import Filed, forum
from pourparler.docket.meetings.places import can_be_one, is_state
from pourparler.statements.statement import MeetingStatement

Value = TypeVar("Value", bound=Hashable)

TOOK_PLACE = frozenset([Status.HELD, Status.ONGOING])
REMOTE = frozenset([Channel.PHONE, Channel.VIDEO])
_AFTER_NAMES = frozenset(["jr", "sr", "ii", "iii", "iv"])


def said(members: Iterable[Filed]) -> list[MeetingStatement]:
    """The meeting statements of *members*, in the order of their turns."""
    ordered = sorted(members, key=lambda member: member.turn)
    return [member.statement for member in ordered if isinstance(member.statement, MeetingStatement)]


def parties(statements: Sequence[MeetingStatement]) -> tuple[str, ...]:
    """Who meets: the list that most statements give; a list of one is incomplete where any is longer.

    >>> named = [("USA",), ("USA",), ("RUS", "USA")]
    >>> parties([MeetingStatement(mentions=(), parties=codes, status=Status.HELD) for codes in named])
    ('RUS', 'USA')
    """
    lists = [tuple(sorted(set(statement.parties))) for statement in statements]
    longer = [named for named in lists if len(named) > 1]
    return _most(longer or lists, len) or ()


def people(statements: Sequence[MeetingStatement]) -> tuple[str, ...]:
    """Who takes part in person: everyone named, each by the fullest form that was used."""
    forms: dict[str, str] = {}
    for statement in statements:
        for person in statement.people:
            name = surname(person)
            if len(person) > len(forms.get(name, "")):
                forms[name] = person
    return tuple(forms.values())


def surname(person: str) -> str:
    """The last name, without "Jr." or "III" after it, its Slavic ending spelt one way.

    >>> surname("Volodymyr Zelenskyy") == surname("Zelenskiy") == surname("President Zelensky")
    True
    >>> surname("Joseph R. Biden, Jr.")
    'biden'
    """
    words = [word.strip(",") for word in person.casefold().split()]
    name = next((word for word in reversed(words) if word.rstrip(".") not in _AFTER_NAMES), "")
    return name[: len(name.rstrip("iy"))] + "y" if name.endswith(("yy", "iy")) else name


def channel(statements: Sequence[MeetingStatement]) -> Channel:
    """How they meet: the way that most statements give."""
    given = [statement.channel for statement in statements if statement.channel is not Channel.UNSPECIFIED]
    return _most(given) or Channel.UNSPECIFIED


def level(statements: Sequence[MeetingStatement]) -> Level:
    """The highest rank: the one that most statements give."""
    given = [statement.level for statement in statements if statement.level is not Level.UNSPECIFIED]
    return _most(given, lambda rank: rank.rank) or Level.UNSPECIFIED


def format(statements: Sequence[MeetingStatement]) -> str | None:  # noqa: A001 - the field's own word
    """The forum, by the name that most statements use."""
    return _most([statement.format for statement in statements if statement.format], lambda name: len(forum(name)))


def place(statements: Sequence[MeetingStatement]) -> str | None:
    """Where they meet; a city rather than the country it lies in."""
    given = [statement.place for statement in statements if statement.place]
    chosen = _most(given)
    if chosen is None or not is_state(chosen):
        return chosen
    return _most([name for name in given if not is_state(name) and can_be_one(name, chosen)]) or chosen


def period(statements: Sequence[MeetingStatement]) -> Period | None:
    """When they meet: as those say who say it took place, else as last announced, no more exactly than that.

    >>> plans = [MeetingStatement(mentions=(), parties=(), status=Status.PLANNED, period=Period(start))
    ...          for start in ("2022-01", "2022-01-12", "2022-01")]
    >>> str(period(plans))
    '12 Jan 2022'
    """
    took_place = [s.period for s in statements if s.period and s.status in TOOK_PLACE]
    exact = [given for given in took_place if given.precision is Precision.DAY]
    if exact:
        return _most(exact, lambda given: -given.days)
    given = [s.period for s in statements if s.period]
    if not given:
        return None
    last = took_place[-1] if took_place else given[-1]
    finer = [other for other in given if last.contains(other)]
    shortest = min(other.days for other in finer)
    return [other for other in finer if other.days == shortest][-1]


def _most(values: Iterable[Value], fuller: Callable[[Value], int] = lambda _: 0) -> Value | None:
    """The value given most often; of equals the fuller, then the one given first."""
    counted = Counter(values)
    return max(counted, key=lambda value: (counted[value], fuller(value)), default=None)
