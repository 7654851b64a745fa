-- What must hold before a draft is published, and how drafts were compared with what is live.
SET LOCAL search_path TO pipewright, pg_temp;

-- A rule of design that is a policy of the tenant: what breaks it can not be published.
CREATE TABLE design_policy (
    tenant text        NOT NULL REFERENCES tenant,
    rule   text        NOT NULL,
    author text        NOT NULL,
    since  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, rule)
);

SELECT protect('design_policy');
GRANT SELECT, INSERT, DELETE ON design_policy TO pipewright_app;

-- A pipeline whose drafts are published only after they were compared with what is live.
CREATE TABLE publish_gate (
    tenant   text        NOT NULL,
    pipeline text        NOT NULL,
    author   text        NOT NULL,
    since    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant, pipeline),
    FOREIGN KEY (tenant, pipeline) REFERENCES pipeline
);

-- A comparison of a draft, or of a version, with the version that was live. replayed, live and draft: runs, one of each
-- for an input. trouble and report: envelopes. changed: how many documents differ; confirmed_by: who has said so.
CREATE TABLE shadow (
    tenant       text        NOT NULL REFERENCES tenant,
    id           uuid        PRIMARY KEY,
    seq          bigint      GENERATED ALWAYS AS IDENTITY,
    pipeline     text        NOT NULL,
    base         integer     NOT NULL,
    version      integer,
    content_hash text        NOT NULL,
    replayed     uuid[]      NOT NULL,
    live         uuid[]      NOT NULL,
    draft        uuid[]      NOT NULL,
    state        text        NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    author       text        NOT NULL,
    created      timestamptz NOT NULL DEFAULT now(),
    ended        timestamptz,
    changed      bigint,
    trouble      bytea,
    report       bytea,
    confirmed_by text,
    FOREIGN KEY (tenant, pipeline) REFERENCES pipeline
);
CREATE INDEX shadow_newest ON shadow (tenant, pipeline, seq DESC);

SELECT protect('publish_gate'), protect('shadow');
GRANT SELECT, INSERT, DELETE ON publish_gate TO pipewright_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON shadow TO pipewright_app;
