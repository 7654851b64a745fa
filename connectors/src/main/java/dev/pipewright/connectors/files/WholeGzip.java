package dev.pipewright.connectors.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Unpacks gzip, also of several parts, and fails where something else stands behind them. Java's own stream takes
/// that for the end, and what stands there would be lost. Used by one thread.
final class WholeGzip extends GZIPInputStream {

    private static final int TRAILER = 8;

    private final Counted packed;
    /// Where the bytes end that the inflater was given.
    private long given;

    WholeGzip(InputStream packed, int buffer) throws IOException {
        this(new Counted(packed), buffer);
    }

    private WholeGzip(Counted packed, int buffer) throws IOException {
        super(packed, buffer);
        this.packed = packed;
    }

    @Override
    protected void fill() throws IOException {
        super.fill();
        given = packed.count;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read < 0 && hasRest()) {
            throw new ZipException("something else stands behind what is packed");
        }
        return read;
    }

    private boolean hasRest() throws IOException {
        long end = given - inf.getRemaining() + TRAILER;
        return packed.count > end || packed.read() >= 0;
    }

    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
