package dev.pipewright.engine.dataflow;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Bounds what is out: how many documents, and how many bytes of requests and answers are held for them. Safe for
/// use by many threads.
final class Room {

    private final int mostDocuments;
    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final Map<Long, Long> bytesOf = new HashMap<>();
    private long bytes;

    Room(int mostDocuments, long mostBytes) {
        this.mostDocuments = mostDocuments;
        this.mostBytes = mostBytes;
    }

    /// Lets a document out, waiting for room if need be. One alone may be of any size.
    ///
    /// @param nanos the longest wait
    /// @return false if there was no room in time
    boolean enter(long document, long size, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long remaining = nanos;
            while (!bytesOf.isEmpty() && (bytesOf.size() >= mostDocuments || bytes + size > mostBytes)) {
                if (remaining <= 0) {
                    return false;
                }
                remaining = left.awaitNanos(remaining);
            }
            resize(document, size);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// The document holds other bytes now: its answer instead of its request. Nothing if it is not out.
    void exchange(long document, long size) {
        lock.lock();
        try {
            if (bytesOf.containsKey(document)) {
                resize(document, size);
            }
        } finally {
            lock.unlock();
        }
    }

    private void resize(long document, long size) {
        Long before = bytesOf.put(document, size);
        bytes += size - (before == null ? 0 : before);
    }

    /// The document's outcome is committed. Nothing if it is not out.
    void leave(long document) {
        lock.lock();
        try {
            Long size = bytesOf.remove(document);
            if (size != null) {
                bytes -= size;
                left.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    int documents() {
        lock.lock();
        try {
            return bytesOf.size();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nothing is out.
    ///
    /// @param nanos the longest wait
    /// @return false if something still is
    boolean awaitEmpty(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long remaining = nanos;
            while (!bytesOf.isEmpty()) {
                if (remaining <= 0) {
                    return false;
                }
                remaining = left.awaitNanos(remaining);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
