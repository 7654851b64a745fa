package dev.pipewright.connectors.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A file that is being written and that nobody sees yet. Used by one thread.
interface PendingFile extends AutoCloseable {

    /// True if it was published before: there is nothing left to write to.
    boolean isPublished();

    /// The bytes so far, of the pending or the published file.
    InputStream content() throws IOException;

    /// Drops everything after some bytes, and begins the file if there is none.
    void truncate(long bytes) throws IOException;

    /// Adds bytes at the end.
    void append(byte[] bytes, int offset, int length) throws IOException;

    /// Makes what was added durable.
    void sync() throws IOException;

    /// Gives the file its name, in one step, in place of any file of that name.
    void publish() throws IOException;

    /// Publishes something made of what was added, in its place.
    void publishInstead(Content content) throws IOException;

    /// Writes what is to be published.
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    @Override
    void close() throws IOException;
}
