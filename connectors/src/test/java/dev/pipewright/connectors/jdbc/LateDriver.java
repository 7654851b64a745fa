package dev.pipewright.connectors.jdbc;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;

/// A driver that connects only when a test lets it, however often it is asked to stop.
public final class LateDriver implements Driver {

    static final CountDownLatch LET = new CountDownLatch(1);
    static final CountDownLatch CLOSED = new CountDownLatch(1);

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith("jdbc:late:");
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        try {
            LET.await();
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
        return (Connection) Proxy.newProxyInstance(
                LateDriver.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, _) -> {
                    if (method.getName().equals("close")) {
                        CLOSED.countDown();
                    }
                    return method.getReturnType() == boolean.class ? true : null;
                });
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
