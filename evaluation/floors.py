"""Floors: what the reading of our own gold scored, pinned with the gold's digest. A score never goes down."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from evaluation.marked import Gold
from evaluation.scoring import Score

HERE = Path(__file__).parent
GOLD = HERE / "gold"
FLOORS = HERE / "floors.toml"

_HEAD = """\
# What the reading of our own gold must score at least. `python -m evaluation --raise-floors` writes this file
# and lowers no floor; who must lower one does so by hand, and says why in the commit.
"""

Floors = Mapping[str, Mapping[str, str | float]]


def figures(scores: Mapping[str, Score]) -> dict[str, float]:
    """The four figures that have floors, cut to three places."""
    found = {}
    for kind, score in scores.items():
        found[f"{kind}_found"] = _cut(score.found.tally.f1)
        found[f"{kind}_strict"] = _cut(score.strict.tally.f1)
    return found


def load_floors(path: Path = FLOORS) -> Floors:
    """The floors by the name of the gold file; none where there is no file yet."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def below(gold: Gold, reached: Mapping[str, float], floors: Floors) -> list[str]:
    """What is wrong: a figure below its floor, floors set on another text, or no floors at all."""
    pinned = floors.get(gold.name)
    if pinned is None:
        return [f"{gold.name}: no floors are set; set them with --raise-floors"]
    faults = [
        f"{gold.name}: {figure} is {reached[figure]:.3f}, below its floor of {float(floor):.3f}"
        for figure, floor in pinned.items()
        if figure in reached and reached[figure] < float(floor)
    ]
    if pinned["sha256"] != gold.sha256:
        faults.append(f"{gold.name}: the floors were set on another text; set them anew with --raise-floors")
    return faults


def raised(gold: Gold, reached: Mapping[str, float], floors: Floors) -> Floors:
    """The floors with those of *gold* set to what is *reached*, none of them lower than it was."""
    pinned = floors.get(gold.name, {})
    new: dict[str, str | float] = {"sha256": gold.sha256}
    new.update({figure: max(value, float(pinned.get(figure, 0.0))) for figure, value in reached.items()})
    return {**floors, gold.name: new}


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors down, in the order of names."""
    tables = []
    for name in sorted(floors):
        lines = [
            f"{key} = {value:.3f}" if isinstance(value, float) else f'{key} = "{value}"'
            for key, value in floors[name].items()
        ]
        tables.append("\n".join([f"[{name}]", *lines]) + "\n")
    path.write_text("\n".join([_HEAD, *tables]), encoding="utf-8")


def _cut(value: float) -> float:
    return int(value * 1000 + 1e-9) / 1000
