package dev.pipewright.designer.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RoleFilterTest {

    @Test
    void a_node_without_pages_serves_the_api_and_says_that_it_lives() throws Exception {
        assertThat(answer("api", "/api/v1/runs").getStatus()).isEqualTo(200);
        assertThat(answer("api", "/actuator/health").getStatus()).isEqualTo(200);
        assertThat(answer("api", "/runs").getStatus()).isEqualTo(404);
        assertThat(answer("api", "/runs").getContentAsString())
                .contains("This node does not have the role 'ui'. Ask one that has.");
    }

    @Test
    void a_node_without_the_api_serves_pages() throws Exception {
        assertThat(answer("ui,worker", "/runs").getStatus()).isEqualTo(200);
        assertThat(answer("ui,worker", "/api/v1/runs").getStatus()).isEqualTo(404);
    }

    private static MockHttpServletResponse answer(String roles, String path) throws Exception {
        var filter = new RoleFilter(new MockEnvironment().withProperty("pipewright.roles", roles));
        var response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
        return response;
    }
}
