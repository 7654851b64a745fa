-- Records that people keep to look at a drawing with.
SET LOCAL search_path TO pipewright, pg_temp;

-- node: of the draft, or of one before; what is pinned to a node that is gone is shown nowhere. records: an envelope.
CREATE TABLE pinned_sample (
    tenant   text        NOT NULL,
    pipeline text        NOT NULL,
    node     text        NOT NULL,
    records  bytea       NOT NULL,
    author   text        NOT NULL,
    changed  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, pipeline, node),
    FOREIGN KEY (tenant, pipeline) REFERENCES pipeline ON DELETE CASCADE
);

SELECT protect('pinned_sample');
GRANT SELECT, INSERT, UPDATE, DELETE ON pinned_sample TO pipewright_app;
