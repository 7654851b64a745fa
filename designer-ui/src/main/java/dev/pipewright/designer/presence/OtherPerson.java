package dev.pipewright.designer.presence;

import java.util.List;

/// Someone else who has the draft open, as the browser shows them.
///
/// @param initials one or two letters
/// @param colour which of the colours of people, counted from 1
/// @param nodes what they have selected, in any of their pages; mostly one, or none
public record OtherPerson(String name, String initials, int colour, List<String> nodes) {

    public OtherPerson {
        nodes = List.copyOf(nodes);
    }
}
