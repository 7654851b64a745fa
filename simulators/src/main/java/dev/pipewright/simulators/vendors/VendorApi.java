package dev.pipewright.simulators.vendors;

import dev.pipewright.simulators.http.HttpRequest;
import dev.pipewright.simulators.http.HttpResponse;

/// What one vendor's service does. Used by many threads.
interface VendorApi {

    /// Does what a call asks for.
    HttpResponse answer(HttpRequest request);

    /// The vendor's own words for a failure.
    HttpResponse failure(int status);

    /// Told of a call that fails with 500, before its answer goes out: some vendors remember that.
    ///
    /// @return what is answered
    default HttpResponse failing(HttpRequest request, boolean done) {
        return failure(500);
    }
}
