package dev.pipewright.connectors.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// Turns bytes into letters and keeps bytes that are none: each becomes half of a surrogate pair that has no other
/// half, which no text has, and which holds the byte.
final class Decoding extends Reader {

    private static final int BUFFER = 64 * 1024;
    private static final char FIRST = '\uDC00';
    private static final char LAST = '\uDCFF';

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private boolean ended;
    private boolean keptBytes;

    Decoding(InputStream in, String charsetName) throws IOException {
        Charset charset = Charset.forName(charsetName);
        this.in = charset.equals(StandardCharsets.UTF_8) ? withoutMark(in) : in;
        this.decoder = charset.newDecoder();
    }

    /// The stream behind the mark that some programs put before UTF-8.
    static InputStream withoutMark(InputStream in) throws IOException {
        BufferedInputStream text = new BufferedInputStream(in, BUFFER);
        text.mark(3);
        byte[] head = text.readNBytes(3);
        boolean marked = head.length == 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        if (!marked) {
            text.reset();
        }
        return text;
    }

    /// Reads letters.
    ///
    /// @param length at least 2, so that a pair fits
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(target, offset, length).slice();
        while (true) {
            CoderResult result = decoder.decode(bytes, out, ended);
            if (result.isError() && out.hasRemaining()) {
                out.put((char) (FIRST + (bytes.get() & 0xFF)));
                keptBytes = true;
            } else if (result.isError() || result.isOverflow() || out.position() > 0) {
                return out.position();
            } else if (ended) {
                return -1;
            } else {
                fill();
            }
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
    }

    /// True if a byte that is no letter was met so far.
    boolean hasKeptBytes() {
        return keptBytes;
    }

    /// Where the first byte stands in a text that is no letter; negative if there is none.
    static int keptByteIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isKeptByte(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isKeptByte(String text, int i) {
        char c = text.charAt(i);
        return c >= FIRST && c <= LAST && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    /// The text as a person can read it: each byte that is no letter as `\xE4`.
    static String readable(String text) {
        if (keptByteIn(text) < 0) {
            return text;
        }
        StringBuilder readable = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (isKeptByte(text, i)) {
                readable.append(String.format("\\x%02X", text.charAt(i) - FIRST));
            } else {
                readable.append(text.charAt(i));
            }
        }
        return readable.toString();
    }

    /// UTF-8 as a person can read it: each byte that is no letter as `\xE4`.
    static String readable(byte[] utf8, int offset, int length) {
        StringBuilder text = new StringBuilder();
        char[] piece = new char[8192];
        try (Decoding letters = new Decoding(new ByteArrayInputStream(utf8, offset, length), "UTF-8")) {
            for (int count = letters.read(piece, 0, piece.length);
                    count >= 0;
                    count = letters.read(piece, 0, piece.length)) {
                text.append(piece, 0, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return readable(text.toString());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
