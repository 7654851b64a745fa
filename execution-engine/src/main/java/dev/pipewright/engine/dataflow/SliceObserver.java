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
        public void delivered(long records) {}
    };

    /// A source's records were committed.
    void read(long records);

    /// Documents were formed.
    void formed(long documents);

    /// Outcomes of documents were committed; one that is to be sent again counts each time.
    void settled(long documents);

    /// Records that a sink got were committed.
    void delivered(long records);
}
