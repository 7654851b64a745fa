package dev.pipewright.simulators.taxman;

import java.time.Duration;

/// The header `X-Taxman-Fault`: `status=503;times=2`, `delay=30s`, `drop-after-commit`.
///
/// @param times how many tries fail before one succeeds
record FaultHeader(Fault fault, int times) {

    static final String NAME = "x-taxman-fault";

    private static final Duration USUAL_DELAY = Duration.ofSeconds(30);

    static FaultHeader read(String text) throws Refusal {
        String name = "";
        Duration delay = USUAL_DELAY;
        int times = Integer.MAX_VALUE;
        int retryAfter = 1;
        try {
            for (String part : text.split(";", -1)) {
                String[] pair = part.strip().split("=", 2);
                String value = pair.length == 2 ? pair[1].strip() : "";
                switch (pair[0].strip()) {
                    case "times" -> times = Integer.parseInt(value);
                    case "status" -> name = value;
                    case "retry-after" -> retryAfter = Integer.parseInt(value);
                    case "for" -> delay = duration(value);
                    case "delay" -> {
                        name = "delay";
                        delay = duration(value);
                    }
                    default -> name = pair[0].strip();
                }
            }
        } catch (NumberFormatException e) {
            throw new Refusal(TaxmanError.INVALID_VALUE, "The header X-Taxman-Fault cannot be read: " + text + ".");
        }
        String wanted = name;
        Fault fault = Fault.find(wanted, delay, retryAfter)
                .orElseThrow(() -> new Refusal(TaxmanError.INVALID_VALUE, "There is no fault '" + wanted + "'."));
        return new FaultHeader(fault, times);
    }

    private static Duration duration(String text) {
        if (text.endsWith("ms")) {
            return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
        }
        return text.endsWith("s")
                ? Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)))
                : Duration.ofMillis(Long.parseLong(text));
    }
}
