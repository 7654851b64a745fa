package dev.pipewright.connectors.spi.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.spi.Connector;
import dev.pipewright.connectors.spi.Secret;
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
