package dev.pipewright.simulators.lookalike;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A lookalike ERP and somebody who is logged in to it, for each test anew.
abstract class LookalikeFixture {

    LookalikeErp erp;
    LookalikeClient client;

    @BeforeEach
    void start() throws Exception {
        startWith(LookalikeOptions.defaults());
    }

    final void startWith(LookalikeOptions options) throws Exception {
        erp = LookalikeErp.start(options);
        client = new LookalikeClient(erp);
        client.login();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        erp.close();
    }

    final void turnOn(Trap trap) {
        erp.turnOn(Set.of(trap));
    }

    static List<Long> ids(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
