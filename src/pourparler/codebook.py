"""The closed codes, each with a gloss: what a statement can say, and how well it can stand.

Move types are PLOVER's (https://github.com/openeventdata/PLOVER); its CONSULT is a meeting here. `gloss`
gives the one-line meaning that the documentation and the screens show.
"""

from enum import StrEnum


class Code(StrEnum):
    """A closed vocabulary whose members carry a gloss.

    >>> Status.LAPSED.gloss
    'its date passed and nobody said it took place'
    >>> Status("held") is Status.HELD
    True
    """

    gloss: str

    def __new__(cls, value: str, gloss: str = "") -> "Code":
        """The member of this value, with its gloss."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.gloss = gloss
        return member


class Channel(Code):
    """How the parties meet."""

    IN_PERSON = "in_person", "face to face: meetings, visits, summits, rounds of talks"
    PHONE = "phone", "by telephone"
    VIDEO = "video", "by video link"
    WRITTEN = "written", "letters and messages exchanged"
    UNSPECIFIED = "unspecified", "the text does not say"


class Level(Code):
    """The highest rank that takes part."""

    LEADER = "leader", "head of state or government, head of an organisation"
    MINISTER = "minister", "members of government, vice-presidents"
    OFFICIAL = "official", "deputy ministers, envoys, ambassadors, negotiators, officers"
    UNSPECIFIED = "unspecified", "the text does not say"

    @property
    def rank(self) -> int:
        """Higher for higher levels; 0 when unspecified.

        >>> max([Level.OFFICIAL, Level.LEADER], key=lambda level: level.rank)
        <Level.LEADER: 'leader'>
        """
        return {"leader": 3, "minister": 2, "official": 1}.get(self.value, 0)


class Status(Code):
    """Where a meeting stands; a text can say all but the last."""

    HELD = "held", "it took place"
    ONGOING = "ongoing", "it is under way"
    PLANNED = "planned", "a time is set, or it is announced as going to happen"
    PROPOSED = "proposed", "someone wants, offers or calls for it; not yet accepted"
    POSTPONED = "postponed", "put off, or moved to another date"
    CANCELLED = "cancelled", "called off, broken off or suspended"
    REFUSED = "refused", "a party declines it"
    LAPSED = "lapsed", "its date passed and nobody said it took place"


class MoveType(Code):
    """What a party does towards another, in PLOVER's terms."""

    AGREE = "AGREE", "agrees, offers, promises, confirms an intention"
    SUPPORT = "SUPPORT", "endorses, praises, recognises, signs or ratifies"
    CONCEDE = "CONCEDE", "drops a demand, eases, apologises"
    COOPERATE = "COOPERATE", "joint material action"
    AID = "AID", "gives material help"
    RETREAT = "RETREAT", "withdraws, releases, ceases fire, lets in, resigns"
    REQUEST = "REQUEST", "proposes, asks, calls for, urges, demands"
    ACCUSE = "ACCUSE", "criticises, condemns, alleges, investigates"
    REJECT = "REJECT", "refuses, denies a request, opposes, vetoes, fails to agree"
    THREATEN = "THREATEN", "warns of an act of its own, gives an ultimatum"
    PROTEST = "PROTEST", "demonstrates, strikes"
    SANCTION = "SANCTION", "reduces relations, embargoes, expels, recalls"
    MOBILIZE = "MOBILIZE", "raises forces, exercises"
    COERCE = "COERCE", "seizes, arrests, bans, attacks by cyber means"
    ASSAULT = "ASSAULT", "uses force"


class Modality(Code):
    """How real the act is in the text."""

    ACTUAL = "actual", "done or said"
    FUTURE = "future", "an announced act of one's own"
    HYPOTHETICAL = "hypothetical", "if, would, might"
    NEGATED = "negated", "said not to have happened, or not to be going to"
    HISTORICAL = "historical", "background: more than about a year old, or set off as history"


class Aspect(Code):
    """What a move is about: one of six elements of the process, or the substance."""

    TALKS = "talks", "whether to talk at all"
    FORMAT = "format", "in which forum, or how"
    SCHEDULE = "schedule", "when"
    VENUE = "venue", "where"
    AGENDA = "agenda", "what is discussed"
    PARTICIPATION = "participation", "who takes part"
    SUBSTANCE = "substance", "everything else"

    @property
    def of_process(self) -> bool:
        """True for the six elements of the process itself."""
        return self is not Aspect.SUBSTANCE


class Standing(Code):
    """How well a fact about a meeting is backed."""

    SETTLED = "settled", "every party's own voice says so"
    ONE_SIDED = "one-sided", "one party's own voice says so, another's is missing"
    REPORTED = "reported", "third parties only"
    DISPUTED = "disputed", "voices contradict each other"
