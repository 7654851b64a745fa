package dev.pipewright.model.json;

import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.model.form.FormException;
import dev.pipewright.model.form.FormReader;
import dev.pipewright.model.form.RecordForm;
import dev.pipewright.model.record.CanonicalJson;

/// Edits as the browser and the draft log have them: one line of canonical JSON, as in
/// `{"disabled":true,"kind":"setDisabled","node":"map-k3x9q2"}`.
public final class EditJson {

    private EditJson() {}

    /// The text of an edit, without line breaks.
    public static String write(PipelineEdit edit) {
        return CanonicalJson.text(RecordForm.of((Record) edit));
    }

    /// Reads the text of an edit.
    ///
    /// @throws PipelineFormatException saying what keeps the text from being an edit
    public static PipelineEdit read(String text) {
        JsonText json = JsonText.parse(text);
        var findings = new FormFindings(json);
        try {
            return FormReader.read(PipelineEdit.class, json.value(), "");
        } catch (FormException e) {
            findings.add(e);
            findings.throwIfAny();
            throw new IllegalStateException("a finding was just added", e);
        }
    }
}
