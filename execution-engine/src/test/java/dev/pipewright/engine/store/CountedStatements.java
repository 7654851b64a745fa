package dev.pipewright.engine.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/// Counts the statements that are prepared through a data source: each is executed once here.
public final class CountedStatements {

    private final List<String> statements = new CopyOnWriteArrayList<>();

    /// The same data source, but its statements are counted.
    public DataSource of(DataSource counted) {
        return counting(DataSource.class, counted);
    }

    /// The statements so far, in their order.
    public List<String> all() {
        return List.copyOf(statements);
    }

    public int count() {
        return statements.size();
    }

    /// Begins anew.
    public void forget() {
        statements.clear();
    }

    private <T> T counting(Class<T> type, T counted) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.add((String) arguments[0]);
                    }
                    try {
                        Object result = method.invoke(counted, arguments);
                        return result instanceof Connection connection
                                ? counting(Connection.class, connection)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
