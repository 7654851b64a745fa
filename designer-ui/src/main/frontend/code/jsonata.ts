// JSONata for CodeMirror.

import { StreamLanguage } from '@codemirror/language';
import { START, token, type State } from './jsonata-words.ts';

export const JSONATA = StreamLanguage.define<State>({
  name: 'jsonata',
  startState: () => ({ ...START }),
  copyState: (state) => ({ ...state }),
  token,
  languageData: {
    closeBrackets: { brackets: ['(', '[', '{', '"', "'", '`'] },
    commentTokens: { block: { open: '/*', close: '*/' } },
  },
});
