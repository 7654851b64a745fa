-- What was sent to targets and what they answered, per attempt: an envelope of the calls. Apart from the attempts, for it
-- is the largest of what runs leave, and is kept for as many days as each tenant chooses.
SET LOCAL search_path TO pipewright, pg_temp;

CREATE TABLE call_log (
    tenant text COLLATE "C" NOT NULL,
    month date NOT NULL,
    document bigint NOT NULL,
    number integer NOT NULL,
    calls bytea NOT NULL,
    PRIMARY KEY (document, number, month)
) PARTITION BY RANGE (month);
SELECT protect('call_log');
GRANT SELECT, INSERT, UPDATE, DELETE ON call_log TO pipewright_app;

ALTER TABLE run ADD COLUMN calls_dropped_at timestamptz;
CREATE INDEX run_with_calls ON run (tenant, ended_at) WHERE calls_dropped_at IS NULL;

-- As before, with one table more.
CREATE OR REPLACE FUNCTION ensure_month(wanted date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pipewright, pg_temp AS $$
DECLARE
    parent text;
    start date;
    partition text;
BEGIN
    FOREACH start IN ARRAY ARRAY[date_trunc('month', wanted)::date,
                                 (date_trunc('month', wanted) + interval '1 month')::date] LOOP
        IF to_regclass(format('pipewright.%I', 'call_log_' || to_char(start, 'YYYY_MM'))) IS NOT NULL THEN
            CONTINUE;
        END IF;
        PERFORM pg_advisory_xact_lock(hashtext('pipewright.ensure_month'));
        FOREACH parent IN ARRAY ARRAY['document', 'document_body', 'document_answer', 'attempt', 'result',
                                      'rejected', 'call_log'] LOOP
            partition := parent || '_' || to_char(start, 'YYYY_MM');
            IF to_regclass(format('pipewright.%I', partition)) IS NULL THEN
                EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
                               partition, parent, start, (start + interval '1 month')::date);
                PERFORM protect(partition::regclass);
            END IF;
        END LOOP;
    END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION drop_month(unwanted date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pipewright, pg_temp AS $$
DECLARE
    parent text;
BEGIN
    FOREACH parent IN ARRAY ARRAY['document', 'document_body', 'document_answer', 'attempt', 'result', 'rejected',
                                  'call_log'] LOOP
        EXECUTE format('DROP TABLE IF EXISTS %I', parent || '_' || to_char(unwanted, 'YYYY_MM'));
    END LOOP;
END
$$;

SELECT ensure_month(to_date(substr(relname, 10), 'YYYY_MM'))
FROM pg_class WHERE relnamespace = 'pipewright'::regnamespace AND relname ~ '^rejected_[0-9]{4}_[0-9]{2}$';
