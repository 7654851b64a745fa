package dev.pipewright.designer.begin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.connection.Spoken;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.Page;
import dev.pipewright.designer.pipeline.PipelineView;
import dev.pipewright.model.Sentences;
import dev.pipewright.platform.begin.Beginning;
import dev.pipewright.platform.begin.BeginningDesk;
import dev.pipewright.platform.begin.Begun;
import dev.pipewright.platform.begin.BroughtFiles;
import dev.pipewright.platform.begin.Choice;
import dev.pipewright.platform.begin.Offer;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.connection.StreamLook;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.preview.SampleChoice;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From a file or a table to a pipeline that runs: what to read, what was read, what becomes of it. The address may
/// name
/// a file that was taken in already and a blank pipeline that is to begin with it, as in
/// `start-from?file=orders.csv&into=orders`.
@Route("start-from")
@PermitAll
public final class StartFromView extends Page implements BeforeEnterObserver {

    private static final String FILE = "file";
    private static final String INTO = "into";

    private final transient BeginningDesk desk;
    private final transient BroughtFiles files;
    private final transient Catalogue catalogue;
    private final transient Person person;
    private final transient ReadParts reads;
    private final transient OfferParts offers;
    private final transient Inquiry reading = new Inquiry();
    private final transient Inquiry offering = new Inquiry();
    /// Not dropped with the page: its answer leaves the page.
    private final transient Inquiry creating = new Inquiry();

    private final Div read = new Div();
    private final Div offered = new Div();
    private @Nullable String into;

    StartFromView(
            BeginningDesk desk,
            BroughtFiles files,
            Catalogue catalogue,
            ChoosePart choose,
            ReadParts reads,
            OfferParts offers,
            SignedIn signedIn) {
        this.desk = desk;
        this.files = files;
        this.catalogue = catalogue;
        this.person = signedIn.person();
        this.reads = reads;
        this.offers = offers;
        addClassName("pw-start-from");
        heading(getTranslation("begin.title"));
        var text = new Paragraph(getTranslation("begin.text"));
        text.addClassName("pw-soft");
        content(text, choose.of(this::read), read, offered);
        addDetachListener(detached -> {
            reading.drop();
            offering.drop();
        });
    }

    /// Goes to the page for a file that was taken in.
    static void open(Beginning taken, @Nullable String into) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(FILE, taken.stream().name());
        if (into != null) {
            parameters.put(INTO, into);
        }
        UI.getCurrentOrThrow().navigate(StartFromView.class, QueryParameters.simple(parameters));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters();
        into = parameters.getSingleParameter(INTO).orElse(null);
        if (into != null && catalogue.find(person.tenant(), into).isEmpty()) {
            throw new NotFoundException();
        }
        parameters
                .getSingleParameter(FILE)
                .ifPresent(file -> reading.ask(
                        () -> find(file),
                        found -> found.ifPresentOrElse(
                                this::read, () -> troubled(getTranslation("begin.file.gone", file))),
                        this::unreadable));
    }

    private Optional<Beginning> find(String file) {
        try {
            return files.find(person.tenant(), file, person.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Beginning beginning) {
        offered.removeAll();
        read.removeAll();
        var waiting =
                new Paragraph(getTranslation("begin.reading", beginning.stream().name()));
        waiting.getElement().setAttribute("role", "status");
        read.add(waiting);
        reading.ask(() -> desk.look(person.tenant(), beginning), look -> show(beginning, look), trouble -> {
            unreadable(trouble);
            read.add(reads.settings(person.tenant(), beginning, this::read));
        });
    }

    private void unreadable(RuntimeException trouble) {
        troubled(Spoken.of(trouble));
    }

    private void troubled(String sentence) {
        read.removeAll();
        var warning = new Paragraph(sentence);
        warning.addClassName("pw-warning");
        warning.getElement().setAttribute("role", "alert");
        read.add(warning);
    }

    private void show(Beginning beginning, StreamLook look) {
        read.removeAll();
        read.add(reads.of(person.tenant(), beginning, look, this::read));
        if (!look.sample().isEmpty()) {
            offer(beginning, look, Choice.of(OfferParts.USUAL));
        }
    }

    /// Suggests anew, once something was chosen.
    private void offer(Beginning beginning, StreamLook look, Choice choice) {
        offering.ask(() -> desk.offer(person.tenant(), beginning, look, choice), offer -> {
            offered.removeAll();
            offered.add(offers.of(
                    person.tenant(),
                    look,
                    choice,
                    offer,
                    changed -> offer(beginning, look, changed),
                    () -> begin(beginning, look, choice, offer)));
        });
    }

    private void begin(Beginning beginning, StreamLook look, Choice choice, Offer offer) {
        var words = Sentences.in(getLocale());
        var named = new Choice(offer.name(), choice.preset(), offer.connection(), offer.groupBy(), choice.given());
        String pipeline = into;
        creating.ask(
                () -> desk.begin(person.tenant(), beginning, look, named, pipeline, person.name(), words),
                StartFromView::open,
                this::unreadable);
    }

    private static void open(Begun begun) {
        UI.getCurrentOrThrow()
                .navigate(
                        PipelineView.class,
                        PipelineView.of(begun.entry().id()),
                        PipelineView.showing(new SampleChoice.Live(), begun.call()));
    }
}
