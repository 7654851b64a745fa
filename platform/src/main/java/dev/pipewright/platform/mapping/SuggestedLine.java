package dev.pipewright.platform.mapping;

import java.util.List;

/// A line that would likely be right.
///
/// @param confidence how likely, in percent
/// @param reason why, in a sentence
/// @param reads the fields of the source that it reads, without the marks of lists
public record SuggestedLine(String target, String expression, int confidence, String reason, List<String> reads) {

    public SuggestedLine {
        reads = List.copyOf(reads);
    }
}
