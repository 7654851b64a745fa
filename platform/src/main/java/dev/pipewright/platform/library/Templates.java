package dev.pipewright.platform.library;

import dev.pipewright.model.json.PipelineFile;
import dev.pipewright.model.json.PipelineJson;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The library pipelines that come with the product. A version that was shipped stays: drafts began with it.
final class Templates {

    private static final List<Template> SHIPPED = List.of(
            new Template("csv-orders-to-taxman", 1, "CSV files"),
            new Template("database-orders-to-taxman", 1, "Database"),
            new Template("netsuite-invoices-to-taxman", 1, "NetSuite"),
            new Template("odoo-sale-orders-to-taxman", 1, "Odoo"),
            new Template("pushed-orders-to-taxman", 1, "JSON that is pushed"),
            new Template("sap-sales-orders-to-taxman", 1, "SAP S/4HANA"));

    private Templates() {}

    private record Template(String id, int version, String source) {

        LibraryEntry read() {
            PipelineFile file = PipelineJson.read(text());
            return new LibraryEntry(
                    id, version, file.pipeline().name(), file.pipeline().description(), source, file.drawing(), null);
        }

        /// The file of a version: `csv-orders-to-taxman.v1.pipeline.json`.
        private String text() {
            String name = id + ".v" + version + PipelineFile.EXTENSION;
            try (var in = Templates.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new FileNotFoundException("The template " + name + " is missing in this build.");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// All versions of all templates.
    static List<LibraryEntry> read() {
        return SHIPPED.stream().map(Template::read).toList();
    }
}
