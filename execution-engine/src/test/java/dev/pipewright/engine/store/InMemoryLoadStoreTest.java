package dev.pipewright.engine.store;

import dev.pipewright.engine.Run;

class InMemoryLoadStoreTest extends LoadStoreContract {

    private final LoadStore store = new InMemoryLoadStore(CLOCK);

    @Override
    protected LoadStore store() {
        return store;
    }

    @Override
    protected void keep(Run run) {}
}
