-- Who uses the product, what they draw, and what they publish. Tables of tenants show rows of the tenant that the
-- transaction has named in pipewright.tenant, and no rows if it has named none. Run by pipewright_owner.

SET LOCAL search_path TO pipewright, pg_temp;

CREATE TABLE tenant (
    id      text PRIMARY KEY,
    name    text        NOT NULL,
    created timestamptz NOT NULL DEFAULT now()
);

-- Before a log-in nobody knows the tenant: pipewright.login names the one person that the system may look at.
CREATE TABLE person (
    name         text PRIMARY KEY,
    tenant       text        NOT NULL REFERENCES tenant,
    display_name text        NOT NULL,
    password     text        NOT NULL,
    changed      timestamptz NOT NULL DEFAULT now()
);

-- A token itself is never kept, only its SHA-256.
CREATE TABLE api_token (
    hash    text PRIMARY KEY,
    tenant  text        NOT NULL REFERENCES tenant,
    person  text        NOT NULL REFERENCES person ON DELETE CASCADE,
    label   text        NOT NULL,
    created timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE saved_connection (
    tenant    text        NOT NULL REFERENCES tenant,
    name      text        NOT NULL,
    connector text        NOT NULL,
    settings  text        NOT NULL,
    secrets   bytea       NOT NULL,
    changed   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, name)
);

-- The draft is base plus the edits behind base_seq; seq is the last one.
CREATE TABLE pipeline (
    tenant      text        NOT NULL REFERENCES tenant,
    id          text        NOT NULL,
    name        text        NOT NULL,
    description text        NOT NULL,
    base        text        NOT NULL,
    base_seq    bigint      NOT NULL DEFAULT 0,
    seq         bigint      NOT NULL DEFAULT 0,
    changed     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, id)
);

CREATE TABLE draft_edit (
    tenant     text        NOT NULL,
    pipeline   text        NOT NULL,
    seq        bigint      NOT NULL,
    edit_id    text        NOT NULL,
    author     text        NOT NULL,
    edit       text        NOT NULL,
    inverse    text        NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('EDIT', 'UNDO', 'REDO')),
    takes_back bigint,
    made       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, pipeline, seq),
    UNIQUE (tenant, pipeline, edit_id),
    FOREIGN KEY (tenant, pipeline) REFERENCES pipeline
);

CREATE INDEX draft_edit_author ON draft_edit (tenant, pipeline, author, seq);

CREATE TABLE pipeline_version (
    tenant       text        NOT NULL,
    pipeline     text        NOT NULL,
    number       integer     NOT NULL CHECK (number > 0),
    author       text        NOT NULL,
    note         text        NOT NULL,
    content_hash text        NOT NULL,
    drawing      text        NOT NULL,
    draft_seq    bigint      NOT NULL,
    published    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, pipeline, number),
    FOREIGN KEY (tenant, pipeline) REFERENCES pipeline
);

CREATE TABLE schedule (
    tenant     text    NOT NULL,
    pipeline   text    NOT NULL,
    cron       text    NOT NULL,
    zone       text    NOT NULL,
    mode       text    NOT NULL,
    parameters text    NOT NULL,
    paused     boolean NOT NULL,
    refused_at timestamptz,
    refusal    bytea,
    PRIMARY KEY (tenant, pipeline),
    FOREIGN KEY (tenant, pipeline) REFERENCES pipeline
);

-- Append-only: who did what.
CREATE TABLE audit_entry (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant  text        NOT NULL REFERENCES tenant,
    person  text        NOT NULL,
    action  text        NOT NULL,
    subject text        NOT NULL,
    made    timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX audit_entry_tenant ON audit_entry (tenant, id);

SELECT protect('person'), protect('api_token'), protect('saved_connection'), protect('pipeline'),
    protect('draft_edit'), protect('pipeline_version'), protect('schedule'), protect('audit_entry');

ALTER TABLE tenant ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tenant USING (id = current_setting('pipewright.tenant', true))
    WITH CHECK (id = current_setting('pipewright.tenant', true));

GRANT SELECT, INSERT, UPDATE ON tenant TO pipewright_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON person, api_token, saved_connection, pipeline, schedule TO pipewright_app;
-- What was edited, published and done stays.
GRANT SELECT, INSERT ON draft_edit, pipeline_version, audit_entry TO pipewright_app;

-- What the system looks at across tenants.
CREATE POLICY login ON person FOR SELECT TO pipewright_system
    USING (name = current_setting('pipewright.login', true));
CREATE POLICY login ON api_token FOR SELECT TO pipewright_system
    USING (hash = current_setting('pipewright.login', true));
CREATE POLICY all_tenants ON tenant FOR SELECT TO pipewright_system USING (true);
CREATE POLICY all_tenants ON schedule FOR SELECT TO pipewright_system USING (true);
GRANT SELECT (name, tenant, display_name, password) ON person TO pipewright_system;
GRANT SELECT (hash, tenant) ON api_token TO pipewright_system;
GRANT SELECT (id) ON tenant TO pipewright_system;
GRANT SELECT (tenant, pipeline, cron, zone, paused) ON schedule TO pipewright_system;
