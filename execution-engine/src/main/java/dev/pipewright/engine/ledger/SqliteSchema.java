package dev.pipewright.engine.ledger;

import java.util.List;

/// The tables of a state file. Small rows that change are apart from payloads that do not; runs, stages and nodes
/// are numbers, so that indices stay small.
final class SqliteSchema {

    static final List<String> FIRST = List.of(
            "CREATE TABLE name (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
            """
            CREATE TABLE run (
                id TEXT NOT NULL, tenant TEXT NOT NULL, pipeline_id TEXT NOT NULL, pipeline_name TEXT NOT NULL,
                content_hash TEXT NOT NULL, mode TEXT NOT NULL, cause TEXT NOT NULL, parameters BLOB NOT NULL,
                state TEXT NOT NULL, created_at INTEGER NOT NULL, started_at INTEGER, ended_at INTEGER,
                failure BLOB, pipeline BLOB NOT NULL, seq INTEGER PRIMARY KEY,
                UNIQUE (tenant, id), UNIQUE (tenant, cause))
            """,
            """
            CREATE TABLE source_split (
                tenant TEXT NOT NULL, run TEXT NOT NULL, stage TEXT NOT NULL, number INTEGER NOT NULL,
                definition BLOB NOT NULL, PRIMARY KEY (tenant, run, stage, number)) WITHOUT ROWID
            """,
            """
            CREATE TABLE split (
                run INTEGER NOT NULL, stage INTEGER NOT NULL, split INTEGER NOT NULL, fence INTEGER NOT NULL,
                checkpoint TEXT, ended INTEGER NOT NULL, PRIMARY KEY (run, stage, split)) WITHOUT ROWID
            """,
            """
            CREATE TABLE document (
                id INTEGER PRIMARY KEY, run INTEGER NOT NULL, stage INTEGER NOT NULL, split INTEGER NOT NULL,
                call INTEGER NOT NULL, key BLOB NOT NULL, via INTEGER NOT NULL, hash TEXT NOT NULL,
                is_first INTEGER NOT NULL, state TEXT NOT NULL, standing TEXT NOT NULL, doubtful INTEGER NOT NULL,
                fence INTEGER NOT NULL, revision INTEGER NOT NULL, tries INTEGER NOT NULL,
                attempts INTEGER NOT NULL, due INTEGER NOT NULL, code TEXT, message BLOB, field TEXT,
                troubled INTEGER NOT NULL, amount TEXT, currency TEXT,
                origin_stream INTEGER NOT NULL, origin_ordinal INTEGER NOT NULL, origin_position TEXT NOT NULL)
            """,
            "CREATE UNIQUE INDEX document_by_key ON document (run, call, key) WHERE is_first = 1",
            "CREATE INDEX document_waiting ON document (run, stage, split, due, id) WHERE state = 'WAITING'",
            "CREATE INDEX document_troubled ON document (run, id) WHERE troubled = 1",
            "CREATE TABLE document_body (document INTEGER PRIMARY KEY, request BLOB, carried BLOB)",
            "CREATE TABLE document_answer (document INTEGER PRIMARY KEY, response BLOB NOT NULL)",
            """
            CREATE TABLE effect (
                tenant INTEGER NOT NULL, key BLOB NOT NULL, last_revision INTEGER NOT NULL, last_hash TEXT,
                recorded_revision INTEGER NOT NULL, recorded_hash TEXT, response BLOB,
                holder INTEGER NOT NULL, hold TEXT NOT NULL, queued INTEGER NOT NULL)
            """,
            "CREATE UNIQUE INDEX effect_by_key ON effect (tenant, key)",
            """
            CREATE TABLE attempt (
                document INTEGER NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL, took INTEGER NOT NULL,
                status INTEGER, code TEXT NOT NULL, message BLOB, may_have_arrived INTEGER NOT NULL,
                PRIMARY KEY (document, number)) WITHOUT ROWID
            """,
            """
            CREATE TABLE result (run INTEGER NOT NULL, sink INTEGER NOT NULL, key TEXT NOT NULL, record BLOB NOT NULL)
            """,
            "CREATE UNIQUE INDEX result_by_key ON result (run, sink, key)",
            """
            CREATE TABLE rejected (
                id INTEGER PRIMARY KEY, run INTEGER NOT NULL, node INTEGER NOT NULL, code TEXT NOT NULL, field TEXT,
                origin_stream INTEGER NOT NULL, origin_ordinal INTEGER NOT NULL, origin_position TEXT NOT NULL,
                text BLOB NOT NULL)
            """,
            "CREATE INDEX rejected_by_run ON rejected (run)",
            """
            CREATE TABLE counter (
                run INTEGER NOT NULL, stage INTEGER NOT NULL, split INTEGER NOT NULL, node INTEGER NOT NULL,
                measure TEXT NOT NULL, value TEXT NOT NULL,
                PRIMARY KEY (run, stage, split, node, measure)) WITHOUT ROWID
            """);

