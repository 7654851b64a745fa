-- What incremental runs read, and how far they got. Values are times and numbers of the source's rows, as JSON.
SET LOCAL search_path TO pipewright, pg_temp;

CREATE TABLE watermark (
    tenant text COLLATE "C" NOT NULL,
    pipeline_id text COLLATE "C" NOT NULL,
    node text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    value text,
    run uuid,
    moved_at timestamptz NOT NULL,
    PRIMARY KEY (tenant, pipeline_id, node, stream)
);

CREATE TABLE load (
    tenant text COLLATE "C" NOT NULL,
    run uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    node text COLLATE "C" NOT NULL,
    pipeline_id text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    since text,
    low text,
    high text,
    moved boolean NOT NULL DEFAULT false,
    PRIMARY KEY (run, node)
);

SELECT protect(name::regclass) FROM unnest(ARRAY['watermark', 'load']) AS name;
GRANT SELECT, INSERT, UPDATE, DELETE ON watermark, load TO pipewright_app;
