package dev.pipewright.designer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.Mode;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.correction.RecordPath;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.trouble.FieldValues;
import dev.pipewright.platform.trouble.MappedValues;
import dev.pipewright.platform.trouble.MissingValues;
import dev.pipewright.platform.trouble.TroubledRecords;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows the records behind what did not get through, for those who change them and send them again, and takes
/// what their values are mapped to.
@RestController
@RequestMapping("/api/v1/runs/{run}")
class RecordsController {

    /// So many values are told.
    private static final int MOST = 1000;

    private final Runs runs;
    private final TroubledRecords records;
    private final MissingValues missing;

    RecordsController(Runs runs, TroubledRecords records, MissingValues missing) {
        this.runs = runs;
        this.records = records;
        this.missing = missing;
    }

    /// What the records of a cause have in a field.
    ///
    /// @param path the field; left out if the cause is about none that the records have
    /// @param values the most frequent first
    /// @param more how many other values there are
    /// @param looked at how many records
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ValuesJson(@Nullable String path, List<ValueJson> values, long more, long looked) {

        static ValuesJson of(FieldValues found) {
            RecordPath path = found.path();
            return new ValuesJson(
                    path == null ? null : path.toString(),
                    found.values().stream()
                            .map(each -> new ValueJson(JsonValues.text(each.value()), each.count()))
                            .toList(),
                    found.more(),
                    found.looked());
        }
    }

    /// A value that records have.
    ///
    /// @param value null also where it is missing
    record ValueJson(@JsonRawValue String value, long count) {}

    @GetMapping("/troubled/{document}/record")
    RecordJson record(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String run,
            @PathVariable long document,
            Locale locale) {
        return records.of(tenant(caller), known(caller, run), document)
                .map(found -> RecordJson.of(found, locale))
                .orElseThrow(() -> new ApiException(
                        HttpStatus.NOT_FOUND,
                        "There is no record of a document " + document + " in the work list. See /api/v1/runs/" + run
                                + "/troubled for the list."));
    }

    @GetMapping("/causes/{cause}/values")
    ValuesJson values(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String run,
            @PathVariable String cause,
            @RequestParam(required = false) @Nullable String path) {
        RunId id = known(caller, run);
        return ValuesJson.of(records.valuesOf(
                tenant(caller), id, TroublesController.causeOf(cause), path == null ? null : pathOf(path), MOST));
    }

    /// What values are mapped to from now on.
    ///
    /// @param values by value
    /// @param mode of the replay: `estimate` or `record`; estimates if left out
    record MappedJson(
            @Nullable Map<String, @Nullable String> values,
            @Nullable String mode) {}

    /// Adds the values to the value map, publishes that, and replays what the cause hit.
    ///
    /// @param key the same key does it once, however often it is sent
    @PostMapping("/causes/{cause}/values")
    ResponseEntity<RunJson> map(
            @AuthenticationPrincipal PersonPrincipal caller,
            @PathVariable String run,
            @PathVariable String cause,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable MappedJson mapped) {
        TenantId tenant = tenant(caller);
        RunId id = known(caller, run);
        var asked = mapped == null ? new MappedJson(null, null) : mapped;
        var started = missing.map(new MappedValues(
                tenant,
                id,
                TroublesController.causeOf(cause),
                valuesOf(asked),
                Words.read(Mode.class, "mode", asked.mode(), Mode.ESTIMATE),
                RunsController.triggerOf("values/" + run, key),
                caller.getName()));
        RunId made = started.run().id();
        return ResponseEntity.status(started.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/v1/runs/" + made))
                .body(RunJson.of(runs.report(tenant, made).orElseThrow()));
    }

    private static Map<String, String> valuesOf(MappedJson asked) {
        Map<String, String> values = new LinkedHashMap<>();
        var given = asked.values();
        if (given != null) {
            given.forEach((value, to) -> {
                if (to != null) {
                    values.put(value, to);
                }
            });
        }
        if (given == null || values.isEmpty() || values.size() != given.size() || values.size() > MOST) {
            throw new ApiException(
                    HttpStatus.BAD_REQUEST,
                    "Fill in 'values' with 1 to " + MOST + " values and the text that each is mapped to.");
        }
        return values;
    }

    private static RecordPath pathOf(String path) {
        return RecordPath.read(path)
                .orElseThrow(() -> new ApiException(
                        HttpStatus.BAD_REQUEST,
                        "'" + path + "' is not the path of a field. Write it as in 'shipTo.postalCode',"
                                + " 'lines[0].item' or 'lines[].item'."));
    }

    private RunId known(PersonPrincipal caller, String run) {
        return RunsController.known(runs, caller, run);
    }

    private static TenantId tenant(PersonPrincipal caller) {
        return caller.person().tenant();
    }
}
