"""The network: MiniLM's lower layers, a biaffine parser after Dozat and Manning (2017), a trigger tagger.

Written out in plain PyTorch, so that the exported graph holds only matrix products and elementwise steps.
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from pourparler.annotations.pieces import CASINGS

WIDTH, HEADS, INNER, VOCABULARY, POSITIONS = 384, 12, 1536, 30522, 512
ARC, LABEL = 256, 64
FAR_BELOW = -1e4


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many labels each head tells apart, and how many layers carry them."""

    upos: int
    xpos: int
    relations: int
    triggers: int
    layers: int = 4


class Layer(nn.Module):
    """One transformer layer, laid out as BERT's."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.output, self.after_attention = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.after_widening = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.plain = False  # written-out attention, for export

    def _split(self, x: Tensor) -> Tensor:
        return x.view(x.shape[0], x.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Attention, then the inner layer, each added to what was there."""
        query, key, value = self._split(self.query(x)), self._split(self.key(x)), self._split(self.value(x))
        if self.plain:
            weights = torch.matmul(query, key.transpose(2, 3)) * (WIDTH // HEADS) ** -0.5 + mask
            mixed = torch.matmul(torch.softmax(weights, -1), value)
        else:
            share = self.dropout.p if self.training else 0.0
            mixed = functional.scaled_dot_product_attention(query, key, value, mask.to(query.dtype), share)
        mixed = mixed.transpose(1, 2).reshape(x.shape)
        x = self.after_attention(x + self.dropout(self.output(mixed)))
        return self.after_widening(x + self.dropout(self.narrow(functional.gelu(self.widen(x)))))


class Encoder(nn.Module):
    """The first layers of MiniLM-L6, with a casing embedding added at the input."""

    def __init__(self, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces, self.positions = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.casing = nn.Embedding(CASINGS, WIDTH)
        nn.init.normal_(self.casing.weight, std=0.005)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))

    def load_pretrained(self, path: Path) -> None:
        """Take over the published weights; the only token type is folded into the positions."""
        weights = load_file(path)
        self.pieces.weight.data.copy_(weights["embeddings.word_embeddings.weight"])
        self.positions.weight.data.copy_(
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self._copy(self.norm, weights, "embeddings.LayerNorm")
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "output": "attention.output.dense", "after_attention": "attention.output.LayerNorm",
            "widen": "intermediate.dense", "narrow": "output.dense", "after_widening": "output.LayerNorm",
        }  # fmt: skip
        for number, layer in enumerate(self.layers):
            for ours, theirs in names.items():
                self._copy(getattr(layer, ours), weights, f"encoder.layer.{number}.{theirs}")

    @staticmethod
    def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
        module.weight.data.copy_(weights[f"{name}.weight"])  # type: ignore[union-attr, operator]
        module.bias.data.copy_(weights[f"{name}.bias"])  # type: ignore[union-attr, operator]

    def forward(self, ids: Tensor, casing: Tensor) -> Tensor:
        """Every piece in its context; piece 0 is padding."""
        x = self.pieces(ids) + self.positions.weight[: ids.shape[1]][None] + self.casing(casing)
        x = self.dropout(self.norm(x))
        mask = ((ids == 0).float() * FAR_BELOW)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Narrow(nn.Module):
    """A word seen in one role: as dependent or as head."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.linear, self.dropout = nn.Linear(WIDTH, width), nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """The narrower view."""
        return self.dropout(functional.leaky_relu(self.linear(x), 0.1))


class Reader(nn.Module):
    """Word classes, dependency trees and triggers from one pass of the encoder."""

    def __init__(self, sizes: Sizes, dropout: float = 0.25) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder, self.dropout = Encoder(sizes.layers), nn.Dropout(dropout)
        self.upos, self.xpos = nn.Linear(WIDTH, sizes.upos), nn.Linear(WIDTH, sizes.xpos)
        self.arc_dependent, self.arc_head = Narrow(ARC, dropout), Narrow(ARC, dropout)
        self.arc = nn.Linear(ARC, ARC)
        nn.init.orthogonal_(self.arc.weight, 0.2)
        self.label_dependent, self.label_head = Narrow(LABEL, dropout), Narrow(LABEL, dropout)
        self.label = nn.Linear(LABEL + 1, sizes.relations * LABEL, bias=False)
        nn.init.zeros_(self.label.weight)
        self.label_of_head = nn.Linear(LABEL, sizes.relations)
        self.trigger = nn.Linear(WIDTH, sizes.triggers)

    def represent(self, ids: Tensor, casing: Tensor, first: Tensor) -> Tensor:
        """Each word as its first piece; the opening mark stands for the root."""
        encoded = self.encoder(ids, casing)
        picked = torch.gather(encoded, 1, first[:, :, None].expand(-1, -1, WIDTH))
        return self.dropout(picked)

    def arcs(self, words: Tensor, first: Tensor) -> Tensor:
        """For every word, how well each word (and the root, in column 0) would do as its head."""
        dependents, heads = self.arc_dependent(words[:, 1:]), self.arc_head(words)
        scores = torch.matmul(self.arc(dependents), heads.transpose(1, 2)) * ARC**-0.5
        absent = (first[:, 1:] == 0).float() * FAR_BELOW
        return scores.float() + functional.pad(absent, (1, 0))[:, None, :]

    def labels(self, words: Tensor, heads: Tensor) -> Tensor:
        """For every word, how well each relation fits between it and its head."""
        dependents, governors = self.label_dependent(words[:, 1:]), self.label_head(words)
        chosen = torch.gather(governors, 1, heads[:, :, None].expand(-1, -1, LABEL))
        form = self.label(torch.cat([chosen, torch.ones_like(chosen[:, :, :1])], -1))
        form = form.view(heads.shape[0], heads.shape[1], self.sizes.relations, LABEL)
        return (torch.matmul(form, dependents[:, :, :, None]).squeeze(-1) + self.label_of_head(chosen)).float()
