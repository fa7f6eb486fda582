"""What the database alone reaches with the statements of an attempt, fsync on: pgbench where there is one, else the driver itself.

The script mirrors, statement by statement, what `bench.statements` sees the service send; the blobs are random and of the same sizes.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
from pathlib import Path
from time import perf_counter
from uuid import uuid4

import asyncpg
from sqlalchemy.engine import make_url

from services.bootstrap import Services

JOURNAL_BYTES = 640
PART_BYTES = 2_400
MANIFEST_BYTES = 700
REPLY_BYTES = 4_200
SETUP = """
INSERT INTO memory_head (tenant_id, learner_id, state, version, seq, digest, consolidated_seq, image_set)
SELECT '{tenant}', md5('learner' || n)::uuid, 'open', 0, 0, ''::bytea, 0, '' FROM generate_series(0, {clients} - 1) n ON CONFLICT DO NOTHING;
"""
SCRIPT = r"""
\set learner md5('learner' || :client_id)
BEGIN; SET LOCAL meno.tenant = '{tenant}';
SELECT age_band, (SELECT policy FROM tenant WHERE id = '{tenant}') FROM identity_account WHERE id = md5('learner' || :client_id)::uuid;
SELECT seq, id, words, evidence FROM memory_journal WHERE tenant_id = '{tenant}' AND learner_id = md5('learner' || :client_id)::uuid AND id = md5('x')::uuid;
SELECT * FROM identity_enrollment WHERE id = md5('learner' || :client_id)::uuid;
COMMIT;
BEGIN; SET LOCAL meno.tenant = '{tenant}';
SELECT version, seq, digest, manifest FROM memory_head WHERE tenant_id = '{tenant}' AND learner_id = md5('learner' || :client_id)::uuid FOR UPDATE;
SELECT part, version, sealed FROM memory_part WHERE tenant_id = '{tenant}' AND learner_id = md5('learner' || :client_id)::uuid
 AND part = ANY(ARRAY[md5('core' || :client_id)::uuid, md5('plan' || :client_id)::uuid, md5('shard' || :client_id)::uuid]);
WITH moved AS (UPDATE memory_head SET version = version + 1, seq = seq + 2, manifest = decode(repeat('ab', {manifest}), 'hex')
 WHERE tenant_id = '{tenant}' AND learner_id = md5('learner' || :client_id)::uuid RETURNING seq),
 written AS (INSERT INTO memory_journal (tenant_id, learner_id, version, seq, id, day, digest, words_hash, evidence_hash, words, evidence)
 SELECT '{tenant}', md5('learner' || :client_id)::uuid, 1, moved.seq - n, gen_random_uuid(), current_date, decode(repeat('ab', 32), 'hex'),
 decode(repeat('ab', 32), 'hex'), decode(repeat('ab', 32), 'hex'), decode(repeat('ab', {journal}), 'hex'), decode(repeat('ab', {journal}), 'hex')
 FROM moved, generate_series(0, 1) n RETURNING 1),
 kept AS (INSERT INTO memory_part (tenant_id, learner_id, part, version, applied_seq, digest, parameter_set, sealed)
 SELECT '{tenant}', md5('learner' || :client_id)::uuid, md5(name || :client_id)::uuid, 1, 1, decode(repeat('ab', 32), 'hex'), 'x',
 decode(repeat('ab', {part}), 'hex') FROM unnest(ARRAY['core', 'plan', 'shard']) name
 ON CONFLICT (tenant_id, learner_id, part) DO UPDATE SET version = memory_part.version + 1, sealed = excluded.sealed RETURNING 1)
SELECT (SELECT count(*) FROM moved), (SELECT count(*) FROM written), (SELECT count(*) FROM kept);
INSERT INTO idempotency (tenant_id, account_id, key_hash, body_mac, claim, lease_until, expires_at, status, reply)
 VALUES ('{tenant}', md5('learner' || :client_id)::uuid, decode(md5(gen_random_uuid()::text), 'hex'), decode(repeat('ab', 32), 'hex'), gen_random_uuid(),
 now(), now() + interval '1 day', 200, decode(repeat('ab', {reply}), 'hex')) ON CONFLICT DO NOTHING;
COMMIT;
"""


async def transactions_per_s(services: Services, clients: int, seconds: float) -> tuple[float, str]:
    """Return attempts' worth of statements a second, and what measured it."""
    tenant = uuid4()
    url = services.settings.database_url
    connection = await asyncpg.connect(_plain(url))
    await connection.execute(f"BEGIN; SET LOCAL meno.tenant = '{tenant}';{SETUP.format(tenant=tenant, clients=clients)}COMMIT")
    await connection.close()
    script = SCRIPT.format(tenant=tenant, manifest=MANIFEST_BYTES, journal=JOURNAL_BYTES, part=PART_BYTES, reply=REPLY_BYTES)
    if shutil.which("pgbench"):
        return await _pgbench(url, script, clients, seconds), "pgbench, the same statements, fsync on"
    return await _driver(url, script, clients, seconds), "the driver alone, the same statements, fsync on (no pgbench here)"


async def _pgbench(url: str, script: str, clients: int, seconds: float) -> float:
    address = make_url(url)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "attempt.sql"
        lines = [line for line in script.split("\n") if line.strip() and not line.startswith("\\set")]
        file.write_text("\n".join(lines) + "\n")
        process = await asyncio.create_subprocess_exec(
            "pgbench", "-n", "-h", str(address.host), "-p", str(address.port), "-U", str(address.username), "-c", str(clients), "-j", "1",
            "-T", str(max(1, round(seconds))), "-M", "prepared", "-f", str(file), str(address.database),
            env={**os.environ, "PGPASSWORD": str(address.password)}, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        out, err = await process.communicate()
    found = re.search(rb"tps = ([0-9.]+)", out)
    if found is None:
        raise RuntimeError(f"pgbench failed: {err.decode()[-400:]}")
    return float(found.group(1))


async def _driver(url: str, script: str, clients: int, seconds: float) -> float:
    body = "\n".join(line for line in script.split("\n") if not line.startswith("\\set"))

    async def work(number: int) -> int:
        connection, count, until = await asyncpg.connect(_plain(url)), 0, perf_counter() + seconds
        statements = [part.strip() for part in body.replace(":client_id", str(number)).split(";\n") if part.strip()]
        while perf_counter() < until:
            for statement in statements:
                await connection.execute(statement)
            count += 1
        await connection.close()
        return count

    counts = await asyncio.gather(*(work(number) for number in range(clients)))
    return sum(counts) / seconds


def _plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
