package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.settings.Required;

/// Where files are.
record FilesConnectionSettings(@Required String folder) {}
