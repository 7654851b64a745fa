package dev.pipewright.designer.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.engine.mapping.FunctionHelp;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.model.schema.FieldType.Simple;
import dev.pipewright.model.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalsTest {

    private static final Schema LINE = new Schema(List.of(
            Field.of("sku", Simple.STRING),
            Field.of("amount", new FieldType.Decimal(12, 2)),
            Field.of("tax code", Simple.STRING)));
    private static final Schema ORDER = new Schema(List.of(
            Field.of("code", Simple.STRING),
            Field.of("buyer", new FieldType.Structure(new Schema(List.of(Field.of("country", Simple.STRING))))),
            Field.of("lines", new FieldType.ListOf(new FieldType.Structure(LINE)))));
    private static final CodeScope SCOPE =
            new CodeScope(ORDER, Map.of("param", new Schema(List.of(Field.of("period", Simple.STRING)))));
    private static final Proposals PROPOSALS = new Proposals(Locale.ENGLISH);

    /// `|` is the place.
    private static List<String> fieldsAt(String marked) {
        return at(marked).items().stream()
                .filter(item -> item.kind().equals("field"))
                .map(CodeItem::text)
                .toList();
    }

    private static CodeItems at(String marked) {
        int position = marked.indexOf('|');
        return PROPOSALS.at(marked.replace("|", ""), position, SCOPE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\0', textBlock = """
            |                                    ; code,buyer,lines
            co|                                  ; code,buyer,lines
            buyer.|                              ; country
            buyer . co|                          ; country
            $.buyer.|                            ; country
            $$.buyer.|                           ; country
            lines.|                              ; sku,amount,`tax code`
            lines[0].|                           ; sku,amount,`tax code`
            lines[sku = 'a' and am|              ; sku,amount,`tax code`
            lines.(sku & |                       ; sku,amount,`tax code`
            lines.{'a': |                        ; sku,amount,`tax code`
            lines^(|                             ; sku,amount,`tax code`
            lines^(sku)[0].|                     ; sku,amount,`tax code`
            $sum(lines.|                         ; sku,amount,`tax code`
            $sum(lines.amount) > |               ; code,buyer,lines
            (lines).|                            ; sku,amount,`tax code`
            `lines`.|                            ; sku,amount,`tax code`
            lines.$$.|                           ; code,buyer,lines
            $param.|                             ; period
            """)
    void fields_are_those_of_the_place(String text, String fields) {
        assertThat(fieldsAt(text.strip())).containsExactly(fields.split(","));
    }

    @Test
    void what_a_function_gives_is_unknown() {
        assertThat(fieldsAt("$lookup(buyer, 'a').|")).isEmpty();
    }

    @Test
    void nothing_is_proposed_inside_a_text_or_a_comment() {
        assertThat(at("'buyer.| ").items()).isEmpty();
        assertThat(at("/* buyer.| */ code").items()).isEmpty();
        assertThat(at("'buyer.' & |").items()).isNotEmpty();
    }

    @Test
    void a_proposal_takes_the_place_of_the_word_that_is_begun() {
        assertThat(at("buyer.cou|").from()).isEqualTo(6);
        assertThat(at("1 + $su|").from()).isEqualTo(4);
    }

    @Test
    void every_function_comes_with_its_parameters_what_it_does_and_an_example() {
        var functions = at("$|").items().stream()
                .filter(item -> item.kind().equals("function"))
                .toList();

        assertThat(functions).hasSize(FunctionHelp.all().size());
        assertThat(functions).allSatisfy(item -> assertThat(item.help()).isNotBlank());
        assertThat(functions)
                .filteredOn(item -> item.text().equals("$substring"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.detail()).isEqualTo("(text, start, length?)");
                    assertThat(item.example()).startsWith("$substring(").contains(" → ");
                });
    }

    @Test
    void variables_are_those_from_outside_and_those_of_the_text() {
        assertThat(at("($rate := 2; |)").items())
                .filteredOn(item -> item.kind().equals("variable"))
                .extracting(CodeItem::text)
                .containsExactly("$$", "$param", "$rate");
    }

    @Test
    void a_mistake_is_told_with_its_place() {
        assertThat(CodeFault.inExpression("amount > ")).singleElement().satisfies(fault -> {
            assertThat(fault.position()).isEqualTo(9);
            assertThat(fault.message()).isNotBlank();
        });
        assertThat(CodeFault.inExpression("amount > 0")).isEmpty();
        assertThat(CodeFault.inExpression(" ")).isEmpty();
    }
}
