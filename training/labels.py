"""The labels each head of the network tells apart, in the order of its outputs."""

from dataclasses import asdict, dataclass
from pathlib import Path

from training import treebank
from training.network import Sizes

KINDS = (
    "MEETING", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
TRIGGER_TAGS = ["O", *(f"{place}-{kind}" for kind in KINDS for place in "BI")]


@dataclass(frozen=True, slots=True)
class Labels:
    """Word classes, fine word classes (used in training only), relations and trigger tags."""

    upos: list[str]
    xpos: list[str]
    relations: list[str]
    triggers: list[str]

    @classmethod
    def of_treebank(cls, path: Path) -> "Labels":
        """Every label that occurs in the file, sorted."""
        examples = list(treebank.read(path))
        return cls(
            sorted({label for example in examples for label in example.upos}),
            sorted({label for example in examples for label in example.xpos}),
            sorted({label for example in examples for label in example.relations}),
            TRIGGER_TAGS,
        )

    def sizes(self, layers: int) -> Sizes:
        """The widths of the network's outputs."""
        return Sizes(len(self.upos), len(self.xpos), len(self.relations), len(self.triggers), layers)

    def as_dict(self) -> dict[str, list[str]]:
        """The same, for a file."""
        return asdict(self)
