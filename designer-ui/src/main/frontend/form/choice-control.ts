// One of several: a flag, a word out of a few, or a name out of many that may also be another one.

import '@vaadin/checkbox/src/vaadin-checkbox.js';
import '@vaadin/combo-box/src/vaadin-combo-box.js';
import '@vaadin/select/src/vaadin-select.js';
import type { FormField } from '../draft/wire.ts';
import { complain, name, type FieldControl, type FormHost } from './control.ts';
import { said } from './problems.ts';

type Change = (value: unknown) => void;

/** Stands for a connection that is not there yet; no connection is called so. */
const NEW = '\u0000new';

export function flagControl(field: FormField, host: FormHost, change: Change, inRow = false): FieldControl {
  const element = document.createElement('vaadin-checkbox');
  const isStandard = field.standard === 'true';
  element.label = field.label;
  if (!inRow) {
    element.helperText = field.help;
  }
  element.addEventListener('change', () => change(element.checked === isStandard ? undefined : element.checked));
  return {
    element,
    show: (value) => (element.checked = value === undefined ? isStandard : String(value) === 'true'),
    isBusy: () => false,
    tell: (problems) => complain(element, said(problems)),
    leave: () => {},
  };
}

export function selectControl(field: FormField, host: FormHost, change: Change, inRow = false): FieldControl {
  const element = document.createElement('vaadin-select');
  const isOptional = field.standard !== '';
  const nothing = { label: host.texts().standard.replace('{0}', () => field.standard), value: '' };
  element.items = [...(isOptional ? [nothing] : []), ...field.choices];
  // Words of files, such as types, are the same in all languages.
  element.translate = !inRow || field.choices.some(({ label, value }) => label !== value);
  name(element, field, host, inRow);
  element.addEventListener('change', () => change(element.value));
  return {
    element,
    show(value) {
      // Settings may have a word in other letters.
      const text = String(value ?? '');
      element.value = field.choices.find((choice) => choice.value.toLowerCase() === text.toLowerCase())?.value ?? text;
    },
    isBusy: () => element.opened,
    tell: (problems) => complain(element, said(problems)),
    leave: () => {},
  };
}

/** A name out of those that are known, or another one. */
export function nameControl(field: FormField, host: FormHost, change: Change, inRow = false): FieldControl {
  const element = document.createElement('vaadin-combo-box');
  name(element, field, host, inRow);
  element.allowCustomValue = true;
  const items = (): string[] => (field.control === 'TYPE' ? field.choices.map(({ value }) => value) : [...host.names(field.suggests)]);
  element.addEventListener('opened-changed', () => {
    if (element.opened) {
      element.items = items();
    }
  });
  element.items = items();
  element.addEventListener('change', () => change(valueOf(field, element.value)));
  return {
    element,
    show(value) {
      const text = typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
      if (!(element.items ?? []).includes(text)) {
        element.items = text === '' ? items() : [text, ...items()];
      }
      element.value = text;
    },
    isBusy: () => element.hasAttribute('focused'),
    tell: (problems) => complain(element, said(problems)),
    leave: () => {},
  };
}

/** The type of a list or an object is written as files have it. */
function valueOf(field: FormField, text: string): unknown {
  if (field.control === 'TYPE' && text.startsWith('{')) {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }
  return text;
}

/** One of the saved connections, or one that is made now. */
export function connectionControl(field: FormField, host: FormHost, change: Change): FieldControl {
  const element = document.createElement('vaadin-combo-box');
  let shown = '';
  const offer = (): void => {
    const known = [...new Set([...host.connections(), ...(shown === '' ? [] : [shown])])].sort();
    element.items = [
      ...known.map((value) => ({ label: value, value })),
      ...(host.mayConnect() ? [{ label: host.texts().newConnection, value: NEW }] : []),
    ];
  };
  name(element, field, host, false);
  element.itemLabelPath = 'label';
  element.itemValuePath = 'value';
  element.addEventListener('opened-changed', () => (element.opened ? offer() : undefined));
  element.addEventListener('change', () => {
    if (element.value === NEW) {
      element.value = shown;
      host.wantConnection();
    } else {
      change(element.value);
    }
  });
  return {
    element,
    show(value) {
      shown = String(value ?? '');
      offer();
      element.value = shown;
    },
    // Whoever comes back from making a connection is in the field again, and is to see it there.
    isBusy: () => element.opened === true,
    tell: (problems) => complain(element, said(problems)),
    leave: () => {},
  };
}
