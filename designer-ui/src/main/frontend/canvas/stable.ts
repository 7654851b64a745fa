// A handler that is the same function each time a component is painted, and does what the newest one does.

import { useCallback, useLayoutEffect, useRef } from 'react';

export function useStable<A extends readonly unknown[], R>(handler: (...given: A) => R): (...given: A) => R {
  const newest = useRef(handler);
  useLayoutEffect(() => {
    newest.current = handler;
  });
  return useCallback((...given: A) => newest.current(...given), []);
}
