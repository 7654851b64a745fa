package dev.pipewright.designer.api;

import dev.pipewright.designer.access.PersonPrincipal;
import dev.pipewright.platform.result.InputRetention;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells and chooses how long what runs read is kept for replays.
@RestController
@RequestMapping("/api/v1/inputs")
class InputsController {

    private final InputRetention retention;

    InputsController(InputRetention retention) {
        this.retention = retention;
    }

    /// @param days after the end of a run; 0 for ever
    record Inputs(@Nullable Integer days) {}

    @GetMapping
    Inputs kept(@AuthenticationPrincipal PersonPrincipal caller) {
        return new Inputs(retention.days(caller.person().tenant()));
    }

    @PutMapping
    Inputs keep(@AuthenticationPrincipal PersonPrincipal caller, @RequestBody Inputs inputs) {
        Integer days = inputs.days();
        if (days == null || days < 0 || days > InputRetention.MOST) {
            throw new ApiException(
                    HttpStatus.BAD_REQUEST,
                    "'days' is a number from 0 (for ever) to " + InputRetention.MOST + ". Send one of them.");
        }
        retention.keep(caller.person().tenant(), days, caller.getName());
        return kept(caller);
    }
}
