package dev.pipewright.model.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Format 1 kept a node's position with the node; format 2 keeps layout apart from meaning.
final class PositionsIntoLayout implements FormatUpgrade {

    private static final String POSITION = "position";

    @Override
    public Map<String, @Nullable Object> apply(Map<String, @Nullable Object> file) {
        var upgraded = new LinkedHashMap<String, @Nullable Object>(file);
        if (!(file.get("nodes") instanceof List<?> nodes)) {
            return upgraded;
        }
        var positions = new LinkedHashMap<String, @Nullable Object>();
        var meanings = new ArrayList<@Nullable Object>();
        for (Object node : nodes) {
            meanings.add(node instanceof Map<?, ?> form ? withoutPosition(form, positions) : node);
        }
        upgraded.put("nodes", meanings);
        if (!positions.isEmpty()) {
            upgraded.put(PipelineJson.LAYOUT, Map.of("positions", positions));
        }
        return upgraded;
    }

    private static Object withoutPosition(Map<?, ?> node, Map<String, @Nullable Object> positions) {
        if (!(node.get("id") instanceof String id) || !node.containsKey(POSITION)) {
            return node;
        }
        var meaning = new LinkedHashMap<Object, @Nullable Object>(node);
        positions.put(id, meaning.remove(POSITION));
        return meaning;
    }
}
