package dev.pipewright.designer.mapping;

import dev.pipewright.engine.mapping.FunctionHelp;
import dev.pipewright.engine.mapping.WholeMapping;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Sentences;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.mapping.KeptTests.TestOutcome;
import dev.pipewright.platform.mapping.MappingDocument.Written;
import dev.pipewright.platform.mapping.MappingLook;
import dev.pipewright.platform.mapping.SuggestedLine;
import java.util.List;
import java.util.Locale;

/// What the editor in the browser is told.
public final class MappingAnswer {

    private MappingAnswer() {}

    /// All that there is to draw with.
    public record MappingOpened(MappingLook look, List<FunctionRow> functions) {
        public MappingOpened {
            functions = List.copyOf(functions);
        }
    }

    /// A function that expressions can call.
    ///
    /// @param call how it is called, as in `$substring(text, start, length?)`
    public record FunctionRow(String name, String call, String group, String about, String example, String result) {

        static List<FunctionRow> all(Sentences language) {
            return FunctionHelp.all().stream()
                    .map(help -> new FunctionRow(
                            "$" + help.name(),
                            help.call(),
                            help.group().name().toLowerCase(Locale.ROOT),
                            language.text(help.description()),
                            help.example(),
                            help.result()))
                    .toList();
        }
    }

    /// Edits to propose; none if nothing is to change.
    public record MappingEdits(List<PipelineEdit> edits) {
        public MappingEdits {
            edits = List.copyOf(edits);
        }
    }

    /// The mapping as one document.
    ///
    /// @param hidden the targets of the lines that are not in it
    public record WholeDocument(String text, List<String> hidden) {
        public WholeDocument {
            hidden = List.copyOf(hidden);
        }

        static WholeDocument of(WholeMapping.Document document) {
            return new WholeDocument(
                    document.text(),
                    document.hidden().stream().map(MappingLine::target).toList());
        }
    }

    /// What a document says.
    public record WholeReading(String fault, int position, List<String> remarks, List<PipelineEdit> edits) {
        public WholeReading {
            remarks = List.copyOf(remarks);
            edits = List.copyOf(edits);
        }

        static WholeReading of(Written written) {
            var edit = written.edit();
            return new WholeReading(
                    written.fault(), written.position(), written.remarks(), edit == null ? List.of() : List.of(edit));
        }
    }

    /// Lines that would likely be right.
    public record SuggestedLines(List<SuggestedLine> lines) {
        public SuggestedLines {
            lines = List.copyOf(lines);
        }
    }

    /// How the tests go.
    public record TestOutcomes(List<TestOutcome> tests) {
        public TestOutcomes {
            tests = List.copyOf(tests);
        }
    }
}
