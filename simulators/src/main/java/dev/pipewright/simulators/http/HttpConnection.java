package dev.pipewright.simulators.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// One connection: reads requests and writes their answers until one side closes it.
final class HttpConnection {

    private static final int DRIPS = 20;

    private final Socket socket;
    private final HttpHandler handler;
    private final int largestBody;

    HttpConnection(Socket socket, HttpHandler handler, int largestBody) {
        this.socket = socket;
        this.handler = handler;
        this.largestBody = largestBody;
    }

    void serve() {
        try (socket) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            var input = new HttpInput(socket.getInputStream(), out, largestBody);
            boolean open = true;
            while (open) {
                Optional<HttpRequest> request = input.next();
                open = request.isPresent() && answer(request.get(), out);
            }
        } catch (IOException | NumberFormatException e) {
            // The client went away or does not speak HTTP: there is nobody to tell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Answers a request and says whether the connection stays open.
    private boolean answer(HttpRequest request, OutputStream out) throws IOException, InterruptedException {
        HttpResponse response = handler.handle(request);
        boolean close = request.wantsClose();
        switch (response.delivery()) {
            case Delivery.Whole _ -> {
                write(response, response.body().length, close, out);
                return !close;
            }
            case Delivery.Dropped _ -> {
                return false;
            }
            case Delivery.Truncated _ -> {
                write(response, response.body().length / 2, true, out);
                return false;
            }
            case Delivery.SlowDrip drip -> {
                dripSlowly(response, drip, close, out);
                return !close;
            }
        }
    }

    private static void write(HttpResponse response, int length, boolean close, OutputStream out) throws IOException {
        byte[] head = response.head(date(), close);
        // One packet for head and body: two writes would cost a second system call, and wait for each other.
        var bytes = new byte[head.length + length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(response.body(), 0, bytes, head.length, length);
        out.write(bytes);
    }

    private static void dripSlowly(HttpResponse response, Delivery.SlowDrip drip, boolean close, OutputStream out)
            throws IOException, InterruptedException {
        out.write(response.head(date(), close));
        int length = response.body().length;
        for (int i = 0; i < DRIPS; i++) {
            int from = length * i / DRIPS;
            out.write(response.body(), from, length * (i + 1) / DRIPS - from);
            Thread.sleep(drip.total().dividedBy(DRIPS));
        }
    }

    static String date() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC));
    }
}
