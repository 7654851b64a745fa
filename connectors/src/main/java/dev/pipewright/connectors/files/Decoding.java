package dev.pipewright.connectors.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Turns bytes into letters so that bytes that are none can be told: each becomes [#MALFORMED].
final class Decoding {

    /// A code point that is no character in any text.
    static final char MALFORMED = '\uFFFE';

    private Decoding() {}

    static Reader reader(InputStream in, String charsetName) throws IOException {
        Charset charset = Charset.forName(charsetName);
        InputStream text = charset.equals(StandardCharsets.UTF_8) ? withoutMark(in) : in;
        return new InputStreamReader(
                text,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)
                        .replaceWith(String.valueOf(MALFORMED)));
    }

    /// The stream behind the mark that some programs put before UTF-8.
    static InputStream withoutMark(InputStream in) throws IOException {
        BufferedInputStream text = new BufferedInputStream(in, 64 * 1024);
        text.mark(3);
        byte[] head = text.readNBytes(3);
        boolean marked = head.length == 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        if (!marked) {
            text.reset();
        }
        return text;
    }
}
