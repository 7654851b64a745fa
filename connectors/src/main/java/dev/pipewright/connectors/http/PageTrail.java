package dev.pipewright.connectors.http;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.CanonicalJson;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Remembers which pages were read, so that a host that goes round in a circle is noticed. Used by one thread.
final class PageTrail {

    private static final int DIGITS = 16;

    private final Set<String> marks = new HashSet<>();
    private final Set<Long> contents = new HashSet<>();

    /// A page is about to be asked for.
    ///
    /// @throws ConnectorException if it was before
    void asks(String mark) {
        if (!marks.add(mark)) {
            throw circle();
        }
    }

    /// A page was answered.
    ///
    /// @throws ConnectorException if another page had the same records
    void answers(List<?> items) {
        if (!items.isEmpty() && !contents.add(hashOf(items))) {
            throw circle();
        }
    }

    private static long hashOf(List<?> items) {
        return Long.parseUnsignedLong(CanonicalJson.hash(items).substring(0, DIGITS), 16);
    }

    private static ConnectorException circle() {
        return new ConnectorException(Kind.DATA, Sentence.of("connectors.samePage"));
    }
}
