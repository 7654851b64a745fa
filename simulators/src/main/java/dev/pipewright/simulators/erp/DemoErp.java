package dev.pipewright.simulators.erp;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.hsqldb.persist.HsqlProperties;
import org.hsqldb.server.Server;
import org.hsqldb.server.ServerAcl;

/// Serves FoodMart on a port of 127.0.0.1, read-only, until its standard input ends.
///
/// Its one argument is the port, 0 for a free one. Once it accepts connections it prints one line, `READY port=7091`.
/// It ends with its parent: a pipe to it closes when the parent ends, however that happens.
public final class DemoErp {

    /// The port it has when it is started by itself.
    public static final int USUAL_PORT = 7091;

    /// The user and the password of the data set.
    public static final String USER = "FOODMART";

    private static final String DATABASE = "foodmart";

    private final Server server;

    private DemoErp(Server server) {
        this.server = server;
    }

    /// The address of a server on the given port.
    public static String jdbcUrl(int port) {
        return "jdbc:hsqldb:hsql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /// Runs until standard input ends.
    ///
    /// @throws IOException if the port is taken or the data cannot be read
    public static void main(String[] arguments) throws IOException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : USUAL_PORT;
        DemoErp erp;
        try (var files = FoodMartFiles.unpack()) {
            erp = start(port == 0 ? freePort() : port, files);
        }
        System.out.println("READY port=" + erp.server.getPort());
        InputStream parent = System.in;
        while (parent.read() >= 0) {
            // What is written here means nothing; its end does.
        }
        // Ends the process at once: nothing is written, so there is nothing to close.
        Runtime.getRuntime().halt(0);
    }

    private static DemoErp start(int port, FoodMartFiles files) throws IOException {
        var properties = new HsqlProperties();
        properties.setProperty("server.database.0", "file:" + files.database() + ";readonly=true");
        properties.setProperty("server.dbname.0", DATABASE);
        properties.setProperty("server.address", "127.0.0.1");
        properties.setProperty("server.port", port);
        var server = new Server();
        var silence = new PrintWriter(Writer.nullWriter());
        server.setLogWriter(silence);
        server.setErrWriter(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        server.setNoSystemExit(true);
        try {
            server.setProperties(properties);
        } catch (ServerAcl.AclFormatException e) {
            throw new IOException("The demo ERP cannot be set up: " + e.getMessage(), e);
        }
        server.start();
        Throwable failure = server.getServerError();
        if (failure != null) {
            throw new IOException("The demo ERP cannot start on port " + port + ": " + failure.getMessage(), failure);
        }
        return new DemoErp(server);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
