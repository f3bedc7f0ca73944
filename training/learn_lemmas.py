"""Write the lemma lexicon: what EWT's training part has that the suffix rules get wrong.

python -m training.learn_lemmas TREEBANK_FOLDER
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from pourparler.annotations import lemmas
from training import treebank

NEVER = frozenset({"PROPN", "X", "SYM", "PUNCT", "NUM"})  # kept as written
HEADER = """\
# Irregular dictionary forms, and the verbs whose inflected forms leave their spelling open.
# Learnt from the training part of UD English EWT
# (https://github.com/UniversalDependencies/UD_English-EWT), which is licensed CC BY-SA 4.0,
# and so is this file. Written by training/learn_lemmas.py, whose own additions are listed there.

"""
# Verbs of diplomatic prose that the treebank does not have and the rules would misspell.
ADDED = [
    *(
        "accede",
        "adhere",
        "broker",
        "censure",
        "coerce",
        "concede",
        "conclude",
        "condole",
        "convene",
        "defuse",
    ),
    *("denounce", "deploy", "derail", "engage", "forge", "garner", "harbor", "hinder", "impede", "implore"),
    *(
        "intercede",
        "intervene",
        "liaise",
        "mire",
        "parley",
        "pledge",
        "precede",
        "presage",
        "rebuke",
        "recede",
    ),
    *("reconvene", "repatriate", "rescind", "rue", "secede", "sever", "spur", "stipulate", "supersede"),
    *("surrender", "table", "telephone", "unblock", "veto", "wane"),
    *(
        "cede",
        "decree",
        "exchange",
        "free",
        "guarantee",
        "shelve",
        "repel",
        "quarrel",
        "cosponsor",
        "initial",
        "disagree",
    ),
    *(
        "agree",
        "besiege",
        "bombard",
        "condone",
        "deplore",
        "disengage",
        "enforce",
        "escalate",
        "redeploy",
        "reaffirm",
        "flee",
    ),
    *(
        "impound",
        "interfere",
        "invade",
        "mobilise",
        "outrage",
        "oversee",
        "pause",
        "provoke",
        "renounce",
        "scrape",
        "torpedo",
    ),
]
# Past forms of diplomatic prose that it does not have either.
PAST = {
    "bade": "bid",
    "bound": "bind",
    "forbade": "forbid",
    "forbidden": "forbid",
    "foretold": "foretell",
    "froze": "freeze",
    "forsook": "forsake",
    "forswore": "forswear",
    "lent": "lend",
    "overran": "overrun",
    "overthrew": "overthrow",
    "slew": "slay",
    "slain": "slay",
    "strove": "strive",
    "swore": "swear",
    "tore": "tear",
    "undertook": "undertake",
    "unfroze": "unfreeze",
    "unfrozen": "unfreeze",
    "undid": "undo",
    "withheld": "withhold",
    "upheld": "uphold",
    "rebuilt": "rebuild",
    "reran": "rerun",
    "shrank": "shrink",
    "clung": "cling",
    "slid": "slide",
    "sank": "sink",
}


def counted(path: Path) -> dict[tuple[str, str], Counter[str]]:
    """For each spelling in lower case and word class, the lemmas it has."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for example in treebank.read(path):
        for form, lemma, upos in zip(example.words, example.lemmas, example.upos, strict=True):
            if upos not in NEVER and lemma != "_":
                seen[form.replace("’", "'").replace("`", "'").lower(), upos][lemma] += 1
    return seen


def main() -> None:
    """Count, keep what the rules get wrong, write."""
    path = next(Path(sys.argv[1]).glob("*-train*.conllu"))
    lemmas.LEXICON.unlink(missing_ok=True)
    seen = counted(path)
    verbs = sorted({best(c) for (_, upos), c in seen.items() if upos == "VERB" and best(c).islower()} | set(ADDED))
    body = HEADER + f"[verbs]\nknown = {json.dumps(verbs)}\n"
    lemmas.LEXICON.write_text(body + "\n[irregular]\n", encoding="utf-8")
    lemmas._learnt.cache_clear()  # noqa: SLF001 -- reread what was just written
    irregular: dict[str, dict[str, str]] = defaultdict(dict)
    for (form, upos), found in sorted(seen.items()):
        if lemmas.by_rule(form, upos) != best(found):
            irregular[upos][form] = best(found)
    irregular["VERB"] = dict(sorted({**PAST, **irregular["VERB"]}.items()))
    for upos, forms in sorted(irregular.items()):
        body += f"\n[irregular.{upos}]\n" + "".join(
            f"{json.dumps(form)} = {json.dumps(lemma)}\n" for form, lemma in forms.items()
        )
    lemmas.LEXICON.write_text(body, encoding="utf-8")


def best(found: Counter[str]) -> str:
    """The most frequent lemma, in lower case where it is ever so written; the alphabet decides ties."""
    return min(found, key=lambda lemma: (not lemma.islower(), -found[lemma], lemma))


if __name__ == "__main__":
    main()
