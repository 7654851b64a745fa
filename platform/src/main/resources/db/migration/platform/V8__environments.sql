-- Where pipelines run. content: what the environment says, as an envelope; connections are only named in it.
SET LOCAL search_path TO pipewright, pg_temp;

CREATE TABLE environment (
    tenant  text        NOT NULL REFERENCES tenant,
    name    text        NOT NULL,
    content bytea       NOT NULL,
    changed timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, name)
);

SELECT protect('environment');
GRANT SELECT, INSERT, UPDATE, DELETE ON environment TO pipewright_app;

-- Absent: with the connections that are drawn. An environment that a schedule needs can not be removed.
ALTER TABLE schedule ADD COLUMN environment text;
ALTER TABLE schedule ADD FOREIGN KEY (tenant, environment) REFERENCES environment;
ALTER TABLE backfill ADD COLUMN environment text;
