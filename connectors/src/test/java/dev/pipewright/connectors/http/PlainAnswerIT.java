package dev.pipewright.connectors.http;

import java.util.Map;

class PlainAnswerIT extends HttpReadContract {

    @Override
    Map<String, Object> paging() {
        return Map.of("path", "/all");
    }
}
