package dev.pipewright.designer.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class DefaultBrowserTest {

    @Test
    void a_browser_is_opened_where_there_is_a_display() {
        assertThat(DefaultBrowser.isLikelySeen(Map.of("DISPLAY", ":0"))).isTrue();
        assertThat(DefaultBrowser.isLikelySeen(Map.of("WAYLAND_DISPLAY", "wayland-0")))
                .isTrue();
    }

    @Test
    void nobody_sees_one_without_a_display_or_on_a_build_server() {
        assertThat(DefaultBrowser.isLikelySeen(Map.of())).isFalse();
        assertThat(DefaultBrowser.isLikelySeen(Map.of("DISPLAY", ":0", "CI", "true")))
                .isFalse();
    }
}
