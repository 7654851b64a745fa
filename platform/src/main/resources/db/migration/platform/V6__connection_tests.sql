-- What people last asked of a connection for a test: content is an envelope.
SET LOCAL search_path TO pipewright, pg_temp;

CREATE TABLE connection_test (
    tenant     text        NOT NULL REFERENCES tenant,
    connection text        NOT NULL,
    content    bytea       NOT NULL,
    changed    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, connection),
    FOREIGN KEY (tenant, connection) REFERENCES saved_connection ON DELETE CASCADE
);

SELECT protect('connection_test');
GRANT SELECT, INSERT, UPDATE, DELETE ON connection_test TO pipewright_app;
