package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.benchmarks.process.JavaProcess;
import dev.pipewright.benchmarks.process.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a newcomer sees of a start. The tests share one; its wanted port is busy.
@Timeout(900)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartIT {

    private final ServerSocket busy;
    private Path data;
    private ServerProcess product;

    StartIT() throws IOException {
        busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        data = folder.resolve("data");
        product = ServerProcess.start(
                ProductProgram.ofJar(),
                data,
                List.of("--server.port=" + busy.getLocalPort(), "--pipewright.stages-before=3"));
    }

    @AfterAll
    void stop() throws IOException {
        product.close();
        busy.close();
    }

    @Test
    void its_stages_follow_those_of_the_build_and_the_log_in_comes_last() throws IOException {
        String address = product.baseUrl() + "/";

        assertThat(product.said())
                .map(line -> line.replaceAll("\\d:\\d\\d$", "0:00"))
                .containsExactly(
                        "[4/7] database                   about 0:00",
                        "[4/7] database                   0:00",
                        "[5/7] engine                     about 0:00",
                        "[5/7] engine                     0:00",
                        "[6/7] TAXMAN and demo ERP        about 0:00",
                        "[6/7] TAXMAN and demo ERP        0:00",
                        "[7/7] pages                      about 0:00",
                        "[7/7] pages                      0:00",
                        "",
                        "Pipewright is ready.  TAXMAN is simulated, nothing is billed.  Ctrl-C stops everything.",
                        "",
                        "  Open      " + address,
                        "  Log in    demo with the password demo",
                        "  Together  ada / ada and ben / ben, who see the same pipelines",
                        "  REST      " + address + "api/v1, with the token"
                                + " pw_demo_token_for_show_only_nothing_is_billed");
        assertThat(Files.readString(FrontDoor.SCRIPT)).contains("product_stages=4\n");
    }

    @Test
    void the_next_free_port_is_taken() {
        assertThat(URI.create(product.baseUrl()).getPort()).isGreaterThan(busy.getLocalPort());
    }

    @Test
    void the_rest_api_lets_the_printed_token_in() throws Exception {
        assertThat(product.get("/api/v1/pipelines")).contains("foodmart-to-taxman");
    }

    @Test
    void nothing_listens_but_to_this_machine() throws IOException {
        List<InetAddress> listening =
                ListeningSockets.of(Processes.of(product.process().pid(), data));

        // The pages, the database, TAXMAN and the ERP.
        assertThat(listening).hasSizeGreaterThanOrEqualTo(4).allMatch(InetAddress::isLoopbackAddress);
    }

    @Test
    void a_second_start_on_the_same_data_is_refused_in_a_sentence(@TempDir Path other) throws Exception {
        try (JavaProcess second = launch(data, other)) {
            List<String> said = second.restOfOutput().lines().toList();

            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(said).hasSize(2).last().asString().startsWith("[1/4] database                   failed after");
            assertThat(second.complaint())
                    .isEqualTo("Pipewright did not start. The data folder " + data + " is in use by another process."
                            + " Stop that one, or choose another folder.");
        }
    }

    @Test
    void a_data_folder_that_cannot_be_written_is_named(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        try (JavaProcess wrong = launch(file.resolve("data"), folder)) {
            assertThat(wrong.restOfOutput()).isEmpty();

            assertThat(wrong.waitFor()).isEqualTo(1);
            assertThat(wrong.complaint())
                    .isEqualTo("Pipewright did not start. The data folder " + file.resolve("data") + " cannot be"
                            + " written. Correct its permissions, or name another folder with PIPEWRIGHT_DATA.");
        }
    }

    /// A start that is not waited for.
    private static JavaProcess launch(Path data, Path complaints) throws IOException {
        var program = new ArrayList<>(List.of("-Dpipewright.data=" + data));
        program.addAll(ProductProgram.ofJar());
        program.addAll(List.of("--spring.profiles.active=demo", "--server.port=0"));
        return JavaProcess.start(complaints.resolve("complaints"), Map.of(), program);
    }
}
