package dev.pipewright.designer.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.designer.panel.SelectedNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Keeps `wire.ts` equal to the records that cross the wire. After a change of a record, run this test with
/// `-Dpipewright.write=true`; it writes the file.
class WireTypesTest {

    private static final Path FILE = Path.of("src/main/frontend/canvas/wire.ts");
    private static final List<Class<?>> ROOTS = List.of(
            CanvasSnapshot.class,
            CanvasChange.CanvasUpdate.class,
            CanvasEdit.CanvasProposal.class,
            LiveCounters.class,
            SelectedNode.class);

    @Test
    void the_types_of_the_browser_are_those_of_the_server() throws IOException {
        var generated = new Generator().generate(ROOTS);

        if (Boolean.getBoolean("pipewright.write")) {
            Files.writeString(FILE, generated);
        }

        assertThat(Files.readString(FILE)).isEqualTo(generated);
    }

    private static final class Generator {

        private final Map<Class<?>, String> declared = new LinkedHashMap<>();

        String generate(List<Class<?>> roots) {
            roots.forEach(this::declare);
            return "// Generated from the records of dev.pipewright.designer.canvas by WireTypesTest. Do not edit.\n\n"
                    + String.join("\n", declared.values());
        }

        private void declare(Class<?> type) {
            if (declared.containsKey(type)) {
                return;
            }
            declared.put(type, "");
            declared.put(type, type.isRecord() ? recordOf(type) : unionOf(type));
        }

        private String unionOf(Class<?> type) {
            List<String> names = new ArrayList<>();
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                declare(permitted);
                names.add(permitted.getSimpleName());
            }
            return "export type " + type.getSimpleName() + " = " + String.join(" | ", names) + ";\n";
        }

        private String recordOf(Class<?> type) {
            var tag = Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed)
                    ? "  readonly type: '" + type.getSimpleName() + "';\n"
                    : "";
            return Arrays.stream(type.getRecordComponents())
                    .map(this::fieldOf)
                    .collect(Collectors.joining("", "export interface " + type.getSimpleName() + " {\n" + tag, "}\n"));
        }

        private String fieldOf(RecordComponent component) {
            return "  readonly " + component.getName() + ": " + typeOf(component.getGenericType()) + ";\n";
        }

        private String typeOf(Type type) {
            if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
                return "readonly " + typeOf(list.getActualTypeArguments()[0]) + "[]";
            }
            if (type == String.class) {
                return "string";
            }
            if (type == boolean.class) {
                return "boolean";
            }
            if (type == int.class || type == long.class) {
                return "number";
            }
            var own = (Class<?>) type;
            declare(own);
            return own.getSimpleName();
        }
    }
}
