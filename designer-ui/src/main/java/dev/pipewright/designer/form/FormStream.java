package dev.pipewright.designer.form;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A stream to choose from.
///
/// @param settings those of a node that reads it
/// @param schema its fields as files have them; empty if they are not known yet
public record FormStream(String name, Map<String, Object> settings, List<Map<String, @Nullable Object>> schema) {}
