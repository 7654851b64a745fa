// The picture of a kind of node, in its colour.

import type { CSSProperties } from 'react';
import { pictureOf } from './kinds.ts';

export function Picture({ kind, colour }: { readonly kind: string; readonly colour: string }) {
  return (
    <span className="pw-box-picture" aria-hidden="true" style={{ '--tone': colour } as CSSProperties}>
      <svg viewBox="0 0 20 20">
        <path d={pictureOf(kind)} />
      </svg>
    </span>
  );
}
