package dev.pipewright.engine.mapping.assist;

import dev.pipewright.model.MappingLine;
import dev.pipewright.model.wanted.TargetField;
import dev.pipewright.model.wanted.TargetTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What lines fill, as the tree of a target that requires none of it.
///
/// @param below the fields in it, by their paths
record FilledTree(Map<String, FilledTree> below) {

    static TargetTree of(List<MappingLine> lines) {
        var root = new FilledTree(new LinkedHashMap<>());
        lines.forEach(line -> root.add(line.target()));
        return new TargetTree("", root.fields());
    }

    private void add(String path) {
        FilledTree at = this;
        for (int end = path.indexOf('.'); end >= 0; end = path.indexOf('.', end + 1)) {
            at = at.field(path.substring(0, end));
        }
        at.field(path);
    }

    private FilledTree field(String path) {
        return below.computeIfAbsent(path, _ -> new FilledTree(new LinkedHashMap<>()));
    }

    private List<TargetField> fields() {
        return below.entrySet().stream()
                .map(entry -> field(entry.getKey(), entry.getValue().fields()))
                .toList();
    }

    private static TargetField field(String path, List<TargetField> fields) {
        var type = path.endsWith(TargetField.LIST)
                ? TargetField.Type.LIST
                : fields.isEmpty() ? TargetField.Type.ANY : TargetField.Type.OBJECT;
        return new TargetField(path, type, false, "", List.of(), "", "", "", null, List.of(), fields);
    }
}
