package dev.pipewright.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/// What is left of calling a target if all that makes it safe is left out: threads that post ready bodies in a
/// loop.
final class BareClient implements AutoCloseable {

    private final CloseableHttpClient client;
    private final int threads;
    private final String url;
    private final String key;

    BareClient(String url, String key, int threads) {
        this.url = url;
        this.key = key;
        this.threads = threads;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(threads)
                        .setMaxConnPerRoute(threads)
                        .build())
                .disableAutomaticRetries()
                .build();
    }

    /// Posts all bodies.
    ///
    /// @return calls per second
    double callsPerSecond(List<byte[]> bodies) throws InterruptedException {
        var next = new AtomicInteger();
        var answered = new AtomicInteger();
        List<Thread> workers = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            workers.add(Thread.ofVirtual().start(() -> {
                for (int index = next.getAndIncrement(); index < bodies.size(); index = next.getAndIncrement()) {
                    if (post(bodies.get(index))) {
                        answered.getAndIncrement();
                    }
                }
            }));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        if (answered.get() < bodies.size()) {
            throw new IllegalStateException("only " + answered + " of " + bodies.size() + " calls were answered");
        }
        return bodies.size() * 1e9 / (System.nanoTime() - begun);
    }

    private boolean post(byte[] body) {
        var request = new HttpPost(url);
        request.addHeader("Authorization", "Bearer " + key);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        try {
            return client.execute(request, response -> {
                byte[] answer = response.getEntity().getContent().readAllBytes();
                return response.getCode() == 200 && answer.length > 0;
            });
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
