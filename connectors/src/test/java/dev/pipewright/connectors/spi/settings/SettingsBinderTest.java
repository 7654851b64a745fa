package dev.pipewright.connectors.spi.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.connectors.spi.Secret;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsBinderTest {

    enum Format {
        CSV,
        JSON
    }

    record Example(
            @Required String path,
            @DefaultValue("CSV") Format format,

            @OnlyIf(setting = "format", is = "JSON") @Required @Nullable
            String pointer,

            @DefaultValue("10") @Between(min = 1, max = 60) int seconds,
            boolean header,
            @Nullable Secret password,
            List<String> keys,
            Map<String, String> headers,
            @Multiline("sql") @Nullable String query) {}

    @Test
    void values_become_a_record_with_its_defaults() {
        Example example = SettingsBinder.bind(
                Example.class,
                Map.of(
                        "path",
                        "in.csv",
                        "header",
                        true,
                        "keys",
                        "a, b",
                        "headers",
                        Map.of("X-A", "1"),
                        "password",
                        "p"));

        assertThat(example.path()).isEqualTo("in.csv");
        assertThat(example.format()).isEqualTo(Format.CSV);
        assertThat(example.seconds()).isEqualTo(10);
        assertThat(example.header()).isTrue();
        assertThat(example.keys()).containsExactly("a", "b");
        assertThat(example.headers()).containsExactly(Map.entry("X-A", "1"));
        assertThat(example.password()).hasToString("•••");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThatThrownBy(() -> SettingsBinder.bind(
                        Example.class, Map.of("format", "YAML", "seconds", 61L, "header", "perhaps", "colour", "red")))
                .hasMessage("There is no setting 'colour'; remove it, or use one of: path, format, pointer, seconds,"
                        + " header, password, keys, headers, query. Fill in 'path'. Set 'format' to one of: CSV, JSON."
                        + " Set 'seconds' to a number from 1 to 60. Set 'header' to true or false.");
    }

    @Test
    void a_setting_is_required_only_if_it_means_something() {
        Map<String, String> json = Map.of("path", "in.json", "format", "JSON");

        assertThat(SettingsBinder.problems(Example.class, Map.of("path", "in.csv")))
                .isEmpty();
        assertThat(SettingsBinder.problems(Example.class, json))
                .extracting(SettingsProblem::field)
                .containsExactly("pointer");
    }

    @Test
    void a_setting_that_means_nothing_is_as_if_it_had_not_been_filled_in() {
        Map<String, Object> csv = Map.of("path", "in.csv", "pointer", List.of("left behind"));

        assertThat(SettingsBinder.bind(Example.class, csv).pointer()).isNull();
    }

    @Test
    void a_choice_in_small_letters_decides_what_means_something_too() {
        Map<String, String> json = Map.of("path", "in.json", "format", "json");

        assertThat(SettingsBinder.problems(Example.class, json))
                .extracting(SettingsProblem::field)
                .containsExactly("pointer");
    }

    @Test
    void a_placeholder_is_right_anywhere() {
        Map<String, String> settings = Map.of("path", "in/${day}.csv", "seconds", "${wait}");

        assertThat(SettingsBinder.problems(Example.class, settings)).isEmpty();
    }

    record Order(int number, String name) {}

    record WithOrder(@Required String path, Order order, boolean header) {}

    @Test
    void the_settings_of_a_record_in_a_record_stand_in_its_place() {
        assertThat(SettingsForm.of(WithOrder.class).fields())
                .extracting(SettingsField::name)
                .containsExactly("path", "number", "name", "header");
        assertThat(SettingsBinder.bind(WithOrder.class, Map.of("path", "in", "number", "7", "name", "first")))
                .isEqualTo(new WithOrder("in", new Order(7, "first"), false));
    }

    @Test
    void what_is_wrong_in_a_record_in_a_record_is_a_problem_of_its_own() {
        assertThat(SettingsBinder.problems(WithOrder.class, Map.of("number", "x", "order", "y")))
                .extracting(SettingsProblem::settings, SettingsProblem::field, SettingsProblem::key)
                .containsExactly(
                        tuple(WithOrder.class, null, "unknown"),
                        tuple(WithOrder.class, "path", "missing"),
                        tuple(Order.class, "number", "wrong.NUMBER"));
    }

    @Test
    void a_form_says_how_each_setting_is_edited() {
        SettingsForm form = SettingsForm.of(Example.class);

        assertThat(form.fields())
                .extracting(SettingsField::kind)
                .containsExactly(
                        SettingsField.Kind.TEXT,
                        SettingsField.Kind.CHOICE,
                        SettingsField.Kind.TEXT,
                        SettingsField.Kind.NUMBER,
                        SettingsField.Kind.FLAG,
                        SettingsField.Kind.SECRET,
                        SettingsField.Kind.TEXTS,
                        SettingsField.Kind.NAMED_TEXTS,
                        SettingsField.Kind.MULTILINE);
        assertThat(form.secrets()).containsExactly("password");
    }
}
