-- A failed run that somebody has go on stays the run it is; that it had ended, and why, is kept apart.
SET LOCAL search_path TO pipewright, pg_temp;

-- failure: why the run had failed, as an envelope.
CREATE TABLE run_restart (
    tenant text COLLATE "C" NOT NULL,
    run uuid NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    number integer NOT NULL,
    made timestamptz NOT NULL,
    person text NOT NULL,
    failure bytea,
    PRIMARY KEY (run, number)
);
SELECT protect('run_restart');
GRANT SELECT, INSERT, UPDATE, DELETE ON run_restart TO pipewright_app;

-- Has a failed run of the tenant that is named go on; false if it has not failed or its inputs are gone. The system
-- calls it where the run's process starts, in one commit; it may change nothing else of a run.
CREATE FUNCTION restart_run(failed uuid, moment timestamptz, by_person text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pipewright, pg_temp AS $$
DECLARE
    found_run run%ROWTYPE;
BEGIN
    SELECT * INTO found_run FROM run WHERE id = failed AND state = 'FAILED' AND inputs_dropped_at IS NULL FOR UPDATE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO run_restart (tenant, run, number, made, person, failure)
    SELECT found_run.tenant, failed, count(*) + 1, moment, by_person, found_run.failure
    FROM run_restart WHERE run = failed;
    UPDATE run SET state = 'QUEUED', ended_at = NULL, failure = NULL WHERE id = failed;
    RETURN true;
END
$$;
REVOKE ALL ON FUNCTION restart_run(uuid, timestamptz, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION restart_run(uuid, timestamptz, text) TO pipewright_app, pipewright_system;
