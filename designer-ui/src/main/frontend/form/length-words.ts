// Generated from LengthText by LengthWordsTest. Do not edit.

export interface LengthUnit {
  readonly name: string;
  readonly otherName: string;
  readonly millis: number;
}

export const UNITS: readonly LengthUnit[] = [
  { name: 'd', otherName: 'd', millis: 86400000 },
  { name: 'h', otherName: 'h', millis: 3600000 },
  { name: 'min', otherName: 'm', millis: 60000 },
  { name: 's', otherName: 'sec', millis: 1000 },
  { name: 'ms', otherName: 'ms', millis: 1 },
];

export const NUMBER = /^\d{1,15}(\.\d{1,9})?$/;

export const PART = /\s*(\d{1,9}(?:\.\d{1,9})?)\s*(d|h|min|m|s|sec|ms)(?![a-z])\s*/g;
