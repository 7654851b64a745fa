package dev.pipewright.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapedObjectTest {

    /// Two of them have the same hash.
    private static final List<String> NAMES = List.of("Aa", "BB", "code", "net", "gone");
    private static final Shape SHAPE = new Shape(NAMES);

    private static Map<String, @Nullable Object> object(@Nullable Object... values) {
        return SHAPE.object(values);
    }

    private static void assertSame(Map<String, @Nullable Object> object, Map<String, @Nullable Object> expected) {
        var visited = new ArrayList<String>();
        object.forEach((name, value) -> visited.add(name + "=" + value));

        assertThat(object).isEqualTo(expected).hasSameHashCodeAs(expected).hasSize(expected.size());
        assertThat(expected).isEqualTo(object);
        assertThat(object).hasToString(expected.toString());
        assertThat(visited).hasToString(expected.entrySet().toString());
        for (var name : List.of("Aa", "BB", "code", "net", "gone", "other", "C#")) {
            assertThat(object.containsKey(name)).isEqualTo(expected.containsKey(name));
            assertThat(object.get(name)).isEqualTo(expected.get(name));
        }
    }

    @Test
    void a_missing_field_is_not_there_and_null_is() {
        var object = object(1L, null, Missing.MISSING, "x", Missing.MISSING);

        var expected = new LinkedHashMap<String, @Nullable Object>();
        expected.put("Aa", 1L);
        expected.put("BB", null);
        expected.put("net", "x");
        assertSame(object, expected);
        assertThat(object(Missing.MISSING, Missing.MISSING, Missing.MISSING, Missing.MISSING, Missing.MISSING))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void it_changes_as_a_linked_map_does(int seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 100; round++) {
            var object = object("a", null, "c", Missing.MISSING, "e");
            var expected = new LinkedHashMap<String, @Nullable Object>();
            object.forEach(expected::put);
            for (int i = 0; i < 8; i++) {
                change(object, expected, random, "value " + i);
                assertSame(object, expected);
            }
        }
    }

    private static void change(
            Map<String, @Nullable Object> object,
            Map<String, @Nullable Object> expected,
            SplittableRandom random,
            String value) {
        String name = random.nextInt(4) == 0 ? "other" : NAMES.get(random.nextInt(NAMES.size()));
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> assertThat(object.put(name, value)).isEqualTo(expected.put(name, value));
            case 3 -> assertThat(object.remove(name)).isEqualTo(expected.remove(name));
            case 4 ->
                assertThat(object.keySet().removeIf(name::equals))
                        .isEqualTo(expected.keySet().removeIf(name::equals));
            case 5 -> {
                object.replaceAll((key, before) -> key.equals(name) ? value : before);
                expected.replaceAll((key, before) -> key.equals(name) ? value : before);
            }
            case 6 -> assertThat(object.putIfAbsent(name, value)).isEqualTo(expected.putIfAbsent(name, value));
            default -> {
                if (random.nextInt(4) == 0) {
                    object.clear();
                    expected.clear();
                }
            }
        }
    }

    @Test
    void a_name_is_there_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shape(List.of("a", "b", "a")))
                .withMessage("a name is there twice: [a, b, a]");
    }

    @Test
    void shapes_of_all_sizes_find_their_fields() {
        for (int size = 0; size < 200; size++) {
            var names = new ArrayList<String>();
            for (int i = 0; i < size; i++) {
                names.add("field" + i);
            }
            var shape = new Shape(names);

            for (int i = 0; i < size; i++) {
                assertThat(shape.field("field" + i)).isEqualTo(i);
            }
            assertThat(shape.field("other")).isEqualTo(-1);
            assertThat(shape.field(17L)).isEqualTo(-1);
        }
    }
}
