import { thirdParty } from './src/build/third-party.ts';
import { overrideVaadinConfig } from './vite.generated';

export default overrideVaadinConfig(() => ({ plugins: [thirdParty()] }));
