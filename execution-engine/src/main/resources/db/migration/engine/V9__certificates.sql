-- What loads have read, to know at the next one what was seen already. Fingerprints are hashes of whole records.
SET LOCAL search_path TO pipewright, pg_temp;

ALTER TABLE watermark ADD COLUMN known text;
ALTER TABLE load ADD COLUMN known text, ADD COLUMN reading text;
