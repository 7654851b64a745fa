package dev.pipewright.engine.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document that is neither succeeded nor unchanged, for the work list.
public record TroubledDocument(
        long id,
        DocumentKey key,
        DocumentState state,
        @Nullable String code,
        String message,
        @Nullable String field,
        List<Attempt> attempts,
        Payload request) {}
