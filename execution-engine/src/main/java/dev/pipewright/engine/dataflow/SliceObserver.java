package dev.pipewright.engine.dataflow;

/// Hears what slices commit, for showing progress. Called by many threads; must return at once.
public interface SliceObserver {

    /// Nobody listens.
    SliceObserver NONE = new SliceObserver() {
        @Override
        public void read(long records) {}

        @Override
        public void formed(long documents) {}

        @Override
        public void settled(long documents) {}

        @Override
        public void ended() {}

        @Override
        public void delivered(long records) {}
    };

    /// A source's records were committed.
    void read(long records);

    /// Documents were formed.
    void formed(long documents);

    /// Documents were settled: their outcomes were committed, or nothing had to be sent.
    void settled(long documents);

    /// A split was read to its end; its documents may still wait. Said again by whoever takes the split then.
    void ended();

    /// Records that a sink got were committed.
    void delivered(long records);
}
