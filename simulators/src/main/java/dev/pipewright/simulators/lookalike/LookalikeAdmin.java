package dev.pipewright.simulators.lookalike;

import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a tester may do with the source: switch traps, let time pass, change documents, ask for the truth. It
/// asks for no token: it is reached from this machine only.
final class LookalikeAdmin {

    private final LookalikeErp erp;

    LookalikeAdmin(LookalikeErp erp) {
        this.erp = erp;
    }

    HttpResponse handle(HttpRequest request) {
        try {
            return Answers.of(answer(request, Answers.object(request.body())));
        } catch (Refused e) {
            return Answers.refused(e);
        } catch (IllegalArgumentException e) {
            return Answers.refused(Refused.wrong(Answers.text(e.getMessage())));
        }
    }

    private Object answer(HttpRequest request, Map<?, ?> body) throws Refused {
        return switch (request.method() + " " + request.path()) {
            case "GET /admin/traps" -> traps();
            case "POST /admin/traps" -> {
                erp.turnOff(Trap.read(Answers.text(body.get("off"))));
                erp.turnOn(Trap.read(Answers.text(body.get("on"))));
                yield traps();
            }
            case "GET /admin/clock" -> Map.of("now", erp.now().toString());
            case "POST /admin/clock" -> {
                erp.pass(Duration.ofSeconds(number(body, "seconds")));
                yield Map.of("now", erp.now().toString());
            }
            case "POST /admin/documents" -> change(body);
            case "GET /admin/truth" -> {
                List<TrueDocument> truth = erp.truth(
                        request.parameter("at").map(LookalikeAdmin::instant).orElseGet(erp::now));
                yield Map.of("count", truth.size(), "documents", truth);
            }
            default ->
                throw new Refused(404, "NOT_FOUND", "There is no " + request.method() + " " + request.path() + ".");
        };
    }

    private List<Map<String, Object>> traps() {
        List<Map<String, Object>> traps = new ArrayList<>();
        for (Trap trap : Trap.values()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("number", trap.number());
            one.put("name", trap.name());
            one.put("sentence", trap.sentence());
            one.put("on", erp.traps().contains(trap));
            traps.add(one);
        }
        return traps;
    }

    private Map<String, Object> change(Map<?, ?> body) throws Refused {
        String what = Answers.text(body.get("do"));
        if (what.equals("insert")) {
            return Map.of("id", erp.insert());
        }
        long id = number(body, "id");
        switch (what) {
            case "update" -> erp.update(id);
            case "edit-line" -> erp.editLine(id);
            case "void" -> erp.voidDocument(id);
            case "delete" -> erp.delete(id);
            default -> throw Refused.wrong("'do' must be insert, update, edit-line, void or delete.");
        }
        return Map.of("id", id);
    }

    private static long number(Map<?, ?> body, String name) throws Refused {
        String text = Answers.text(body.get(name));
        if (!text.matches("\\d{1,15}")) {
            throw Refused.wrong("'" + name + "' must be a whole number.");
        }
        return Long.parseLong(text);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'at' is not a time: write it as 2026-03-02T10:00:00Z.", e);
        }
    }
}
