package dev.pipewright.model.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The fields of a stream's records, in the source's order.
public record Schema(List<Field> fields) {

    /// What is known of a stream nobody has looked at.
    public static final Schema UNKNOWN = new Schema(List.of());

    /// @throws IllegalArgumentException if two fields have one name
    public Schema {
        fields = List.copyOf(fields);
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException("two fields named " + field.name());
            }
        }
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /// True if nothing is known about the fields.
    public boolean isUnknown() {
        return fields.isEmpty();
    }
}
