/// Settings as annotated records that are at once form, validation and documentation. Read a record's form with
/// [dev.pipewright.connectors.spi.settings.SettingsForm]; make a record of JSON values with
/// [dev.pipewright.connectors.spi.settings.SettingsBinder].
///
/// Labels and help texts are in the bundle `settings` beside the record, under the record's simple name and the
/// component's name: `JdbcSourceSettings.query` and `JdbcSourceSettings.query.help`. Words for choices are
/// there too: `HttpConnectionSettings.auth.BASIC`.
@NullMarked
package dev.pipewright.connectors.spi.settings;

import org.jspecify.annotations.NullMarked;
