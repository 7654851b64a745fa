package dev.pipewright.engine.traps;

import dev.pipewright.connectors.http.HttpConnector;
import dev.pipewright.connectors.spi.Connection;
import dev.pipewright.engine.ConnectionBook;
import dev.pipewright.engine.LocalRuns;
import dev.pipewright.engine.OrdersAndTaxman;
import dev.pipewright.simulators.lookalike.LookalikeErp;
import dev.pipewright.simulators.lookalike.LookalikeOptions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// What the pipeline reaches: a source, as the connection `erp`, TAXMAN as `taxman`, and a database with a table of
/// what was sent, as `shop`. Who waits for the source lets its clock go on instead.
final class LookalikeWorld implements ConnectionBook, AutoCloseable {

    private final LookalikeErp erp;
    private final OrdersAndTaxman others;
    private final LocalRuns runs;

    LookalikeWorld(Path folder, LookalikeOptions options) throws IOException {
        erp = LookalikeErp.start(options);
        others = new OrdersAndTaxman(folder);
        others.inShop("CREATE TABLE sent (id BIGINT, part INTEGER, company VARCHAR(20), code VARCHAR(50),"
                + " reference VARCHAR(50), PRIMARY KEY (id, part))");
        runs = new LocalRuns(folder, this);
    }

    LookalikeErp erp() {
        return erp;
    }

    TaxmanSimulator taxman() {
        return others.taxman();
    }

    LocalRuns runs() {
        return runs;
    }

    /// The references of a document as they were noted: one, or none if it was not noted or has none.
    List<String> references(long id) {
        return others.readShop("SELECT reference FROM sent WHERE part = 1 AND reference IS NOT NULL AND id = " + id);
    }

    @Override
    public Connection open(String name, String connector) {
        return name.equals("erp") ? source() : others.open(name, connector);
    }

    private Connection source() {
        return new HttpConnector(Clock.fixed(erp.now(), ZoneOffset.UTC), () -> 0, erp::pass)
                .open(Map.of(
                        "baseUrl",
                        erp.baseUrl().toString(),
                        "auth",
                        "OAUTH2",
                        "tokenUrl",
                        erp.baseUrl() + "/oauth/token",
                        "clientId",
                        LookalikeOptions.CLIENT_ID,
                        "clientSecret",
                        LookalikeOptions.CLIENT_SECRET));
    }

    @Override
    public void close() throws IOException {
        others.inShop("SHUTDOWN");
        others.close();
        erp.close();
    }
}
