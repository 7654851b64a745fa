package dev.pipewright.designer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.RunId;
import dev.pipewright.engine.TenantId;
import dev.pipewright.engine.correction.RecordPath;
import dev.pipewright.platform.run.Runs;
import dev.pipewright.platform.trouble.FieldValues;
import dev.pipewright.platform.trouble.TroubledRecords;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows the records behind what did not get through, for those who change them and send them again.
@RestController
@RequestMapping("/api/v1/runs/{run}")
class RecordsController {

    /// So many values are told.
    private static final int MOST = 1000;

    private final Runs runs;
    private final TroubledRecords records;

    RecordsController(Runs runs, TroubledRecords records) {
        this.runs = runs;
        this.records = records;
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
                tenant(caller),
                id,
                TroublesController.causeOf(cause),
                path == null ? null : pathOf(path),
                MOST));
    }

    private static RecordPath pathOf(String path) {
        return RecordPath.read(path)
                .orElseThrow(() -> new ApiException(
                        HttpStatus.BAD_REQUEST,
                        "'" + path + "' is not the path of a field. Write it as in 'shipTo.postalCode',"
                                + " 'lines[0].item' or 'lines[].item'."));
    }

    private RunId known(PersonPrincipal caller, String run) {
        RunId id = RunsController.idOf(run);
        if (runs.drawingOf(tenant(caller), id).isEmpty()) {
            throw RunsController.unknown(run);
        }
        return id;
    }

    private static TenantId tenant(PersonPrincipal caller) {
        return caller.person().tenant();
    }
}
