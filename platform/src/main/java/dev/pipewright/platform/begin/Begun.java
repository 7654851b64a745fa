package dev.pipewright.platform.begin;

import dev.pipewright.model.NodeId;
import dev.pipewright.model.Problem;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import java.util.List;

/// A pipeline that was begun.
///
/// @param beginning what it reads
/// @param offer what it was made of
/// @param call the node whose preview shows the first answers
/// @param problems what is still to be done; empty if it runs as it is
public record Begun(CatalogueEntry entry, Beginning beginning, Offer offer, NodeId call, List<Problem> problems) {
    public Begun {
        problems = List.copyOf(problems);
    }
}
