package dev.pipewright.model;

import java.util.Optional;

/// An exception whose words are the product's own.
public interface Speaks {

    /// What it says; empty if its message is all there is, as where another system said it.
    Optional<Sentence> sentence();
}
