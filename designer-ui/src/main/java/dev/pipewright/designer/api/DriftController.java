package dev.pipewright.designer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.form.FieldTypeForm;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.SchemaDrift;
import dev.pipewright.platform.design.SourceDrift;
import dev.pipewright.platform.design.SourceDrifts;
import dev.pipewright.platform.draft.Draft;
import dev.pipewright.platform.draft.Drafts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells whether the sources of a draft still have the fields that were agreed, and agrees on what they have.
@RestController
@RequestMapping("/api/v1/pipelines/{pipeline}/drift")
class DriftController {

    private final SourceDrifts drifts;
    private final Drafts drafts;

    DriftController(SourceDrifts drifts, Drafts drafts) {
        this.drifts = drifts;
        this.drafts = drafts;
    }

    /// How a source differs from what was agreed.
    ///
    /// @param kept fields that are as agreed
    /// @param moved fields that most likely have another name now
    /// @param gone fields that are no longer there
    /// @param added fields that are new
    /// @param retyped fields of another type
    /// @param consequences what in the drawing would read a field that is not there any more
    /// @param trouble why the source could not be asked
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DriftJson(
            String node,
            String name,
            @Nullable List<String> kept,
            @Nullable List<MovedJson> moved,
            @Nullable List<FieldJson> gone,
            @Nullable List<FieldJson> added,
            @Nullable List<RetypedJson> retyped,
            List<String> consequences,
            @Nullable String trouble) {}

    /// A field under another name.
    record MovedJson(String from, String to) {}

    /// A field of another type.
    record RetypedJson(String name, String from, String to) {}

    @GetMapping
    List<DriftJson> list(@AuthenticationPrincipal PersonPrincipal caller, @PathVariable String pipeline) {
        return drifts.of(tenant(caller), draft(caller, pipeline).drawing().pipeline()).stream()
                .map(DriftController::json)
                .toList();
    }

    @PostMapping("/{node}/accept")
    DriftJson accept(
            @AuthenticationPrincipal PersonPrincipal caller, @PathVariable String pipeline, @PathVariable String node) {
        SourceDrift found = drifts
                .of(tenant(caller), draft(caller, pipeline).drawing().pipeline())
                .stream()
                .filter(each -> each.node().value().equals(node))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        HttpStatus.NOT_FOUND,
                        "There is no source " + node + " on whose fields people have agreed. See"
                                + " /api/v1/pipelines/{pipeline}/drift for the list."));
        SchemaDrift drift = found.drift();
        if (drift == null) {
            throw new ApiException(
                    HttpStatus.SERVICE_UNAVAILABLE, Sentences.english().read(String.valueOf(found.trouble())));
        }
        if (!drift.isNone()) {
            drifts.accept(tenant(caller), pipeline, found.node(), drift, caller.getName());
        }
        return json(found);
    }

    private static DriftJson json(SourceDrift found) {
        SchemaDrift drift = found.drift();
        String trouble = found.trouble();
        return new DriftJson(
                found.node().value(),
                found.name(),
                drift == null ? null : drift.kept(),
                drift == null
                        ? null
                        : drift.moved().stream()
                                .map(move ->
                                        new MovedJson(move.from(), move.to().name()))
                                .toList(),
                drift == null ? null : fields(drift.gone()),
                drift == null ? null : fields(drift.added()),
                drift == null
                        ? null
                        : drift.retyped().stream()
                                .map(field -> new RetypedJson(
                                        field.name(),
                                        FieldTypeForm.words(field.from()),
                                        FieldTypeForm.words(field.to())))
                                .toList(),
                found.consequences().stream()
                        .map(ProblemTexts.english()::sentence)
                        .toList(),
                trouble == null ? null : Sentences.english().read(trouble));
    }

    private static List<FieldJson> fields(List<Field> fields) {
        return fields.stream().map(FieldJson::of).toList();
    }

    private Draft draft(PersonPrincipal caller, String pipeline) {
        return drafts.open(tenant(caller), pipeline).orElseThrow(() -> PipelinesController.unknown(pipeline));
    }

    private static TenantId tenant(PersonPrincipal caller) {
        return caller.person().tenant();
    }
}
