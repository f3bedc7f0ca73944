"""Positions, commitments and interference in the words of those who use them."""

from collections.abc import Sequence

from pourparler.codebook import Modality
from pourparler.docket.talks.commitments import Fate, Footing
from pourparler.docket.talks.interference import Hand, Sequel
from pourparler.docket.talks.positions import Stance
from pourparler.exports.party_names import spoken
from pourparler.exports.wording import day, listed, parties, when
from pourparler.views.commitments import CommitmentLine
from pourparler.views.interference import InterferenceLine, TouchedLine
from pourparler.views.positions import StandLine

_STANCES = {
    Stance.ASKS: "asks",
    Stance.OFFERS: "offers",
    Stance.FOR: "is for",
    Stance.YIELDS: "gives way",
    Stance.AGAINST: "is against",
    Stance.PRESSES: "presses",
    Stance.BLAMES: "blames",
    Stance.UNDECIDED: "undecided",
}
_FATES = {
    Fate.OPEN: "open",
    Fate.KEPT: "said to be kept",
    Fate.BROKEN: "said to be broken",
    Fate.DISPUTED: "disputed whether kept",
}
_HANDS = {Hand.PARTY: "from within", Hand.OUTSIDER: "from outside"}
_SEQUELS = {
    Sequel.HELD: "held as it stood",
    Sequel.MOVED: "then moved",
    Sequel.ALTERED: "then altered",
    Sequel.CALLED_OFF: "then called off",
    Sequel.LAPSED: "nobody has said it took place",
    Sequel.PENDING: "still pending",
}


def stance(line: StandLine, party: str) -> str:
    """Where a party stands, how real it is unless it is done, and on whose word unless its own.

    A stand that turns from the one before it says so.
    """
    told = _STANCES[line.stance]
    if line.modality is not Modality.ACTUAL:
        told += f" ({line.modality.value})"
    if line.voice is None:
        told += ", as reported"
    elif line.voice != party:
        told += f", {spoken(line.voice)} says"
    return f"{told}; a turn" if line.turns else told


def rests_on(line: CommitmentLine) -> str:
    """What a commitment rests on."""
    if line.footing is Footing.VERIFIED:
        return f"rests on {listed(line.warrants)}"
    if line.footing is Footing.MUTUAL:
        return f"on the word of {listed(_spoken(line.voices))}"
    if line.footing is Footing.UNILATERAL:
        own = [voice for voice in line.voices if voice in (*line.parties, *line.towards)]
        return f"only on the word of {listed(_spoken(own))}"
    return "on nobody's own word"


def fate(line: CommitmentLine) -> str:
    """What became of a commitment, and when it is due while it is open."""
    return f"due {line.due}" if line.fate is Fate.OPEN and line.due else _FATES[line.fate]


def touches(line: InterferenceLine) -> str:
    """The meetings a move touches, one to a line, and what became of each."""
    return "\n".join(f"touches {_meeting(one)}: {_sequel(one)}" for one in line.touched)


def from_where(line: InterferenceLine) -> str:
    """Whether the move came from a party of the meetings or from outside."""
    return _HANDS[line.hand]


def _meeting(one: TouchedLine) -> str:
    stood = one.period_before or one.period
    return f"{when(stood, 'undated')} {one.format or parties(one.parties)}"


def _sequel(one: TouchedLine) -> str:
    told = _SEQUELS[one.sequel]
    return f"{told} to {one.period}" if one.sequel is Sequel.MOVED and one.period else told


def _spoken(codes: Sequence[str]) -> list[str]:
    return [spoken(code) for code in codes]


def since_when(line: StandLine) -> str:
    """The day of a stand."""
    return day(line.day) if line.day else "undated"
