package dev.pipewright.designer.version;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;
import dev.pipewright.designer.help.Term;
import dev.pipewright.designer.look.Badge;
import dev.pipewright.designer.look.Badge.Tone;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.EmptyState;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.Inquiry;
import dev.pipewright.designer.look.LiveReading;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.designer.look.Standing;
import dev.pipewright.model.ProblemTexts;
import dev.pipewright.model.edit.EditRefusedException;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.CatalogueEntry;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.file.PipelineFiles;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.version.Version;
import dev.pipewright.platform.version.Versions;
import java.util.List;

/// The versions of a pipeline, newest first: to compare, to bring back into the draft, and to take away as a file.
public final class VersionsPanel extends Div {

    private static final int SHORT_HASH = 8;

    private final Formats formats = Formats.ofReader();
    private final transient Drafts drafts;
    private final transient PipelineFiles files;
    private final transient LibraryDialogs library;
    private final transient Person person;
    private final String pipeline;
    private final transient Runnable publish;

    /// Keeps itself up to date while it is on a page.
    ///
    /// @param publish lets a person publish the first one
    public VersionsPanel(
            Catalogue catalogue,
            Drafts drafts,
            Versions versions,
            PipelineFiles files,
            LibraryDialogs library,
            Person person,
            String pipeline,
            Runnable publish) {
        this.drafts = drafts;
        this.files = files;
        this.library = library;
        this.person = person;
        this.pipeline = pipeline;
        this.publish = publish;
        addClassName("pw-panel");
        var tenant = person.tenant();
        LiveReading.of(
                this,
                new VersionsReading(() -> catalogue.find(tenant, pipeline), () -> versions.list(tenant, pipeline)),
                read -> false,
                this::show);
    }

    private void show(VersionsReading.News news) {
        var entry = news.entry();
        if (entry == null) {
            return;
        }
        removeAll();
        add(draft(entry));
        if (news.versions().isEmpty()) {
            add(new EmptyState(
                    getTranslation("versions.none"), new Button(getTranslation("publish"), clicked -> publish.run())));
        } else {
            add(new H3(new Term("version", getTranslation("versions.published"))), list(entry, news.versions()));
        }
    }

    private Div draft(CatalogueEntry entry) {
        var links = new Div();
        links.addClassName("pw-links");
        var live = entry.live();
        if (live != null) {
            links.add(compare(getTranslation("versions.compareLive"), Side.of(live), Side.DRAFT));
        }
        var tenant = person.tenant();
        links.add(
                new FileDownload(getTranslation("versions.export"), pipeline, () -> files.draft(tenant, pipeline)),
                ImportView.linkInto(getTranslation("versions.import"), pipeline));
        var standing = new Paragraph(Standing.ofDraft(this, entry));
        var draft = new Div(new H3(new Term("draft", getTranslation("versions.draft"))), standing, links);
        draft.addClassName("pw-version");
        return draft;
    }

    private UnorderedList list(CatalogueEntry entry, List<Version> versions) {
        var list = new UnorderedList();
        list.addClassName("pw-versions");
        for (Version version : versions) {
            boolean isLive = Integer.valueOf(version.number()).equals(entry.live());
            list.add(item(entry, version, isLive));
        }
        return list;
    }

    private ListItem item(CatalogueEntry entry, Version version, boolean isLive) {
        var number = new DataText("v" + version.number());
        number.addClassName("pw-version-number");
        var hash = DataText.mono(version.contentHash()
                .substring(0, Math.min(SHORT_HASH, version.contentHash().length())));
        hash.getElement().setAttribute("title", getTranslation("versions.hash", version.contentHash()));
        hash.addClassName("pw-soft");
        var title = new Div(number, hash);
        title.addClassName("pw-version-title");
        if (isLive) {
            title.addComponentAtIndex(1, new Badge(getTranslation("versions.live"), Tone.GOOD));
        }
        var made = new Div(
                new DataText(version.author()), new Span(" · "), new DataText(formats.time(version.publishedAt())));
        made.addClassName("pw-soft");
        var item = new ListItem(title, made);
        if (!version.note().isEmpty()) {
            item.add(new Div(new DataText(version.note())));
        }
        item.add(links(entry, version));
        return item;
    }

    private Div links(CatalogueEntry entry, Version version) {
        int number = version.number();
        var tenant = person.tenant();
        var back = new Button(getTranslation("versions.restore"), clicked -> restore(entry, version));
        back.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        back.setAriaLabel(getTranslation("versions.restoreLabel", number));
        var compare = compare(getTranslation("versions.compare"), Side.of(number), Side.DRAFT);
        compare.getElement().setAttribute("aria-label", getTranslation("versions.compareLabel", number));
        var export = new FileDownload(
                getTranslation("versions.export"),
                pipeline + "-v" + number,
                () -> files.version(tenant, pipeline, number));
        export.setAriaLabel(getTranslation("versions.exportLabel", number));
        var share = new Button(getTranslation("library.add"), clicked -> library.add(version));
        share.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        share.setAriaLabel(getTranslation("library.addLabel", number));
        var links = new Div(compare, back, export, share);
        links.addClassName("pw-links");
        return links;
    }

    private RouterLink compare(String text, Side from, Side to) {
        return DiffView.link(text, pipeline, from, to);
    }

    /// A draft that was brought back is easily taken for what runs, so the version that goes on is named.
    private void restore(CatalogueEntry entry, Version version) {
        var tenant = person.tenant();
        new Inquiry()
                .ask(
                        () -> drafts.become(tenant, pipeline, person.name(), _ -> version.drawing()),
                        saved -> Notices.done(
                                saved.isPresent()
                                        ? getTranslation("versions.restored", version.number(), entry.live())
                                        : getTranslation("versions.same", version.number())),
                        this::refused);
    }

    private void refused(RuntimeException trouble) {
        if (trouble instanceof EditRefusedException refused) {
            Notices.problem(ProblemTexts.in(UI.getCurrentOrThrow().getLocale()).sentence(refused.problem()));
        } else {
            Notices.trouble(trouble);
        }
    }
}
