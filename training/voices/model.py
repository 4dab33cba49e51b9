"""What is trained: the network and its two CRFs."""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from tocsin.read.spans.tags import CUE_FIRST, CUE_NEXT, ROLE_FIRST, ROLE_NEXT, ROLE_OF
from training.voices.batches import Batch
from training.voices.crf import Crf
from training.voices.net import Net


class Model(nn.Module):
    """The network with its two CRFs."""

    def __init__(self) -> None:
        super().__init__()
        self.net = Net()
        self.cue_crf = Crf(CUE_NEXT, CUE_FIRST, np.arange(3))
        self.role_crf = Crf(ROLE_NEXT, ROLE_FIRST, ROLE_OF)

    def words(self, b: Batch) -> Tensor:
        """A vector a word [B, W, 384]: its first piece's."""
        h = self.net.encoder(b.pieces, b.seen)
        return h.gather(1, b.first[..., None].expand(-1, -1, h.size(-1)))

    def role_scores(self, words: Tensor, b: Batch) -> Tensor:
        """Scores of the role tags around every cue."""
        flat = words.flatten(0, 1)
        around = flat[b.around]
        cue = torch.einsum("ct,cth->ch", b.spread.to(around.dtype), around)
        return self.net.roles(around, cue, b.near)

    def loss(self, b: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Of the cues, of the roles, and of the flat tags."""
        net = self.net
        words = net.drop(self.words(b))
        cue = self.cue_crf.loss(net.cue(words).float(), b.cues, b.lengths)
        live = torch.arange(b.cues.size(1))[None] < b.lengths[:, None]
        flat = functional.cross_entropy(net.flat(words).float()[live], b.flat[live])
        if not len(b.role_lengths):
            return cue, cue * 0, flat
        role = self.role_crf.loss(self.role_scores(words, b).float(), b.states, b.role_lengths)
        return cue, role, flat
