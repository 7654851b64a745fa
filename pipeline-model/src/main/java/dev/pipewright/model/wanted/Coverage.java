package dev.pipewright.model.wanted;

import dev.pipewright.model.MappingLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which of the fields that a target requires a mapping gives.
///
/// A field of an object that is not required is required only once a line gives anything of that object.
///
/// @param mapped how many have a line of their own, or lines for all that is in them
/// @param covered how many are part of what another line gives whole; whether they are in it only the data says
/// @param missing how many have nothing
/// @param fields each required field, in the order of the target
public record Coverage(int mapped, int covered, int missing, List<RequiredField> fields) {

    public Coverage {
        fields = List.copyOf(fields);
    }

    /// How a required field fares.
    public enum State {
        MAPPED,
        COVERED,
        MISSING
    }

    /// A required field.
    ///
    /// @param by the target of the line that gives it; if nothing does, the path of the list that is missing above
    ///     it, or its own
    public record RequiredField(String path, State state, String by) {}

    /// Compares what is wanted with lines.
    public static Coverage of(TargetTree tree, List<MappingLine> lines) {
        var reading = new Reading(lines);
        tree.fields().stream().filter(reading::isNeeded).forEach(reading::read);
        return new Coverage(
                reading.count(State.MAPPED), reading.count(State.COVERED), reading.count(State.MISSING), reading.found);
    }

    /// The required fields that nothing gives. What is in a missing list is not named apart from it.
    public List<String> missingPaths() {
        return fields.stream()
                .filter(field -> field.state() == State.MISSING && field.by().equals(field.path()))
                .map(RequiredField::path)
                .toList();
    }

    /// One comparison. Used by one thread.
    private static final class Reading {

        private final Set<String> targets = new HashSet<>();
        private final Set<String> touched = new HashSet<>();
        private final Set<String> filledBelow = new HashSet<>();
        private final List<RequiredField> found = new ArrayList<>();

        Reading(List<MappingLine> lines) {
            for (MappingLine line : lines) {
                targets.add(line.target());
                String path = line.target();
                touched.add(withoutMark(path));
                for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
                    touched.add(withoutMark(path.substring(0, dot)));
                    filledBelow.add(withoutMark(path.substring(0, dot)));
                }
            }
        }

        private static String withoutMark(String path) {
            return path.endsWith(TargetField.LIST)
                    ? path.substring(0, path.length() - TargetField.LIST.length())
                    : path;
        }

        boolean isNeeded(TargetField field) {
            return field.required() || touched.contains(withoutMark(field.path()));
        }

        int count(State state) {
            return Math.toIntExact(
                    found.stream().filter(each -> each.state() == state).count());
        }

        void read(TargetField field) {
            String path = withoutMark(field.path());
            boolean list = field.type() == TargetField.Type.LIST;
            if (targets.contains(path) || (list && targets.contains(field.path()) && !filledBelow.contains(path))) {
                String by = targets.contains(path) ? path : field.path();
                add(field, State.MAPPED, by);
                below(field, State.COVERED, by);
            } else if (list) {
                State state = targets.contains(field.path()) ? State.MAPPED : State.MISSING;
                add(field, state, field.path());
                if (state == State.MISSING) {
                    below(field, State.MISSING, field.path());
                } else {
                    fieldsOf(field).forEach(this::read);
                }
            } else {
                List<TargetField> needed = fieldsOf(field);
                if (needed.isEmpty()) {
                    add(field, touched.contains(path) ? State.MAPPED : State.MISSING, field.path());
                }
                needed.forEach(this::read);
            }
        }

        private List<TargetField> fieldsOf(TargetField field) {
            return field.fields().stream().filter(this::isNeeded).toList();
        }

        private void below(TargetField field, State state, String by) {
            for (TargetField inner : field.fields()) {
                if (inner.required()) {
                    add(inner, state, by);
                    below(inner, state, by);
                }
            }
        }

        private void add(TargetField field, State state, String by) {
            if (field.required()) {
                found.add(new RequiredField(field.path(), state, by));
            }
        }
    }
}
