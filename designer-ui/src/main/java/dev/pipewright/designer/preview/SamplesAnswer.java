package dev.pipewright.designer.preview;

import java.util.List;

/// The records that a person can choose from.
///
/// @param chosen the value of the choice to begin with
/// @param environments the names of those there are
public record SamplesAnswer(List<Offer> offers, String chosen, List<String> environments) {

    public SamplesAnswer {
        offers = List.copyOf(offers);
        environments = List.copyOf(environments);
    }

    /// A choice.
    ///
    /// @param value as addresses have it
    public record Offer(String value, String label) {}
}
