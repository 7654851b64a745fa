-- Where a run runs: the environment's name, and which connection stood for which when it began, as JSON. Both are absent
-- if it runs with the connections that are drawn.
SET LOCAL search_path TO pipewright, pg_temp;

ALTER TABLE run ADD COLUMN environment text COLLATE "C", ADD COLUMN bindings text;
ALTER TABLE run ADD CHECK ((environment IS NULL) = (bindings IS NULL));
