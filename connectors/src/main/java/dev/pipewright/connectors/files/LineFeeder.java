package dev.pipewright.connectors.files;

import dev.pipewright.connectors.json.JsonValues;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Hands a parser one line at a time and remembers the lines since the last [#forget]. So a parser never has read
/// beyond the line it stopped at, the text of a broken row is at hand, and what a broken row took with it can be read
/// again. A line ends with a line feed, a carriage return, or both.
final class LineFeeder extends Reader {

    private static final int START = 64 * 1024;
    private static final int LONGEST = JsonValues.MOST_BYTES;
    private static final int HEAD = 64 * 1024;

    private final Decoding in;
    private char[] buffer = new char[START];
    private int from;
    private int to;
    private boolean sawEnd;
    private boolean gaveAll;
    private final Deque<Line> again = new ArrayDeque<>();
    private final List<Line> since = new ArrayList<>();
    private String line = "";
    private int at;
    private long lines;

    /// @param isTooLong true if the text is only the head of the line
    private record Line(String text, boolean isTooLong) {}

    /// The parser has come to a line of more than 16 Mi characters.
    static final class TooLongException extends IOException {}

    LineFeeder(Decoding in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (at == line.length()) {
            Line next = nextLine();
            if (next == null) {
                gaveAll = true;
                return -1;
            }
            line = next.text();
            at = 0;
            since.add(next);
            lines++;
            if (next.isTooLong()) {
                throw new TooLongException();
            }
        }
        int count = Math.min(length, line.length() - at);
        line.getChars(at, at + count, target, offset);
        at += count;
        return count;
    }

    /// Passes over the next line.
    void skipLine() throws IOException {
        if (nextLine() != null) {
            lines++;
        }
    }

    /// The next line with its end; null after the last.
    private @Nullable Line nextLine() throws IOException {
        if (!again.isEmpty()) {
            return again.pop();
        }
        int seen = 0;
        while (true) {
            int end = endOfLine(from + seen);
            if (end >= 0) {
                return line(end);
            }
            seen = unfinished() - from;
            if (seen > LONGEST) {
                return headOfLine();
            }
            if (!fill()) {
                return to == from ? null : line(to);
            }
        }
    }

    /// Where the next line begins; negative if that cannot be told yet.
    private int endOfLine(int start) {
        for (int i = start; i < to; i++) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
            if (buffer[i] == '\r' && i + 1 < to) {
                return buffer[i + 1] == '\n' ? i + 2 : i + 1;
            }
        }
        return -1;
    }

    /// Where to look on for the end of a line: a carriage return at the end of what is there may have a line feed
    /// behind it.
    private int unfinished() {
        return to > from && buffer[to - 1] == '\r' ? to - 1 : to;
    }

    private Line line(int end) {
        String text = new String(buffer, from, end - from);
        from = end;
        return new Line(text, false);
    }

    private Line headOfLine() throws IOException {
        String head = new String(buffer, from, HEAD);
        int end = -1;
        while (end < 0) {
            from = unfinished();
            boolean more = fill();
            end = more ? endOfLine(from) : to;
        }
        from = end;
        return new Line(head, true);
    }

    /// Reads on behind what is there; false at the end of the input.
    private boolean fill() throws IOException {
        if (sawEnd) {
            return false;
        }
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        if (buffer.length - to < 2) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
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
        while (since.size() > 1 && since.getFirst().text().isBlank()) {
            since.removeFirst();
        }
    }

    /// The number of the first line remembered, from 1.
    long firstLine() {
        return lines - since.size() + 1;
    }

    /// The lines since the last [#forget], with their ends.
    String text() {
        return since.size() == 1
                ? since.getFirst().text()
                : since.stream().map(Line::text).collect(Collectors.joining());
    }

    /// True if the parser has seen that nothing follows.
    boolean isAtEnd() {
        return gaveAll;
    }

    boolean hasKeptBytes() {
        return in.hasKeptBytes();
    }

    /// Gives all remembered lines but the first again, as if they had not been read.
    String keepFirstLine() {
        String first = since.isEmpty() ? "" : since.getFirst().text();
        for (int i = since.size() - 1; i > 0; i--) {
            again.push(since.get(i));
            lines--;
        }
        since.clear();
        line = "";
        at = 0;
        gaveAll = false;
        return first;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
