// The part of a file that is about one node.

import type { NodeForm } from '../draft/forms.ts';
import { isObject } from './field-values.ts';

export function fragmentOf(node: NodeForm): string {
  return JSON.stringify(node, undefined, 2);
}

/** The node that a text stands for; undefined if it is no JSON yet, `other` if it is of another node. */
export function nodeIn(text: string, node: NodeForm): NodeForm | 'other' | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isObject(read) && read['id'] === node.id && read['kind'] === node.kind ? (read as NodeForm) : 'other';
}
