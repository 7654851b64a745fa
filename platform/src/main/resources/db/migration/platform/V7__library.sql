-- Library pipelines: templates that everybody reads and that belong to nobody's data; and which pipelines were made of
-- them.
SET LOCAL search_path TO pipewright, pg_temp;

-- Which pipeline of a tenant the versions of a library pipeline are taken from: nobody else adds to it.
CREATE TABLE library_pipeline (
    tenant   text NOT NULL,
    pipeline text NOT NULL,
    id       text NOT NULL UNIQUE,
    PRIMARY KEY (tenant, pipeline),
    FOREIGN KEY (tenant, pipeline) REFERENCES pipeline
);

SELECT protect('library_pipeline');
GRANT SELECT, INSERT ON library_pipeline TO pipewright_app;

-- drawing: a file as it is exported; it names connections, never their settings. source: what kind of system it reads.
CREATE TABLE library_version (
    id           text        NOT NULL REFERENCES library_pipeline (id),
    number       integer     NOT NULL CHECK (number > 0),
    name         text        NOT NULL,
    purpose      text        NOT NULL,
    source       text        NOT NULL,
    content_hash text        NOT NULL,
    drawing      text        NOT NULL,
    added        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (id, number)
);

-- Any tenant reads, no tenant changes, and only the one whose pipeline it is adds: library_pipeline hides all others.
ALTER TABLE library_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE library_version FORCE ROW LEVEL SECURITY;
CREATE POLICY any_tenant ON library_version FOR SELECT TO pipewright_app
    USING (coalesce(current_setting('pipewright.tenant', true), '') <> '');
CREATE POLICY own_pipeline ON library_version FOR INSERT TO pipewright_app
    WITH CHECK (EXISTS (SELECT 1 FROM library_pipeline own WHERE own.id = library_version.id));
GRANT SELECT, INSERT ON library_version TO pipewright_app;

-- The version of a library pipeline that a draft has in it. connections: the tenant's names by those of the library.
-- seq: the edit that brought it into the draft, which holds until that is taken back; 0 if the draft began with it.
CREATE TABLE pipeline_origin (
    tenant      text    NOT NULL,
    pipeline    text    NOT NULL,
    number      bigint  GENERATED ALWAYS AS IDENTITY,
    library     text    NOT NULL,
    version     integer NOT NULL,
    connections text    NOT NULL,
    seq         bigint  NOT NULL,
    PRIMARY KEY (tenant, pipeline, number),
    FOREIGN KEY (tenant, pipeline) REFERENCES pipeline
);

SELECT protect('pipeline_origin');
GRANT SELECT, INSERT ON pipeline_origin TO pipewright_app;
