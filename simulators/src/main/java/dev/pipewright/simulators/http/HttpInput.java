package dev.pipewright.simulators.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads requests from one connection, one after the other. Used by one thread.
final class HttpInput {

    private static final int LONGEST_LINE = 16_384;
    private static final int MOST_HEADERS = 200;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final InputStream in;
    private final OutputStream out;
    private final int largestBody;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int limit;

    /// @param largestBody in bytes; a larger body is read and thrown away
    HttpInput(InputStream in, OutputStream out, int largestBody) {
        this.in = in;
        this.out = out;
        this.largestBody = largestBody;
    }

    /// Waits for the next request; empty if the client has closed the connection.
    Optional<HttpRequest> next() throws IOException {
        if (position == limit && !fill()) {
            return Optional.empty();
        }
        String[] start = line().split(" ", -1);
        if (start.length != 3) {
            throw new ProtocolException("not a request line");
        }
        Map<String, String> headers = headers();
        var body = new BodyBytes(largestBody);
        if (headers.containsKey("expect")) {
            out.write(CONTINUE);
        }
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            readChunks(body);
        } else {
            readBytes(Long.parseLong(headers.getOrDefault("content-length", "0")), body);
        }
        return Optional.of(new HttpRequest(start[0], start[1], headers, body.toByteArray(), body.isTooLarge()));
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() == MOST_HEADERS) {
                throw new ProtocolException("not a header");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private void readChunks(BodyBytes body) throws IOException {
        while (true) {
            String size = line();
            int extension = size.indexOf(';');
            long length = Long.parseLong((extension < 0 ? size : size.substring(0, extension)).strip(), 16);
            if (length == 0) {
                headers();
                return;
            }
            readBytes(length, body);
            line();
        }
    }

    private void readBytes(long length, BodyBytes body) throws IOException {
        long missing = length;
        while (missing > 0) {
            if (position == limit && !fill()) {
                throw new EOFException("the request ended early");
            }
            int taken = (int) Math.min(missing, limit - position);
            body.write(buffer, position, taken);
            position += taken;
            missing -= taken;
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        while (true) {
            if (position == limit && !fill()) {
                throw new EOFException("the request ended early");
            }
            char next = (char) (buffer[position++] & 0xff);
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append(next);
            }
            if (line.length() > LONGEST_LINE) {
                throw new ProtocolException("a line of the request is too long");
            }
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    /// A body that forgets itself once it is too large.
    private static final class BodyBytes extends ByteArrayOutputStream {

        private final int largest;
        private boolean tooLarge;

        BodyBytes(int largest) {
            super(1024);
            this.largest = largest;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (tooLarge || size() + (long) length > largest) {
                tooLarge = true;
                reset();
            } else {
                super.write(bytes, offset, length);
            }
        }

        boolean isTooLarge() {
            return tooLarge;
        }
    }
}
