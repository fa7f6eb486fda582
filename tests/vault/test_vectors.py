"""The primitives under the envelope answer the published Wycheproof vectors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256, SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


@pytest.fixture(scope="module")
def vectors(shared_data: Path):
    folder = shared_data / "security" / "wycheproof"
    if not folder.is_dir():
        pytest.skip(f"LOUD SKIP: no Wycheproof vectors at {folder}")

    def load(name: str):
        groups = json.loads((folder / f"{name}.json").read_text())["testGroups"]
        return [(group, case) for group in groups for case in group["tests"]]

    return load


@pytest.mark.data
def test_aes_gcm_answers_every_vector(vectors):
    """Nonces of other lengths than ours too; those that the library refuses by design count as refused, whatever the vector says of them."""
    answered, refused = 0, 0
    for group, case in vectors("aes_gcm_test"):
        key, iv, aad, msg, ct, tag = (bytes.fromhex(case[name]) for name in ("key", "iv", "aad", "msg", "ct", "tag"))
        assert group["tagSize"] == 128
        if not 8 <= len(iv) <= 128:
            with pytest.raises(ValueError, match=r"[Nn]once"):
                AESGCM(key).decrypt(iv, ct + tag, aad)
            refused += 1
            continue
        answered += 1
        if case["result"] == "valid":
            assert AESGCM(key).encrypt(iv, msg, aad) == ct + tag, case["tcId"]
            assert AESGCM(key).decrypt(iv, ct + tag, aad) == msg, case["tcId"]
        else:
            with pytest.raises(InvalidTag):
                AESGCM(key).decrypt(iv, ct + tag, aad)
    assert answered > 250
    assert refused < 40


@pytest.mark.data
@pytest.mark.parametrize(("name", "algorithm"), [("hkdf_sha256_test", SHA256()), ("hkdf_sha512_test", SHA512())])
def test_hkdf_answers_every_vector(vectors, name, algorithm):
    cases = vectors(name)
    for _, case in cases:
        ikm, salt, info = (bytes.fromhex(case[part]) for part in ("ikm", "salt", "info"))
        if case["result"] == "valid":
            assert HKDF(algorithm, case["size"], salt, info).derive(ikm).hex() == case["okm"], case["tcId"]
        else:
            with pytest.raises(ValueError, match=r"."):
                HKDF(algorithm, case["size"], salt, info).derive(ikm)
    assert len(cases) > 80
