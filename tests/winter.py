"""A small docket of the winter talks, entered by hand: what is tested with it does not hang on the reader."""

from contracts.factories import HAND, document, meeting, move
from pourparler.codebook import Aspect, Channel, Level, MoveType
from pourparler.docket.opening import open_docket

CALL = "The two presidents spoke by telephone."
GENEVA = "The delegations will meet in Geneva on January 10."
MET = "The delegations met in Geneva."
BRUSSELS = "The Council will meet in Brussels."
VIENNA = "A sitting of the OSCE was planned for January 13."
BORRELL = "Borrell has called for the EU to take part in the talks."


def entered(path):
    """The docket in the file *path*, with six documents about five meetings and two moves; closed again."""
    with open_docket(path) as docket:
        for source, statements in _said():
            docket.receive(source, statements, HAND)


def _said():
    call = document(CALL, "2021-12-30", "The White House", "white-house")
    ours = document(CALL + " One call.", "2021-12-31", "Kremlin", "kremlin")
    how = {"channel": Channel.PHONE, "level": Level.LEADER, "on": "2021-12-30"}
    yield call, [meeting(call, "spoke by telephone", voice="USA", **how)]
    yield ours, [meeting(ours, "spoke by telephone", voice="RUS", **how)]

    plans = document(f"{GENEVA} {BRUSSELS}", "2021-12-31", "Kremlin", "plans")
    where = {"place": "Geneva", "level": Level.OFFICIAL, "channel": Channel.IN_PERSON}
    council = {"place": "Brussels", "format": "Russia-NATO Council", "parties": ("RUS", "NATO")}
    yield (
        plans,
        [
            meeting(
                plans,
                "will meet in Geneva",
                voice="RUS",
                status="planned",
                on="2022-01-09",
                until="2022-01-10",
                **where,
            ),
            meeting(plans, "meet in Brussels", voice="RUS", status="planned", on="2022-01-12", **council),
        ],
    )
    vienna = document(VIENNA, "2021-12-28", "Reuters", "reuters")
    yield (
        vienna,
        [meeting(vienna, "sitting", status="planned", on="2022-01-13", place="Vienna", parties=("OSCE",))],
    )
    met = document(MET, "2022-01-10", "US Department of State", "state-department")
    yield met, [meeting(met, "met", voice="USA", on="2022-01-10", **where)]

    voiced = document(BORRELL, "2021-12-29", "Die Welt", "die-welt")
    asked = {"actors": ("EU",), "recipients": ("RUS", "USA"), "kind": MoveType.REQUEST, "voice": "EU"}
    yield (
        voiced,
        [
            move(voiced, "called for", aspect=Aspect.PARTICIPATION, about="take part in the talks", **asked),
            move(voiced, "the talks", actors=("EU",), kind=MoveType.SUPPORT, voice="EU"),
        ],
    )
