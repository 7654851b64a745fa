import { thirdParty } from './src/build/third-party.ts';
import { overrideVaadinConfig } from './vite.generated';

/** What the editor of texts shares with the rest: without a part of its own it would bring the whole editor along. */
const SHARED_WITH_EDITOR = { name: 'code-shared', test: /frontend[\\/]code[\\/](?!code-mirror|jsonata)/ };

export default overrideVaadinConfig(() => ({
  plugins: [thirdParty()],
  build: { rolldownOptions: { output: { codeSplitting: { groups: [SHARED_WITH_EDITOR] } } } },
}));
