package dev.pipewright.model;

/// `target ← expression`: what to put where. A target path is field names joined by dots, as in `customer.code`.
///
/// A line whose path ends in `[]` (`lines[] ← $.sales`) is a for-each; the lines below it (`lines[].amount ←
/// price`) are evaluated with one item as context and the outer record as `$root`.
///
/// @param target the path in the outgoing record; the key of the line
/// @param expression JSONata
public record MappingLine(String target, String expression) {

    /// True for a line that names the list whose items the lines below it form.
    public boolean isForEach() {
        return target.endsWith("[]");
    }
}
