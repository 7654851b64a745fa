package dev.pipewright.designer.catalogue;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Route;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.begin.FileReception;
import dev.pipewright.designer.begin.StartFromView;
import dev.pipewright.designer.help.Term;
import dev.pipewright.designer.look.EmptyState;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Page;
import dev.pipewright.designer.version.ImportView;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.removal.Removals;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All pipelines of the tenant, each with its picture; to find one, to begin one, to bring one in.
@Route("pipelines")
@PermitAll
class PipelinesView extends Page {

    private final transient Catalogue catalogue;
    private final transient Drafts drafts;
    private final transient TenantId tenant;
    private final transient PipelineActions actions;
    private final transient FileReception reception;
    private final transient Inquiry listing = new Inquiry();
    private final TextField search = new TextField();
    private final Paragraph nothingFound = new Paragraph();
    private @Nullable PipelineCards cards;

    PipelinesView(Catalogue catalogue, Drafts drafts, Removals removals, FileReception reception, SignedIn signedIn) {
        this.reception = reception;
        this.catalogue = catalogue;
        this.drafts = drafts;
        this.tenant = signedIn.tenant();
        this.actions = new PipelineActions(catalogue, drafts, removals, signedIn.person(), this::read);
        heading(new Term("pipeline", getTranslation("nav.pipelines")));
        search.setPlaceholder(getTranslation("pipelines.search"));
        search.setAriaLabel(getTranslation("pipelines.search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.EAGER);
        search.addValueChangeListener(changed -> filter());
        nothingFound.addClassName("pw-soft");
        nothingFound.getElement().setAttribute("role", "status");
        addAttachListener(attached -> read());
    }

    private void read() {
        read(listing, () -> catalogue.list(tenant), this::show);
    }

    private void show(List<CatalogueEntry> all) {
        if (all.isEmpty()) {
            actions(importing(), beginWith());
            content(reception.around(new EmptyState(getTranslation("pipelines.empty"), begin()), () -> null));
            return;
        }
        cards = new PipelineCards(all, actions, drafts, tenant);
        actions(search, importing(), beginWith(), begin());
        content(reception.around(new Div(nothingFound, cards), () -> null));
        filter();
    }

    private Button begin() {
        var begin = new Button(getTranslation("pipeline.new"), clicked -> actions.begin());
        begin.addThemeVariants(ButtonVariant.PRIMARY);
        begin.addClassName("pw-new-pipeline");
        return begin;
    }

    private Button beginWith() {
        return new Button(
                getTranslation("begin.open"), clicked -> getUI().ifPresent(ui -> ui.navigate(StartFromView.class)));
    }

    private Button importing() {
        return new Button(
                getTranslation("pipelines.import"), clicked -> getUI().ifPresent(ui -> ui.navigate(ImportView.class)));
    }

    private void filter() {
        if (cards == null) {
            return;
        }
        long shown = cards.filter(search.getValue());
        nothingFound.setVisible(shown == 0);
        nothingFound.setText(shown == 0 ? getTranslation("pipelines.nothingFound", search.getValue()) : "");
    }
}
