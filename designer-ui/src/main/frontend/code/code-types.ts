// What the code editor asks of those who use it, and gets.

export type { CodeFault, CodeItem, CodeItems } from '../draft/wire.ts';

export type CodeLanguage = 'jsonata' | 'sql' | 'json';
