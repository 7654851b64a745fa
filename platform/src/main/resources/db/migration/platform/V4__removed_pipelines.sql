-- A pipeline that was removed is no longer listed, edited, published or started. What was edited, published and run stays
-- and keeps its id, which no other pipeline may have: watermarks and effects hang on it.
SET LOCAL search_path TO pipewright, pg_temp;

ALTER TABLE pipeline
    ADD COLUMN removed timestamptz,
    ADD COLUMN removed_by text,
    ADD CHECK ((removed IS NULL) = (removed_by IS NULL));
