"""The reader of attributions: a small pretrained encoder, a CRF over tags, and scores for links.

Encoder: BERT's (Devlin et al., 2019) with MiniLM's weights (Wang et al., 2020), its first layers only and each
feed-forward network cut down to its most active units, with the tokens' features added to the vectors that go in.
Tags: a linear-chain CRF (Lafferty et al., 2001). Links: a bilinear score between the first and last tokens of two
spans (Dozat and Manning, 2017) plus a bias for how far apart they stand.
"""

import json
import math
import os

import torch
import torch.nn.functional as F
from torch import nn

from data import TAGS, may_follow

SHAPES, QUOTATIONS, STARTS = 8, 4, 3
HEAD_WIDTH = 32
LINK_WIDTH = 128
DISTANCES = 24  # buckets: 12 before, 12 behind
FORBIDDEN = -1e4


def distance_bucket(tokens):
    """0 to 11 for spans before (tokens < 0), 12 to 23 behind; by powers of the square root of two from 1 on."""
    n = min(11, int(2 * math.log2(max(1, abs(tokens)))))
    return n + (12 if tokens > 0 else 0)


class Layer(nn.Module):
    def __init__(self, width, heads, inner, dropout):
        super().__init__()
        self.heads = heads
        self.dropout = dropout
        self.qkv = nn.Linear(width, 3 * heads * HEAD_WIDTH)
        self.out = nn.Linear(heads * HEAD_WIDTH, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, mask):
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, HEAD_WIDTH).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        a = self.out(a.transpose(1, 2).reshape(b, t, self.heads * HEAD_WIDTH))
        x = self.norm1(x + F.dropout(a, self.dropout, self.training))
        h = self.down(F.gelu(self.up(x), approximate="tanh"))
        return self.norm2(x + F.dropout(h, self.dropout, self.training))


class Encoder(nn.Module):
    def __init__(self, vocabulary, width=384, heads=12, layers=4, inner=1024, positions=512, dropout=0.1):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(positions, width)
        self.features = nn.ModuleList(nn.Embedding(n, width) for n in (SHAPES, QUOTATIONS, STARTS))
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(layers))
        self.dropout = dropout
        for table in self.features:
            nn.init.zeros_(table.weight)

    def forward(self, pieces, features, mask):
        """(batch, pieces) ids, (batch, pieces, 3) features, True in mask where there is a piece: (batch, pieces, width)."""
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]]
        for k, table in enumerate(self.features):
            x = x + table(features[..., k])
        x = F.dropout(self.norm(x), self.dropout, self.training)
        mask = mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


