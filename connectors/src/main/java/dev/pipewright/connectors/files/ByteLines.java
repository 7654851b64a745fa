package dev.pipewright.connectors.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Cuts a stream of bytes at line feeds, without copying. What is too long for a line is passed over.
final class ByteLines implements AutoCloseable {

    /// How many bytes are kept of a line that is too long.
    static final int HEAD = 64 * 1024;

    private static final int START = 256 * 1024;

    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[START];
    private int from;
    private int to;
    private int length;
    private int next;
    private long number;
    private boolean tooLong;

    ByteLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /// Goes to the next line; false at the end.
    boolean next() throws IOException {
        from = next;
        tooLong = false;
        number++;
        int seen = 0;
        while (true) {
            for (int i = from + seen; i < to; i++) {
                if (buffer[i] == '\n') {
                    return ends(i - from, i + 1);
                }
            }
            seen = to - from;
            if (seen > longest) {
                return passOver();
            }
            if (!fill()) {
                return ends(seen, to) && seen > 0;
            }
        }
    }

    private boolean ends(int lineLength, int nextLine) {
        tooLong = lineLength > longest;
        length = tooLong ? HEAD : lineLength;
        next = nextLine;
        return true;
    }

    /// Keeps the beginning of a line that is too long and drops the rest of it.
    private boolean passOver() throws IOException {
        tooLong = true;
        length = HEAD;
        System.arraycopy(buffer, from, buffer, 0, length);
        from = 0;
        while (true) {
            int count = in.read(buffer, length, buffer.length - length);
            if (count < 0) {
                to = length;
                next = length;
                return true;
            }
            for (int i = length; i < length + count; i++) {
                if (buffer[i] == '\n') {
                    to = length + count;
                    next = i + 1;
                    return true;
                }
            }
        }
    }

    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        } else if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int count = in.read(buffer, to, buffer.length - to);
        to += Math.max(count, 0);
        return count >= 0;
    }

    /// The bytes that hold the line, from [#offset]; good until the next line.
    byte[] bytes() {
        return buffer;
    }

    int offset() {
        return from;
    }

    int length() {
        return length;
    }

    /// The line's number, from 1.
    long number() {
        return number;
    }

    boolean isTooLong() {
        return tooLong;
    }

    boolean isBlank() {
        for (int i = from; i < from + length; i++) {
            if (buffer[i] > ' ' || buffer[i] < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
