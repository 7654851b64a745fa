-- Runs keep what they read of their sources, in segments, until it is dropped; a replay reads that instead of them.
SET LOCAL search_path TO pipewright, pg_temp;

-- selection: the documents that a replay takes, as an envelope; none means all.
ALTER TABLE run ADD COLUMN replays uuid, ADD COLUMN selection bytea, ADD COLUMN inputs_dropped_at timestamptz;
CREATE INDEX run_replays ON run (replays) WHERE replays IS NOT NULL;
CREATE INDEX run_with_inputs ON run (tenant, ended_at) WHERE inputs_dropped_at IS NULL;

-- How many days what runs leave is kept for a tenant, if not as long as for others; 0 for ever.
CREATE TABLE kept_days (
    tenant text COLLATE "C" NOT NULL,
    what text COLLATE "C" NOT NULL,
    days integer NOT NULL CHECK (days >= 0),
    PRIMARY KEY (tenant, what)
);
SELECT protect('kept_days');
GRANT SELECT, INSERT, UPDATE, DELETE ON kept_days TO pipewright_app;
