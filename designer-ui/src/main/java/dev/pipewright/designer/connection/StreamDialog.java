package dev.pipewright.designer.connection;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.engine.TenantId;
import dev.pipewright.platform.connection.ConnectionReading;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets a stream of a connection be chosen.
final class StreamDialog extends Dialog {

    private final Button choose = new Button(getTranslation("streams.choose"));
    private transient @Nullable StreamDescription selected;

    StreamDialog(ConnectionReading reading, TenantId tenant, String connection, Consumer<StreamDescription> chosen) {
        setHeaderTitle(getTranslation("streams.title", connection));
        addClassName("pw-streams-dialog");
        add(new StreamChooser(reading, tenant, connection, stream -> {
            selected = stream;
            choose.setEnabled(true);
        }));
        choose.addThemeVariants(ButtonVariant.PRIMARY);
        choose.setEnabled(false);
        choose.addClickListener(clicked -> {
            StreamDescription stream = selected;
            if (stream != null) {
                close();
                chosen.accept(stream);
            }
        });
        getFooter().add(new Button(getTranslation("cancel"), clicked -> close()), choose);
    }
}
