package dev.pipewright.simulators.erp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// One demo ERP for all tests: its start takes seconds. It ends with the process of the tests.
public final class SharedErp {

    private SharedErp() {}

    /// The running ERP, started when it is first asked for.
    public static DemoErpProcess get() {
        return Holder.ERP;
    }

    /// A new connection to it.
    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(get().jdbcUrl(), DemoErp.USER, DemoErp.USER);
    }

    private static final class Holder {
        static final DemoErpProcess ERP = start();

        private static DemoErpProcess start() {
            try {
                return DemoErpProcess.start(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
