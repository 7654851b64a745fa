package dev.pipewright.designer.version;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.model.change.Conflict;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.file.MergeOutdatedException;
import dev.pipewright.platform.file.OpenMerge;
import dev.pipewright.platform.file.PipelineFiles;
import dev.pipewright.platform.people.Person;
import java.util.List;
import java.util.Set;

/// What can be done with a file: merge it, put it in place of the draft, or make it a new pipeline.
final class FileOffer extends Div {

    private final transient ReadFile read;
    private final transient Catalogue catalogue;
    private final transient PipelineFiles files;
    private final transient Person person;
    private final transient Runnable mergeAgain;
    private final transient Inquiry inquiry = new Inquiry();

    /// @param mergeAgain called if the draft has changed since
    FileOffer(ReadFile read, Catalogue catalogue, PipelineFiles files, Person person, Runnable mergeAgain) {
        this.read = read;
        this.catalogue = catalogue;
        this.files = files;
        this.person = person;
        this.mergeAgain = mergeAgain;
        CatalogueEntry target = read.target();
        OpenMerge merge = read.merge();
        var replacement = read.replacement();
        if (!read.connections().isEmpty()) {
            var missing = new Paragraph(getTranslation("import.connections", String.join(", ", read.connections())));
            missing.addClassName("pw-warning");
            add(missing);
        }
        if (target != null && merge != null && merge.bringsNothing()) {
            add(new Paragraph(getTranslation("import.same", target.name())));
        } else if (target != null && merge != null) {
            add(new Paragraph(getTranslation("import.merge", target.name())));
            add(new MergeView(merge, "merge.theirs", taken -> apply(target, merge, taken)));
        } else if (target != null && replacement != null) {
            add(replacement(target, new ChangeList(replacement)));
        }
        add(asNew());
    }

    private Section replacement(CatalogueEntry target, ChangeList changes) {
        var replace = new Button(getTranslation("import.replace"), clicked -> replace(target));
        replace.setDisableOnClick(true);
        var warning = new Paragraph(getTranslation("import.unknownBase", target.name()));
        warning.addClassName("pw-warning");
        return new Section(warning, changes, replace);
    }

    private Section asNew() {
        var name = new TextField(getTranslation("pipeline.name"));
        String called = read.file().pipeline().name();
        name.setValue(read.isNameTaken() ? getTranslation("pipeline.duplicate.name", called) : called);
        var add = new Button(getTranslation("import.asNew"), clicked -> addNew(name.getValue()));
        if (read.target() == null) {
            add.addThemeVariants(ButtonVariant.PRIMARY);
        }
        add.setDisableOnClick(true);
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.addValueChangeListener(changed -> add.setEnabled(!name.getValue().isBlank()));
        add.setEnabled(!name.isEmpty());
        var form = new Div(name, add);
        form.addClassName("pw-inline-form");
        var title = getTranslation(read.target() == null ? "import.new" : "import.orNew");
        return new Section(new H2(title), form);
    }

    private void apply(CatalogueEntry target, OpenMerge merge, Set<Conflict> taken) {
        inquiry.ask(
                () -> files.apply(person.tenant(), merge, taken, person.name()),
                saved -> done(target.id(), saved.isPresent() ? "import.merged" : "import.nothingNew"),
                trouble -> {
                    if (trouble instanceof MergeOutdatedException outdated) {
                        Notices.refusal(outdated, List.of());
                        mergeAgain.run();
                    } else {
                        Notices.trouble(trouble);
                    }
                });
    }

    private void replace(CatalogueEntry target) {
        inquiry.ask(
                () -> files.replace(person.tenant(), target.id(), read.file(), person.name()),
                saved -> done(target.id(), saved.isPresent() ? "import.replaced" : "import.nothingNew"));
    }

    private void addNew(String name) {
        var drawing = read.file().drawing();
        var named = drawing.withPipeline(drawing.pipeline().withName(name.strip()));
        inquiry.ask(
                () -> catalogue.add(person.tenant(), named, person.name()), entry -> done(entry.id(), "import.added"));
    }

    private void done(String pipeline, String key) {
        Notices.done(getTranslation(key));
        ImportView.open(pipeline);
    }
}
