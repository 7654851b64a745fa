package dev.pipewright.designer.preview;

import java.util.List;

/// The records that a person can choose from.
///
/// @param chosen the value of the choice to begin with
public record SamplesAnswer(List<Offer> offers, String chosen) {

    public SamplesAnswer {
        offers = List.copyOf(offers);
    }

    /// A choice.
    ///
    /// @param value as addresses have it
    public record Offer(String value, String label) {}
}
