// The npm packages that are in the pages, with their licences. Vite calls it when it has put the pages together; the
// list lies beside Vaadin's own figures on the bundle, so that it is kept with a bundle that is used again.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Licences under which a package may be in the pages, as SPDX writes them. */
const LISTED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

const LIST = 'target/classes/META-INF/VAADIN/config/third-party.txt';
const FOLDER = 'node_modules/';

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** The licence's full text with its copyright, or nothing if the package has none. */
  readonly text: string;
}

/** The names of the packages that modules come from, in order, each once. */
export function packagesOf(modules: readonly string[]): string[] {
  const names = modules
    .map((module) => module.replaceAll('\\', '/'))
    .filter((module) => module.includes(FOLDER))
    .map((module) => module.slice(module.lastIndexOf(FOLDER) + FOLDER.length).split('/'))
    .map((parts) => parts.slice(0, parts[0]?.startsWith('@') ? 2 : 1).join('/'));
  return [...new Set(names)].sort();
}

/** True if one of the licences to choose from is listed. */
export function isListed(licence: string): boolean {
  return licence.split(' OR ').some((choice) => LISTED.includes(choice));
}

/** What is published: a line for each package, then the texts, equal ones once. */
export function listOf(packages: readonly ShippedPackage[]): string {
  const lines = packages.map((it) => `     (${it.licence}) ${it.name} ${it.version}`);
  const namesByText = new Map<string, string[]>();
  for (const it of packages.filter((one) => one.text !== '')) {
    namesByText.set(it.text, [...(namesByText.get(it.text) ?? []), it.name]);
  }
  const texts = [...namesByText].map(([text, names]) => `\n--- ${names.join(', ')} ---\n\n${text}\n`);
  return `The pages hold ${packages.length} npm packages.\n${lines.join('\n')}\n${texts.join('')}`;
}

function packageIn(folder: string): ShippedPackage {
  const json = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  // SPDX puts a choice in brackets.
  const licence = String(json.license ?? 'unknown').replace(/^\(|\)$/g, '');
  return { name: json.name, version: json.version, licence, text: texts.join('\n\n') };
}

type Bundle = Record<string, { modules?: Record<string, unknown> }>;

/** Writes the list; refuses a package whose licence is not listed. */
export function thirdParty() {
  return {
    name: 'pipewright:third-party',
    apply: 'build' as const,
    writeBundle(_options: unknown, bundle: Bundle) {
      const modules = Object.values(bundle).flatMap((part) => Object.keys(part.modules ?? {}));
      const packages = packagesOf(modules).map((name) => packageIn(join(FOLDER, name)));
      const refused = packages.filter((it) => !isListed(it.licence)).map((it) => `${it.name} (${it.licence})`);
      if (refused.length > 0) {
        throw new Error(`Do without ${refused.join(', ')}, or list the licence in src/build/third-party.ts.`);
      }
      mkdirSync(dirname(LIST), { recursive: true });
      writeFileSync(LIST, listOf(packages));
    },
  };
}
