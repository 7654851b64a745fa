import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { isListed, listOf, packagesOf } from '../../../build/third-party.ts';

test('packages are named by the modules that come from them', () => {
  const modules = [
    '/home/me/designer-ui/node_modules/react-dom/client.js',
    'C:\\me\\designer-ui\\node_modules\\@xyflow\\react\\dist\\index.js',
    '/home/me/designer-ui/node_modules/react-dom/index.js',
    '/home/me/designer-ui/src/main/frontend/canvas/board/board.tsx',
  ];

  deepEqual(packagesOf(modules), ['@xyflow/react', 'react-dom']);
});

test('a licence is listed if one that may be chosen is', () => {
  equal(isListed('MIT'), true);
  equal(isListed('MPL-2.0 OR Apache-2.0'), true);
  equal(isListed('GPL-3.0'), false);
  equal(isListed('unknown'), false);
});

test('equal licence texts are published once', () => {
  const list = listOf([
    { name: 'a', version: '1.0.0', licence: 'MIT', text: 'Copyright A' },
    { name: 'b', version: '2.0.0', licence: 'MIT', text: 'Copyright A' },
    { name: 'c', version: '3.0.0', licence: 'ISC', text: '' },
  ]);

  equal(
    list,
    'The pages hold 3 npm packages.\n     (MIT) a 1.0.0\n     (MIT) b 2.0.0\n     (ISC) c 3.0.0\n'
      + '\n--- a, b ---\n\nCopyright A\n',
  );
});
