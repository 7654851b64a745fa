-- What the nodes that use a credential hold of its limits: counts and times. A credential may be several tenants', so
-- only pipewright_system may use it; what stands for the credential is a keyed hash.
SET LOCAL search_path TO flowable, pg_temp;

-- Changed every second or two while calls are made, so there is room for the next version beside each row.
CREATE TABLE control_quota (
    credential text COLLATE "C" PRIMARY KEY,
    book       text NOT NULL
) WITH (fillfactor = 40);
