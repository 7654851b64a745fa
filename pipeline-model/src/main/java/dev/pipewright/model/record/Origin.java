package dev.pipewright.model.record;

/// Where a record was read.
///
/// @param stream what was read, in words a person knows, as in `orders.csv` or `sales query`
/// @param ordinal the number of the record in its split; the first is 1
/// @param position the place in words, as in `line 17`
public record Origin(String stream, long ordinal, String position) {}
