package dev.pipewright.designer.api;

import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.environment.Environment;
import dev.pipewright.model.json.EnvironmentJson;
import dev.pipewright.model.json.PipelineFormatException;
import dev.pipewright.platform.environment.Environments;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/// Lists, gives, takes and removes environments. What is given and taken is the file of an environment: connections are
/// named in it, and it has no secrets.
@RestController
@RequestMapping("/api/v1/environments")
class EnvironmentsController {

    private final Environments environments;

    EnvironmentsController(Environments environments) {
        this.environments = environments;
    }

    /// An environment in a list.
    ///
    /// @param records true if runs may record there
    /// @param schedules the pipelines whose schedules run there, by name
    record ListedJson(String name, String description, boolean records, List<String> schedules) {}

    @GetMapping
    List<ListedJson> list(@AuthenticationPrincipal PersonPrincipal caller) {
        TenantId tenant = caller.person().tenant();
        return environments.list(tenant).stream()
                .map(one -> new ListedJson(
                        one.name(), one.description(), one.records(), environments.scheduled(tenant, one.name())))
                .toList();
    }

    @GetMapping(path = "/{environment}", produces = MediaType.APPLICATION_JSON_VALUE)
    String file(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String environment) {
        return EnvironmentJson.write(known(caller, environment));
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> add(@AuthenticationPrincipal PersonPrincipal caller, @RequestBody String file) {
        Environment asked = read(file);
        environments.add(caller.person().tenant(), asked, caller.getName());
        String name = UriUtils.encodePathSegment(asked.name(), StandardCharsets.UTF_8);
        return ResponseEntity.created(URI.create("/api/v1/environments/" + name))
                .body(EnvironmentJson.write(asked));
    }

    @PutMapping(path = "/{environment}", produces = MediaType.APPLICATION_JSON_VALUE)
    String change(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String environment,
            @RequestBody String file) {
        known(caller, environment);
        Environment asked = read(file);
        if (!asked.name().equals(environment)) {
            throw new ApiException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "An environment keeps its name: runs and watermarks belong to it. Send the name '" + environment
                            + "', or add another environment with POST.");
        }
        environments.change(caller.person().tenant(), asked, caller.getName());
        return EnvironmentJson.write(asked);
    }

    @DeleteMapping("/{environment}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String environment) {
        known(caller, environment);
        environments.remove(caller.person().tenant(), environment, caller.getName());
    }

    private static Environment read(String file) {
        try {
            return EnvironmentJson.read(file);
        } catch (PipelineFormatException unreadable) {
            throw new ApiException(
                    HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private Environment known(PersonPrincipal caller, String environment) {
        return environments
                .find(caller.person().tenant(), environment)
                .orElseThrow(() -> new ApiException(
                        HttpStatus.NOT_FOUND,
                        "There is no environment " + environment + ". GET /api/v1/environments lists those there"
                                + " are."));
    }
}
