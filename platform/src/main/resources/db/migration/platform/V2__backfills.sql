-- Ranges of a source that are read again or for the first time, in slices of which each is a run.
SET LOCAL search_path TO pipewright, pg_temp;

-- low and high: values of the source's watermark, as the loads have them. parameters: an envelope. cause: what asked for
-- it, so that the same caller never begins it twice; asked: a hash of what was asked for.
CREATE TABLE backfill (
    tenant         text        NOT NULL REFERENCES tenant,
    id             uuid        PRIMARY KEY,
    seq            bigint      GENERATED ALWAYS AS IDENTITY,
    pipeline       text        NOT NULL,
    version        integer     NOT NULL,
    node           text        NOT NULL,
    low            text        NOT NULL,
    high           text        NOT NULL,
    length         text        NOT NULL,
    mode           text        NOT NULL,
    parameters     bytea       NOT NULL,
    at_once        integer     NOT NULL CHECK (at_once > 0),
    stops          boolean     NOT NULL,
    state          text        NOT NULL CHECK (state IN ('RUNNING', 'PAUSED', 'STOPPED', 'DONE', 'CANCELLED')),
    cause          text        NOT NULL,
    asked          text        NOT NULL,
    author         text        NOT NULL,
    created        timestamptz NOT NULL DEFAULT now(),
    UNIQUE (tenant, cause),
    FOREIGN KEY (tenant, pipeline, version) REFERENCES pipeline_version
);
CREATE INDEX backfill_newest ON backfill (tenant, pipeline, seq DESC);
CREATE INDEX backfill_running ON backfill (tenant) WHERE state = 'RUNNING';

-- RUNNING without a run: one was to be started, by a process that may have ended before it did. trouble: why it could
-- not be, as an envelope.
CREATE TABLE backfill_slice (
    tenant   text    NOT NULL REFERENCES tenant,
    backfill uuid    NOT NULL REFERENCES backfill ON DELETE CASCADE,
    number   integer NOT NULL CHECK (number > 0),
    low      text    NOT NULL,
    high     text    NOT NULL,
    state    text    NOT NULL DEFAULT 'WAITING'
        CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    tries    integer NOT NULL DEFAULT 0,
    run      uuid,
    trouble  bytea,
    PRIMARY KEY (backfill, number)
);
CREATE INDEX backfill_slice_running ON backfill_slice (backfill) WHERE state = 'RUNNING';

SELECT protect('backfill'), protect('backfill_slice');
GRANT SELECT, INSERT, UPDATE ON backfill, backfill_slice TO pipewright_app;

-- What there is to do, of all tenants.
CREATE POLICY all_tenants ON backfill FOR SELECT TO pipewright_system USING (true);
CREATE POLICY all_tenants ON backfill_slice FOR SELECT TO pipewright_system USING (true);
GRANT SELECT (tenant, id, state) ON backfill TO pipewright_system;
GRANT SELECT (tenant, backfill, state) ON backfill_slice TO pipewright_system;
