package dev.pipewright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class RoleTest {

    @Test
    void a_node_does_everything_unless_told() {
        assertThat(Role.of(with(Map.of()))).containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void a_node_does_what_it_is_told() {
        assertThat(Role.of(with(Map.of("pipewright.roles", "api, worker"))))
                .containsExactlyInAnyOrder(Role.API, Role.WORKER);
    }

    @Test
    void an_unknown_role_is_refused() {
        assertThatThrownBy(() -> Role.of(with(Map.of("pipewright.roles", "cook"))))
                .hasMessage(
                        "There is no role 'cook'. Name some of ui, api, scheduler, worker with --pipewright.roles.");
    }

    @Test
    void nodes_that_share_a_database_have_names_of_their_own() {
        assertThat(NodeName.of(with(Map.of()))).isEqualTo("node-1");
        assertThat(NodeName.of(with(Map.of("pipewright.roles", "worker"))))
                .endsWith("-" + ProcessHandle.current().pid());
        assertThat(NodeName.of(with(Map.of("pipewright.node", "berlin")))).isEqualTo("berlin");
    }

    private static Environment with(Map<String, Object> properties) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return environment;
    }
}
