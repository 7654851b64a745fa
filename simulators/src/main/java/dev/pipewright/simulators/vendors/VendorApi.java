package dev.pipewright.simulators.vendors;

import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;

/// What one vendor's service does. Used by many threads.
interface VendorApi {

    /// Does what a call asks for.
    HttpResponse answer(HttpRequest request);

    /// The vendor's own words for a failure.
    HttpResponse failure(int status);

    /// Fails with 500, which some vendors remember.
    ///
    /// @param acts true to do first what the call asks for
    /// @return what is answered
    default HttpResponse failing(HttpRequest request, boolean acts) {
        if (acts) {
            answer(request);
        }
        return failure(500);
    }
}
