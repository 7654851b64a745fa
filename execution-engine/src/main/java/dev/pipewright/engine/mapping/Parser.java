package dev.pipewright.engine.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the text of an expression by top down operator precedence, after the grammar of the reference
/// implementation.
final class Parser {

    private static final int DEEPEST_NESTING = 200;
    private static final int PREFIX_POWER = 70;
    private static final Map<String, Integer> POWERS = Map.ofEntries(
            Map.entry(".", 75),
            Map.entry("[", 80),
            Map.entry("{", 70),
            Map.entry("(", 80),
            Map.entry("@", 80),
            Map.entry("#", 80),
            Map.entry("?", 20),
            Map.entry("+", 50),
            Map.entry("-", 50),
            Map.entry("*", 60),
            Map.entry("/", 60),
            Map.entry("%", 60),
            Map.entry("=", 40),
            Map.entry("<", 40),
            Map.entry(">", 40),
            Map.entry("^", 40),
            Map.entry(":=", 10),
            Map.entry("!=", 40),
            Map.entry("<=", 40),
            Map.entry(">=", 40),
            Map.entry("~>", 40),
            Map.entry("?:", 40),
            Map.entry("??", 40),
            Map.entry("and", 30),
            Map.entry("or", 25),
            Map.entry("in", 40),
            Map.entry("&", 50));

    private final Lexer lexer;
    private Token token = new Token(Token.Kind.END, null, 0);
    private int depth;

    private Parser(String text) {
        this.lexer = new Lexer(text);
    }

    /// A text that was read.
    ///
    /// @param comments where they stand, in the order of the text
    record Read(Raw raw, List<Lexer.Comment> comments) {}

    static Raw parse(String text) {
        return read(text).raw();
    }

    static Read read(String text) {
        var parser = new Parser(text);
        return new Read(parser.whole(), parser.lexer.comments());
    }

    private Raw whole() {
        advance(false);
        var expression = expression(0);
        if (token.kind() != Token.Kind.END) {
            throw new InvalidExpressionException(
                    "S0201", "Nothing was expected before " + token.text() + ".", token.position());
        }
        return expression;
    }

    private Raw expression(int power) {
        if (++depth > DEEPEST_NESTING) {
            throw new InvalidExpressionException(
                    "S0205", "The expression is nested too deeply; split it over several lines.", token.position());
        }
        var first = token;
        advance(true);
        var left = prefix(first);
        while (power < POWERS.getOrDefault(token.operator(), 0)) {
            var operator = token;
            advance(false);
            left = infix(operator, left);
        }
        depth--;
        return left;
    }

    private void advance(boolean afterOperand) {
        token = lexer.next(afterOperand);
        if (token.is("!") || token.is("~")) {
            throw new InvalidExpressionException(
                    "S0204", token.text() + " is no operator of JSONata.", token.position());
        }
    }

    private void expect(String operator, boolean afterOperand) {
        if (!token.is(operator)) {
            String code = token.kind() == Token.Kind.END ? "S0203" : "S0202";
            throw new InvalidExpressionException(
                    code, "Put '" + operator + "' before " + token.text() + ".", token.position());
        }
        advance(afterOperand);
    }

    private Raw prefix(Token first) {
        return switch (first.kind()) {
            case NAME -> new Raw.Leaf(Raw.Kind.NAME, first.value(), first.position());
            case VARIABLE -> new Raw.Leaf(Raw.Kind.VARIABLE, first.value(), first.position());
            case STRING -> new Raw.Leaf(Raw.Kind.STRING, first.value(), first.position());
            case NUMBER -> new Raw.Leaf(Raw.Kind.NUMBER, first.value(), first.position());
            case VALUE -> new Raw.Leaf(Raw.Kind.VALUE, first.value(), first.position());
            case REGEX -> new Raw.Leaf(Raw.Kind.REGEX, first.value(), first.position());
            case END -> new Raw.Leaf(Raw.Kind.END, null, first.position());
            case OPERATOR -> prefixOperator(first);
        };
    }

    private Raw prefixOperator(Token operator) {
        int position = operator.position();
        return switch (operator.operator()) {
            case "and", "or", "in" -> new Raw.Leaf(Raw.Kind.WORD, operator.value(), position);
            case "-" -> new Raw.Negated(expression(PREFIX_POWER), position);
            case "*" -> new Raw.Leaf(Raw.Kind.WILDCARD, "*", position);
            case "**" -> new Raw.Leaf(Raw.Kind.DESCENDANTS, "**", position);
            case "%" -> new Raw.Leaf(Raw.Kind.PARENT, "%", position);
            case "(" -> block(position);
            case "[" -> new Raw.ArrayOf(items(), position);
            case "{" -> new Raw.ObjectOf(pairs(), position);
            case "|" -> transformation(position);
            default ->
                throw new InvalidExpressionException(
                        "S0211", "Put something before " + operator.text() + ".", position);
        };
    }

    private Raw infix(Token operator, Raw left) {
        int position = operator.position();
        return switch (operator.operator()) {
            case "(" -> invoked(left, position);
            case "[" -> filtered(left, position);
            case "{" -> new Raw.Grouped(left, pairs(), position);
            case "^" -> new Raw.Ordered(left, terms(), position);
            case "?" -> choice(left, position);
            case "?:" -> new Raw.Choice(left, left, expression(0), position);
            case "??" -> new Raw.Choice(existsCall(left, position), left, expression(0), position);
            case ":=" -> bound(left, position);
            case "@", "#" -> bindingOfStep(operator, left);
            default ->
                new Raw.Binary(
                        operator.operator(), left, expression(POWERS.getOrDefault(operator.operator(), 0)), position);
        };
    }

