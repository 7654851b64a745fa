package dev.pipewright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.DroppedInConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ConnectorsFolderIT {

    @Test
    void a_start_takes_the_connectors_of_the_data_folder_and_warns_of_a_jar_it_cannot_use(CapturedOutput output)
            throws IOException {
        try (var platform = TestPlatform.startEmpty()) {
            Path connectors =
                    new DroppedInConnector(platform.get(PlatformSettings.class).data()).in("example.jar");
            Files.writeString(connectors.resolve("broken.jar"), "not a jar");

            platform.restart();

            assertThat(platform.get(ConnectorCatalogue.class).find("example")).isPresent();
            assertThat(output.getAll().lines().filter(line -> line.contains("broken.jar")))
                    .singleElement()
                    .asString()
                    .contains("WARN")
                    .endsWith("The connector jar broken.jar is left out: it is not a jar, or was copied only in part."
                            + " Ask who made it for one that fits, or remove it.");
        }
    }
}
