-- Runs, splits and the ledger. Run by pipewright_owner; the roles exist already.
--
-- Every table has a tenant and forces row-level security; the tenant is set for each transaction, and unset means no
-- rows. Clear columns are ids, hashes, codes, amounts, times and field paths; payloads are envelopes (bytea).
-- What retention drops is partitioned by the month its run was created in, so that keys stay unique within a run.

-- A caller of the functions below could otherwise put a table of its own in front of ours.
SET LOCAL search_path TO pipewright, pg_temp;

CREATE FUNCTION protect(protected regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', protected);
    EXECUTE format(
        'CREATE POLICY tenant ON %s USING (tenant = current_setting(''pipewright.tenant'', true))'
            ' WITH CHECK (tenant = current_setting(''pipewright.tenant'', true))',
        protected);
END
$$;
COMMENT ON FUNCTION protect(regclass) IS 'Lets each tenant see and write only its own rows of a table with a tenant.';

CREATE TABLE run (
    tenant text COLLATE "C" NOT NULL,
    id uuid NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    month date NOT NULL,
    pipeline_id text COLLATE "C" NOT NULL,
    pipeline_name text NOT NULL,
    content_hash text COLLATE "C" NOT NULL,
    mode text COLLATE "C" NOT NULL,
    cause text COLLATE "C" NOT NULL,
    asked text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    started_at timestamptz,
    ended_at timestamptz,
    parameters bytea NOT NULL,
    failure bytea,
    pipeline bytea NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (tenant, cause)
);
CREATE INDEX run_newest ON run (tenant, seq DESC);
CREATE INDEX run_newest_of_pipeline ON run (tenant, pipeline_id, seq DESC);
CREATE INDEX run_unfinished ON run (tenant, seq) WHERE ended_at IS NULL;

CREATE TABLE source_split (
    tenant text COLLATE "C" NOT NULL,
    run uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    stage text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    definition bytea NOT NULL,
    PRIMARY KEY (run, stage, number)
);

CREATE TABLE split (
    tenant text COLLATE "C" NOT NULL,
    run uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    stage text COLLATE "C" NOT NULL,
    split integer NOT NULL,
    month date NOT NULL,
    fence bigint NOT NULL,
    checkpoint text,
    ended boolean NOT NULL DEFAULT false,
    PRIMARY KEY (run, stage, split)
) WITH (fillfactor = 50);

CREATE TABLE counter (
    tenant text COLLATE "C" NOT NULL,
    run uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    stage text COLLATE "C" NOT NULL,
    split integer NOT NULL,
    node text COLLATE "C" NOT NULL,
    measure text COLLATE "C" NOT NULL,
    value numeric NOT NULL,
    PRIMARY KEY (run, stage, split, node, measure)
) WITH (fillfactor = 50);

-- One row per effect, and one holder in it: so one open document per effect, whatever the months of the runs are.
CREATE TABLE effect (
    tenant text COLLATE "C" NOT NULL,
    target text COLLATE "C" NOT NULL,
    company text COLLATE "C" NOT NULL,
    doc_type text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    last_revision bigint NOT NULL,
    last_hash text COLLATE "C",
    recorded_revision bigint NOT NULL,
    recorded_hash text COLLATE "C",
    response bytea,
    holder bigint NOT NULL,
    hold text COLLATE "C" NOT NULL,
    queued bigint NOT NULL,
    CHECK ((holder = 0) = (hold = 'FREE')),
    PRIMARY KEY (tenant, target, company, doc_type, code)
) WITH (fillfactor = 70);

-- Each ledger takes a thousand numbers at a time.
CREATE SEQUENCE document_id INCREMENT BY 10000;

CREATE TABLE document (
    tenant text COLLATE "C" NOT NULL,
    month date NOT NULL,
    id bigint NOT NULL,
    run uuid NOT NULL,
    stage text COLLATE "C" NOT NULL,
    split integer NOT NULL,
    call text COLLATE "C" NOT NULL,
    target text COLLATE "C" NOT NULL,
    company text COLLATE "C" NOT NULL,
    doc_type text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    via text NOT NULL,
    hash text COLLATE "C" NOT NULL,
    is_first boolean NOT NULL,
    state text COLLATE "C" NOT NULL,
    standing text COLLATE "C" NOT NULL,
    doubtful boolean NOT NULL,
    fence bigint NOT NULL,
    revision bigint NOT NULL,
    tries integer NOT NULL,
    attempts integer NOT NULL,
    due timestamptz NOT NULL,
    cause text COLLATE "C",
    message bytea,
    field text,
    troubled boolean NOT NULL,
    amount numeric,
    currency text COLLATE "C",
    origin_stream text NOT NULL,
    origin_ordinal bigint NOT NULL,
    origin_position text NOT NULL,
    PRIMARY KEY (id, month)
) PARTITION BY RANGE (month);
CREATE UNIQUE INDEX document_by_key ON document (run, call, target, company, doc_type, code, month) WHERE is_first;
CREATE INDEX document_waiting ON document (run, stage, split, due, id) WHERE state = 'WAITING';
CREATE INDEX document_troubled ON document (run, id) WHERE troubled;
CREATE INDEX document_tried ON document (run, id) WHERE attempts > 1 OR troubled;

CREATE TABLE document_body (
    tenant text COLLATE "C" NOT NULL,
    month date NOT NULL,
    document bigint NOT NULL,
    request bytea,
    carried bytea,
    PRIMARY KEY (document, month)
) PARTITION BY RANGE (month);

CREATE TABLE document_answer (
    tenant text COLLATE "C" NOT NULL,
    month date NOT NULL,
    document bigint NOT NULL,
    response bytea NOT NULL,
    PRIMARY KEY (document, month)
) PARTITION BY RANGE (month);

CREATE TABLE attempt (
    tenant text COLLATE "C" NOT NULL,
    month date NOT NULL,
    document bigint NOT NULL,
    number integer NOT NULL,
    at timestamptz NOT NULL,
    took_nanos bigint NOT NULL,
    status integer,
    code text NOT NULL,
    message bytea,
    may_have_arrived boolean NOT NULL,
    PRIMARY KEY (document, number, month)
) PARTITION BY RANGE (month);

CREATE TABLE result (
    tenant text COLLATE "C" NOT NULL,
    month date NOT NULL,
    run uuid NOT NULL,
    sink text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    record bytea NOT NULL,
    PRIMARY KEY (run, sink, key, month)
) PARTITION BY RANGE (month);

CREATE TABLE rejected (
    tenant text COLLATE "C" NOT NULL,
    month date NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    run uuid NOT NULL,
    node text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    field text,
    origin_stream text NOT NULL,
    origin_ordinal bigint NOT NULL,
    origin_position text NOT NULL,
    text bytea NOT NULL,
    PRIMARY KEY (run, id, month)
) PARTITION BY RANGE (month);

SELECT protect(name::regclass)
FROM unnest(ARRAY['run', 'source_split', 'split', 'counter', 'effect', 'document', 'document_body',
                  'document_answer', 'attempt', 'result', 'rejected']) AS name;

-- Makes the partitions of a month and of the one after it. The application may call it; it may not create tables.
CREATE FUNCTION ensure_month(wanted date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pipewright, pg_temp AS $$
DECLARE
    parent text;
    start date;
    partition text;
BEGIN
    FOREACH start IN ARRAY ARRAY[date_trunc('month', wanted)::date,
                                 (date_trunc('month', wanted) + interval '1 month')::date] LOOP
        IF to_regclass(format('pipewright.%I', 'rejected_' || to_char(start, 'YYYY_MM'))) IS NOT NULL THEN
            CONTINUE;
        END IF;
        PERFORM pg_advisory_xact_lock(hashtext('pipewright.ensure_month'));
        FOREACH parent IN ARRAY ARRAY['document', 'document_body', 'document_answer', 'attempt', 'result',
                                      'rejected'] LOOP
            partition := parent || '_' || to_char(start, 'YYYY_MM');
            IF to_regclass(format('pipewright.%I', partition)) IS NULL THEN
                EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
                               partition, parent, start, (start + interval '1 month')::date);
                PERFORM protect(partition::regclass);
            END IF;
        END LOOP;
    END LOOP;
END
$$;

-- Retention: drops what all runs created in a month have, save runs and effects.
CREATE FUNCTION drop_month(unwanted date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pipewright, pg_temp AS $$
DECLARE
    parent text;
BEGIN
    FOREACH parent IN ARRAY ARRAY['document', 'document_body', 'document_answer', 'attempt', 'result', 'rejected'] LOOP
        EXECUTE format('DROP TABLE IF EXISTS %I', parent || '_' || to_char(unwanted, 'YYYY_MM'));
    END LOOP;
END
$$;

REVOKE ALL ON FUNCTION protect(regclass), ensure_month(date), drop_month(date) FROM PUBLIC;

GRANT USAGE ON SCHEMA pipewright TO pipewright_app, pipewright_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON run, source_split, split, counter, effect, document, document_body,
    document_answer, attempt, result, rejected TO pipewright_app;
GRANT USAGE ON SEQUENCE document_id TO pipewright_app;
GRANT EXECUTE ON FUNCTION ensure_month(date) TO pipewright_app;
GRANT EXECUTE ON FUNCTION drop_month(date) TO pipewright_system;

-- The system role finds work of all tenants, and sees no payload.
CREATE POLICY all_tenants ON run FOR SELECT TO pipewright_system USING (true);
CREATE POLICY all_tenants ON split FOR SELECT TO pipewright_system USING (true);
GRANT SELECT (tenant, id, seq, month, pipeline_id, mode, cause, asked, state, created_at, started_at, ended_at)
    ON run TO pipewright_system;
GRANT SELECT (tenant, run, stage, split, fence, ended) ON split TO pipewright_system;

-- Retention asks whether a month may be dropped.
CREATE POLICY all_tenants ON document FOR SELECT TO pipewright_system USING (true);
GRANT SELECT (month, state) ON document TO pipewright_system;
