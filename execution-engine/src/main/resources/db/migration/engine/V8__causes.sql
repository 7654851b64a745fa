-- What people have accepted: that nothing will be done about some documents or rejected records of a run. It stays when
-- the run's documents are dropped with their month, so that the run still says how many there were.
SET LOCAL search_path TO pipewright, pg_temp;

CREATE TABLE acceptance (
    tenant text COLLATE "C" NOT NULL,
    run uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    node text COLLATE "C",
    state text COLLATE "C",
    code text COLLATE "C",
    field text,
    person text NOT NULL,
    made timestamptz NOT NULL,
    note bytea,
    count bigint NOT NULL,
    PRIMARY KEY (run, id)
);
SELECT protect('acceptance');
GRANT SELECT, INSERT, UPDATE, DELETE ON acceptance TO pipewright_app;

ALTER TABLE document ADD COLUMN accepted uuid;
ALTER TABLE rejected ADD COLUMN accepted uuid;
