package dev.pipewright.designer.begin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.spring.annotation.SpringComponent;
import dev.pipewright.connectors.ConnectorCatalogue;
import dev.pipewright.connectors.spi.NoSettings;
import dev.pipewright.designer.access.SignedIn;
import dev.pipewright.designer.connection.ConnectionDialogs;
import dev.pipewright.designer.look.Notices;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.begin.Beginning;
import dev.pipewright.platform.begin.BroughtFiles;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.catalogue.SavedConnection;
import java.util.List;
import java.util.function.Consumer;

/// Lets a person say what to read: a file, or a stream of a connection.
@SpringComponent
class ChoosePart {

    private static final String HTTP = "http";

    private final FileReception reception;
    private final Connections connections;
    private final ConnectorCatalogue connectors;
    private final ConnectionDialogs dialogs;
    private final SignedIn signedIn;

    ChoosePart(
            FileReception reception,
            Connections connections,
            ConnectorCatalogue connectors,
            ConnectionDialogs dialogs,
            SignedIn signedIn) {
        this.reception = reception;
        this.connections = connections;
        this.connectors = connectors;
        this.dialogs = dialogs;
        this.signedIn = signedIn;
    }

    private static String text(String key, Object... values) {
        return UI.getCurrentOrThrow().getTranslation(key, values);
    }

    /// @param chosen told what to read
    Component of(Consumer<Beginning> chosen) {
        var both = new Div(file(chosen), table(chosen));
        both.addClassName("pw-start-doors");
        return both;
    }

    private Section file(Consumer<Beginning> chosen) {
        var upload = new Upload(reception.handler(chosen));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(Math.toIntExact(BroughtFiles.LARGEST));
        upload.setUploadButton(new Button(text("import.choose")));
        upload.setDropLabel(new Div(text("import.drop")));
        upload.addFileRejectedListener(refused -> Notices.problem(FileReception.refusedText()));
        // The name of the file can go again, so that the next one can be chosen.
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        var formats = new Paragraph(text("begin.file.formats", BroughtFiles.LARGEST >> 20));
        formats.addClassName("pw-soft");
        return section("begin.file", upload, formats);
    }

    private static Section section(String title, Component... parts) {
        var section = new Section(new H2(text(title)));
        section.add(parts);
        section.addClassName("pw-card");
        return section;
    }

    private Section table(Consumer<Beginning> chosen) {
        TenantId tenant = signedIn.tenant();
        var connection = new Select<String>();
        connection.setLabel(text("begin.table.connection"));
        connection.getElement().setAttribute("translate", "no");
        connection.setItems(readable(tenant));
        var stream = new Button(text("begin.table.choose"), clicked -> chooseStream(connection.getValue(), chosen));
        stream.addThemeVariants(ButtonVariant.PRIMARY);
        stream.setEnabled(false);
        connection.addValueChangeListener(changed -> stream.setEnabled(changed.getValue() != null));
        var add = new Button(
                text("connection.add"),
                clicked -> dialogs.add(null, saved -> {
                    connection.setItems(readable(tenant));
                    connection.setValue(saved);
                }));
        var buttons = new Div(stream, add);
        buttons.addClassName("pw-buttons");
        return section("begin.table", connection, buttons);
    }

    private void chooseStream(String connection, Consumer<Beginning> chosen) {
        dialogs.chooseStream(connection, stream -> chosen.accept(new Beginning(connection, stream)));
    }

    /// What can be read and says what it has.
    private List<String> readable(TenantId tenant) {
        return connections.list(tenant).stream()
                .filter(one -> !one.connector().equals(HTTP))
                .filter(one -> connectors
                        .find(one.connector())
                        .filter(connector -> connector.sourceSettings() != NoSettings.class)
                        .isPresent())
                .map(SavedConnection::name)
                .toList();
    }
}
