/// Keeps runs and their splits, and the database that they and the ledger are in. Start at
/// [dev.pipewright.engine.store.RunStore]; [dev.pipewright.engine.store.LocalState] opens runs and ledger in one
/// file, [dev.pipewright.engine.store.EmbeddedPostgres] and [dev.pipewright.engine.store.DatabaseMigration] bring
/// up a database for [dev.pipewright.engine.store.JdbcRunStore] and [dev.pipewright.engine.ledger.PostgresLedger].
///
/// Migrations are in `db/migration`: the engine's in `engine`, and after them the platform's in `platform`, each with
/// a history table. In the schema `pipewright` each table has a `tenant` and is handed to
/// `pipewright.protect(regclass)`,
/// and rights are granted to `pipewright_app` one by one. The schemas `flowable` and `quartz` hold ids and times
/// of all tenants; only `pipewright_system` may use them. A migration that has been released is never changed; it
/// first expands, and a later release contracts.
@NullMarked
package dev.pipewright.engine.store;

import org.jspecify.annotations.NullMarked;
