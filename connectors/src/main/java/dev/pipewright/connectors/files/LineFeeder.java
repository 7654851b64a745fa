package dev.pipewright.connectors.files;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hands a parser one line at a time and remembers the lines since the last [#forget]. So a parser never has read
/// beyond the line it stopped at, the text of a broken row is at hand, and what a broken row took with it can be read
/// again.
final class LineFeeder extends Reader {

    private static final int LONGEST_PIECE = 64 * 1024;

    private final Reader in;
    private final char[] buffer = new char[LONGEST_PIECE];
    private int from;
    private int to;
    private boolean sawEnd;
    private final Deque<String> again = new ArrayDeque<>();
    private final List<String> since = new ArrayList<>();
    private String line = "";
    private int at;
    private long lines;

    LineFeeder(Reader in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (at == line.length()) {
            String next = nextLine();
            if (next == null) {
                return -1;
            }
            line = next;
            at = 0;
            since.add(next);
            lines++;
        }
        int count = Math.min(length, line.length() - at);
        line.getChars(at, at + count, target, offset);
        at += count;
        return count;
    }

    /// The next line with its end; null after the last.
    private @Nullable String nextLine() throws IOException {
        if (!again.isEmpty()) {
            return again.pop();
        }
        int seen = 0;
        while (true) {
            for (int i = from + seen; i < to; i++) {
                if (buffer[i] == '\n') {
                    return piece(i + 1);
                }
            }
            seen = to - from;
            if (seen == buffer.length || !fill()) {
                return seen == 0 ? null : piece(to);
            }
        }
    }

    private String piece(int end) {
        String piece = new String(buffer, from, end - from);
        from = end;
        return piece;
    }

    /// Reads on behind what is there; false at the end of the input.
    private boolean fill() throws IOException {
        if (sawEnd) {
            return false;
        }
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        int count = in.read(buffer, to, buffer.length - to);
        sawEnd = count < 0;
        to += Math.max(count, 0);
        return !sawEnd;
    }

    /// Starts to remember at the next line.
    void forget() {
        since.clear();
    }

    /// Forgets the empty lines before the first that is not.
    void forgetEmptyLines() {
        while (since.size() > 1 && since.getFirst().isBlank()) {
            since.removeFirst();
        }
    }

    /// The number of the first line remembered, from 1.
    long firstLine() {
        return lines - since.size() + 1;
    }

    /// The lines since the last [#forget], with their ends.
    String text() {
        return since.size() == 1 ? since.getFirst() : String.join("", since);
    }

    int lineCount() {
        return since.size();
    }

    /// Gives all remembered lines but the first again, as if they had not been read.
    String keepFirstLine() {
        String first = since.isEmpty() ? "" : since.getFirst();
        for (int i = since.size() - 1; i > 0; i--) {
            again.push(since.get(i));
            lines--;
        }
        since.clear();
        line = "";
        at = 0;
        return first;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
