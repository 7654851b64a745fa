package dev.pipewright.e2e;

import com.microsoft.playwright.Page;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import dev.pipewright.designer.DesignerApplication;
import dev.pipewright.engine.TenantId;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.edit.PipelineEdit;
import dev.pipewright.platform.catalogue.Catalogue;
import dev.pipewright.platform.catalogue.Connections;
import dev.pipewright.platform.draft.Drafts;
import dev.pipewright.platform.draft.Proposal;
import dev.pipewright.platform.people.People;
import dev.pipewright.platform.people.Person;
import dev.pipewright.platform.tenant.Tenants;
import dev.pipewright.platform.version.Versions;
import dev.pipewright.simulators.taxman.TaxmanSimulator;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The product with its demo, on a free port and an empty data folder.
final class RunningProduct {

    private final ConfigurableApplicationContext application;

    private RunningProduct(ConfigurableApplicationContext application) {
        this.application = application;
    }

    /// The one that all journeys share, as it starts in half a minute. It ends with the process of the tests.
    static RunningProduct shared() {
        return Shared.PRODUCT;
    }

    private static final class Shared {
        static final RunningProduct PRODUCT = start();
    }

    private static RunningProduct start() {
        try {
            Path data = Files.createTempDirectory("pipewright-journeys");
            var application = new SpringApplicationBuilder(DesignerApplication.class)
                    .profiles("demo")
                    .run("--server.port=0", "--pipewright.data=" + data);
            var product = new RunningProduct(application);
            Runtime.getRuntime().addShutdownHook(new Thread(product::close));
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A new page, in a browser that nobody has logged in with, of someone who speaks a language.
    Page newPage(String language) {
        return PeoplesBrowser.newPage(address(), language);
    }

    private String address() {
        return "http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port");
    }

    /// A new page of someone who speaks a language and is logged in.
    Page loggedIn(String language) {
        return loggedIn(language, "demo");
    }

    /// A new page of one of the people of the demo, whose passwords are their names.
    Page loggedIn(String language, String person) {
        return PeoplesBrowser.loggedIn(address(), language, person);
    }

    /// A pipeline that is drawn as the example is, for those who leave it otherwise than they found it.
    ///
    /// @return its address
    String exampleAs(String pipeline) {
        var demo = new TenantId("demo");
        if (get(Catalogue.class).find(demo, pipeline).isEmpty()) {
            var example = get(Versions.class)
                    .version(demo, "foodmart-to-taxman", 1)
                    .orElseThrow()
                    .drawing();
            draw(pipeline, example.withPipeline(example.pipeline().withName("A copy: " + pipeline)));
        }
        return "/pipelines/" + pipeline;
    }

    /// Has somebody work for a customer, which may be a new one. The password is the name.
    void employ(String tenant, String person) {
        var id = new TenantId(tenant);
        if (!get(Tenants.class).list().contains(id)) {
            get(Tenants.class).put(id, tenant);
        }
        get(People.class).put(new Person(person, person, id), person);
    }

    /// Has somebody work for a customer, as [#employ] does, and logs them in instead of whoever was.
    void logIn(Page page, String tenant, String person) {
        employ(tenant, person);
        page.context().clearCookies();
        PeoplesBrowser.logIn(page, person);
    }

    /// Gives a customer a pipeline in which nothing is drawn yet.
    void begin(TenantId tenant, String id, String name) {
        var nothing = new Drawing(new Pipeline(name, "", List.of(), List.of(), List.of()), Layout.EMPTY);
        get(Catalogue.class).add(tenant, id, nothing, "somebody");
    }

    /// Gives the demo's tenant a pipeline whose draft is a drawing.
    void draw(String pipeline, Drawing drawing) {
        application.getBean(Catalogue.class).add(new TenantId("demo"), pipeline, drawing, "demo");
    }

    /// Gives the demo's tenant a pipeline in which nothing is drawn yet.
    void beginPipeline(String id, String name) {
        begin(new TenantId("demo"), id, name);
    }

    /// Has somebody of the demo's tenant change a draft, at once.
    void propose(String pipeline, String person, PipelineEdit edit) {
        var demo = new TenantId("demo");
        long seq = get(Drafts.class).open(demo, pipeline).orElseThrow().seq();
        get(Drafts.class)
                .propose(demo, pipeline, person, new Proposal(UUID.randomUUID().toString(), seq, edit));
    }

    /// Has TAXMAN behave in some way from now on.
    ///
    /// @param faults as its admin API takes them
    void letTaxman(String faults) {
        askTaxman(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(faults)));
    }

    /// Has TAXMAN behave as it should again.
    void letTaxmanBehave() {
        askTaxman(HttpRequest.newBuilder().DELETE());
    }

    /// The draft of a pipeline as it is saved.
    Pipeline draft(String id) {
        return application
                .getBean(Drafts.class)
                .open(new TenantId("demo"), id)
                .orElseThrow()
                .drawing()
                .pipeline();
    }

    /// Where FoodMart's data is, as the driver of its database wants it said.
    String foodMart() {
        var connection =
                get(Connections.class).open(new TenantId("demo"), "foodmart").orElseThrow();
        return String.valueOf(connection.settings().get("url"));
    }

    /// The addresses of all pages, as in `/runs/:run`.
    List<String> routes() {
        var context = new VaadinServletContext(application.getBean(ServletContext.class));
        return RouteConfiguration.forRegistry(ApplicationRouteRegistry.getInstance(context))
                .getAvailableRoutes()
                .stream()
                .map(route -> "/" + route.getTemplate())
                .sorted()
                .toList();
    }

    TaxmanSimulator taxman() {
        return application.getBean(TaxmanSimulator.class);
    }

    /// A service of the product, to do what somebody else does meanwhile.
    <T> T get(Class<T> type) {
        return application.getBean(type);
    }

    private void askTaxman(HttpRequest.Builder request) {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    request.uri(taxman().baseUrl().resolve("/admin/faults")).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("TAXMAN refuses: " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void close() {
        application.close();
    }
}
