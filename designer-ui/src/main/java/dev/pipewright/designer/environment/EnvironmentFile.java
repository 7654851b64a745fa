package dev.pipewright.designer.environment;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.model.json.EnvironmentJson;
import java.nio.charset.StandardCharsets;

/// A link that gives an environment as a file. Connections are named in it, and it has no secrets.
final class EnvironmentFile extends Anchor {

    EnvironmentFile(String text, Environment environment) {
        super(
                (DownloadHandler) event -> {
                    event.setFileName(environment.name() + EnvironmentJson.EXTENSION);
                    event.setContentType("application/json");
                    event.getOutputStream()
                            .write(EnvironmentJson.write(environment).getBytes(StandardCharsets.UTF_8));
                },
                text);
    }
}
