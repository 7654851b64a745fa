package dev.pipewright.designer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the whole product in one process: pages, REST API, platform and engine.
@SpringBootApplication
public class DesignerApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(DesignerApplication.class, arguments);
    }
}