    /// What the second format has more.
    static final List<String> SECOND = List.of("""
            CREATE TABLE watermark (
                tenant TEXT NOT NULL, pipeline_id TEXT NOT NULL, node TEXT NOT NULL, stream TEXT NOT NULL,
                value TEXT, run TEXT, moved_at INTEGER NOT NULL,
                PRIMARY KEY (tenant, pipeline_id, node, stream)) WITHOUT ROWID
            """, """
            CREATE TABLE load (
                tenant TEXT NOT NULL, run TEXT NOT NULL, node TEXT NOT NULL, pipeline_id TEXT NOT NULL,
                stream TEXT NOT NULL, since TEXT, low TEXT, high TEXT, moved INTEGER NOT NULL,
                PRIMARY KEY (tenant, run, node)) WITHOUT ROWID
            """);

    /// What the third format has more: what people have accepted, what was seen at the borders of loads, and which run
    /// replays which.
    static final List<String> THIRD = List.of(
            """
            CREATE TABLE acceptance (
                run INTEGER NOT NULL, id TEXT NOT NULL, node TEXT, state TEXT, code TEXT, field TEXT,
                person TEXT NOT NULL, made INTEGER NOT NULL, note BLOB, count INTEGER NOT NULL,
                PRIMARY KEY (run, id)) WITHOUT ROWID
            """,
            "ALTER TABLE document ADD COLUMN accepted TEXT",
            "ALTER TABLE rejected ADD COLUMN accepted TEXT",
            "ALTER TABLE watermark ADD COLUMN known TEXT",
            "ALTER TABLE load ADD COLUMN known TEXT",
            "ALTER TABLE load ADD COLUMN reading TEXT",
            "ALTER TABLE run ADD COLUMN replays TEXT",
            "ALTER TABLE run ADD COLUMN selection BLOB",
            "ALTER TABLE run ADD COLUMN inputs_dropped_at INTEGER",
            "CREATE INDEX run_replays ON run (tenant, replays) WHERE replays IS NOT NULL");

    /// What the fourth format has more: loads that are ranges somebody chose, and which runs were restarted.
    static final List<String> FOURTH = List.of(
            "ALTER TABLE load ADD COLUMN is_range INTEGER NOT NULL DEFAULT 0",
            """
            CREATE TABLE run_restart (
                tenant TEXT NOT NULL, run TEXT NOT NULL, made INTEGER NOT NULL, person TEXT NOT NULL, failure BLOB)
            """,
            "CREATE INDEX run_restarts ON run_restart (tenant, run)");

    /// What the fifth format has more: where runs run.
    static final List<String> FIFTH =
            List.of("ALTER TABLE run ADD COLUMN environment TEXT", "ALTER TABLE run ADD COLUMN bindings TEXT");

    private SqliteSchema() {}
}
