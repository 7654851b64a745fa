package dev.pipewright.designer.api;

import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.platform.result.KeptDays;
import dev.pipewright.platform.result.KeptDays.What;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells and chooses how long what runs leave beside their results is kept: what they read, for replays, and what they
/// sent and were answered.
@RestController
@RequestMapping("/api/v1")
class KeptDaysController {

    private final KeptDays keptDays;

    KeptDaysController(KeptDays keptDays) {
        this.keptDays = keptDays;
    }

    /// @param days after the end of a run; 0 for ever
    record Kept(@Nullable Integer days) {}

    @GetMapping("/inputs")
    Kept inputs(@AuthenticationPrincipal PersonPrincipal caller) {
        return kept(caller, What.INPUTS);
    }

    @PutMapping("/inputs")
    Kept keepInputs(@AuthenticationPrincipal PersonPrincipal caller, @RequestBody Kept wanted) {
        return keep(caller, What.INPUTS, wanted);
    }

    @GetMapping("/calls")
    Kept calls(@AuthenticationPrincipal PersonPrincipal caller) {
        return kept(caller, What.CALLS);
    }

    @PutMapping("/calls")
    Kept keepCalls(@AuthenticationPrincipal PersonPrincipal caller, @RequestBody Kept wanted) {
        return keep(caller, What.CALLS, wanted);
    }

    private Kept kept(PersonPrincipal caller, What what) {
        return new Kept(keptDays.of(caller.person().tenant(), what));
    }

    private Kept keep(PersonPrincipal caller, What what, Kept wanted) {
        Integer days = wanted.days();
        if (days == null || days < 0 || days > KeptDays.MOST) {
            throw new ApiException(
                    HttpStatus.BAD_REQUEST,
                    "'days' is a number from 0 (for ever) to " + KeptDays.MOST + ". Send one of them.");
        }
        keptDays.choose(caller.person().tenant(), what, days, caller.getName());
        return kept(caller, what);
    }
}
