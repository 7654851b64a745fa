package dev.pipewright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Pages that are wrong on purpose: what is wrong with each is found, and nothing else.
class SightIT {

    private static final String WORDS = "<p>These words say what is to be done on the page.</p>";

    private final Page page = PeoplesBrowser.newPage("http://127.0.0.1", "en-US");

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void a_page_on_which_all_is_right_has_no_troubles() {
        assertThat(troublesOf(WORDS + """
                <div style='display: flex; align-items: center'><button>Save</button><button>Cancel</button></div>
                <section><h2>Runs</h2><table><thead><tr><th>Name</th></tr></thead><tbody><tr><td>One</td></tr></tbody></table></section>
                <p style='width: 60px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap'>A long name that is cut</p>
                """)).isEmpty();
    }

    @Test
    void a_text_that_its_box_cuts_is_found_in_both_directions() {
        assertThat(troublesOf(WORDS + "<p style='width: 60px; overflow: hidden; white-space: nowrap'>A long name</p>"))
                .singleElement()
                .asString()
                .startsWith("A text is cut off: p. 'A long name' is ");
        assertThat(troublesOf(WORDS + "<p style='width: 90px; height: 20px; overflow: hidden'>Some lines of text</p>"))
                .singleElement()
                .asString()
                .contains(" high in 20.");
    }

    @Test
    void a_hint_that_its_field_cuts_is_found() {
        assertThat(troublesOf(WORDS + "<input style='width: 60px' placeholder='Search nodes and systems'>"))
                .singleElement()
                .asString()
                .startsWith("A hint is cut off: 'Search nodes and systems' is ");
    }

    @Test
    void what_stands_outside_of_the_window_is_found() {
        assertThat(troublesOf(WORDS + "<p style='position: absolute; left: -40px; top: 300px'>Half of it</p>"))
                .containsExactly("A text is outside of the window: p. 'Half of it'.");
        assertThat(troublesOf(WORDS + "<div style='width: 3000px'>Wide</div>"))
                .contains("The page can be scrolled sideways: it is 3008 wide.");
    }

    @Test
    void a_control_over_another_is_found() {
        assertThat(troublesOf(WORDS + """
                <button>Below</button>
                <div><button style='position: absolute; top: 0; left: 0; width: 400px; height: 300px'>Above</button></div>
                """))
                .contains("A control lies over another: button. 'Above' over button. 'Below'.");
    }

    @Test
    void controls_of_one_row_that_are_not_on_one_line_are_found() {
        assertThat(troublesOf(WORDS + """
                <div style='display: flex; align-items: start'>
                <button style='height: 30px'>Save</button><button style='height: 30px; margin-top: 8px'>Cancel</button></div>
                """))
                .containsExactly("Controls of one row are not on one line: button. 'Save' and button. 'Cancel', by 8.");
    }

    @Test
    void an_empty_area_without_a_hint_is_found() {
        assertThat(troublesOf(WORDS + "<section style='height: 200px'></section>"))
                .containsExactly("An area is empty and gives no hint: section. ''.");
        assertThat(troublesOf(WORDS + "<table><thead><tr><th>Name</th></tr></thead><tbody></tbody></table>"))
                .containsExactly("An area is empty and gives no hint: table. 'Name'.");
        assertThat(troublesOf("<h1>A long heading of a page</h1>"))
                .containsExactly("The page is empty and gives no hint.");
    }

    private List<String> troublesOf(String body) {
        page.setContent(body);
        return Sight.troublesOn(page);
    }
}
