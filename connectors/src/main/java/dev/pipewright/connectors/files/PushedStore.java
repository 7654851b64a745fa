package dev.pipewright.connectors.files;

import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/// The files that one source of a run reads of what was pushed. They never change.
record PushedStore(PushedFiles files) implements FileStore {

    @Override
    public String name() {
        return "what was pushed";
    }

    @Override
    public void check() {
        files.names();
    }

    /// All of them: they were chosen by their stream already.
    @Override
    public List<String> list(String pattern) {
        return files.names();
    }

    @Override
    public String fingerprint(String file) {
        return file;
    }

    @Override
    public OptionalLong size(String file) {
        return OptionalLong.empty();
    }

    @Override
    public InputStream open(String file) {
        return files.open(file);
    }

    /// Never asked: what reads pushed data cannot write.
    @Override
    public PendingFile pending(String file, String writer) {
        throw new UnsupportedOperationException("what was pushed is not written: " + file);
    }
}
