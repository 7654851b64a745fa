/// Collections of MongoDB, read and written through its driver. Start at
/// [dev.pipewright.connectors.mongodb.MongoConnector].
@NullMarked
package dev.pipewright.connectors.mongodb;

import org.jspecify.annotations.NullMarked;
