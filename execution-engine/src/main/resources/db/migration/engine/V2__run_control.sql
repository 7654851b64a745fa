-- Control of runs: ids, counts and flags, never a record. Beside Flowable's tables, so that one commit moves both. It
-- works for all tenants at once, so only pipewright_system may use it, which sees no payload.

CREATE SCHEMA flowable;
GRANT USAGE ON SCHEMA flowable TO pipewright_system;
-- Also for Flowable's own tables, which come with the library: the owner makes them at the start.
ALTER DEFAULT PRIVILEGES IN SCHEMA flowable GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO pipewright_system;
SET LOCAL search_path TO flowable, pg_temp;

CREATE TABLE control_run (
    run     uuid PRIMARY KEY,
    tenant  text        NOT NULL,
    wish    text        NOT NULL DEFAULT 'GO' CHECK (wish IN ('GO', 'PAUSE', 'CANCEL')),
    failure bytea,
    created timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE control_stage (
    run      uuid    NOT NULL REFERENCES control_run ON DELETE CASCADE,
    position integer NOT NULL,
    stage    text    NOT NULL,
    open     integer NOT NULL DEFAULT 0 CHECK (open >= 0),
    ready    boolean NOT NULL DEFAULT false,
    PRIMARY KEY (run, position)
);

-- WAITING: to be admitted when due. ADMITTED: a job exists for it. DONE: counted.
CREATE TABLE control_split (
    run      uuid        NOT NULL,
    position integer     NOT NULL,
    split    integer     NOT NULL,
    state    text        NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'ADMITTED', 'DONE')),
    due      timestamptz NOT NULL DEFAULT now(),
    fence    bigint      NOT NULL DEFAULT 0,
    tries    integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (run, position, split),
    FOREIGN KEY (run, position) REFERENCES control_stage ON DELETE CASCADE
);

CREATE INDEX control_split_queue ON control_split (due) WHERE state <> 'DONE';

-- Who holds jobs and is not here, or no longer until now, loses them.
CREATE TABLE control_node (
    node  text PRIMARY KEY,
    slots integer     NOT NULL,
    until timestamptz NOT NULL
);

-- A run's row and its process start in one commit: the system may add the row, for the tenant that it names.
GRANT INSERT ON pipewright.run TO pipewright_system;