    private static Raw existsCall(Raw operand, int position) {
        var exists = new Raw.Leaf(Raw.Kind.VARIABLE, "exists", position);
        return new Raw.Invoked(exists, List.of(operand), false, position);
    }

    private Raw bound(Raw left, int position) {
        requireVariable(left, "S0212", "Put a variable, as in '$name', before ':='.");
        return new Raw.Binary(":=", left, expression(POWERS.getOrDefault(":=", 0) - 1), position);
    }

    private Raw bindingOfStep(Token operator, Raw left) {
        var variable = expression(POWERS.getOrDefault(operator.operator(), 0));
        requireVariable(variable, "S0214", "Put a variable, as in '$name', after " + operator.text() + ".");
        return new Raw.Binary(operator.operator(), left, variable, operator.position());
    }

    private static void requireVariable(Raw raw, String code, String message) {
        if (!(raw instanceof Raw.Leaf leaf) || leaf.kind() != Raw.Kind.VARIABLE) {
            throw new InvalidExpressionException(code, message, raw.position());
        }
    }

    private Raw choice(Raw condition, int position) {
        var then = expression(0);
        @Nullable Raw otherwise = null;
        if (token.is(":")) {
            advance(false);
            otherwise = expression(0);
        }
        return new Raw.Choice(condition, then, otherwise, position);
    }

    private Raw filtered(Raw left, int position) {
        if (token.is("]")) {
            advance(false);
            return kept(left);
        }
        var predicate = expression(0);
        expect("]", true);
        return new Raw.Filtered(left, predicate, position);
    }

    private static Raw kept(Raw operand) {
        return operand instanceof Raw.Filtered filtered
                ? new Raw.Filtered(kept(filtered.left()), filtered.predicate(), filtered.position())
                : new Raw.KeptArray(operand);
    }

    private Raw block(int position) {
        var parts = new ArrayList<Raw>();
        while (!token.is(")")) {
            parts.add(expression(0));
            if (!token.is(";")) {
                break;
            }
            advance(false);
        }
        expect(")", true);
        return new Raw.Block(parts, position);
    }

    private List<Raw> items() {
        var items = new ArrayList<Raw>();
        if (!token.is("]")) {
            items.add(item());
            while (token.is(",")) {
                advance(false);
                items.add(item());
            }
        }
        expect("]", true);
        return items;
    }

    private Raw item() {
        var first = expression(0);
        if (!token.is("..")) {
            return first;
        }
        int position = token.position();
        advance(false);
        return new Raw.Binary("..", first, expression(0), position);
    }

    private List<Raw.Pair> pairs() {
        var pairs = new ArrayList<Raw.Pair>();
        if (!token.is("}")) {
            pairs.add(pair());
            while (token.is(",")) {
                advance(false);
                pairs.add(pair());
            }
        }
        expect("}", true);
        return pairs;
    }

    private Raw.Pair pair() {
        var key = expression(0);
        int from = token.position() + 1;
        expect(":", false);
        var value = expression(0);
        return new Raw.Pair(key, value, from, token.position());
    }

    private List<Raw.Term> terms() {
        expect("(", false);
        var terms = new ArrayList<Raw.Term>();
        terms.add(term());
        while (token.is(",")) {
            advance(false);
            terms.add(term());
        }
        expect(")", false);
        return terms;
    }

    private Raw.Term term() {
        boolean descending = token.is(">");
        if (descending || token.is("<")) {
            advance(false);
        }
        return new Raw.Term(expression(0), descending);
    }

    private Raw transformation(int position) {
        var pattern = expression(0);
        expect("|", false);
        var update = expression(0);
        @Nullable Raw delete = null;
        if (token.is(",")) {
            advance(false);
            delete = expression(0);
        }
        expect("|", false);
        return new Raw.Transformation(pattern, update, delete, position);
    }

    private Raw invoked(Raw procedure, int position) {
        var arguments = new ArrayList<Raw>();
        boolean partial = false;
        while (!token.is(")")) {
            if (token.is("?")) {
                partial = true;
                arguments.add(new Raw.Leaf(Raw.Kind.PLACEHOLDER, "?", token.position()));
                advance(false);
            } else {
                arguments.add(expression(0));
            }
            if (!token.is(",")) {
                break;
            }
            advance(false);
        }
        expect(")", true);
        boolean isFunction = procedure instanceof Raw.Leaf leaf
                && leaf.kind() == Raw.Kind.NAME
                && ("function".equals(leaf.value()) || "\u03bb".equals(leaf.value()));
        return isFunction ? function(arguments, position) : new Raw.Invoked(procedure, arguments, partial, position);
    }

    private Raw function(List<Raw> arguments, int position) {
        var parameters = new ArrayList<String>();
        for (var argument : arguments) {
            requireVariable(argument, "S0208", "Write the parameters of a function as variables, as in '$name'.");
            parameters.add(String.valueOf(((Raw.Leaf) argument).value()).intern());
        }
        var signature = token.is("<") ? signature() : null;
        expect("{", false);
        var body = expression(0);
        expect("}", false);
        return new Raw.Function(parameters, signature, body, position);
    }

    private Signature signature() {
        int position = token.position();
        var text = new StringBuilder("<");
        int open = 1;
        while (open > 0 && !token.is("{") && token.kind() != Token.Kind.END) {
            advance(false);
            open += token.is("<") ? 1 : token.is(">") ? -1 : 0;
            text.append(token.value());
        }
        expect(">", false);
        return Signature.parse(text.toString(), position);
    }
}
