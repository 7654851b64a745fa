package dev.pipewright.designer.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.NodeKind;
import dev.pipewright.model.Sentences;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whether each "?" opens something.
class HelpPlacesTest {

    private final HelpTopics topics = new HelpTopics(Sentences.english(), "Functions", "Keys", Map.of());

    @ParameterizedTest
    @EnumSource
    void each_kind_of_node_is_explained(NodeKind kind) {
        assertThat(isThere(HelpPlaces.of(kind))).as(HelpPlaces.of(kind)).isTrue();
    }

    @Test
    void each_panel_is_explained() {
        assertThat(List.of(
                        HelpPlaces.MAPPING,
                        HelpPlaces.PREVIEW,
                        HelpPlaces.PROBLEMS,
                        HelpPlaces.RUNS,
                        HelpPlaces.SCHEDULE,
                        HelpPlaces.LOADS,
                        HelpPlaces.VERSIONS,
                        HelpPlaces.VERSIONS + "#files",
                        HelpPlaces.KEYS))
                .allMatch(this::isThere);
    }

    private boolean isThere(String place) {
        String[] parts = place.split("#", -1);
        return topics.find(parts[0])
                .filter(topic -> parts.length == 1 || topic.html().contains("id=\"" + parts[1] + "\""))
                .isPresent();
    }
}
