// Makes one list of all that is in the jar: Maven's list of libraries, what is neither a library nor an npm package,
// and the npm packages in the pages. Run by Maven, in the module's folder.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const ALL = 'target/classes/META-INF/THIRD-PARTY.txt';
const PAGES = 'target/classes/META-INF/VAADIN/config/third-party.txt';
const BORDER = '\n----------\n\n';

if (!existsSync(PAGES)) {
  throw new Error('The pages were put together without the list of their licences. Delete src/main/bundles and build again.');
}
const libraries = readFileSync(ALL, 'utf8').split(BORDER)[0];
const others = readFileSync('src/build/third-party-others.txt', 'utf8');
writeFileSync(ALL, [libraries, others, readFileSync(PAGES, 'utf8')].join(BORDER));
