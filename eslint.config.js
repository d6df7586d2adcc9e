import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { fileName } from './build/lint/file-name.mjs';

/** No file names another by going through a third one: a reader finds the code where the import points. */
const noReExports = [
  {
    selector: 'ExportAllDeclaration, ExportNamedDeclaration[source]',
    message: 'Import from the file that defines the thing; re-exports hide where it lives.',
  },
];

/** `shared` computes the same result for the same arguments, on any machine, at any time. */
const noHiddenInputs = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'shared has no clock: take the time as an argument.',
  },
];

/** The suite is whole: a test that needs a part of the machine asks `requirePart`, which fails in CI. */
const noSilencedTests = [
  {
    selector:
      'MemberExpression[object.name=/^(test|it|describe|suite)$/][property.name=/^(skip|skipIf|runIf|only|todo|fails)$/]',
    message: 'No test is left out: use requirePart for what a machine may lack.',
  },
];

export default defineConfig(
  {
    ignores: ['dist/', 'release/', 'demo/', 'coverage/', '.build/', 'tests/fixtures/'],
  },
  {
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    // A suppression comment has no effect and is itself reported (warnings fail the check).
    linterOptions: { noInlineConfig: true },
    plugins: { jitterbook: { rules: { 'file-name': fileName } } },
    rules: {
      'jitterbook/file-name': 'error',
      complexity: ['error', 10],
      eqeqeq: 'error',
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      'no-restricted-syntax': ['error', ...noReExports],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      // The model uses `type`: a record is a value, closed to later additions.
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      // `() => doIt()` is the plainest handler, whatever doIt gives back.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // `const { secret, ...rest } = record` is how a record without a field is made.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // There are no enums (the compiler sees to it) and few classes; both rules are a third of the time.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // Spreading a string gives code points, which is what a parser wants.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Collections are records keyed by identifier; immer wants plain deletes on its drafts.
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'shared has no clock.' },
        { object: 'Math', property: 'random', message: 'shared has no chance: take a generator.' },
      ],
      'no-restricted-syntax': ['error', ...noReExports, ...noHiddenInputs],
    },
  },
  {
    // One JavaScript file without dependencies or a build, because it is copied to hosts as it is.
    files: ['assets/probe/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ...noReExports, ...noSilencedTests] },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    // Found by path, so the one thing in the file has no name to import.
    files: ['shared/*/catalog/*.ts', '*.config.{ts,js}', 'build/count-reporter.mjs'],
    rules: { 'no-restricted-exports': 'off' },
  },
);
