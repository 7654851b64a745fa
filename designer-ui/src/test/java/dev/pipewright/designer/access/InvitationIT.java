package dev.pipewright.designer.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.designer.PagesWithoutPlatform;
import dev.pipewright.designer.memory.Samples;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = PagesWithoutPlatform.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class InvitationIT {

    private final URI product;
    private final Invitations invitations;

    InvitationIT(@LocalServerPort int port, Invitations invitations) {
        this.product = URI.create("http://127.0.0.1:" + port + "/");
        this.invitations = invitations;
    }

    @Test
    void an_invited_browser_is_logged_in_and_stays_so() throws Exception {
        HttpClient browser = browser();
        URI address = invitations.invite(Samples.ADA).addressAt(product);

        assertThat(goesTo(get(browser, address))).isEqualTo(product.getPath());
        assertThat(goesTo(get(browser, product))).isEqualTo("nowhere");
    }

    @Test
    void a_key_that_was_used_leads_to_the_log_in_page() throws Exception {
        URI address = invitations.invite(Samples.ADA).addressAt(product);
        get(browser(), address);
        HttpClient thief = browser();

        assertThat(goesTo(get(thief, address))).isEqualTo("/login");
        assertThat(goesTo(get(thief, product))).isEqualTo("/login");
    }

    @Test
    void the_session_before_an_invitation_is_not_the_one_after_it() throws Exception {
        var cookies = new CookieManager();
        HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        get(browser, product);
        String before = cookies.getCookieStore().getCookies().toString();

        get(browser, invitations.invite(Samples.ADA).addressAt(product));

        assertThat(cookies.getCookieStore().getCookies().toString()).isNotEqualTo(before);
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private static HttpResponse<Void> get(HttpClient browser, URI address) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
    }

    /// Where an answer sends the browser.
    private static String goesTo(HttpResponse<Void> answer) {
        return URI.create(answer.headers().firstValue("Location").orElse("nowhere"))
                .getPath();
    }
}