def load_pretrained(encoder, folder):
    """MiniLM's weights from a folder with config.json and model.safetensors: the first layers, whole; see cut_inner."""
    from safetensors.torch import load_file

    with open(os.path.join(folder, "config.json"), encoding="utf-8") as f:
        config = json.load(f)
    weights = load_file(os.path.join(folder, "model.safetensors"))
    weights = {k.removeprefix("bert."): v for k, v in weights.items()}
    full = Encoder(config["vocab_size"], config["hidden_size"], config["num_attention_heads"], len(encoder.layers),
                   config["intermediate_size"], config["max_position_embeddings"])
    with torch.no_grad():
        full.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        full.positions.weight.copy_(weights["embeddings.position_embeddings.weight"])
        full.positions.weight.add_(weights["embeddings.token_type_embeddings.weight"][0])
        full.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        full.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(full.layers):
            p = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                getattr(layer.qkv, kind).copy_(
                    torch.cat([weights[f"{p}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]))
                for ours, theirs in (("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                                     ("up", "intermediate.dense"), ("down", "output.dense"),
                                     ("norm2", "output.LayerNorm")):
                    getattr(getattr(layer, ours), kind).copy_(weights[f"{p}{theirs}.{kind}"])
    return full


@torch.no_grad()
def cut_down(full, encoder, batches, picks):
    """Copies the layers `picks` of `full` into `encoder`, of each layer the attention heads and the units of the
    feed-forward network that matter most on `batches`: those with the greatest mean activation times length of outgoing
    vectors."""
    units, heads = [0.0] * len(full.layers), [0.0] * len(full.layers)

    def watch_units(i):
        def hook(module, inputs, output):
            units[i] = units[i] + F.gelu(output, approximate="tanh").abs().mean((0, 1))
        return hook

    def watch_heads(i):
        def hook(module, inputs, output):
            heads[i] = heads[i] + inputs[0].abs().mean((0, 1))
        return hook

    hooks = [layer.up.register_forward_hook(watch_units(i)) for i, layer in enumerate(full.layers)]
    hooks += [layer.out.register_forward_hook(watch_heads(i)) for i, layer in enumerate(full.layers)]
    full.eval()
    for batch in batches:
        full(batch["pieces"], batch["features"], batch["mask"])
    for hook in hooks:
        hook.remove()
    for name in ("words", "positions", "features", "norm"):
        getattr(encoder, name).load_state_dict(getattr(full, name).state_dict())
    for ours, i in zip(encoder.layers, picks, strict=True):
        theirs = full.layers[i]
        for name in ("norm1", "norm2"):
            getattr(ours, name).load_state_dict(getattr(theirs, name).state_dict())
        keep = (units[i] * theirs.down.weight.norm(dim=0)).topk(ours.up.out_features).indices.sort().values
        ours.up.weight.copy_(theirs.up.weight[keep])
        ours.up.bias.copy_(theirs.up.bias[keep])
        ours.down.weight.copy_(theirs.down.weight[:, keep])
        ours.down.bias.copy_(theirs.down.bias)
        weight = (heads[i] * theirs.out.weight.norm(dim=0)).view(theirs.heads, HEAD_WIDTH).sum(1)
        keep = weight.topk(ours.heads).indices.sort().values
        keep = (keep[:, None] * HEAD_WIDTH + torch.arange(HEAD_WIDTH)).flatten()
        ours.out.weight.copy_(theirs.out.weight[:, keep])
        ours.out.bias.copy_(theirs.out.bias)
        rows = torch.cat([keep + k * theirs.heads * HEAD_WIDTH for k in range(3)])
        ours.qkv.weight.copy_(theirs.qkv.weight[rows])
        ours.qkv.bias.copy_(theirs.qkv.bias[rows])


class Crf(nn.Module):
    """Linear-chain CRF with the transitions that BIOES forbids left out."""

    def __init__(self, tags):
        super().__init__()
        n = len(tags)
        self.transitions = nn.Parameter(torch.zeros(n, n))
        self.first = nn.Parameter(torch.zeros(n))
        self.last = nn.Parameter(torch.zeros(n))
        allow = torch.tensor([[may_follow(a, b) for b in tags] for a in tags])
        self.register_buffer("transitions_mask", torch.where(allow, 0.0, FORBIDDEN))
        self.register_buffer("first_mask", torch.tensor([0.0 if may_follow(None, t) else FORBIDDEN for t in tags]))
        self.register_buffer("last_mask", torch.tensor([0.0 if may_follow(t, None) else FORBIDDEN for t in tags]))

    def scores(self):
        return (self.transitions + self.transitions_mask, self.first + self.first_mask, self.last + self.last_mask)

    def loss(self, emissions, tags, mask):
        """Mean negative log-likelihood a token. emissions (batch, tokens, tags), tags and mask (batch, tokens)."""
        move, first, last = self.scores()
        b, t, n = emissions.shape
        gold = first[tags[:, 0]] + emissions.gather(2, tags[..., None])[..., 0].mul(mask).sum(1)
        gold = gold + (move[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(1)
        ends = mask.sum(1).long() - 1
        gold = gold + last[tags.gather(1, ends[:, None])[:, 0]]
        alpha = first + emissions[:, 0]
        for i in range(1, t):
            new = torch.logsumexp(alpha[:, :, None] + move, 1) + emissions[:, i]
            alpha = torch.where(mask[:, i, None], new, alpha)
        return (torch.logsumexp(alpha + last, 1) - gold).sum() / mask.sum()

    @torch.no_grad()
    def decode(self, emissions, mask):
        """The best tags, a list a sequence."""
        move, first, last = self.scores()
        b, t, n = emissions.shape
        best, back = first + emissions[:, 0], []
        for i in range(1, t):
            score, prior = (best[:, :, None] + move).max(1)
            back.append(torch.where(mask[:, i, None], prior, torch.arange(n)))
            best = torch.where(mask[:, i, None], score + emissions[:, i], best)
        tag = (best + last).argmax(1)
        path = [tag]
        for prior in reversed(back):
            tag = prior.gather(1, tag[:, None])[:, 0]
            path.append(tag)
        path = torch.stack(path[::-1], 1)
        return [row[: int(m.sum())].tolist() for row, m in zip(path, mask)]


class Links(nn.Module):
    """Scores of one span (a cue that looks for its source, a content that looks for its cue) against the candidates
    of its block, and against none."""

    def __init__(self, width):
        super().__init__()
        self.query = nn.Linear(2 * width, LINK_WIDTH)
        self.key = nn.Linear(2 * width, LINK_WIDTH)
        self.none = nn.Parameter(torch.zeros(LINK_WIDTH))
        self.distance = nn.Parameter(torch.zeros(DISTANCES))

    def forward(self, query_ends, key_ends, buckets, mask):
        """(n, 2 width), (n, candidates, 2 width), (n, candidates): (n, 1 + candidates), none first."""
        q = self.query(query_ends)
        score = (self.key(key_ends) @ q[..., None])[..., 0] / math.sqrt(LINK_WIDTH) + self.distance[buckets]
        score = score.masked_fill(~mask, FORBIDDEN)
        none = (q @ self.none)[:, None] / math.sqrt(LINK_WIDTH)
        return torch.cat([none, score], 1)


class Reader(nn.Module):
    def __init__(self, encoder, width=384):
        super().__init__()
        self.encoder = encoder
        self.tag = nn.Linear(width, len(TAGS))
        self.crf = Crf(TAGS)
        self.source_of_cue = Links(width)
        self.cue_of_content = Links(width)

    def forward(self, batch):
        """Vectors of every token's first piece, and their emissions."""
        hidden = self.encoder(batch["pieces"], batch["features"], batch["mask"])
        tokens = hidden.gather(1, batch["first_piece"][..., None].expand(-1, -1, hidden.shape[2]))
        return tokens, self.tag(F.dropout(tokens, 0.1, self.training))

    def link_scores(self, module, tokens, queries, candidates):
        """queries: (row, first, last); candidates: for each a list of (first, last) in the same row."""
        n, most = len(queries), max(1, max(map(len, candidates)))
        rows = torch.tensor([q[0] for q in queries])
        ends = torch.tensor([[q[1], q[2] - 1] for q in queries])
        query_ends = torch.cat([tokens[rows, ends[:, 0]], tokens[rows, ends[:, 1]]], 1)
        first = torch.zeros(n, most, dtype=torch.long)
        last = torch.zeros(n, most, dtype=torch.long)
        bucket = torch.zeros(n, most, dtype=torch.long)
        mask = torch.zeros(n, most, dtype=torch.bool)
        for i, (q, cands) in enumerate(zip(queries, candidates)):
            for j, (a, b) in enumerate(cands):
                first[i, j], last[i, j], mask[i, j] = a, b - 1, True
                bucket[i, j] = distance_bucket(b - 1 - q[1] if b <= q[1] else a - q[2] + 1)
        key_ends = torch.cat([tokens[rows[:, None], first], tokens[rows[:, None], last]], 2)
        return module(query_ends, key_ends, bucket, mask)
