package dev.pipewright.designer.api;

import static dev.pipewright.designer.api.RunningApi.json;
import static dev.pipewright.designer.api.RunningApi.post;
import static dev.pipewright.designer.api.RunningApi.problem;
import static dev.pipewright.designer.api.RunningApi.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.platform.TestPlatform;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Having failed runs go on over HTTP.
@ExtendWith(RunningApi.Shared.class)
class RestartApiIT {

    private final RunningApi api;

    RestartApiIT(RunningApi api) {
        this.api = api;
    }

    @Test
    void a_failed_run_is_restarted_once_and_says_so() throws IOException {
        String run = api.start("{\"parameters\":{\"file\":\"late.ndjson\"}}");
        Awaitility.await()
                .until(() -> json(send(api.ofAnn("/runs/" + run)))
                        .path("status")
                        .asString()
                        .equals("failed"));
        api.platform().write("late.ndjson", TestPlatform.orders("late", 1, 3));

        HttpResponse<String> restarted =
                Awaitility.await().until(() -> restart(run), answer -> answer.statusCode() == 202);
        api.ended(run);
        HttpResponse<String> again = restart(run);

        var after = json(send(api.ofAnn("/runs/" + run)));
        assertThat(json(restarted).path("id").asString()).isEqualTo(run);
        assertThat(after.path("status").asString()).isEqualTo("completed");
        assertThat(after.path("balance").path("formed").asInt()).isEqualTo(3);
        assertThat(after.path("remarks").get(0).asString())
                .startsWith("Restarted by ann at 2")
                .contains(", after: ")
                .contains("late.ndjson");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(problem(again))
                .isEqualTo(
                        "The run came to its end, so there is nothing to go on with. Replay what did not get through.");
    }

    private HttpResponse<String> restart(String run) {
        return send(post(api.ofAnn("/runs/" + run + "/restart"), ""));
    }
}
