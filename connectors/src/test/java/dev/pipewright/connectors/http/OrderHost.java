package dev.pipewright.connectors.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pipewright.connectors.json.JsonValues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A host with 21 orders, and with each way to page through them. It can be told to answer badly first.
final class OrderHost implements AutoCloseable {

    static final int ORDERS = 21;
    private static final int PAGE = 5;

    /// An answer to give before the right ones.
    record Bad(int status, String body, Map<String, String> headers) {}

    /// What came in.
    ///
    /// @param line method and address, as they were sent
    record Request(String line, Headers headers, String body) {

        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    final Queue<Bad> bad = new ConcurrentLinkedQueue<>(new ArrayDeque<>());
    final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final List<String> tokenForms = Collections.synchronizedList(new ArrayList<>());
    final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;

    OrderHost() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/api/", this::handle);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
    }

    private void handle(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String key = exchange.getRequestHeaders().getFirst("X-Api-Key");
        calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + (authorization == null ? key : authorization));
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.add(new Request(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                new String(body, StandardCharsets.UTF_8)));
        Bad answer = bad.poll();
        if (answer != null) {
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            reply(exchange, answer.status(), answer.body());
        } else if (exchange.getRequestURI().getPath().equals("/api/token")) {
            tokenForms.add(new String(body, StandardCharsets.UTF_8));
            reply(exchange, 200, "{\"access_token\":\"t" + calls.size() + "\",\"expires_in\":3600}");
        } else if (exchange.getRequestMethod().equals("GET")) {
            page(exchange);
        } else {
            received.add(new String(body, StandardCharsets.UTF_8));
            reply(exchange, 201, "");
        }
    }

    private void page(HttpExchange exchange) throws IOException {
        Map<String, String> query = new HashMap<>();
        String text = exchange.getRequestURI().getQuery();
        for (String pair : (text == null ? "" : text).split("&", -1)) {
            int at = pair.indexOf('=');
            query.put(at < 0 ? pair : pair.substring(0, at), at < 0 ? "" : pair.substring(at + 1));
        }
        int from = query.containsKey("page")
                ? (Integer.parseInt(query.get("page")) - 1) * PAGE
                : Integer.parseInt(query.getOrDefault("from", "0"));
        boolean whole = exchange.getRequestURI().getPath().endsWith("/all");
        int to = whole ? ORDERS : Math.min(ORDERS, from + PAGE);
        List<Object> orders = new ArrayList<>();
        for (int i = from; i < to; i++) {
            orders.add(order(i));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("orders", orders);
        if (to < ORDERS && !whole) {
            answer.put("cursor", Integer.toString(to));
            answer.put("link", baseUrl() + "/orders?from=" + to);
            exchange.getResponseHeaders()
                    .add(
                            "Link",
                            "<" + baseUrl() + "/orders?from=0>; rel=\"first\", <orders?from=" + to + ">; rel=\"next\"");
        }
        reply(exchange, 200, JsonValues.text(answer));
    }

    static Map<String, Object> order(int i) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("id", "order-" + i);
        order.put("quantity", (long) i);
        return order;
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
