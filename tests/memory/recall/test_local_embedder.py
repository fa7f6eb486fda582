"""The model on this machine: vectors that mean something, the same for a text whatever stands beside it, and no vectors from wrong files."""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np
import pytest

from services.memory.recall import EmbedderUnavailable, LocalEmbedder
from services.memory.recall.local_embedder import MINILM


@pytest.fixture(scope="module")
def embedder():
    made = LocalEmbedder()
    yield made
    made.close()


async def test_texts_of_one_meaning_are_near(embedder):
    rows = await embedder.embed(["How do I solve a linear equation?", "solving equations of first degree", "my dog likes cheese"])
    assert rows.shape == (3, embedder.dimensions)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert rows[0] @ rows[1] > 0.6 > 0.3 > rows[0] @ rows[2]


async def test_a_text_has_one_vector_alone_or_among_others(embedder):
    texts = ["one", "a somewhat longer text about fractions", "x" * 50_000, "", "数学", "👩‍🏫", "\ud800"]
    together = await embedder.embed(texts)
    alone = np.concatenate([await embedder.embed([text]) for text in texts])
    assert np.abs(together - alone).max() < 1e-5


async def test_no_texts_no_vectors(embedder):
    assert (await embedder.embed([])).shape == (0, embedder.dimensions)


async def test_the_carrier_is_never_imported(embedder):
    await embedder.embed(["anything"])
    assert MINILM.carrier not in sys.modules


@pytest.mark.parametrize(
    "model",
    [
        replace(MINILM, carrier="a_package_that_nobody_has"),
        replace(MINILM, sha256={**MINILM.sha256, MINILM.tokenizer: "0" * 64}),
        replace(MINILM, sha256={**MINILM.sha256, "assets/not-there.onnx": "0" * 64}),
    ],
    ids=["no carrier", "another file", "no file"],
)
async def test_what_is_missing_or_changed_gives_no_vectors(model):
    embedder = LocalEmbedder(model)
    with pytest.raises(EmbedderUnavailable):
        await embedder.embed(["anything"])
    embedder.close()


def test_the_id_names_the_model_and_changes_with_its_files():
    changed = replace(MINILM, sha256={**MINILM.sha256, MINILM.tokenizer: "0" * 64})
    assert MINILM.id.startswith(MINILM.name)
    assert MINILM.id != changed.id
