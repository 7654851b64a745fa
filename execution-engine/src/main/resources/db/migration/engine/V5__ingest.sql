-- What is pushed, chunk by chunk, and which run has read it. An upload that has landed is its chunks in their order:
-- they are its segments.
SET LOCAL search_path TO pipewright, pg_temp;

-- The place of an upload among all that have landed: a later one may change what an earlier one said.
CREATE SEQUENCE upload_landed;

CREATE TABLE upload (
    tenant text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    bytes bigint NOT NULL DEFAULT 0,
    landed bigint,
    landed_at timestamptz,
    packed boolean NOT NULL DEFAULT false,
    read_at timestamptz,
    PRIMARY KEY (tenant, stream, id),
    UNIQUE (landed)
);
CREATE INDEX upload_unread ON upload (tenant) WHERE read_at IS NULL;

CREATE TABLE upload_chunk (
    tenant text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    upload text COLLATE "C" NOT NULL,
    number integer NOT NULL CHECK (number >= 0),
    hash bytea NOT NULL,
    bytes integer NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (tenant, stream, upload, number),
    FOREIGN KEY (tenant, stream, upload) REFERENCES upload ON DELETE CASCADE
);

-- Which run an upload asked for, of each pipeline that listened when it landed.
CREATE TABLE upload_run (
    tenant text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    upload text COLLATE "C" NOT NULL,
    pipeline_id text COLLATE "C" NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    cause text COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, stream, upload, pipeline_id),
    FOREIGN KEY (tenant, stream, upload) REFERENCES upload ON DELETE CASCADE
);
CREATE INDEX upload_run_newest ON upload_run (tenant, pipeline_id, seq DESC);

-- That a source of a run has been told what to read. While one run that records has it open, no other one of its
-- pipeline gets anything.
CREATE TABLE intake (
    tenant text COLLATE "C" NOT NULL,
    run uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    node text COLLATE "C" NOT NULL,
    pipeline_id text COLLATE "C" NOT NULL,
    records boolean NOT NULL,
    open boolean NOT NULL DEFAULT true,
    PRIMARY KEY (run, node)
);
CREATE INDEX intake_open ON intake (tenant, pipeline_id) WHERE open;

-- What it was told to read, and when that was done: set for all rows of a run at once, when the run has come to its
-- end. It stays when the upload itself is dropped; another one of the same name is landed as another.
CREATE TABLE consumption (
    tenant text COLLATE "C" NOT NULL,
    run uuid NOT NULL,
    node text COLLATE "C" NOT NULL,
    pipeline_id text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    upload text COLLATE "C" NOT NULL,
    landed bigint NOT NULL,
    segment integer NOT NULL,
    consumed_at timestamptz,
    PRIMARY KEY (run, node, landed, segment),
    FOREIGN KEY (run, node) REFERENCES intake ON DELETE CASCADE
);
CREATE UNIQUE INDEX consumption_once ON consumption (landed, segment, pipeline_id, node)
    WHERE consumed_at IS NOT NULL;
CREATE INDEX consumption_of_upload ON consumption (landed);

SELECT protect(name::regclass)
FROM unnest(ARRAY['upload', 'upload_chunk', 'upload_run', 'intake', 'consumption']) AS name;
GRANT SELECT, INSERT, UPDATE, DELETE ON upload, upload_chunk, upload_run, intake, consumption TO pipewright_app;
GRANT USAGE ON SEQUENCE upload_landed TO pipewright_app;
