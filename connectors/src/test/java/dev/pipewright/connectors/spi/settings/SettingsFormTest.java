package dev.pipewright.connectors.spi.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.spi.Connector;
import dev.pipewright.connectors.spi.Secret;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsFormTest {

    private enum Way {
        OPEN,
        LOCKED
    }

    record Example(
            @Address String url,
            Way way,

            @OnlyIf(setting = "way", is = "LOCKED") @Address @Nullable
            String lockUrl,

            @OnlyIf(setting = "way", is = "LOCKED") @Nullable
            Secret key) {}

    private static final SettingsForm FORM = SettingsForm.of(Example.class);

    @Test
    void a_form_says_where_a_connection_leads_and_what_is_secret() {
        assertThat(FORM.addresses()).containsExactly("url", "lockUrl");
        assertThat(FORM.secrets()).containsExactly("key");
    }

    @Test
    void a_setting_applies_only_beside_what_gives_it_a_meaning() {
        SettingsField key = FORM.field("key").orElseThrow();

        assertThat(SettingsBinder.applies(key, FORM, Map.of("way", "locked"))).isTrue();
        assertThat(SettingsBinder.applies(key, FORM, Map.of("way", "OPEN"))).isFalse();
    }

    record Patience(
            @CountsIn(ChronoUnit.SECONDS) @DefaultValue("90") @Between(min = 1, max = 86_400)
            int pause) {}

    @Test
    void a_length_of_time_is_a_number_in_files_and_said_in_words() {
        SettingsField pause = SettingsForm.of(Patience.class).field("pause").orElseThrow();

        assertThat(pause.kind()).isEqualTo(SettingsField.Kind.DURATION);
        assertThat(pause.standard()).isEqualTo("1 min 30 s");
        assertThat(SettingsBinder.bind(Patience.class, Map.of("pause", 5L)).pause())
                .isEqualTo(5);
        assertThat(SettingsBinder.problems(Patience.class, Map.of("pause", 0L)))
                .extracting(problem -> problem.sentence(Locale.ENGLISH))
                .containsExactly("Set 'pause' to a length of time from 1 s to 1 d.");
        assertThat(SettingsBinder.problems(Patience.class, Map.of("pause", "soon")))
                .extracting(problem -> problem.sentence(Locale.ENGLISH))
                .containsExactly("Set 'pause' to a length of time, as in 90, 30 s, 1 min 30 s or 2 h.");
    }

    @Test
    void every_setting_of_the_product_that_is_named_after_a_unit_of_time_is_a_length_of_time() {
        assertThat(ConnectorCatalogue.ofProduct().connectors())
                .flatExtracting(connector ->
                        SettingsForm.of(connector.connectionSettings()).fields())
                .filteredOn(field -> field.name().matches(".*(Seconds|Millis|Minutes|Hours|Days)"))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.kind()).isEqualTo(SettingsField.Kind.DURATION));
    }

    @Test
    void every_connector_with_secrets_says_where_they_may_go() {
        for (Connector connector : ConnectorCatalogue.ofProduct().connectors()) {
            SettingsForm form = SettingsForm.of(connector.connectionSettings());

            assertThat(form.secrets().isEmpty() || !form.addresses().isEmpty())
                    .as(connector.kind())
                    .isTrue();
        }
    }

    @Test
    void a_choice_is_called_what_the_bundle_says() {
        SettingsField auth = SettingsForm.of(
                        ConnectorCatalogue.ofProduct().get("http").connectionSettings())
                .field("auth")
                .orElseThrow();

        assertThat(List.of(auth.choice("BASIC", Locale.ENGLISH), auth.choice("LATER", Locale.ENGLISH)))
                .containsExactly("User and password", "LATER");
    }
}
