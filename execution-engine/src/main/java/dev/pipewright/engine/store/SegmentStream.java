package dev.pipewright.engine.store;

import java.io.InputStream;
import java.util.function.IntFunction;

/// Segments, one after the other, as one stream of bytes. Each is fetched when the one before it is read. Used by
/// one thread.
final class SegmentStream extends InputStream {

    private final int count;
    private final IntFunction<byte[]> segments;
    private byte[] present = {};
    private int position;
    private int next;

    SegmentStream(int count, IntFunction<byte[]> segments) {
        this.count = count;
        this.segments = segments;
    }

    /// True if there is a byte to read, which is present then.
    private boolean hasMore() {
        while (position == present.length && next < count) {
            present = segments.apply(next++);
            position = 0;
        }
        return position < present.length;
    }

    @Override
    public int read() {
        return hasMore() ? present[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int read = Math.min(length, present.length - position);
        System.arraycopy(present, position, target, offset, read);
        position += read;
        return read;
    }

    /// What unpacks gzip asks here whether another part follows, and stops if none is said to.
    @Override
    public int available() {
        return hasMore() ? present.length - position : 0;
    }
}
