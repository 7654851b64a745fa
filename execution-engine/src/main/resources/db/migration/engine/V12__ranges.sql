-- A load may be a range that somebody chose: its last end does not belong to it, and it moves no watermark.
SET LOCAL search_path TO pipewright, pg_temp;

ALTER TABLE load ADD COLUMN is_range boolean NOT NULL DEFAULT false;
-- It is kept with the run's row, in the commit that starts the run's process.
GRANT INSERT (tenant, run, node, pipeline_id, stream, low, high, is_range) ON load TO pipewright_system;
