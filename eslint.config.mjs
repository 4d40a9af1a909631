import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import ts from 'typescript-eslint';
import kindsOfFile from './infra/kinds-of-file.json' with { type: 'json' };

/** What specs import, wherever they stand. */
const testing = ['@jest/globals', 'fast-check'];

/** What may import what (docs/handbook/design.md#1). An untagged project may import nothing. */
const boundaries = [
  { sourceTag: 'type:core', onlyDependOnLibsWithTags: [], allowedExternalImports: testing },
  {
    sourceTag: 'type:contracts',
    onlyDependOnLibsWithTags: ['type:core'],
    allowedExternalImports: ['zod', ...testing],
  },
  {
    sourceTag: 'type:rules',
    onlyDependOnLibsWithTags: ['type:core', 'type:contracts'],
    allowedExternalImports: [...testing, 'chinese-days'],
  },
  {
    sourceTag: 'type:engines',
    onlyDependOnLibsWithTags: ['type:core'],
    allowedExternalImports: ['mongoose', 'kafkajs', 'lru-cache', 'p-retry', 'p-timeout', ...testing],
  },
  {
    sourceTag: 'type:platform',
    onlyDependOnLibsWithTags: ['type:core', 'type:contracts', 'type:rules', 'type:engines'],
  },
  {
    sourceTag: 'type:service',
    onlyDependOnLibsWithTags: ['type:core', 'type:contracts', 'type:rules', 'type:platform'],
  },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: [
      ...[
        'type:service',
        'type:sample-city',
        'type:platform',
        'type:engines',
        'type:core',
        'type:contracts',
        'type:rules',
      ],
      'type:infra',
    ],
  },
  // Screens judge by the same rules as the services.
  {
    sourceTag: 'type:dashboard',
    onlyDependOnLibsWithTags: ['type:contracts', 'type:core', 'type:rules'],
  },
  {
    sourceTag: 'type:sample-city',
    onlyDependOnLibsWithTags: ['type:core', 'type:contracts', 'type:rules', 'type:platform'],
  },
  { sourceTag: 'type:infra', onlyDependOnLibsWithTags: ['type:platform', 'type:core', 'type:contracts'] },
  { sourceTag: 'type:test', onlyDependOnLibsWithTags: ['*'] },
];

const impureGlobals = [
  'Date',
  'process',
  'crypto',
  'globalThis',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'fetch',
  'console',
  'Buffer',
  'queueMicrotask',
  'require',
];

/**
 * In a service all is pure that the table does not call shell or tests, so that a new kind of file is pure
 * until somebody says otherwise.
 */
const { shell, tests, leaving } = kindsOfFile;
const impure = [shell, tests, leaving?.shell ?? {}]
  .flatMap((kinds) => Object.keys(kinds))
  .map((pattern) => `services/*/${pattern.replaceAll(/\{(service|room)\}/g, '*')}`);

export default ts.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', 'data/**', 'coverage/**'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true }],
      'max-len': [
        'error',
        {
          code: 110,
          ignoreStrings: true,
          ignoreTemplateLiterals: true,
          ignoreRegExpLiterals: true,
          ignoreUrls: true,
        },
      ],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          depConstraints: boundaries,
          allow: [],
          enforceBuildableLibDependency: false,
          banTransitiveDependencies: false,
        },
      ],
    },
  },
  // Markup stands one attribute a line, so a component of the same content is longer.
  {
    files: ['dashboard/**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['**/*.spec.ts', '**/*.contract.ts', 'test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 450, skipBlankLines: true }] },
  },
  {
    // Scripts of mongosh, which are no modules.
    files: ['infra/docker/*.js'],
    languageOptions: { sourceType: 'commonjs', globals: { process: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly', console: 'readonly' } },
  },
  {
    // The pure part of a service: no clock, no random, no I/O, no package.
    files: ['services/*/src/**/*.ts', 'libs/rules/src/**/*.ts'],
    ignores: ['services/all/**', 'libs/rules/src/**/*.spec.ts', ...impure],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!@laurel/(core|contracts|rules)$|\\.)',
              message: 'Pure code imports core, contracts, rules and its neighbours only.',
            },
            {
              regex:
                '^\\.(.*\\.(facts|handler|controller|module|definition|operations)|\\./(main|index))\\.ts$',
              message: 'Pure code imports nothing of the shell.',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...impureGlobals.map((name) => ({
          name,
          message: 'Pure code gets clocks, ids and I/O from outside.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Pure code draws no random numbers.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ImportExpression', message: 'Pure code imports statically.' },
      ],
    },
  },
);
