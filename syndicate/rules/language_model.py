"""The statistical model of languages, in less than half of the memory that py3langid keeps it in; it tells the same.

Importing this module loads it, which takes half a second.

The model is a naive Bayes over byte n-grams: an automaton walks the bytes and tells which n-grams are in them, a table
tells how likely each is in each language. The automaton's rows are cut into blocks, of which most are alike, and each
is held once. The table stays in the half precision it comes in: the few rows that a text needs are widened for it.
"""

from collections import Counter
from collections.abc import Collection
from typing import Any

import numpy as np
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier
from py3langid.modelio import load_model

LANGUAGES = (
    "af ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr ht hu hy id is it ja "
    "ka kk km kn ko ku ky lb lo lt lv mk ml mn mr ms mt my ne nl no or pa pl ps pt ro ru rw si sk sl so "
    "sq sr sv sw ta te tg th tk tl tr ug uk ur uz vi zh "
)
"""What news agencies file in, of what the model knows: without the rest short texts are told apart better."""

_BLOCK = 16
"""Entries of a block: half a byte's, so that each half of a byte is one step. Of 600,000 blocks 56,000 differ."""


class LanguageModel(LanguageIdentifier):  # type: ignore[misc]
    """py3langid's identifier, but for how the automaton and the table are held."""

    def __init__(self, languages: Collection[str]) -> None:
        """Load it, to tell these languages apart."""
        table, priors, known, moves, row_of, features = load_model(MODEL_DIR / MODEL_FILE)
        self.min_confidence = None
        self._norm_probs = True
        columns = [number for number, language in enumerate(known) if language in languages]
        self.nb_classes = [known[number] for number in columns]
        self.nb_ptc = np.ascontiguousarray(table[:, columns])
        self.nb_pc = priors[columns]
        self._set_alias_pairs()
        blocks = np.asarray(moves).reshape(-1, _BLOCK)
        block_type = np.dtype((np.void, blocks.itemsize * _BLOCK))
        differing, block_of = np.unique(blocks.view(block_type).ravel(), return_inverse=True)
        self._entries = differing.view(blocks.dtype).data
        self._block_of = (block_of * _BLOCK).astype(np.uint32).data
        self._first_block = (np.asarray(row_of).astype(np.uint32) * (256 // _BLOCK)).data
        self._features = np.asarray(features, dtype=np.int32).data

    def _raw_score(self, text: bytes) -> Any:
        """How likely each language is, as a logarithm: the same figures as py3langid's own."""
        found = self._found(text)
        if not found:
            return np.zeros(len(self.nb_classes), dtype=np.float32)
        which = np.fromiter(found.keys(), dtype=np.intp, count=len(found))
        counts = np.fromiter(found.values(), dtype=np.float32, count=len(found))
        return np.log1p(counts) @ self.nb_ptc[which].astype(np.float32) + self.nb_pc

    def _found(self, text: bytes) -> Counter[int]:
        """Which n-grams are in a text, and how often."""
        entries, block_of, first_block, features = self._entries, self._block_of, self._first_block, self._features
        state, found = 0, []
        for byte in text:
            state = entries[block_of[first_block[state] + (byte >> 4)] + (byte & 15)]
            feature = features[state]
            if feature >= 0:
                found.append(feature)
        return Counter(found)


MODEL = LanguageModel(LANGUAGES.split())
"""The one of this process."""
