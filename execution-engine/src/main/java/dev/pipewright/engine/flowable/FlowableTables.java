package dev.pipewright.engine.flowable;

import dev.pipewright.engine.ledger.StorageException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.db.DbSqlSession;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandContext;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.jspecify.annotations.Nullable;

/// Brings Flowable's tables to its version's form, as their owner: who works with them may not make any. All of
/// them or none, because Flowable takes those of an unfinished start for finished.
final class FlowableTables implements Command<@Nullable Void> {

    private static final String SCHEMA = "flowable";
    /// Keeps nodes that start at once from making the tables at once.
    private static final long PREPARING = 0x7069_7066L;

    private final DataSource owner;
    private final ProcessEngineConfigurationImpl configuration;

    FlowableTables(DataSource owner, ProcessEngineConfigurationImpl configuration) {
        this.owner = owner;
        this.configuration = configuration;
    }

    @Override
    public @Nullable Void execute(CommandContext context) {
        try (Connection connection = owner.getConnection();
                PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            connection.setAutoCommit(false);
            connection.setSchema(SCHEMA);
            lock.setLong(1, PREPARING);
            lock.execute();
            useIn(context, connection);
            configuration.getCommonSchemaManager().schemaUpdate();
            configuration.getSchemaManager().schemaUpdate();
            connection.commit();
            return null;
        } catch (SQLException e) {
            throw new StorageException(
                    "Could not prepare the tables for the control of runs. Check that the database runs and has space.",
                    e);
        }
    }

    private void useIn(CommandContext context, Connection connection) {
        var session = new DbSqlSession(
                configuration.getDbSqlSessionFactory(),
                CommandContextUtil.getEntityCache(context),
                connection,
                null,
                SCHEMA);
        context.getSessions().put(DbSqlSession.class, session);
    }
}
