// What Vaadin says of the connection, on every page. When the network goes while a request is under way, Vaadin's store
// forgets that there is one; it then does not hear that the request went through after all, and says for good that it is
// reconnecting.

import { ConnectionState, type ConnectionStateStore } from '@vaadin/common-frontend/ConnectionState.js';

export function connectionStore(): ConnectionStateStore {
  return (globalThis as unknown as { Vaadin: { connectionState: ConnectionStateStore } }).Vaadin.connectionState;
}

/** Has a store hear that a request has gone through, also while it says that it is reconnecting. */
function hearEnds(store: ConnectionStateStore): void {
  const finished = store.loadingFinished.bind(store);
  store.loadingFinished = () => {
    finished();
    if (store.state === ConnectionState.RECONNECTING) store.state = ConnectionState.CONNECTED;
  };
}

hearEnds(connectionStore());
