package dev.pipewright.engine.store;

class InMemoryRunStoreTest extends RunStoreContract {

    private final RunStore store = new InMemoryRunStore(CLOCK);

    @Override
    protected RunStore store() {
        return store;
    }
}
