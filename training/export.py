"""Write the shipped files from a checkpoint: python -m training.export --help.

The graph is quantised dynamically: weights and embeddings are int8, activations are scaled as they come. Arcs
are given out too, so that a sentence whose heads make no tree can be mended.
"""

import argparse
import hashlib
import json
import shutil
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: TID251 -- makes the model, never runs it
from torch import Tensor, nn

from training.labels import KINDS, Labels
from training.network import Reader

INPUTS = ("ids", "casing", "first")
OUTPUTS = ("upos", "heads", "relations", "arcs", "triggers")


class Shipped(nn.Module):
    """The network as it is used: the best label of each kind, and no relation but the root's called root."""

    def __init__(self, network: Reader, labels: Labels) -> None:
        super().__init__()
        self.network = network
        barred = torch.zeros(len(labels.relations))
        barred[labels.relations.index("root")] = -1e4
        self.register_buffer("barred", barred)

    def forward(self, ids: Tensor, casing: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """What `OUTPUTS` names, in that order."""
        words = self.network.represent(ids, casing, first)
        arcs = self.network.arcs(words, first)
        heads = arcs.argmax(-1)
        relations = (self.network.labels(words, heads) + self.barred).argmax(-1)
        upos = self.network.upos(words[:, 1:]).argmax(-1)
        return upos, heads, relations, arcs, torch.softmax(self.network.trigger(words[:, 1:]), -1)


def load(checkpoint: Path) -> tuple[Reader, Labels]:
    """The network and labels of a checkpoint, ready to read."""
    saved = torch.load(checkpoint, weights_only=True)
    labels = Labels(**saved["labels"])
    network = Reader(labels.sizes(saved["layers"]))
    network.load_state_dict(saved["weights"])
    return network.eval(), labels


def export(network: Reader, labels: Labels, path: Path) -> None:
    """Trace the network into an ONNX file, with float weights."""
    for layer in network.encoder.layers:
        layer.plain = True  # type: ignore[assignment]
    ids = torch.randint(1000, 20000, (3, 23))
    given = (ids, torch.randint(0, 8, (3, 23)), torch.randint(1, 23, (3, 19)))
    axes = {"ids": {0: "b", 1: "t"}, "casing": {0: "b", 1: "t"}, "first": {0: "b", 1: "n"}}
    axes |= {name: {0: "b", 1: "w"} for name in OUTPUTS} | {"arcs": {0: "b", 1: "w", 2: "n"}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Shipped(network, labels).eval(), given, str(path), input_names=list(INPUTS),
            output_names=list(OUTPUTS), dynamic_axes=axes, dynamo=False, opset_version=17,
        )  # fmt: skip


def quantise(path: Path, into: Path) -> None:
    """Weights and embeddings as int8, per channel.

    Seven bits of the eight are used, so that processors without 8-bit dot products do not saturate.
    """
    quantize_dynamic(
        path,
        into,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def toml_list(name: str, values: list[str]) -> str:
    """One line of TOML."""
    return f"{name} = {json.dumps(values)}\n"


def write_labels(labels: Labels, threshold: float, into: Path) -> None:
    """labels.toml, in the order of the network's outputs."""
    into.write_text(
        "# The labels of model.onnx, in the order of its outputs.\n"
        "# Trigger tags: the first is for nothing, then come B and I of each kind.\n"
        + toml_list("upos", labels.upos)
        + toml_list("relations", labels.relations)
        + f"\n[triggers]\nthreshold = {threshold}\n"
        + toml_list("kinds", list(KINDS)),
        encoding="utf-8",
    )


def write_manifest(folder: Path, facts: str) -> None:
    """manifest.toml: the digests that the tagger checks, beside *facts* about where the weights come from."""
    names = ("model.onnx", "tokenizer.json", "labels.toml")
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    lines = "".join(f'"{name}" = "{digest}"\n' for name, digest in digests.items())
    (folder / "manifest.toml").write_text(f"{facts.rstrip()}\n\n[files]\n{lines}", encoding="utf-8")


def main() -> None:
    """Export, quantise, and write what belongs beside the model."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--checkpoint", type=Path, required=True)
    arguments.add_argument("--encoder", type=Path, required=True, help="folder with tokenizer.json")
    arguments.add_argument("--facts", type=Path, required=True, help="TOML: version, licence, sources, scores")
    arguments.add_argument("--threshold", type=float, default=0.5, help="above it a word is a trigger")
    arguments.add_argument("--into", type=Path, required=True)
    given = arguments.parse_args()
    network, labels = load(given.checkpoint)
    given.into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        export(network, labels, full)
        quantise(full, given.into / "model.onnx")
    shutil.copy(given.encoder / "tokenizer.json", given.into / "tokenizer.json")
    write_labels(labels, given.threshold, given.into / "labels.toml")
    write_manifest(given.into, given.facts.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
