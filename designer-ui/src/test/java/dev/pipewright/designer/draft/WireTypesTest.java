package dev.pipewright.designer.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.designer.canvas.DrawingMarks;
import dev.pipewright.designer.canvas.LiveCounters;
import dev.pipewright.designer.code.CodeFault;
import dev.pipewright.designer.code.CodeItems;
import dev.pipewright.designer.form.FormStream;
import dev.pipewright.designer.form.FormTexts;
import dev.pipewright.designer.form.NodeFacts;
import dev.pipewright.designer.help.HelpAnswer.HelpHits;
import dev.pipewright.designer.help.HelpAnswer.HelpOpening;
import dev.pipewright.designer.help.HelpAnswer.HelpResults;
import dev.pipewright.designer.help.HelpAnswer.HelpSample;
import dev.pipewright.designer.help.HelpAnswer.HelpTopic;
import dev.pipewright.designer.mapping.MappingAnswer.MappingEdits;
import dev.pipewright.designer.mapping.MappingAnswer.MappingOpened;
import dev.pipewright.designer.mapping.MappingAnswer.SuggestedLines;
import dev.pipewright.designer.mapping.MappingAnswer.TestOutcomes;
import dev.pipewright.designer.mapping.MappingAnswer.WholeDocument;
import dev.pipewright.designer.mapping.MappingAnswer.WholeReading;
import dev.pipewright.designer.mapping.SheetAnswers.WrittenSheet;
import dev.pipewright.designer.presence.OtherPeople;
import dev.pipewright.designer.preview.PreviewAnswer;
import dev.pipewright.designer.preview.RecordAnswer;
import dev.pipewright.designer.preview.SamplesAnswer;
import dev.pipewright.designer.problem.ProblemMarks;
import dev.pipewright.designer.tour.TourNow;
import dev.pipewright.model.Edge;
import dev.pipewright.model.Group;
import dev.pipewright.model.Layout;
import dev.pipewright.model.MappingLine;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.Parameter;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.mapping.MappingValues;
import dev.pipewright.platform.mapping.SheetPreview;
import dev.pipewright.platform.mapping.TargetChoice;
import dev.pipewright.platform.mapping.TargetLook;
import dev.pipewright.platform.mapping.TargetOffer;
import dev.pipewright.platform.mapping.TriedLine;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Keeps `wire.ts` equal to the records that cross the wire. After a change of a record, run this test with
/// `-Dpipewright.write=true`; it writes the file.
class WireTypesTest {

    private static final Path FILE = Path.of("src/main/frontend/draft/wire.ts");
    private static final List<Class<?>> ROOTS = List.of(
            DraftSnapshot.class,
            DraftUpdate.class,
            DraftProposal.class,
            DraftChoice.class,
            PaletteEntry.class,
            TemplateDrawing.class,
            ProblemMarks.class,
            LiveCounters.class,
            DrawingMarks.class,
            OtherPeople.class,
            NodeFacts.class,
            FormTexts.class,
            FormStream.class,
            CodeItems.class,
            CodeFault.class,
            PreviewAnswer.class,
            RecordAnswer.class,
            SamplesAnswer.class,
            MappingOpened.class,
            MappingValues.class,
            TriedLine.class,
            MappingEdits.class,
            SuggestedLines.class,
            WholeDocument.class,
            WholeReading.class,
            TestOutcomes.class,
            HelpOpening.class,
            HelpTopic.class,
            HelpHits.class,
            HelpSample.class,
            HelpResults.class,
            TourNow.class,
            SheetPreview.class,
            WrittenSheet.class,
            TargetLook.class,
            TargetChoice.class,
            TargetOffer.class);

    private static final Set<Class<?>> STAY = Set.of(int.class, long.class);

    /// Parts of pipelines, which cross the wire as files have them.
    private static final Map<Class<?>, String> FORMS = Map.of(
            Pipeline.class, "PipelineForm",
            Layout.class, "LayoutForm",
            Node.class, "NodeForm",
            Edge.class, "EdgeForm",
            Position.class, "PositionForm",
            MappingLine.class, "LineForm",
            Parameter.class, "ParameterForm",
            Group.class, "GroupForm");

    @Test
    void the_types_of_the_browser_are_those_of_the_server() throws IOException {
        var generated = new Generator().generate(ROOTS);

        if (Boolean.getBoolean("pipewright.write")) {
            Files.writeString(FILE, generated);
        }

        assertThat(Files.readString(FILE)).isEqualTo(generated);
    }

    private static final class Generator {

        private final Map<Class<?>, String> declared = new LinkedHashMap<>();

        String generate(List<Class<?>> roots) {
            roots.forEach(this::declare);
            return "// Generated from the records of dev.pipewright.designer.draft by WireTypesTest. Do not edit.\n\n"
                    + "import type { " + FORMS.values().stream().sorted().collect(Collectors.joining(", "))
                    + " } from './forms.ts';\n\n"
                    + String.join("\n", declared.values());
        }

        private void declare(Class<?> type) {
            if (declared.containsKey(type)) {
                return;
            }
            declared.put(type, "");
            declared.put(type, type.isRecord() ? recordOf(type) : type.isEnum() ? wordsOf(type) : unionOf(type));
        }

        private String unionOf(Class<?> type) {
            List<String> names = new ArrayList<>();
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                declare(permitted);
                names.add(permitted.getSimpleName());
            }
            return "export type " + type.getSimpleName() + " = " + String.join(" | ", names) + ";\n";
        }

        private static String wordsOf(Class<?> type) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> "'" + constant + "'")
                    .collect(Collectors.joining(" | ", "export type " + type.getSimpleName() + " = ", ";\n"));
        }

        private String recordOf(Class<?> type) {
            boolean isEdit = PipelineEdit.class.isAssignableFrom(type);
            var tag = isEdit ? "  readonly kind: '" + wordOf(type) + "';\n" : "";
            return Arrays.stream(type.getRecordComponents())
                    .map(component -> fieldOf(component, isEdit))
                    .collect(Collectors.joining("", "export interface " + type.getSimpleName() + " {\n" + tag, "}\n"));
        }

        private static String wordOf(Class<?> edit) {
            var name = edit.getSimpleName();
            return Character.toLowerCase(name.charAt(0)) + name.substring(1);
        }

        /// A form leaves out what is empty or false.
        private String fieldOf(RecordComponent component, boolean inForm) {
            boolean mayBeLeftOut = inForm && !STAY.contains(component.getType()) && !isIdentity(component);
            return "  readonly " + component.getName() + (mayBeLeftOut ? "?" : "") + ": "
                    + typeOf(component.getGenericType()) + ";\n";
        }

        private static boolean isIdentity(RecordComponent component) {
            return component.getType() == NodeId.class || FORMS.containsKey(component.getType());
        }

        private String typeOf(Type type) {
            if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
                return "readonly " + typeOf(list.getActualTypeArguments()[0]) + "[]";
            }
            if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
                return "Readonly<Record<string, " + typeOf(map.getActualTypeArguments()[1]) + ">>";
            }
            if (type == String.class || type == NodeId.class) {
                return "string";
            }
            if (type == boolean.class) {
                return "boolean";
            }
            if (type == int.class || type == long.class) {
                return "number";
            }
            if (type == Object.class) {
                return "unknown";
            }
            var own = (Class<?>) type;
            var form = FORMS.get(own);
            if (form != null) {
                return form;
            }
            declare(own);
            return own.getSimpleName();
        }
    }
}
