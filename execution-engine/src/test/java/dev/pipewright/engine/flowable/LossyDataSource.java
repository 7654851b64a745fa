package dev.pipewright.engine.flowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Connections of which one commits without telling: the database has done it, and whoever asked hears of a lost
/// connection.
final class LossyDataSource {

    private final DataSource dataSource;
    private final AtomicReference<@Nullable String> statement = new AtomicReference<>();
    private volatile boolean lost;

    LossyDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// The next transaction with a statement that begins like this is the one.
    void loseNextReplyTo(String beginning) {
        statement.set(beginning);
    }

    boolean hasLost() {
        return lost;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                    Object result = invoke(dataSource, method, arguments);
                    return result instanceof Connection connection ? lossy(connection) : result;
                });
    }

    private Connection lossy(Connection connection) {
        var meant = new AtomicReference<@Nullable String>();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    String wanted = statement.get();
                    if (method.getName().equals("prepareStatement")
                            && wanted != null
                            && ((String) arguments[0]).startsWith(wanted)) {
                        meant.set(wanted);
                    }
                    Object result = invoke(connection, method, arguments);
                    if (method.getName().equals("commit")
                            && meant.get() != null
                            && statement.compareAndSet(wanted, null)) {
                        lost = true;
                        throw new SQLException("the reply is lost");
                    }
                    return result;
                });
    }

    private static @Nullable Object invoke(Object on, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
