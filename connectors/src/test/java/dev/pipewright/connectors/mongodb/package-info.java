/// Tests of the connector for MongoDB, with a server in memory or the one that `PIPEWRIGHT_TEST_MONGODB` names.
@NullMarked
package dev.pipewright.connectors.mongodb;

import org.jspecify.annotations.NullMarked;
