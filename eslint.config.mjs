import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Packages that belong to one folder each: nobody else may name them, not even as a type. */
const owned = {
  bot: ['botbuilder*', 'botframework-*'],
  graph: [
    '@microsoft/microsoft-graph-client',
    '@microsoft/microsoft-graph-client/*',
    '@microsoft/microsoft-graph-types',
  ],
  'src/tables': ['@azure/data-tables'],
  cards: ['adaptivecards-templating', 'adaptive-expressions'],
  'src/web': ['fastify'],
  'src/vault': ['@azure/keyvault-keys'],
  'src/telemetry': ['@opentelemetry/*'],
};
/** The core imports none of the edges. */
const edges = ['bot', 'graph', 'cards', 'local', 'src/tables', 'src/web', 'src/vault', 'src/telemetry'];
const core = [
  'inquiry',
  'procedure',
  'clock',
  'intake',
  'reminders',
  'people',
  'log',
  'views',
  'desk',
  'answer-link',
  'watch',
  'log-desk',
  'alarm',
  'metrics',
];

const packagesNotOf = (...folders) =>
  Object.entries(owned)
    .filter(([folder]) => !folders.includes(folder))
    .map(([folder, group]) => ({ group, message: `Only ${folder}/ may import it.` }));
const noEdges = edges.map((edge) => ({
  group: [`**/${edge.split('/').at(-1)}/**`],
  message: 'Arrows never turn back.',
}));

/** No ambient time, process or network: `now` is an argument, clients are ports. */
const pure = {
  'no-restricted-globals': ['error', 'fetch', 'process', 'setTimeout', 'setInterval', 'setImmediate', 'performance'],
  'no-restricted-syntax': [
    'error',
    {
      selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
      message: 'Use the Clock or SystemTime.',
    },
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Use the Clock.' },
    {
      selector:
        "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|local|utc)$/][arguments.length=0]",
      message: 'Use the Clock.',
    },
  ],
};

export default defineConfig(
  globalIgnores(['dist', 'coverage', '.cache', '.local']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-imports': ['error', { patterns: packagesNotOf() }],
    },
  },
  // One block per folder: two blocks that match one file would replace each other's options.
  {
    files: ['src/*.ts', 'local/**/*.ts', 'bench/**/*.ts', 'manifest/**/*.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['bot/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...packagesNotOf('bot'),
            {
              group: ['**/graph/**', '**/tables/**', '**/web/**', '**/local/**'],
              message: 'An edge imports cards, no other edge.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['graph/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...packagesNotOf('graph'),
            {
              group: ['**/bot/**', '**/tables/**', '**/web/**', '**/local/**'],
              message: 'An edge imports cards, no other edge.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['cards/**/*.ts'],
    rules: {
      ...pure,
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...packagesNotOf('cards'),
            {
              group: ['**/bot/**', '**/graph/**', '**/tables/**', '**/web/**', '**/local/**'],
              message: 'Cards import no edge.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/tables/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...packagesNotOf('src/tables'),
            {
              group: ['**/bot/**', '**/graph/**', '**/web/**', '**/cards/**', '**/local/**'],
              message: 'An edge imports no other edge.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/vault/**/*.ts', 'src/telemetry/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...packagesNotOf('src/vault', 'src/telemetry'),
            {
              group: ['**/bot/**', '**/graph/**', '**/tables/**', '**/web/**', '**/cards/**', '**/local/**'],
              message: 'An edge imports no other edge.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/web/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...packagesNotOf('src/web'),
            {
              group: ['**/bot/**', '**/graph/**', '**/tables/**', '**/local/**'],
              message: 'An edge imports no other edge.',
            },
          ],
        },
      ],
    },
  },
  {
    files: core.map((folder) => `src/${folder}/**/*.ts`),
    rules: { ...pure, 'no-restricted-imports': ['error', { patterns: [...packagesNotOf(), ...noEdges] }] },
  },
  // The doors of the core to the machine: real time, commands, the reading thread.
  {
    files: ['src/clock/system.ts', 'src/**/*-command.ts', 'src/intake/worker/**/*.ts'],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-syntax': 'off' },
  },
  // The same seed gives the same result: no time and no chance but its own.
  {
    files: ['simulate/**/*.ts'],
    ignores: ['simulate/main.ts', 'simulate/progress.ts'],
    rules: {
      ...pure,
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Use chance with a seed.' }],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'no-restricted-imports': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      globals: {
        require: 'readonly',
        module: 'writable',
        process: 'readonly',
        __dirname: 'readonly',
        console: 'readonly',
      },
    },
  },
  { files: ['.ci/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly' } } },
  {
    files: ['local/page/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'window',
          'document',
          'fetch',
          'EventSource',
          'localStorage',
          'navigator',
          'matchMedia',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'requestAnimationFrame',
          'console',
          'HTMLElement',
          'HTMLInputElement',
          'HTMLTextAreaElement',
          'HTMLSelectElement',
          'HTMLButtonElement',
          'Element',
          'Node',
          'Event',
          'CustomEvent',
          'MutationObserver',
          'ResizeObserver',
          'AdaptiveCards',
          'URL',
          'URLSearchParams',
          'performance',
          'AbortController',
          'Intl',
          'CSS',
          'queueMicrotask',
          'structuredClone',
          'location',
          'history',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  { files: ['local/page/theme-early.js'], languageOptions: { sourceType: 'script' } },
);
