"""The statements over jobs. Time is always the database's: the clocks of the workers need not agree."""

from __future__ import annotations

from sqlalchemy import text

from services.platform.statements import Statement

ENQUEUE = Statement(text(
    "INSERT INTO job (id, kind, tenant_id, account_id, subject_id, dedupe_key, run_after)"
    " VALUES (:id, :kind, :tenant_id, :account_id, :subject_id, :dedupe_key, coalesce(CAST(:run_after AS timestamptz), now()))"
    # The waiting job's row stays locked until this commit, so that it cannot be claimed before it would see what we changed.
    " ON CONFLICT (kind, dedupe_key) WHERE state = 'waiting' AND dedupe_key IS NOT NULL"
    " DO UPDATE SET run_after = least(job.run_after, excluded.run_after)"
    " RETURNING id, run_after <= now() AS due"
))  # fmt: skip
CLAIM = text(
    "UPDATE job SET state = 'running', attempt = attempt + 1, fence = fence + 1, started_at = clock_timestamp(),"
    " lease_until = clock_timestamp() + make_interval(secs => :lease_s)"
    " WHERE id = :id AND attempt < :max_starts"
    " AND ((state = 'waiting' AND run_after <= clock_timestamp()) OR (state = 'running' AND lease_until < clock_timestamp()))"
    " RETURNING *"
)
RENEW = text(
    "UPDATE job SET lease_until = clock_timestamp() + make_interval(secs => :lease_s)"
    " WHERE id = :id AND fence = :fence AND state = 'running'"
)
STEP = text(
    "UPDATE job SET checkpoint = :checkpoint, attempt = 0, steps_done = :done, steps_total = coalesce(:total, steps_total),"
    " lease_until = clock_timestamp() + make_interval(secs => :lease_s)"
    " WHERE id = :id AND fence = :fence AND state = 'running'"
)
FINISH = text(
    "UPDATE job SET state = 'done', lease_until = NULL, ended_at = clock_timestamp(), error_class = NULL, error_code = NULL"
    " WHERE id = :id AND fence = :fence AND state = 'running'"
)
PUT_BACK = text(
    # A newer job of this kind and key that is waiting already will do this one's work too.
    "WITH newer AS (SELECT EXISTS (SELECT 1 FROM job other JOIN job mine ON mine.id = :id"
    " AND other.kind = mine.kind AND other.dedupe_key = mine.dedupe_key AND other.state = 'waiting') AS waits)"
    " UPDATE job SET state = CASE WHEN :dead THEN 'dead' WHEN newer.waits THEN 'done' ELSE 'waiting' END,"
    " ended_at = CASE WHEN :dead OR newer.waits THEN clock_timestamp() END,"
    " run_after = clock_timestamp() + make_interval(secs => :delay_s), lease_until = NULL,"
    " attempt = greatest(0, attempt - CASE WHEN :counted THEN 0 ELSE 1 END), error_class = :error_class, error_code = :error_code"
    " FROM newer WHERE id = :id AND fence = :fence AND state = 'running'"
)
BURY = text(
    "UPDATE job SET state = 'dead', lease_until = NULL, ended_at = clock_timestamp(), error_class = 'WorkerLost', error_code = 'worker_lost'"
    " WHERE state = 'running' AND lease_until < clock_timestamp() AND attempt >= :max_starts RETURNING id, kind"
)
LAPSED = text("SELECT id, kind FROM job WHERE state = 'running' AND lease_until < now() ORDER BY lease_until LIMIT :room")
DUE = text(
    "SELECT id, kind FROM job WHERE state = 'waiting' AND run_after <= now()"
    # A job that was to run at once has had its wake-up a moment ago; one that was put off has had none.
    " - CASE WHEN run_after = created_at THEN make_interval(secs => :grace_s) ELSE interval '0' END"
    " ORDER BY run_after LIMIT :room"
)
TAKE_SLOTS = text(
    "INSERT INTO job_slot (name, slot)"
    " SELECT name, date_bin(make_interval(secs => every), now() - make_interval(secs => past), 'epoch') + make_interval(secs => past)"
    " FROM unnest(CAST(:names AS text[]), CAST(:every AS float8[]), CAST(:past AS float8[])) AS wanted (name, every, past)"
    " ON CONFLICT DO NOTHING RETURNING name"
)
FIND = text(
    "SELECT * FROM job WHERE (CAST(:state AS text) IS NULL OR state = :state) AND (CAST(:kind AS text) IS NULL OR kind = :kind)"
    " ORDER BY created_at DESC, id LIMIT :limit"
)
ALIVE = text(
    "SELECT EXISTS (SELECT 1 FROM job WHERE tenant_id = :tenant_id AND account_id = :account_id AND kind = :kind"
    " AND subject_id = :subject_id AND state IN ('waiting', 'running'))"
)
SHOW = text("SELECT * FROM job WHERE id = :id")
RETRY = text(
    "UPDATE job SET state = 'waiting', attempt = 0, run_after = now(), ended_at = NULL, error_class = NULL, error_code = NULL"
    " WHERE id = :id AND state = 'dead' AND NOT EXISTS"
    " (SELECT 1 FROM job other WHERE other.kind = job.kind AND other.dedupe_key = job.dedupe_key AND other.state = 'waiting')"
    " RETURNING id, kind"
)
DROP = text("DELETE FROM job WHERE id = :id AND (state <> 'running' OR lease_until < clock_timestamp())")
FORGET = text("DELETE FROM job WHERE tenant_id = :tenant_id AND account_id = :account_id AND id IS DISTINCT FROM CAST(:but AS uuid)")
SWEEP = (
    text("DELETE FROM job WHERE state = 'done' AND kind LIKE 'platform.%' AND ended_at < now() - interval '1 hour'"),
    text("DELETE FROM job WHERE state = 'done' AND ended_at < now() - interval '7 days'"),
    text(
        "DELETE FROM job_slot USING (SELECT name, max(slot) AS newest FROM job_slot GROUP BY name) AS kept"
        " WHERE job_slot.name = kept.name AND job_slot.slot < kept.newest"
    ),
)
FINISHED = text(
    "SELECT kind, extract(epoch FROM now() - max(ended_at)) AS age_s FROM job WHERE state = 'done' AND tenant_id IS NULL GROUP BY kind"
)
HEALTH = text(
    "SELECT count(*) FILTER (WHERE state = 'waiting' AND run_after <= now()) AS due, count(*) FILTER (WHERE state = 'waiting') AS waiting,"
    " count(*) FILTER (WHERE state = 'running') AS running, count(*) FILTER (WHERE state = 'dead') AS dead,"
    " coalesce(extract(epoch FROM now() - min(run_after) FILTER (WHERE state = 'waiting' AND run_after <= now())), 0) AS lag_s,"
    " (SELECT extract(epoch FROM now() - max(ended_at)) FROM job WHERE kind = 'platform.heartbeat' AND state = 'done') AS heartbeat_age_s"
    " FROM job WHERE state IN ('waiting', 'running', 'dead')"
)
QUEUES = text(
    "SELECT kind, count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'waiting' AND run_after <= now()) AS due,"
    " count(*) FILTER (WHERE state = 'running') AS running, count(*) FILTER (WHERE state = 'dead') AS dead,"
    " coalesce(extract(epoch FROM now() - min(run_after) FILTER (WHERE state = 'waiting' AND run_after <= now())), 0) AS lag_s,"
    " max(ended_at) FILTER (WHERE state = 'done') AS finished_at"
    " FROM job WHERE tenant_id IS NULL OR tenant_id = :tenant_id GROUP BY kind ORDER BY kind"
)
FIND_SEEN = text(
    "SELECT * FROM job WHERE (tenant_id IS NULL OR tenant_id = :tenant_id)"
    " AND (CAST(:state AS text) IS NULL OR state = :state) AND (CAST(:kind AS text) IS NULL OR kind = :kind)"
    " ORDER BY created_at DESC, id LIMIT :limit"
)
