"""A relational ledger that follows a process: what may belong to it, found by its parties, formats and time.

Meetings are found under the blocks of each pair of parties (and of each format) in each month of the process;
moves by their parties among what was published in its time. What is found is a little more than belongs:
`Process.holds` decides.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import combinations

from sqlalchemy import ColumnElement, and_, func, or_, select, true

from pourparler.chronology import months_from
from pourparler.codebook import Aspect, MoveType
from pourparler.docket.entry import canonical
from pourparler.docket.filing import Filed, forum
from pourparler.docket.storage.relational import _COUNTS, _FILED, RelationalLedger, _filed, _published_by
from pourparler.docket.storage.tables import BLOCKS, ENTRIES, PARTIES, STATEMENTS
from pourparler.docket.talks.matters import stems
from pourparler.docket.talks.process import AT_LEAST, Process
from pourparler.statements.statement import MeetingStatement


class FollowingLedger(RelationalLedger):
    """Processes, by the shelves that everything is found on."""

    def meetings_of(self, process: Process, as_of: date | None) -> list[Filed]:
        """The meeting statements published by a day, of each meeting that may belong to a process."""
        pairs = ("+".join(pair) for pair in combinations(sorted(process.parties), 2))
        found = select(STATEMENTS.c.meeting).distinct()
        meant = self._rows_in(found, STATEMENTS.c.entry, sorted(self._under(process, pairs)))
        meetings = {row.meeting for row in meant if row.meeting} | self._sitting_in(process)
        question = _FILED.where(_COUNTS, *_published_by(as_of))
        return [_filed(row) for row in self._rows_in(question, STATEMENTS.c.meeting, sorted(meetings))]

    def _sitting_in(self, process: Process) -> set[bytes]:
        """The meetings that a statement seats in a format of the process, whether two of its parties come or not."""
        if not process.formats:
            return set()
        entries = self._under(process, _names(process))
        some = map(_filed, self._rows_in(_FILED, STATEMENTS.c.entry, sorted(entries)))
        return {bytes.fromhex(filed.meeting) for filed in some if filed.meeting and _seats(process, filed)}

    def moves_of(self, process: Process, as_of: date | None) -> list[Filed]:
        """The moves published by a day, in the time of a process, that name one of its parties."""
        named = select(PARTIES.c.entry).where(PARTIES.c.party.in_(process.parties))
        among = named.where(PARTIES.c.entry == STATEMENTS.c.entry).correlate(STATEMENTS).exists()
        some = among if _window(process) else STATEMENTS.c.entry.in_(named)
        return self._moves(process, as_of, and_(some, or_(*_may_belong(process))))

    def moves_about_talks(self, process: Process, as_of: date | None, types: Collection[MoveType]) -> list[Filed]:
        """The moves of these types about any talks, published by a day in the time of a process, whoever makes them."""
        # In the canonical text these can only be the fields: within a string every quotation mark is escaped.
        about = ~ENTRIES.c.body.contains(f'"aspect":"{Aspect.SUBSTANCE.value}"')
        among = or_(*(ENTRIES.c.body.contains(f'"type":"{one.value}"') for one in types))
        return self._moves(process, as_of, or_(and_(among, about), STATEMENTS.c.decisions.is_not(None)))

    def _moves(self, process: Process, as_of: date | None, some: ColumnElement[bool]) -> list[Filed]:
        window = or_(and_(*_window(process)), STATEMENTS.c.published.is_(None)) if _window(process) else None
        conditions = [STATEMENTS.c.kind == "move", _COUNTS, *_published_by(as_of), some]
        return [_filed(row) for row in self._rows(_FILED.where(*conditions, *([] if window is None else [window])))]

    def _under(self, process: Process, drawers: Iterable[str]) -> set[int]:
        """The entries of the statements in these drawers, in any month of the time of a process."""
        months = self._months(process)
        blocks = [f"{drawer} {month}" for drawer in drawers for month in months]
        return {row.entry for row in self._rows_in(select(BLOCKS.c.entry).distinct(), BLOCKS.c.block, blocks)}

    def _months(self, process: Process) -> list[str]:
        """The months of its time; where it has no beginning or end, those in which anything on record was published."""
        span = self.span()
        first = process.since or (span and months_from(span[0], -1))
        last = process.until or (span and months_from(span[1], 1))
        if not first or not last:
            return ["undated"]
        count = 12 * (last.year - first.year) + last.month - first.month
        months = [months_from(first, step).isoformat()[:7] for step in range(count + 1)]
        return months if process.since or process.until else [*months, "undated"]


def _names(process: Process) -> Iterable[str]:
    """The drawers of its formats: by the full name, and by each part of it."""
    for words in map(forum, process.formats):
        for count in range(1, len(words) + 1):
            yield from ("+".join(part) for part in combinations(sorted(words), count))


def _seats(process: Process, filed: Filed) -> bool:
    said = filed.statement
    there = bool(set(process.parties) & set(filed.parties))
    return isinstance(said, MeetingStatement) and process.sits_in(said.format, known_by_party=there)


def _may_belong(process: Process) -> Iterator[ColumnElement[bool]]:
    """What is true of a move that belongs to a process, told from its shelves and its canonical text."""
    here = select(func.count()).where(PARTIES.c.entry == STATEMENTS.c.entry, PARTIES.c.party.in_(process.parties))
    yield here.correlate(STATEMENTS).scalar_subquery() >= AT_LEAST
    yield STATEMENTS.c.decisions.is_not(None)
    for code in map(canonical, process.parties):
        for others in ("[]", f"[{code}]"):
            yield ENTRIES.c.body.contains(f'"actors":[{code}],"recipients":{others}', autoescape=True)
    for issue in process.issues:
        for phrase in issue.phrases or (issue.name,):
            # A stem is part of each of its forms; letter case is folded alike everywhere only within ASCII.
            some = [ENTRIES.c.body.icontains(stem, autoescape=True) for stem in stems(phrase) if stem.isascii()]
            yield and_(true(), *some)


def _window(process: Process) -> list[ColumnElement[bool]]:
    """That something was published in its time."""
    since = [] if process.since is None else [STATEMENTS.c.published >= process.since.isoformat()]
    return since if process.until is None else [*since, STATEMENTS.c.published <= process.until.isoformat()]
